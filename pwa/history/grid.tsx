import type { HistoryFilter, HistoryPage, HistoryRow } from "#core/flows/history/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { PagedGrid } from "#pwa/paged-grid.tsx";
import type { Pieces } from "#pwa/state/pieces.ts";
import { narrow } from "#pwa/state/screen.ts";
import { Mark, stateTone } from "#ui/mark.tsx";
import { Digits, formatInstant, Money } from "#ui/value.tsx";
import { kindShortName } from "#ui/words.ts";

import { historyUrl } from "./url.ts";
import { providerName, resultTone, resultWord } from "./words.ts";

export type HistoryRows = Pieces<HistoryRow, HistoryPage>;

interface Props {
	readonly rows: HistoryRows;
	readonly filter: HistoryFilter;
	/** Questions after this instant are new. */
	readonly since: string | undefined;
	readonly openId: string | undefined;
	readonly onOpen: (recordId: string) => void;
	readonly onMark: (row: HistoryRow) => void;
}

const columns = ["at", "result", "state", "number", "seller", "total", "provider", "note"] as const;
const columnWords = {
	at: "history.col.at",
	result: "history.col.result",
	state: "history.col.state",
	number: "history.col.invoice",
	seller: "history.col.seller",
	total: "history.col.total",
	provider: "history.col.provider",
	note: "history.col.note",
} as const;

/** The table of the history; on phones its rows are cards. */
export function HistoryGrid({ rows, filter, since, openId, onOpen, onMark }: Props) {
	const withRow = (act: (row: HistoryRow) => void) => (index: number) => {
		const row = rows.row(index);
		if (row) act(row);
	};
	return (
		<PagedGrid
			name="questions"
			label={t("history.table")}
			rows={rows}
			height={narrow.value ? 104 : 40}
			head={columns.map((column) => (
				<span key={column} class={`cell ${column}`} role="columnheader">
					{t(columnWords[column])}
				</span>
			))}
			draw={(row) => {
				const isNew = since !== undefined && row.at > since;
				return {
					open: row.recordId === openId,
					...(isNew && { class: "new" }),
					data: { "data-group": row.group },
					cells: <Cells row={row} isNew={isNew} href={historyUrl(filter, row.recordId)} onMark={() => onMark(row)} />,
				};
			}}
			actions={{ onOpen: withRow((row) => onOpen(row.recordId)), onSelect: withRow(onMark) }}
		/>
	);
}

function Cells({ row, isNew, href, onMark }: { row: HistoryRow; isNew: boolean; href: string; onMark: () => void }) {
	const marks = [row.doneAt && t("history.mark.done"), row.note].filter(Boolean).join(" · ");
	return (
		<>
			<span class="cell at" role="gridcell">
				<time dateTime={row.at}>{formatInstant(row.at)}</time>
				{isNew && <span class="chip new">{t("history.new")}</span>}
			</span>
			<span class={`cell axis result ${resultTone(row)}`} role="gridcell">
				<Mark tone={resultTone(row)} />
				<span class="clip">{resultWord(row)}</span>
				{row.how === "kept" && (
					<span class="chip" title={t("history.kept.hint")}>
						{t("history.kept")}
					</span>
				)}
				{row.sample && <span class="chip sample">{t("sample.short")}</span>}
			</span>
			<span class={`cell axis state ${row.outcome === "match" ? stateTone[row.state] : ""}`} role="gridcell">
				{row.outcome === "match" && (
					<>
						<Mark tone={stateTone[row.state]} />
						<span class="clip">{t(`state.short.${row.state}`)}</span>
					</>
				)}
				{row.change && <span class="chip changed">{t("change.short")}</span>}
			</span>
			<span class="cell number clip" role="gridcell">
				<a class="row-link" href={href} tabIndex={-1}>
					{row.number ? <Digits text={row.number} /> : row.kind ? kindShortName(row.kind) : t("history.see")}
				</a>
			</span>
			<span class="cell seller clip" role="gridcell" title={row.sellerName}>
				{row.sellerName}
			</span>
			<span class="cell total" role="gridcell">
				<Money value={row.total} />
			</span>
			<span class="cell provider clip muted" role="gridcell">
				{providerName(row.provider)}
			</span>
			<span class="cell note" role="gridcell">
				{(row.group !== "good" || marks) && (
					<button type="button" class="link clip" tabIndex={-1} title={marks} onClick={onMark}>
						{marks || t("history.mark")}
					</button>
				)}
			</span>
		</>
	);
}
