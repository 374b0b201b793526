import papaparse from "papaparse";

import { err, ok } from "#core/base/result.ts";
import { decodeMarkup } from "#core/readers/markup/decode.ts";
import { type BookResult, MAX_COLUMNS, MAX_ROWS, overColumns, overRows, trimRows } from "./book.ts";
import { findHead } from "./columns.ts";
import { textCell } from "./numbers.ts";

/** What may stand between two columns; the Chinese comma is not one of them. */
const DELIMITERS = [",", "\t", ";"] as const;

/** Delimiters in one line: a remark may hold some, a table of 200 columns not thousands of them. */
const MAX_DELIMITERS = 5_000;

/** Lines that are looked at to find out what stands between two columns. */
const LOOKED_AT = 50;

/** Reads text in columns. */
export function readCsv(bytes: Uint8Array): BookResult {
	const text = decodeMarkup(bytes)?.replace(/^\ufeff/, "");
	if (text === undefined || hasControls(text)) return err({ code: "unknown_format", form: "unknown" });
	if (text.trim() === "") return err({ code: "empty" });
	if (hasWideLine(text)) return overColumns();
	const { data, meta } = papaparse.parse<string[]>(text, { delimiter: delimiterOf(text), preview: MAX_ROWS + 1 });
	if (meta.truncated || data.length > MAX_ROWS + 1) return overRows();
	const rows = trimRows(data.map((row) => row.map(textCell)));
	if (rows.length > MAX_ROWS) return overRows();
	if (rows.some((row) => row.length > MAX_COLUMNS)) return overColumns();
	return rows.length === 0 ? err({ code: "empty" }) : ok({ sheets: [{ name: "", rows }] });
}

/**
 * What stands between the columns: by it the head falls apart into names we know, as the comma in an amount does not
 * do. Without such a head, by what the lines have the same number of.
 */
function delimiterOf(text: string): string {
	const lines = text.slice(0, 200_000).split(/\r\n|\r|\n/, LOOKED_AT);
	const tried = DELIMITERS.map((delimiter) => {
		const rows = papaparse.parse<string[]>(lines.join("\n"), { delimiter }).data;
		const known = findHead({ rows }).columns.filter(Boolean).length;
		const widths = rows.flatMap(({ length }) => (length > 1 ? length : []));
		const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 0;
		return { delimiter, known, even: widths.filter((width) => width === usual).length };
	});
	tried.sort((a, b) => b.known - a.known || b.even - a.even);
	return tried[0]?.delimiter ?? ",";
}

function hasControls(text: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
	return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
}

/** Before anything is cut up: ten million columns would take all memory. */
function hasWideLine(text: string): boolean {
	let counts = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 10 || code === 13) counts = 0;
		else if ((code === 44 || code === 9 || code === 59) && ++counts > MAX_DELIMITERS) return true;
	}
	return false;
}
