import type { ComponentChildren } from "preact";

import { formatDay } from "#core/base/day.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { t } from "#pwa/i18n/index.ts";
import { Money } from "#ui/value.tsx";
import { kindShortName } from "#ui/words.ts";

interface Props {
	/** As the spreadsheet counts it; absent for what is in the library only. */
	readonly row: number | undefined;
	readonly fields: Readonly<Partial<FieldValues>>;
	readonly number: ComponentChildren;
	/** Before code and kind. */
	readonly mark?: ComponentChildren;
}

/** What a row of a ledger says of its invoice: the cells that every grid of such rows begins with. */
export function FaceCells({ row, fields, number, mark }: Props) {
	return (
		<>
			<span class="cell line muted" role="gridcell">
				{row !== undefined && t("ledger.row.line", { row })}
			</span>
			<span class="cell number" role="gridcell">
				{number}
				<span class="under clip">
					{mark} {[fields.code, fields.kind && kindShortName(fields.kind)].filter(Boolean).join(" · ")}
				</span>
			</span>
			<span class="cell day" role="gridcell">
				{fields.issuedOn && formatDay(fields.issuedOn)}
			</span>
			<span class="cell seller clip" role="gridcell" title={fields.sellerName}>
				{fields.sellerName}
			</span>
			<span class="cell total" role="gridcell">
				<Money value={fields.total ?? fields.amount} />
			</span>
		</>
	);
}
