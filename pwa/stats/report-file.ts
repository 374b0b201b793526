import type { Table } from "#core/exchange/table.ts";
import type { ReportFound } from "#core/flows/stats/app.ts";
import type { ReportTable } from "#core/reports/report.ts";
import type { BasisDay } from "#core/search/searchable.ts";
import { downloadBlob } from "#pwa/platform/files.ts";
import { whileAtWork } from "#pwa/state/at-work.ts";

import { headText, isTelling, tableTitle } from "./report-words.ts";
import { t, tMaybe } from "./words.ts";

/** The report as a file of sheets; who writes them is loaded with the first. */
export function downloadReport(found: ReportFound, basis: BasisDay): Promise<void> {
	return whileAtWork("export", () => writeReport(found, basis));
}

async function writeReport({ report, madeOn }: ReportFound, basis: BasisDay): Promise<void> {
	const { writeTables } = await import("#core/exchange/write.ts");
	const tables = report.tables.map((table) => sheetOf(table, basis));
	const written = await writeTables("xlsx", tables, { signal: new AbortController().signal });
	if (written.ok) await downloadBlob(`${t(`report.${report.id}`)}-${madeOn}.xlsx`, written.value);
}

function sheetOf(table: ReportTable, basis: BasisDay): Table {
	return {
		name: tableTitle(table),
		columns: table.columns.map(({ id, type }) => ({
			key: id,
			title: tMaybe(`report.col.${id}`) ?? id,
			type: type === "money" ? "money" : type === "count" ? "number" : "text",
			width: type === "kind" || type === "reason" ? 34 : 16,
		})),
		rows: table.rows
			.filter(isTelling)
			.map((row) =>
				table.columns.map((column, at) =>
					column.type === "money" || column.type === "count" ? row.cells[at] : headText(column, row, at, basis),
				),
			),
	};
}
