import { formatDay } from "#core/base/day.ts";
import type { LedgerRow, LedgerView } from "#core/flows/ledger/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import type { Pieces } from "#pwa/state/pieces.ts";
import { narrow } from "#pwa/state/screen.ts";
import { Mark } from "#ui/mark.tsx";
import { Digits, Money } from "#ui/value.tsx";
import { kindShortName } from "#ui/words.ts";

import { rowStateTone, rowText } from "./words.ts";

/** What becomes of each row. */
export function LedgerRowsGrid({ pieces }: { pieces: Pieces<LedgerRow, LedgerView> }) {
	return (
		<PagedGrid
			name="ledger-rows"
			label={t("ledger.table")}
			rows={pieces}
			height={narrow.value ? 104 : 52}
			draw={(row) => ({ cells: <Cells row={row} />, data: { "data-state": row.state } })}
			actions={{ onOpen: () => undefined }}
		/>
	);
}

function Cells({ row }: { row: LedgerRow }) {
	const { fields } = row;
	const text = rowText(row);
	const tone = rowStateTone[row.state];
	return (
		<>
			<span class="cell line muted" role="gridcell">
				{t("ledger.row.line", { row: row.row })}
			</span>
			<span class="cell number" role="gridcell">
				{fields.number && <Digits text={fields.number} />}
				<span class="under clip">
					{[fields.code, fields.kind && kindShortName(fields.kind)].filter(Boolean).join(" · ")}
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
			<span class={`cell axis why ${tone ?? "muted"}`} role="gridcell" title={text}>
				{tone && <Mark tone={tone} />}
				<span>{text}</span>
			</span>
		</>
	);
}
