import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import type { LedgerBook } from "#core/readers/ledger/book.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import { makeWorkbook, sheetXml, type XmlCell } from "./workbook.ts";

const context = () => ({
	budget: ledgerBudget,
	signal: new AbortController().signal,
	deadline: Number.POSITIVE_INFINITY,
	platform: nodePlatform,
});

const read = (bytes: Uint8Array) => readBook(bytes, context());
const readText = (text: string) => read(strToU8(text));

async function book(bytes: Uint8Array): Promise<LedgerBook> {
	const result = await read(bytes);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

const rowsOf = async (bytes: Uint8Array) => (await book(bytes)).sheets[0]?.rows;

/** GBK for the few characters of these tests. */
const GBK: Readonly<Record<string, readonly number[]>> = {
	发: [0xb7, 0xa2],
	票: [0xc6, 0xb1],
	号: [0xba, 0xc5],
	码: [0xc2, 0xeb],
	演: [0xd1, 0xdd],
	示: [0xca, 0xbe],
};
const gbk = (text: string) => Uint8Array.from(Array.from(text).flatMap((char) => GBK[char] ?? [char.charCodeAt(0)]));

test.each([
	["UTF-8", strToU8("发票号码,演示\r\n1,2\r\n")],
	["UTF-8 with a mark", strToU8("\ufeff发票号码,演示\n1,2")],
	["GBK", gbk("发票号码,演示\n1,2\n")],
	[
		"UTF-16 of Excel",
		Uint8Array.from([
			0xff,
			0xfe,
			...new Uint8Array(Uint16Array.from(Array.from("发票号码\t演示\n1\t2\n", (c) => c.charCodeAt(0))).buffer),
		]),
	],
	["semicolons", strToU8("发票号码;演示\n1;2\n")],
	["tabs", strToU8("发票号码\t演示\n1\t2\n")],
	["quotes", strToU8('"发票号码","演示"\n"1","2"\n')],
])("text in columns is read: %s", async (_, bytes) => {
	expect(await rowsOf(bytes)).toEqual([
		["发票号码", "演示"],
		["1", "2"],
	]);
});

test("a comma inside a quoted amount or name does not make a column", async () => {
	const rows = await rowsOf(strToU8('发票号码,金额,名称\n1,"1,130.00","演示,有限公司"\n2,"2,260.00",示例公司\n'));

	expect(rows?.[1]).toEqual(["1", "1,130.00", "演示,有限公司"]);
});

test("amounts with commas do not hide that columns are apart by tabs", async () => {
	expect((await rowsOf(strToU8("号码\t金额\n1\t1,130.00\n2\t12,260,113.00\n")))?.[2]).toEqual(["2", "12,260,113.00"]);
});

test.each([
	["a text keeps 20 digits", "26992000000000000018", "26992000000000000018"],
	[
		"a number of 20 digits as a double leaves it",
		{ number: "2.6992000000000002E+19" },
		{ damaged: "2.6992000000000002E+19" },
	],
	["a number of 20 digits that ends in zeros", { number: "26992000000000000000" }, { damaged: "26992000000000000000" }],
	[
		"a number of 20 digits as C prints a double",
		{ number: "26992000000000000000" },
		{ damaged: "26992000000000000000" },
	],
	[
		"a number whose digits no double holds was written whole",
		{ number: "26992000000000000018" },
		"26992000000000000018",
	],
	["a number of 16 digits", { number: "1234567890123456" }, { damaged: "1234567890123456" }],
	["a number of 15 digits", { number: "123456789012345" }, "123456789012345"],
	["an eight-digit number", { number: "18" }, "18"],
	["a sum with what a double adds", { number: "1130.4000000000001" }, "1130.4"],
	["an amount", { number: "-1130.5" }, "-1130.5"],
	["a small amount", { number: "1E-2" }, "0.01"],
	["a day", { serial: 46_279 }, "2026-09-14"],
	["a day with a time", { serial: 46_279.999_99 }, "2026-09-14"],
	["a text as Excel shows a long number", "2.6992E+19", { damaged: "2.6992E+19" }],
	["a text that was a number before", "26992000000000100000", { damaged: "26992000000000100000" }],
	["a text made to stay text", '="26992000000000000018"', "26992000000000000018"],
	["a text with an apostrophe", "'26992000000000000018", "26992000000000000018"],
] as const)("%s", async (_, cell: XmlCell, expected) => {
	expect((await rowsOf(makeWorkbook({ 台账: [[cell]] })))?.[0]?.[0]).toEqual(expected);
});

test("sheets keep their names, and empty ones are left out", async () => {
	const { sheets } = await book(
		makeWorkbook({ 封面: [], 发票基础信息: [["发票号码"], ["", ""], ["1"]], 汇总: [["a"]] }),
	);

	expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
		["发票基础信息", 3],
		["汇总", 1],
	]);
});

