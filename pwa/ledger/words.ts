import type { LedgerRow, LedgerRowState, RowNote } from "#core/flows/ledger/app.ts";
import { isKindId, kindById } from "#core/model/kinds/index.ts";
import { t } from "#pwa/i18n/index.ts";
import { pick } from "#ui/i18n/index.ts";
import type { Tone } from "#ui/mark.tsx";
import { fieldList, kindName } from "#ui/words.ts";

/** That a row can be asked about is no verdict, and has no mark. */
export const rowStateTone: Partial<Record<LedgerRowState, Tone>> = { lacking: "caution", left_out: "stop" };

/** What will be asked about a row, what is missing for it, or why it is not taken in. */
export function rowText({ ask, missing, state, notes, fields, known }: LedgerRow): string {
	const said = notes.map(noteText);
	if (state === "left_out") return said.join(" ");
	const head = ask
		? t("ledger.row.ask", { what: pick(kindById(ask.kind).checkValueName), value: ask.checkValue })
		: missing && missing.length > 0
			? t("ledger.row.missing", { fields: fieldList(missing) })
			: t("ledger.row.unsupported", { kind: fields.kind ? kindName(fields.kind) : "" });
	return [head, known && t("ledger.row.known"), ...said].filter(Boolean).join(" ");
}

function noteText({ code, field, text, row }: RowNote): string {
	const value = code === "kind_mismatch" && text && isKindId(text) ? kindName(text) : text;
	return t(`ledger.note.${code}`, { field: field ? fieldList([field]) : "", text: value, row });
}
