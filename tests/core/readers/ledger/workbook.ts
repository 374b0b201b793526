import { strToU8, zipSync } from "fflate";

/** A cell as it stands in the XML: text, a number with its own digits, a day as serial with a date format, or as is. */
export type XmlCell = string | { readonly number: string } | { readonly serial: number } | { readonly xml: string };

/** An .xlsx as small as one can be, with every cell written as given. */
export function makeWorkbook(
	sheets: Readonly<Record<string, readonly (readonly XmlCell[])[]>>,
	more: Readonly<Record<string, string>> = {},
): Uint8Array {
	const names = Object.keys(sheets);
	const parts: Record<string, string> = {
		"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
		"xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names
			.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
			.join("")}</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>${names
			.map(
				(_, index) =>
					`<Relationship Id="rId${index + 1}" Type="${RELATION}worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
			)
			.join("")}<Relationship Id="rIdS" Type="${RELATION}styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
		...Object.fromEntries(
			Object.values(sheets).map((rows, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]),
		),
		...more,
	};
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

export function sheetXml(rows: readonly (readonly XmlCell[])[]): string {
	const body = rows.map(
		(row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, at, column)).join("")}</row>`,
	);
	return `<worksheet><sheetData>${body.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: XmlCell, row: number, column: number): string {
	const address = `${letters(column)}${row + 1}`;
	if (typeof cell === "string") {
		return cell === "" ? "" : `<c r="${address}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
	}
	if ("xml" in cell) return cell.xml;
	return "number" in cell
		? `<c r="${address}"><v>${cell.number}</v></c>`
		: `<c r="${address}" s="1"><v>${cell.serial}</v></c>`;
}

function letters(column: number): string {
	return column < 26
		? String.fromCharCode(65 + column)
		: `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}

function escapeXml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
