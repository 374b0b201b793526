import { formatDay, parseDay } from "#core/base/day.ts";
import type { ReportFound } from "#core/flows/stats/app.ts";
import { boxOfCell, type ReportColumn, type ReportRow, type ReportTable } from "#core/reports/report.ts";

import { chips } from "./bar.tsx";
import { NumberLink, Scrolled } from "./numbers.tsx";
import { downloadReport } from "./report-file.ts";
import { headText, isTelling, tableTitle } from "./report-words.ts";
import { listUrl, type StatsAsked } from "./url.ts";
import { Sum } from "./value.tsx";
import { t, tMaybe } from "./words.ts";

/** A report as it is printed: title, of what, tables, notes. */
export function ReportView({ found, asked }: { found: ReportFound; asked: StatsAsked }) {
	const { report, madeOn } = found;
	const only = [asked.filter.text, ...chips(asked.filter).map(({ word }) => word)].filter(Boolean).join("，");
	const made = parseDay(madeOn);
	return (
		<article class="report">
			<header class="report-head">
				<div>
					<h2>{t(`report.${report.id}`)}</h2>
					<p class="muted small">
						{t("report.made", {
							day: made ? formatDay(made) : madeOn,
							basis: t(`stats.basis.${asked.basis}`),
							period: asked.period ? (tMaybe(`stats.period.${asked.period}`) ?? asked.period) : t("stats.period.all"),
						})}
					</p>
					{only && <p class="muted small">{t("report.only", { what: only })}</p>}
				</div>
				<span class="bar no-print">
					<button type="button" class="button" onClick={() => void downloadReport(found, asked.basis)}>
						{t("report.xlsx")}
					</button>
					<button type="button" class="button primary" onClick={() => window.print()}>
						{t("report.print")}
					</button>
				</span>
			</header>
			{report.tables.map((table) => (
				<Table key={table.id} table={table} asked={asked} scope={found.scope} />
			))}
			<footer class="report-foot">
				<h3>{t("report.notes")}</h3>
				<ul class="report-notes">
					{report.notes.map((note) => (
						<li key={note}>{t(`report.note.${note}`)}</li>
					))}
				</ul>
			</footer>
		</article>
	);
}

function Table({ table, asked, scope }: { table: ReportTable; asked: StatsAsked; scope: string }) {
	const title = tableTitle(table);
	return (
		<section class="report-part">
			<h3>{title}</h3>
			<Scrolled label={title}>
				<table class="plain-table">
					<thead>
						<tr>
							{table.columns.map(({ id, type }) => (
								<th key={id} scope="col" class={isNumber(type) ? "num" : undefined}>
									{tMaybe(`report.col.${id}`) ?? id}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{table.rows.filter(isTelling).map((row, index) => (
							<tr key={index} class={row.role}>
								{table.columns.map((column, at) => (
									<td key={column.id} class={isNumber(column.type) ? "num own" : undefined}>
										{cell(table.columns, row, at, asked, scope)}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</Scrolled>
		</section>
	);
}

function cell(columns: readonly ReportColumn[], row: ReportRow, at: number, asked: StatsAsked, scope: string) {
	const [column, value] = [columns[at], row.cells[at]];
	if (!column) return null;
	// Nothing red is the rule; noughts in every row would hide the few that are.
	if (value === 0 && (column.id === "reds" || column.id === "red")) return null;
	if (!isNumber(column.type)) return headText(column, row, at, asked.basis);
	const box = boxOfCell(columns, row, at);
	return (
		<NumberLink href={box === undefined ? undefined : listUrl(asked, scope, box)}>
			{column.type === "count" ? value : <Sum value={typeof value === "number" ? value : undefined} />}
		</NumberLink>
	);
}

function isNumber(type: ReportColumn["type"]): boolean {
	return type === "count" || type === "money";
}
