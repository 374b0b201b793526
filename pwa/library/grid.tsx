import { useLocation } from "preact-iso";

import { formatDay } from "#core/base/day.ts";
import type { ListQuery, RecordRow } from "#core/flows/app.ts";
import { t, type WordKey } from "#pwa/i18n/index.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import type { PagedRows } from "#pwa/state/rows.ts";
import { narrow } from "#pwa/state/screen.ts";
import type { Selection } from "#pwa/use-selection.ts";
import { VerdictCells } from "#pwa/verdict-cells.tsx";
import { Icon } from "#ui/icon.tsx";
import { Mark } from "#ui/mark.tsx";
import { Digits, formatInstant, Money } from "#ui/value.tsx";
import { kindName, kindShortName, rowName } from "#ui/words.ts";
import { type LibraryQuery, libraryUrl } from "./url.ts";

interface Props {
	readonly rows: PagedRows;
	readonly asked: LibraryQuery;
	readonly openId: string | undefined;
	readonly selection: Selection<RecordRow>;
	readonly onSelectAll: () => void;
	readonly onOpen: (recordId: string) => void;
	readonly onDelete: (row: RecordRow) => void;
}

/** The table of the library; on phones its rows are cards. */
export function LibraryGrid({ rows, asked, openId, selection, onSelectAll, onOpen, onDelete }: Props) {
	const count = rows.page?.count ?? 0;
	const withRow = (act: (row: RecordRow) => void) => (index: number) => {
		const row = rows.row(index);
		if (row) act(row);
	};
	return (
		<PagedGrid
			name="ledger"
			label={t("library.table")}
			rows={rows}
			height={narrow.value ? 92 : 40}
			head={<Head asked={asked} all={count > 0 && selection.rows.size === count} onSelectAll={onSelectAll} />}
			draw={(row, index) => {
				const selected = selection.rows.has(row.id);
				return {
					open: row.id === openId,
					selected,
					cells: (
						<Cells
							row={row}
							href={libraryUrl(asked, row.id)}
							selected={selected}
							onPick={(range) => selection.pick(index, { range })}
						/>
					),
				};
			}}
			actions={{
				onOpen: withRow((row) => onOpen(row.id)),
				onSelect: selection.pick,
				onSelectAll,
				onDelete: withRow(onDelete),
			}}
		/>
	);
}

/** `narrow`: the heading where there is no room for all three axes and a grave state stands in place of the claim. */
const columns: readonly { key: string; sort?: ListQuery["sort"]; word: WordKey; narrow?: WordKey }[] = [
	{ key: "a1", word: "col.authenticity" },
	{ key: "a2", word: "col.state" },
	{ key: "a3", word: "col.claimable", narrow: "col.stateOrClaimable" },
	{ key: "day", sort: "issuedOn", word: "col.issuedOn" },
	{ key: "number", sort: "number", word: "col.number" },
	{ key: "kind", word: "col.kind" },
	{ key: "seller", sort: "sellerName", word: "col.sellerName" },
	{ key: "total", sort: "total", word: "col.total" },
	{ key: "created", sort: "createdAt", word: "col.createdAt" },
];

function Head({ asked, all, onSelectAll }: { asked: LibraryQuery; all: boolean; onSelectAll: () => void }) {
	const { route } = useLocation();
	return (
		<>
			<span class="cell pick" role="columnheader">
				<input type="checkbox" checked={all} aria-label={t("library.selectAll")} onChange={onSelectAll} />
			</span>
			{columns.map(({ key, sort, word, narrow: narrowWord }) => {
				const on = sort === asked.sort;
				const sorted = on ? (asked.direction === "up" ? "ascending" : "descending") : undefined;
				return (
					<span key={key} class={`cell ${key}`} role="columnheader" aria-sort={sorted}>
						{sort ? (
							<button
								type="button"
								class="sort"
								onClick={() =>
									route(
										libraryUrl({ ...asked, sort, direction: on && asked.direction === "down" ? "up" : "down" }),
										true,
									)
								}
							>
								{t(word)}
								{on && <Icon name={asked.direction} size={12} />}
							</button>
						) : narrowWord ? (
							<>
								<span class="when-three">{t(word)}</span>
								<span class="when-two">{t(narrowWord)}</span>
							</>
						) : (
							t(word)
						)}
					</span>
				);
			})}
		</>
	);
}

function Cells({
	row,
	href,
	selected,
	onPick,
}: {
	row: RecordRow;
	href: string;
	selected: boolean;
	onPick: (range: boolean) => void;
}) {
	return (
		<>
			<span class="cell pick" role="gridcell">
				<input
					type="checkbox"
					tabIndex={-1}
					checked={selected}
					aria-label={t("library.selectRow", { number: rowName(row) })}
					onClick={(event) => onPick(event.shiftKey)}
				/>
			</span>
			{row.needsPerson ? (
				<span class="cell axis wide caution" role="gridcell" aria-colspan={3}>
					<Mark tone="caution" />
					<span class="clip">{t("line.needsPerson")}</span>
					{row.sample && <span class="chip sample">{t("sample.short")}</span>}
				</span>
			) : (
				<VerdictCells row={row} />
			)}
			<span class="cell day" role="gridcell">
				{row.issuedOn && formatDay(row.issuedOn)}
			</span>
			<span class="cell number clip" role="gridcell">
				{row.number ? <Digits text={row.number} /> : <span class="muted">{t("library.noNumber")}</span>}
			</span>
			<span class="cell kind clip" role="gridcell" title={row.kind && kindName(row.kind)}>
				{row.kind && kindShortName(row.kind)}
			</span>
			<span class="cell seller clip" role="gridcell" title={row.sellerName}>
				{row.changed && <span class="chip changed">{t("change.short")}</span>}{" "}
				{/* Here, since the seller shows whatever the width: the link covers the row. */}
				<a
					class="row-link"
					href={href}
					tabIndex={-1}
					aria-label={[row.sellerName, row.number].filter(Boolean).join(" ") || rowName(row)}
				>
					{row.sellerName ?? <span class="only-narrow">{rowName(row)}</span>}
				</a>
			</span>
			<span class="cell total" role="gridcell">
				<Money value={row.total} />
			</span>
			<span class="cell created muted" role="gridcell">
				{formatInstant(row.createdAt)}
			</span>
		</>
	);
}
