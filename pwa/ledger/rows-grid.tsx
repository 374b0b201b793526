import type { LedgerRow, LedgerView } from "#core/flows/ledger/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import type { Pieces } from "#pwa/state/pieces.ts";
import { narrow } from "#pwa/state/screen.ts";
import { Mark } from "#ui/mark.tsx";
import { Digits } from "#ui/value.tsx";

import { FaceCells } from "./face-cells.tsx";
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
			<FaceCells row={row.row} fields={fields} number={fields.number && <Digits text={fields.number} />} />
			<span class={`cell axis why ${tone ?? "muted"}`} role="gridcell" title={text}>
				{tone && <Mark tone={tone} />}
				<span>{text}</span>
			</span>
		</>
	);
}
