import fc from "fast-check";
import papaparse from "papaparse";
import { describe, expect, it, test } from "vitest";

import { formatDay, makeDay } from "#core/base/day.ts";
import { fen, formatFen, formatMoney } from "#core/base/fen.ts";
import { fieldOfName, findHead, signatureOf } from "#core/readers/ledger/columns.ts";
import { readCsv } from "#core/readers/ledger/csv.ts";
import { isKept, readRows } from "#core/readers/ledger/rows.ts";
import { parseLedgerDay, parseLedgerKind, parseLedgerMoney, parseLedgerState } from "#core/readers/ledger/values.ts";

describe("the head of a column says what it holds", () => {
	it.each([
		["发票代码", "code"],
		["发票号码", "number"],
		["发票号", "number"],
		["票号", "number"],
		["数电发票号码", "digitalNumber"],
		["数电票号码", "digitalNumber"],
		["全电发票号码", "digitalNumber"],
		["20位发票号码", "digitalNumber"],
		["开票日期", "issuedOn"],
		["*开票日期", "issuedOn"],
		["开具日期", "issuedOn"],
		["价税合计", "total"],
		["价税合计（元）", "total"],
		["价税合计（小写）", "total"],
		["含税金额", "total"],
		["金额", "amount"],
		["金额（元）", "amount"],
		["不含税金额", "amount"],
		["合计金额", "amount"],
		["税额", "tax"],
		["合计税额", "tax"],
		["校验码", "checkCode"],
		["校验码后6位", "checkCode"],
		["销方名称", "sellerName"],
		["销售方名称", "sellerName"],
		["销方识别号", "sellerTaxId"],
		["销售方纳税人识别号", "sellerTaxId"],
		["购方识别号", "buyerTaxId"],
		["购买方名称", "buyerName"],
		["票种", "kind"],
		["发票票种", "kind"],
		["发票类型", "kind"],
		["开票人", "drawer"],
		["备注", "remark"],
		["Invoice No.", "number"],
		["Invoice Date", "issuedOn"],
		["Total", "total"],
		["Tax Amount", "tax"],
		["Seller Name", "sellerName"],
		["Buyer Tax ID", "buyerTaxId"],
		["序号", undefined],
		["发票状态", "state"],
		["是否正数发票", undefined],
		["税率", undefined],
		["单价", undefined],
		["发票来源", undefined],
		["税收分类编码", undefined],
		["货物或应税劳务名称", undefined],
	] as const)("%s", (name, field) => {
		expect(fieldOfName(name)).toBe(field);
	});

	it("is found below a title, and two columns are never one field", () => {
		const head = findHead({
			rows: [
				["演示科技有限公司 2026 年进项台账"],
				[],
				["序号", "发票号码", "开票日期", "金额", "发票金额", "备注"],
				["1"],
			],
		});

		expect(head.row).toBe(2);
		expect(head.columns).toEqual([undefined, "number", "issuedOn", "amount", undefined, "remark"]);
	});

	it("is that of 全量发票查询, by invoice and by line", () => {
		const basic = [
			"序号",
			"发票代码",
			"发票号码",
			"数电发票号码",
			"销方识别号",
			"销方名称",
			"购方识别号",
			"购买方名称",
		];
		const more = [
			"开票日期",
			"金额",
			"税额",
			"价税合计",
			"发票来源",
			"发票票种",
			"发票状态",
			"是否正数发票",
			"开票人",
			"备注",
		];
		const head = findHead({ rows: [[...basic, ...more]] });

		expect(head.columns.filter(Boolean)).toHaveLength(15);
		expect(head.byLine).toBe(false);
		expect(findHead({ rows: [[...basic, "货物或应税劳务名称", "数量", ...more]] }).byLine).toBe(true);
	});

	it("is absent where nothing names an invoice", () => {
		expect(
			findHead({
				rows: [
					["金额", "税额"],
					["1", "2"],
				],
			}),
		).toMatchObject({ row: -1, columns: [] });
	});

	it("is remembered by its names, not by stars and spaces", () => {
		const [a, b] = [
			["*发票号码", "金额 (元)"],
			["发票号码：", "金额"],
		].map((names) => signatureOf({ names }));

		expect(a).toBe(b);
	});
});

test.each([
	["20260914", "2026-09-14"],
	["2026-09-14", "2026-09-14"],
	["2026-9-4", "2026-09-04"],
	["2026/9/14 10:32:05", "2026-09-14"],
	["2026年9月14日", "2026-09-14"],
	["2026.09.14", "2026-09-14"],
	["26-09-14", "2026-09-14"],
	["46279", "2026-09-14"],
	["46279.43", "2026-09-14"],
	["36526", "2000-01-01"],
	["9/14/2026", "2026-09-14"],
	["14/9/2026", "2026-09-14"],
	["5/5/2026", "2026-05-05"],
	["3/4/2026", undefined],
	["14-Sep-26", "2026-09-14"],
	["14 September 2026", "2026-09-14"],
	["Sep 14, 2026", "2026-09-14"],
	["2026-02-30", undefined],
	["113", undefined],
	["", undefined],
])("a day is read in every usual form: %s", (text, expected) => {
	const day = parseLedgerDay(text);

	expect(day && formatDay(day)).toBe(expected);
});

