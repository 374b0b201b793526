import { formatDay, parseDay } from "#core/base/day.ts";
import { fen, formatMoney } from "#core/base/fen.ts";
import type { ReconciledRow } from "#core/flows/ledger/app.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { isMoneyField } from "#core/model/fields.ts";
import { isKindId } from "#core/model/kinds/index.ts";
import { t } from "#pwa/i18n/index.ts";
import { kindName } from "#ui/words.ts";

/** What one side says of a field, as people read it. */
export function saidValue(field: ReconciledRow["differs"][number]["field"], value: string): string {
	if (field === "state") {
		const state = invoiceStates.find((one) => one === value);
		return state ? t(`state.${state}`) : value;
	}
	if (field === "kind") return isKindId(value) ? kindName(value) : value;
	if (isMoneyField(field)) return formatMoney(fen(Number(value)));
	const day = field === "issuedOn" ? parseDay(value) : undefined;
	return day ? formatDay(day) : value;
}
