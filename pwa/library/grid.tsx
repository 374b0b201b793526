import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

import type { App, RecordRow } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import { changeColumns, chosenColumns, listRoom } from "#pwa/state/columns.ts";
import type { PagedRows } from "#pwa/state/rows.ts";
import { narrow } from "#pwa/state/screen.ts";
import type { Selection } from "#pwa/use-selection.ts";
import { rowName } from "#ui/words.ts";
import { besideOf, Cell } from "./cells.tsx";
import { type ColumnId, fitColumns, templateOf, usualColumns } from "./column-list.ts";
import { Head } from "./head.tsx";
import { type LibraryQuery, libraryUrl } from "./url.ts";

interface Props {
	readonly app: App;
	readonly rows: PagedRows;
	readonly asked: LibraryQuery;
	readonly openId: string | undefined;
	readonly selection: Selection<RecordRow>;
	readonly onSelectAll: () => void;
	readonly onOpen: (recordId: string) => void;
	readonly onDelete: (row: RecordRow) => void;
}

/** What a card of a phone shows; the style sheet has a place for each. */
const cardIds: readonly ColumnId[] = ["authenticity", "claimable", "kind", "sellerName", "issuedOn", "total"];

/** The table of the library; on phones its rows are cards. */
export function LibraryGrid({ app, rows, asked, openId, selection, onSelectAll, onOpen, onDelete }: Props) {
	const frame = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const box = frame.current;
		if (!box) return;
		const measure = () => {
			listRoom.value = box.clientWidth;
		};
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(box);
		return () => observer.disconnect();
	}, []);
	/** While a border is dragged: as wide as it would become. */
	const [dragged, setDragged] = useState<{ readonly id: string; readonly width: number }>();
	const chosen = chosenColumns.value ?? usualColumns;
	const choice = dragged ? chosen.map((one) => (one.id === dragged.id ? dragged : one)) : chosen;
	const room = listRoom.value;
	const shown = useMemo(() => fitColumns(choice, room), [choice, room]);
	const ids = narrow.value ? cardIds : shown.map(({ id }) => id);
	const beside = useMemo(() => besideOf(ids), [ids.join(" ")]);

	const resize = (id: string, width: number | undefined, { done }: { readonly done: boolean }) => {
		if (!done && width !== undefined) return setDragged({ id, width });
		setDragged(undefined);
		void changeColumns(
			app,
			chosen.map((one) => (one.id === id ? { id, ...(width !== undefined && { width }) } : one)),
		);
	};

	const count = rows.page?.count ?? 0;
	const withRow = (act: (row: RecordRow) => void) => (index: number) => {
		const row = rows.row(index);
		if (row) act(row);
	};
	return (
		<div ref={frame} class="ledger-frame" style={{ "--ledger-columns": templateOf(shown) }}>
			<PagedGrid
				name="ledger"
				label={t("library.table")}
				rows={rows}
				height={narrow.value ? 92 : 40}
				head={
					<Head
						shown={shown}
						asked={asked}
						merged={!beside.axes.includes("state")}
						all={count > 0 && selection.rows.size === count}
						onSelectAll={onSelectAll}
						onResize={resize}
					/>
				}
				draw={(row, index) => {
					const selected = selection.rows.has(row.id);
					return {
						open: row.id === openId,
						selected,
						cells: (
							<>
								<span class="cell pick" role="gridcell">
									{/* Covers the row, whichever columns there are. */}
									<a class="row-link" href={libraryUrl(asked, row.id)} tabIndex={-1}>
										<span class="visually-hidden">
											{[row.sellerName, row.number].filter(Boolean).join(" ") || rowName(row)}
										</span>
									</a>
									<input
										type="checkbox"
										tabIndex={-1}
										checked={selected}
										aria-label={t("library.selectRow", { number: rowName(row) })}
										onClick={(event) => selection.pick(index, { range: event.shiftKey })}
									/>
								</span>
								{ids.map((id) => (
									<Cell key={id} id={id} row={row} beside={beside} />
								))}
							</>
						),
					};
				}}
				glance={(row) => {
					// What the list is sorted by, in its own column, tells how far one has come.
					const id = ids.find((one) => one === asked.sort);
					return (
						id && (
							<span class="glance" style={{ gridColumn: ids.indexOf(id) + 2 }}>
								<Cell id={id} row={row} beside={beside} />
							</span>
						)
					);
				}}
				actions={{
					onOpen: withRow((row) => onOpen(row.id)),
					onSelect: selection.pick,
					onSelectAll,
					onDelete: withRow(onDelete),
				}}
			/>
		</div>
	);
}
