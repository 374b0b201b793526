import type { ColumnType } from "#core/exchange/table.ts";

/** Places in the list of cell formats below. */
export const styles = {
	head: 1,
	text: 2,
	quoted: 3,
	money: 4,
	day: 5,
	number: 6,
	percent: 7,
} as const satisfies Readonly<Record<ColumnType | "head" | "quoted", number>>;

const DAY_FORMAT = 164; // the first number that is free for formats of one's own

/** Built-in formats: 0 as it is, 49 text, 4 `#,##0.00`, 10 `0.00%`. */
const formats = [
	"<xf/>",
	'<xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/>',
	'<xf numFmtId="49" applyNumberFormat="1"/>',
	'<xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/>',
	'<xf numFmtId="4" applyNumberFormat="1"/>',
	`<xf numFmtId="${DAY_FORMAT}" applyNumberFormat="1"/>`,
	'<xf numFmtId="0"/>',
	'<xf numFmtId="10" applyNumberFormat="1"/>',
];

export const stylesXml =
	'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
	'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
	`<numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
	'<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
	'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
	'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
	'<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
	`<cellXfs count="${formats.length}">${formats.join("")}</cellXfs>` +
	'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
