import Papa from "papaparse";

/**
 * Texts a spreadsheet would run as a formula, full-width signs included, which Chinese Excel takes as well. A negative
 * amount is a number and stays one.
 */
const FORMULA = /^[\s\u00a0]*(?:[=+@＝＋＠－\t\r\n]|-(?!\d+(?:\.\d+)?$))/;

/** A table as CSV for spreadsheets: UTF-8 with its mark, so that Excel reads Chinese, and CRLF (RFC 4180). */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const table = [[...header], ...rows.map((row) => [...row])];
	return `\ufeff${Papa.unparse(table, { escapeFormulae: FORMULA })}`;
}

/**
 * Digits that must stay text: a spreadsheet shows twenty of them as 2.7E+19 and drops leading zeros. A tab behind them
 * prevents that without being a formula, as banks' bills do; readers trim it.
 */
export function digitsAsText(digits: string): string {
	return /^\d+$/.test(digits) && (digits.length > 11 || digits.startsWith("0")) ? `${digits}\t` : digits;
}
