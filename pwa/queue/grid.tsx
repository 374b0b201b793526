import { useMemo } from "preact/hooks";

import type { QueuePage } from "#core/flows/queue/app.ts";
import type { QueueState } from "#core/model/queue.ts";
import { t } from "#pwa/i18n/index.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import type { Pieces } from "#pwa/state/pieces.ts";
import { queueUrl } from "#pwa/state/queue.ts";
import { narrow } from "#pwa/state/screen.ts";
import type { Selection } from "#pwa/use-selection.ts";
import { VerdictCells } from "#pwa/verdict-cells.tsx";
import { language } from "#ui/i18n/index.ts";
import { Mark } from "#ui/mark.tsx";
import { queueTone, reasonText, standingText } from "#ui/queue-words.ts";
import { Digits, Money } from "#ui/value.tsx";
import { kindShortName, rowName } from "#ui/words.ts";

export type QueueRow = QueuePage["items"][number];

interface Props {
	readonly pieces: Pieces<QueueRow, QueuePage & { readonly rows: readonly QueueRow[] }>;
	readonly state: QueueState | undefined;
	readonly openId: string | undefined;
	readonly selection: Selection<QueueRow>;
	readonly onSelectAll: () => void;
	readonly onOpen: (recordId: string) => void;
}

/** Every question of the queue with where it stands; on phones its rows are cards. */
export function QueueGrid({ pieces, state, openId, selection, onSelectAll, onOpen }: Props) {
	const count = pieces.page?.count ?? 0;
	return (
		<PagedGrid
			name="queue-rows"
			label={t("queue.table")}
			rows={pieces}
			height={narrow.value ? 116 : 52}
			head={<Head all={count > 0 && selection.rows.size === count} onSelectAll={onSelectAll} />}
			draw={(row, index) => {
				const { recordId, state: standing } = row.item;
				const selected = selection.rows.has(recordId);
				return {
					open: recordId === openId,
					selected,
					data: { "data-state": standing },
					cells: (
						<Cells
							row={row}
							href={queueUrl(state, recordId)}
							picked={selected}
							onPick={(range) => selection.pick(index, { range })}
						/>
					),
				};
			}}
			actions={{
				onOpen(index) {
					const row = pieces.row(index);
					if (row) onOpen(row.item.recordId);
				},
				onSelect: selection.pick,
				onSelectAll,
			}}
		/>
	);
}

function Head({ all, onSelectAll }: { all: boolean; onSelectAll: () => void }) {
	return (
		<>
			<span class="cell pick" role="columnheader">
				<input type="checkbox" checked={all} aria-label={t("library.selectAll")} onChange={onSelectAll} />
			</span>
			<span class="cell" role="columnheader">
				{t("queue.col.state")}
			</span>
			<span class="cell" role="columnheader">
				{t("queue.col.invoice")}
			</span>
			<span class="cell total" role="columnheader">
				{t("col.total")}
			</span>
			<span class="cell" role="columnheader">
				{t("queue.col.reason")}
			</span>
		</>
	);
}

interface CellsProps {
	readonly row: QueueRow;
	readonly href: string;
	readonly picked: boolean;
	readonly onPick: (range: boolean) => void;
}

/** Drawn again only when its row has changed: while answers come, the list is looked at several times a second. */
function Cells(props: CellsProps) {
	const { row, href, picked } = props;
	return useMemo(() => drawCells(props), [row, href, picked, language.value]);
}

function drawCells({ row: { item, row }, href, picked, onPick }: CellsProps) {
	const reason = reasonText(item);
	const tone = queueTone[item.state];
	const name = row ? rowName(row) : t("queue.gone");
	return (
		<>
			<span class="cell pick" role="gridcell">
				<input
					type="checkbox"
					tabIndex={-1}
					checked={picked}
					aria-label={t("library.selectRow", { number: name })}
					onClick={(event) => onPick(event.shiftKey)}
				/>
			</span>
			<span class={`cell axis standing ${tone ?? "muted"}`} role="gridcell">
				{tone && <Mark tone={tone} />}
				<span class="clip">{standingText(item, new Date())}</span>
			</span>
			<span class="cell invoice" role="gridcell">
				<a class="row-link clip" href={href} tabIndex={-1}>
					{row?.sellerName ?? name}
				</a>
				<span class="under clip" title={[row?.number, row?.kind && kindShortName(row.kind)].filter(Boolean).join(" ")}>
					{row?.number && <Digits text={row.number} />} {row?.kind && kindShortName(row.kind)}
				</span>
			</span>
			<span class="cell total" role="gridcell">
				<Money value={row?.total ?? row?.amount} />
			</span>
			{item.state === "answered" && row ? (
				<VerdictCells row={row} />
			) : (
				<span class="cell reason muted" role="gridcell" title={reason}>
					<span>{reason || t(`queue.source.${item.from}`)}</span>
				</span>
			)}
		</>
	);
}
