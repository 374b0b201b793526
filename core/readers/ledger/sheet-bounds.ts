import { MAX_COLUMNS, MAX_ROWS } from "./book.ts";

/** What a spreadsheet program can hold at all. */
const ALL_ROWS = 1_048_576;
const ALL_COLUMNS = 16_384;

/**
 * How far the cells of a sheet reach, looked up before it is parsed: the library fills gaps with empty cells, so one
 * cell with a huge address would take all memory. Empty cells may lie anywhere, for people give whole columns a colour.
 */
export function sheetBounds(xml: Uint8Array): "fits" | "rows" | "columns" | "broken" {
	const text = new TextDecoder().decode(xml);
	const addresses = /[\s:]r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
	for (const match of text.matchAll(addresses)) {
		const address = /^([A-Z]{0,3})(\d{1,7})$/.exec(match[1] ?? match[2] ?? "");
		if (!address) return "broken";
		const [row, column] = [Number(address[2]), columnNumber(address[1] ?? "")];
		if (row > ALL_ROWS || column > ALL_COLUMNS) return "broken";
		const within = row <= MAX_ROWS && column <= MAX_COLUMNS;
		if (within || address[1] === "" || isEmptyTag(text, match.index + match[0].length)) continue;
		return row > MAX_ROWS ? "rows" : "columns";
	}
	return "fits";
}

/** Whether the tag ends here without content. Quotes that hide a `>` are not believed. */
function isEmptyTag(text: string, at: number): boolean {
	const end = /[^<>"']*(?:"[^"<>]*"[^<>"']*|'[^'<>]*'[^<>"']*)*\/>|[^<>"']*(?:"[^"<>]*"[^<>"']*)*><\/(?:\w+:)?c>/y;
	end.lastIndex = at;
	return end.test(text);
}

function columnNumber(letters: string): number {
	return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