test.each([
	["1130", "1130.00"],
	["1,130.00", "1130.00"],
	["¥1,130.00", "1130.00"],
	["￥ 1130.5", "1130.50"],
	["CNY 1,130", "1130.00"],
	["1130元", "1130.00"],
	["-113.00", "-113.00"],
	["(113.00)", "-113.00"],
	["113.00-", "-113.00"],
	["１１３．００", "113.00"],
	["1130.456", undefined],
	["一百", undefined],
	["1,13", undefined],
])("money is read in every usual form: %s", (text, expected) => {
	const value = parseLedgerMoney(text);

	expect(value === undefined ? undefined : formatFen(value)).toBe(expected);
});

test.each([
	["数电发票（增值税专用发票）", "digital_special"],
	["数电票(普通发票)", "digital_ordinary"],
	["数电专票", "digital_special"],
	["全电普票", "digital_ordinary"],
	["电子发票（普通发票）", "digital_ordinary"],
	["增值税专用发票", "special_paper"],
	["增值税电子普通发票", "ordinary_electronic"],
	["电子普票", "ordinary_electronic"],
	["电子发票(铁路电子客票)", "rail"],
	["Digital special invoice", "digital_special"],
	["普票", "ordinary_paper"],
	["收据", undefined],
])("kinds have many names: %s", (text, kind) => {
	expect(parseLedgerKind(text)).toBe(kind);
});

test.each([
	["正常", "normal"],
	["已作废", "void"],
	["作废", "void"],
	["已红冲-全额", "red_full"],
	["已红冲-部分", "red_part"],
	["全额红冲", "red_full"],
	["部分红冲", "red_part"],
	["已红冲", "red_unknown"],
	["异常", undefined],
	["", undefined],
])("a state is read as the tax account and others write it: %s", (text, state) => {
	expect(parseLedgerState(text)).toBe(state);
});

const DIGITAL = "26992000000000000018";
const columns = [
	"kind",
	"code",
	"number",
	"digitalNumber",
	"issuedOn",
	"total",
	"amount",
	"tax",
	"sellerName",
] as const;
const options = { columns, head: { row: 0, byLine: false } };
const sheet = (...rows: (string | { damaged: string })[][]) => ({ rows: [[], ...rows] });

describe("a row", () => {
	it("of a digital invoice has one number, whichever column holds it", () => {
		const [entry] = readRows(sheet(["数电普票", "", "", DIGITAL, "2026-09-14", "1130.00"]), options);

		expect(entry).toMatchObject({ row: 2, identity: DIGITAL, notes: [] });
		expect(entry?.fields).toMatchObject({
			kind: "digital_ordinary",
			number: DIGITAL,
			issuedOn: "20260914",
			total: 113_000,
		});
		expect(entry?.fields).not.toHaveProperty("digitalNumber");
	});

	it("of 数电纸质发票 keeps both", () => {
		const [entry] = readRows(sheet(["", "9900261130", "00000018", DIGITAL]), options);

		expect(entry?.fields).toMatchObject({ code: "9900261130", number: "00000018", digitalNumber: DIGITAL });
	});

	it("gets back zeros that a spreadsheet took from the front, and says so", () => {
		const [entry] = readRows(sheet(["", "44039900111", "1234"]), options);

		expect(entry?.identity).toBe("044039900111-00001234");
		expect(entry?.notes.map(({ code, field }) => [code, field])).toEqual([
			["padded", "code"],
			["padded", "number"],
		]);
	});

	it("with a damaged number is told and never kept", () => {
		const [entry] = readRows(sheet(["数电普票", "", { damaged: "2.6992E+19" }, "", "2026-09-14", "113"]), options);

		expect(entry?.fields).not.toHaveProperty("number");
		expect(entry?.notes).toEqual([{ code: "no_number" }, { code: "damaged", field: "number", text: "2.6992E+19" }]);
		expect(entry && isKept(entry)).toBe(false);
	});

	it("that is wrong in one cell is right in the others, and costs no other row", () => {
		const entries = readRows(sheet(["", "", DIGITAL, "", "昨天", "一百"], ["", "", "26992000000000000026"]), options);

		expect(entries[0]?.notes.map(({ code, field, text }) => [code, field, text])).toEqual([
			["wrong", "issuedOn", "昨天"],
			["wrong", "total", "一百"],
		]);
		expect(entries.map(isKept)).toEqual([true, true]);
	});

	it("with a paper kind and a 20-digit number is of the digital kind of that name", () => {
		const [special, rail] = readRows(
			sheet(["增值税专用发票", "", DIGITAL], ["铁路电子客票", "9900261130", "00000018"]),
			options,
		);

		expect(special?.fields.kind).toBe("digital_special");
		expect(rail?.fields).not.toHaveProperty("kind");
		expect(rail?.notes).toEqual([{ code: "kind_mismatch", field: "kind", text: "rail" }]);
	});

	it("without a kind has the one that was chosen for 20-digit numbers", () => {
		const [digital, paper] = readRows(sheet(["", "", DIGITAL], ["", "9900261130", "00000018"]), {
			...options,
			digitalKind: "digital_special",
		});

		expect(digital?.fields.kind).toBe("digital_special");
		expect(paper?.fields).not.toHaveProperty("kind");
	});

	it("without one of three amounts has it computed, unless another is wrong", () => {
		const [total, amount, neither] = readRows(
			sheet(
				["", "", DIGITAL, "", "", "", "1000", "130"],
				["", "", "26992000000000000026", "", "", "1130", "", "130"],
				["", "", "26992000000000000034", "", "", "x", "1000", "130"],
			),
			options,
		);

		expect(total?.fields.total).toBe(113_000);
		expect(total?.notes).toEqual([{ code: "computed", field: "total" }]);
		expect(amount?.fields.amount).toBe(100_000);
		expect(neither?.fields).not.toHaveProperty("total");
	});

	it("of zero is not taken for absent", () => {
		expect(readRows(sheet(["", "", DIGITAL, "", "", "", "0", "13"]), options)[0]?.fields.total).toBe(1300);
	});

	it("that says the same again, or something else, points at the first", () => {
		const entries = readRows(
			sheet(["", "", DIGITAL, "", "", "113"], ["", "", DIGITAL, "", "", "113"], ["", "", DIGITAL, "", "", "131"]),
			options,
		);

		expect(entries.map(({ notes }) => notes)).toEqual([
			[],
			[{ code: "same", row: 2 }],
			[{ code: "conflict", field: "total", row: 2 }],
		]);
		expect(entries.map(isKept)).toEqual([true, false, false]);
	});

	it("with the sum of the table is none", () => {
		expect(readRows(sheet(["合计", "", "", "", "", "1130"], ["", "", ""]), options)).toEqual([]);
	});
});

