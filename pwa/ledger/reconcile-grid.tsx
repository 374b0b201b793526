import type { Reconciled, ReconciledRow, ReconcileState } from "#core/flows/ledger/app.ts";
import { t } from "#pwa/i18n/reconcile.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import type { Pieces } from "#pwa/state/pieces.ts";
import { narrow } from "#pwa/state/screen.ts";
import { Mark, type Tone } from "#ui/mark.tsx";
import { Digits } from "#ui/value.tsx";

import { FaceCells } from "./face-cells.tsx";
import { saidValue } from "./said-value.ts";

/** That both say the same is no verdict, and has no mark. */
export const reconcileTone: Partial<Record<ReconcileState, Tone>> = {
	only_ledger: "caution",
	only_here: "caution",
	differs: "stop",
};

interface Props {
	readonly pieces: Pieces<ReconciledRow, Reconciled>;
	readonly onOpen: (row: ReconciledRow) => void;
}

/** Each invoice of either side, and what the two say of it. */
export function ReconciledGrid({ pieces, onOpen }: Props) {
	return (
		<PagedGrid
			name="ledger-rows reconcile-rows"
			label={t("reconcile.table")}
			rows={pieces}
			height={narrow.value ? 104 : 56}
			draw={(row) => ({ cells: <Cells row={row} onOpen={onOpen} />, data: { "data-state": row.state } })}
			actions={{
				onOpen: (index) => {
					const row = pieces.row(index);
					if (row) onOpen(row);
				},
			}}
		/>
	);
}

function Cells({ row, onOpen }: { row: ReconciledRow; onOpen: (row: ReconciledRow) => void }) {
	const { state } = row;
	const tone = reconcileTone[state];
	const [first, ...rest] = saidOf(row);
	return (
		<>
			<FaceCells
				row={row.row}
				fields={row.fields}
				number={<NumberLink row={row} onOpen={onOpen} />}
				mark={row.sample && <span class="chip sample">{t("sample.short")}</span>}
			/>
			<span class={`cell axis why ${tone ?? "muted"}`} role="gridcell" title={saidOf(row).join("\n")}>
				{tone && <Mark tone={tone} />}
				<span class="clip">
					<strong>{t(`reconcile.state.${state}`)}</strong> <span class="said">{first}</span>
					{rest.length > 0 && (
						<span class="said clip next">
							{rest.length === 1 ? rest[0] : t("reconcile.more", { count: rest.length })}
						</span>
					)}
				</span>
			</span>
		</>
	);
}

/** Opens both sides where they differ, else the record; what is only in the ledger opens nothing. */
function NumberLink({ row, onOpen }: { row: ReconciledRow; onOpen: (row: ReconciledRow) => void }) {
	const { recordId, differs, fields } = row;
	const number = <Digits text={fields.number ?? ""} />;
	if (recordId === undefined) return number;
	if (differs.length === 0) {
		return (
			<a class="row-link" href={libraryUrl({}, recordId)} tabIndex={-1}>
				{number}
			</a>
		);
	}
	return (
		<button type="button" class="row-link" tabIndex={-1} onClick={() => onOpen(row)}>
			{number}
		</button>
	);
}

/** What is to be known about the row beside its group. */
function saidOf({ state, differs, trashed, fromLedger }: ReconciledRow): readonly string[] {
	if (state === "only_here") return [t("reconcile.only_here")];
	if (state === "only_ledger") return [t(trashed ? "reconcile.trashed" : "reconcile.only_ledger")];
	const both = differs.map(({ field, ledger, here }) =>
		t("reconcile.both", { field: t(`field.${field}`), ledger: saidValue(field, ledger), here: saidValue(field, here) }),
	);
	return fromLedger ? [...both, t("reconcile.fromLedger")] : both;
}