test("a whole column with a colour is no reason to refuse a small sheet", async () => {
	const far = { xml: '<c r="XFD1" s="1"/>' };

	expect(await rowsOf(makeWorkbook({ a: [["x", far]] }))).toEqual([["x"]]);
});

const sheetWith = (inside: string) =>
	makeWorkbook({ a: [] }, { "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${inside}</sheetData></worksheet>` });
const zeros = (count: number) => new Uint8Array(count);

test.each([
	["nothing", new Uint8Array(), { code: "empty" }],
	["white space", strToU8(" \n\n"), { code: "empty" }],
	["a binary named .csv", Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256), { code: "unknown_format" }],
	["zeros", zeros(5_000), { code: "unknown_format" }],
	["an old .xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), { code: "unknown_format", form: "xls" }],
	["a ZIP that is no workbook", zipSync({ "a.txt": strToU8("a") }), { code: "unknown_format" }],
	["a workbook cut off", makeWorkbook({ a: [["x"]] }).slice(0, 400), { code: "broken" }],
	["a workbook without its sheet", zipSync({ "xl/workbook.xml": strToU8("<workbook/>") }), { code: "broken" }],
	[
		"a bomb",
		makeWorkbook({ a: [] }, { "xl/sharedStrings.xml": " ".repeat(40_000_000) }),
		{ code: "over_budget", budget: "ratio" },
	],
	["a million columns in a text", strToU8(`${"a,".repeat(1_000_000)}\n`), { code: "over_budget", budget: "columns" }],
	["300 columns in a text", strToU8("a,".repeat(300)), { code: "over_budget", budget: "columns" }],
	["too many rows in a text", strToU8("a,b\n".repeat(50_001)), { code: "over_budget", budget: "rows" }],
	["a cell a million columns away", sheetWith('<row r="1"><c r="BDWGO1"><v>1</v></c></row>'), { code: "broken" }],
	[
		"a cell in the last column",
		sheetWith('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
		{ code: "over_budget", budget: "columns" },
	],
	[
		"a cell in the last row",
		sheetWith('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
		{ code: "over_budget", budget: "rows" },
	],
	["a row at 10^9", sheetWith('<row r="1e9"><c r="A1e9"><v>1</v></c></row>'), { code: "broken" }],
	[
		"an address hidden behind a reference",
		sheetWith('<row r="1"><c r="&#90;ZZZZ1"><v>1</v></c></row>'),
		{ code: "broken" },
	],
	[
		"a tag that only looks closed",
		sheetWith('<row r="1"><c r="XFD1" x="/>"><v>1</v></c></row>'),
		{ code: "over_budget" },
	],
	[
		"a cell with a style that is not there",
		sheetWith('<row r="1"><c r="A1" s="99"><v>1</v></c></row>'),
		{ code: "broken" },
	],
])("a hostile or useless file is a problem, not a crash: %s", async (_, bytes, problem) => {
	expect(await read(bytes)).toMatchObject({ ok: false, error: problem });
});

test("a workbook of 5 000 rows is read whole", async () => {
	const rows = Array.from({ length: 5_000 }, (_, row) => [
		`2699${String(row).padStart(16, "0")}`,
		{ number: String(row) },
		"演示商贸有限公司",
	]);

	const { sheets } = await book(makeWorkbook({ a: [] }, { "xl/worksheets/sheet1.xml": sheetXml(rows) }));

	expect(sheets[0]?.rows).toHaveLength(5_000);
	expect(sheets[0]?.rows[4_999]?.[0]).toBe("26990000000000004999");
});

test("a text that is only long is no table with one column too many", async () => {
	expect((await readText("a\n".repeat(100))).ok).toBe(true);
});
