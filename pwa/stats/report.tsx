import { formatDay, parseDay } from "#core/base/day.ts";
import type { ReportFound } from "#core/flows/stats/app.ts";
import { type ReportColumn, type ReportRow, type ReportTable, UNASSIGNED } from "#core/reports/report.ts";

import { chips } from "./bar.tsx";
import { MonthLink, Scrolled } from "./numbers.tsx";
import { listUrl, type StatsAsked } from "./url.ts";
import { Sum } from "./value.tsx";
import { groupName, monthName, t, tMaybe } from "./words.ts";

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
				<button type="button" class="button primary no-print" onClick={() => window.print()}>
					{t("report.print")}
				</button>
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
	const title = tMaybe(`report.table.${table.id}`) ?? table.id;
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
										{at === 0 && row.role === "total"
											? t("report.total")
											: at === 1 && row.role === "subtotal"
												? t("report.subtotal")
												: cell(column, row, at, asked, scope)}
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

function cell(
	{ id, type }: ReportColumn,
	{ cells, box, role }: ReportRow,
	at: number,
	asked: StatsAsked,
	scope: string,
) {
	const value = cells[at];
	// Nothing red is the rule; noughts in every row would hide the few that are.
	if (value === 0 && (id === "reds" || id === "red")) return null;
	if (type === "money") return <Sum value={typeof value === "number" ? value : undefined} />;
	if (type === "count") {
		const words = id === "reds" ? [box ?? "", "红蓝:红字"] : [box ?? ""];
		return (
			<MonthLink href={box === undefined || value === 0 ? undefined : listUrl(asked, scope, ...words)}>
				{value}
			</MonthLink>
		);
	}
	if (role === "total") return null;
	const text = String(value ?? "");
	if (type === "month") return monthName(text, asked.basis);
	if (type === "kind") return groupName("kind", { key: text, label: text });
	if (type === "reason") return tMaybe(`report.reason.${text}`) ?? text;
	if (text === UNASSIGNED) return t("report.unassigned");
	return groupName(id === "rate" ? "rate" : "category", { key: text, label: text });
}

/** A month of one row needs no subtotal on paper. */
function isTelling({ role, cells }: ReportRow, index: number, rows: readonly ReportRow[]): boolean {
	return role !== "subtotal" || rows[index - 2]?.cells[0] === cells[0];
}

function isNumber(type: ReportColumn["type"]): boolean {
	return type === "count" || type === "money";
}
