import { daysBetween, makeDay, parseDay } from "#core/base/day.ts";
import { plainCell } from "#core/exchange/cell-text.ts";
import { FORMULA } from "#core/exchange/defuse.ts";
import type { Cell, ColumnType, TableColumn } from "#core/exchange/table.ts";
import { xmlText } from "./escape.ts";
import { styles } from "./styles.ts";

/** Characters a spreadsheet takes in a cell; with more it calls the file damaged. */
const MAX_TEXT = 32_767;

/** 1900-03-01, from which on spreadsheets count days as the calendar does. */
const FIRST_DAY = makeDay(1900, 3, 1);
const FIRST_SERIAL = 61;

const widths: Readonly<Record<ColumnType, number>> = { text: 16, money: 14, day: 12, number: 12, percent: 10 };

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** What stands before the rows: the widths, and a head that stays while one scrolls. */
export function sheetStart(columns: readonly TableColumn[], { first }: { readonly first: boolean }): string {
	const cols = columns.map(({ width, type }, index) => {
		const at = index + 1;
		return `<col min="${at}" max="${at}" width="${width ?? widths[type]}" customWidth="1"/>`;
	});
	const view =
		`<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ""}>` +
		'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
	const widthsXml = cols.length > 0 ? `<cols>${cols.join("")}</cols>` : "";
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">${view}${widthsXml}<sheetData>`;
}

/** One row, counted from 1. Without columns it is the head. */
export function cellsXml(cells: readonly Cell[], columns: readonly TableColumn[] | undefined, row: number): string {
	let xml = `<row r="${row}">`;
	const count = columns?.length ?? cells.length;
	for (let index = 0; index < count; index++) {
		xml += cellXml(cells[index], columns?.[index]?.type ?? "text", `${letters(index)}${row}`, columns === undefined);
	}
	return `${xml}</row>`;
}

export function sheetEnd(columns: number, rows: number): string {
	const filter = columns > 0 ? `<autoFilter ref="A1:${letters(columns - 1)}${rows}"/>` : "";
	return `</sheetData>${filter}</worksheet>`;
}

function cellXml(cell: Cell, type: ColumnType, address: string, head: boolean): string {
	const plain = plainCell(cell, type);
	if (!plain) return "";
	if (plain.is === "number") return `<c r="${address}" s="${styles[type]}"><v>${plain.text}</v></c>`;
	const serial = plain.is === "day" ? serialOf(plain.text) : undefined;
	if (serial !== undefined) return `<c r="${address}" s="${styles.day}"><v>${serial}</v></c>`;
	// A text is never run when the file is opened. Where it looks like a formula its cell is also marked as text with an
	// apostrophe is (quotePrefix), or it would become one as soon as somebody edits the cell.
	const style = head ? styles.head : FORMULA.test(plain.text) ? styles.quoted : styles.text;
	const text = xmlText(plain.text.slice(0, MAX_TEXT));
	return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function serialOf(text: string): number | undefined {
	const day = parseDay(text);
	const serial = day && FIRST_DAY ? daysBetween(FIRST_DAY, day) + FIRST_SERIAL : 0;
	return serial >= FIRST_SERIAL ? serial : undefined;
}

/** The name of a column as spreadsheets count: A to Z, AA, AB … */
function letters(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}
