import Papa from "papaparse";

import { plainCell } from "#core/exchange/cell-text.ts";
import { digitsAsText, FORMULA } from "#core/exchange/defuse.ts";
import type { Cell, TableColumn, TableWriter } from "#core/exchange/table.ts";

/** Rows written at a time. */
const AT_ONCE = 500;

/** Text in columns for spreadsheets: UTF-8 with its mark, so that Excel reads Chinese, and CRLF (RFC 4180). */
export const csv: TableWriter = {
	id: "csv",
	mediaType: "text/csv",
	holds: "one",
	async write([table], out) {
		if (!table) return;
		const encoder = new TextEncoder();
		const lines = (rows: readonly (readonly string[])[]) =>
			encoder.encode(`${Papa.unparse(rows as string[][], { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`); // not changed
		out(new Uint8Array([0xef, 0xbb, 0xbf]));
		let waiting: (readonly string[])[] = [table.columns.map(({ title }) => title)];
		for await (const row of table.rows) {
			waiting.push(table.columns.map((column, index) => textOf(row[index], column)));
			if (waiting.length < AT_ONCE) continue;
			out(lines(waiting));
			waiting = [];
		}
		if (waiting.length > 0) out(lines(waiting));
	},
};

/** A percentage says its sign, for a column of text has no format. */
function textOf(cell: Cell, { type }: TableColumn): string {
	const plain = plainCell(type === "percent" && typeof cell === "number" ? cell * 100 : cell, type);
	if (!plain) return "";
	if (plain.is === "text") return digitsAsText(plain.text);
	return type === "percent" ? `${plain.text}%` : plain.text;
}