test("lines of one invoice are added up, and an unknown one leaves the sum unknown", () => {
	const byLine = { ...options, head: { row: 0, byLine: true } };
	const entries = readRows(
		sheet(
			["", "", DIGITAL, "", "2026-09-14", "113", "100", "13"],
			["", "", DIGITAL, "", "2026-09-14", "226", "200", "26"],
			["", "", DIGITAL, "", "2026-09-14", "339", "x", "39"],
		),
		byLine,
	);

	expect(entries).toHaveLength(1);
	expect(entries[0]?.fields).toMatchObject({ total: 67_800, tax: 7_800 });
	expect(entries[0]?.fields).not.toHaveProperty("amount");
	expect(entries[0]?.notes.map(({ code }) => code)).toEqual(["summed", "wrong"]);
});

test("rows written as text in columns come back as the same rows", () => {
	const name = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(..."演示商贸有限公司,;\"'\t（）& a1") });
	const row = fc.record({
		serial: fc.integer({ min: 1, max: 99_999 }),
		day: fc.tuple(
			fc.integer({ min: 2016, max: 2030 }),
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 28 }),
		),
		amount: fc.integer({ min: -1e12, max: 1e12 }),
		tax: fc.integer({ min: 0, max: 1e9 }),
		seller: name.filter((text) => /[演示商]/.test(text)),
		money: fc.constantFrom(formatFen, formatMoney),
	});
	fc.assert(
		fc.property(
			fc.uniqueArray(row, { minLength: 1, maxLength: 20, selector: ({ serial }) => serial }),
			fc.constantFrom(",", "\t", ";"),
			(rows, delimiter) => {
				const head = ["发票号码", "开票日期", "金额", "税额", "价税合计", "销方名称"];
				const cells = rows.map(({ serial, day, amount, tax, seller, money }) => [
					`2699${String(serial).padStart(15, "0")}7`,
					formatDay(makeDay(...day) ?? ("" as never)),
					...[amount, tax, amount + tax].map((value) => money(fen(value))),
					seller,
				]);
				const read = readCsv(new TextEncoder().encode(papaparse.unparse([head, ...cells], { delimiter })));
				const found = read.ok ? read.value.sheets[0] : undefined;
				const entries = found ? readRows(found, { ...findHead(found), head: findHead(found) }) : [];

				expect(entries.map(({ fields }) => [fields.amount, fields.tax, fields.total])).toEqual(
					rows.map(({ amount, tax }) => [amount, tax, amount + tax]),
				);
				expect(entries.map(({ identity, fields }) => [identity, fields.issuedOn])).toEqual(
					cells.map(([number, on]) => [number, on?.replaceAll("-", "")]),
				);
				expect(entries.every(isKept)).toBe(true);
			},
		),
		{ numRuns: 100 },
	);
});
