import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseCode, parseNumber } from "#core/model/code.ts";
import { wordsOf } from "#extension/background/mark-words.ts";
import { fileNameIn, isFileName } from "#extension/detectors/file-name.ts";
import { fieldsOf } from "#extension/detectors/invoice-fields.ts";
import { formOfInvoice } from "#extension/detectors/invoice-file.ts";
import { labelOf, labelsIn, plainText } from "#extension/detectors/labels.ts";
import { readAddress, readLink } from "#extension/detectors/link.ts";
import { isCode, isDigitalNumber, keyOf, onlyNumberIn } from "#extension/detectors/numbers.ts";
import { readValue } from "#extension/detectors/values.ts";
import { readToPage } from "#extension/look/message.ts";
import { makePace } from "#extension/look/pace.ts";
import { runSliced } from "#extension/look/slices.ts";
import type { Standing } from "#extension/protocol/standing.ts";

const pairs = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, "0"));

describe("the structure of numbers and codes", () => {
	it("knows the regions that the model knows", () => {
		for (const region of pairs) {
			const number = `26${region}2000000000000017`;
			expect(isDigitalNumber(number, 2026), number).toBe(parseNumber(number)?.region !== undefined);
			for (const code of [`${region}00261130`, `0${region}002600111`]) {
				expect(isCode(code, 2026), code).toBe(parseCode(code)?.region !== undefined);
			}
		}
	});

	it.each([
		["a year before there were any", "20992000000000000017"],
		["a year to come", "27992000000000000017"],
		["a region that is none", "26002000000000000017"],
		["a sequence of zeros", "26992000000000000000"],
		["19 digits", "2699200000000000001"],
		["21 digits", "269920000000000000017"],
	])("refuses %s", (_, number) => {
		expect(isDigitalNumber(number, 2026)).toBe(false);
	});

	it.each([
		["a 20-digit number", { number: "26992000000000000017" }, "26992000000000000017"],
		["code and number", { code: "099002600111", number: "00000017" }, "099002600111-00000017"],
		[
			"paper with a digital number",
			{ code: "9900261130", number: "00000017", digitalNumber: "26992000000000000017" },
			"26992000000000000017",
		],
		["财政票据", { code: "99010126", number: "0000000017" }, "99010126-0000000017"],
		["8 digits alone", { number: "00000017" }, undefined],
		["a number of zeros", { code: "099002600111", number: "00000000" }, undefined],
		["a code of no region", { code: "000002600111", number: "00000017" }, undefined],
	])("names by its key: %s", (_, named, key) => {
		expect(keyOf(named)).toBe(key);
	});

	it("takes a number out of words only when it is the only one", () => {
		expect(onlyNumberIn("dzfp_26992000000000000017_演示.pdf")).toBe("26992000000000000017");
		expect(onlyNumberIn("26992000000000000017 26992000000000000025")).toBeUndefined();
		expect(onlyNumberIn("订单 12345678901234567890")).toBeUndefined();
	});
});

describe("labels", () => {
	it.each([
		["发票号码：", "number"],
		["发 票 号 码", "number"],
		["*数电发票号码", "digitalNumber"],
		["开票日期", "issuedOn"],
		["开具时间", "issuedOn"],
		["价税合计（小写）", "total"],
		["价税合计(元)", "total"],
		["销售方纳税人识别号", "sellerTaxId"],
		["统一社会信用代码/纳税人识别号：", "taxId"],
		["Invoice No.", "number"],
		["订单号码", "other"],
		["发票订单编号", undefined],
		["银行账号", "other"],
		["被红冲蓝字数电票号码", "other"],
		["发票管理", undefined],
		["下载发票", undefined],
	])("%s", (text, id) => {
		expect(labelOf(plainText(text))?.id).toBe(id);
	});

	it("finds those within a sentence, and not 号码 of something else", () => {
		const found = labelsIn(plainText("您的发票号码：1，开票日期：2，运单号码：3，手机号码 4"));

		expect(found.map(({ id }) => id)).toEqual(["number", "issuedOn", "other", "other"]);
	});

	it.each([
		["number", "：2699 2000 0000 0000 0017 复制", "26992000000000000017"],
		["number", "123456789", undefined],
		["number", "2699****00000017", undefined],
		["issuedOn", "2026年09月14日 10:22", "2026年09月14日"],
		["total", "¥1,130.00元", "¥1,130.00"],
		["total", "13%", undefined],
		["checkCode", "12345 67890 12345 67890", "12345678901234567890"],
		["sellerTaxId", "91990000MA0000009J 地址", "91990000MA0000009J"],
	] as const)("%s takes of %s", (id, text, value) => {
		expect(readValue(id, plainText(text))).toBe(value);
	});

	it("never takes long over any text", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(..."发票号码价税合计购销方名称识别统一社会:（） 0123no"), maxLength: 3_000 }),
				(text) => {
					const from = performance.now();
					labelsIn(plainText(text));
					labelOf(plainText(text.slice(0, 24)));
					return performance.now() - from < 200;
				},
			),
			{ numRuns: 100 },
		);
	});

	it("takes 发票金额 for the total, unless the tax stands beside it", () => {
		expect(fieldsOf(new Map([["billed", "113.00"]]))).toEqual({ total: "113.00" });
		expect(
			fieldsOf(
				new Map([
					["billed", "100.00"],
					["tax", "13.00"],
				]),
			),
		).toEqual({ amount: "100.00", tax: "13.00" });
	});
});

it.each([
	[
		{ 合计金额: "￥188.68", 价税合计: "￥200.00" },
		{ amount: "￥188.68", total: "￥200.00" },
	],
	[
		{ 价税合计: "￥200.00", 合计金额: "￥188.68" },
		{ amount: "￥188.68", total: "￥200.00" },
	],
	[
		{ 合计金额: "￥188.68", 合计税额: "￥11.32" },
		{ amount: "￥188.68", tax: "￥11.32" },
	],
	[{ 合计金额: "￥200.00" }, { total: "￥200.00" }],
	[{ 开票金额: "200.00", 价税合计: "200.00" }, { total: "200.00" }],
])("of two sums in %j the one with tax is the total", (words, fields) => {
	const labelled = new Map(
		Object.entries(words).flatMap(([label, value]) => {
			const known = labelOf(label);
			return known ? [[known.id, value] as const] : [];
		}),
	);

	expect(fieldsOf(labelled)).toEqual(fields);
});

describe("links", () => {
	const base = "https://page.example/a/";
	it.each([
		["javascript:alert(1)"],
		["data:application/pdf;base64,AAAA"],
		["blob:https://page.example/1"],
		["file:///etc/passwd"],
		["  "],
		["http://"],
		[`/${"发".repeat(1_000)}.pdf`],
	])("are no files: %s", (address) => {
		expect(readAddress(address, base)).toBeUndefined();
	});

	it("are told without a name, a password and a fragment, and with the host the network knows", () => {
		expect(readAddress("https://chinatax.gov.cn@ехample.example/f.pdf#x", base)?.href).toBe(
			"https://xn--ample-ywe6i.example/f.pdf",
		);
	});

	it.each([
		["a name", "/f/1.pdf", "电子发票.pdf", "pdf"],
		["a number in the name", "/f/dzfp_26992000000000000017.ofd", "下载", "ofd"],
		["the tax authority's parameters", "/v1/x?Wjgs=XML&Fphm=26992000000000000017", "XML", "xml"],
		["a writing about invoices", "/f/1.pdf", "发票管理办法", undefined],
		["any PDF", "/f/report.pdf", "年度报告", undefined],
		["a name in a parameter", "/get?id=1&file=dzfp_26992000000000000017.pdf", "下载", "pdf"],
		["a form in a parameter", "/get?formatType=xml&Fphm=26992000000000000017", "下载", "xml"],
		["a seller's name that has a word of programs", "/f/1.pdf", "电子发票_示例软件有限公司.pdf", "pdf"],
		["a program's name", "/f/1.zip", "发票打印软件.zip", undefined],
		["a page that shows it", "/view?file=发票.pdf", "预览", undefined],
		["a bank's receipt with a number", "/f/1.pdf", "电子回单_26992000000000000017.pdf", undefined],
		["a waybill with a number", "/f/面单26992000000000000017.pdf", "下载", undefined],
		["a contract with a number", "/f/1.pdf", "合同26992000000000000017.pdf", undefined],
		["a contract by its words", "/f/26992000000000000017.pdf", "下载合同 (PDF)", undefined],
		["an itinerary by its words", "/f/26992000000000000017.pdf", "下载行程单", "pdf"],
		["a report with a number", "/f/1.pdf", "存证报告_26992000000000000017.pdf", undefined],
		["a seller's name beside the number", "/f/1.pdf", "示例书店_26992000000000000017.pdf", "pdf"],
		["an invoice of a contract", "/f/1.pdf", "发票_26992000000000000017_合同款.pdf", "pdf"],
		["a picture beside the word", "/logo.png", "发票平台", undefined],
	])("by %s", (_, address, text, form) => {
		const link = readLink({ address, base, text });

		expect(link && formOfInvoice(link)).toBe(form);
	});

	it("take the one file name of a text", () => {
		expect(fileNameIn("附件：数电票_1.pdf (30K) 下载")).toBe("数电票_1.pdf");
		expect(fileNameIn("a.pdf b.pdf")).toBeUndefined();
	});

	it.each([
		["示例商城电子发票 (2).pdf", true],
		["电子发票_3.OFD", true],
		["数电票.pdf 46 KB", false],
		["附件：数电票.pdf", false],
		["示例供电…发票.pdf", false],
		["发票.docx", false],
	])("knows what is nothing but the name of a file: %s", (text, expected) => {
		expect(isFileName(text)).toBe(expected);
	});
});

describe("the pace of looking again", () => {
	it("waits ever longer while nothing new comes, and begins anew with news", () => {
		const pace = makePace();
		const waits: number[] = [];
		let now = 0;
		for (let round = 0; round < 6; round++) {
			pace.looked(3, now, false);
			now += 5;
			pace.changed(now);
			waits.push(pace.wait());
			now += pace.wait();
		}
		pace.looked(3, now, true);

		expect(waits).toEqual([600, 1_200, 2_000, 2_000, 2_000, 2_000]);
		expect(pace.wait()).toBe(300);
	});

	it("takes one part in two hundred of the time where a look is dear", () => {
		const pace = makePace();
		for (let round = 0; round < 12; round++) {
			pace.looked(100, round * 30_000, false);
			pace.changed(round * 30_000 + 5);
		}

		expect(pace.wait()).toBe(20_000);
	});

	it("ends a look in its middle", async () => {
		let stopped = false;
		let steps = 0;
		let closed = false;
		function* endless(): Generator<undefined, string> {
			try {
				for (;;) {
					if (++steps === 100) stopped = true;
					yield undefined;
				}
			} finally {
				closed = true;
			}
		}

		expect(await runSliced(endless(), () => stopped)).toBeUndefined();
		expect([steps, closed]).toEqual([100, true]);
	});
});

describe("messages and marks", () => {
	it.each([
		[undefined],
		[null],
		["look"],
		[{ what: "other" }],
		[{ what: "marks", marks: 1, chip: true }],
		[{ what: "marks", marks: { a: 1 }, chip: true }],
		[{ what: "marks", marks: {}, chip: "yes" }],
	])("does not take %j for a message", (message) => {
		expect(readToPage(message)).toBeUndefined();
	});

	const kept = {
		what: "kept",
		recordId: "1",
		authenticity: "confirmed",
		state: "normal",
		claimable: "yes",
		sample: false,
	} as const satisfies Standing;
	it.each<[Standing, string | undefined]>([
		[{ what: "unread" }, undefined],
		[{ what: "locked" }, undefined],
		[{ what: "new" }, "未保存"],
		[kept, "已查验"],
		[{ ...kept, authenticity: "unknown" }, "已保存"],
		[{ ...kept, authenticity: "contradicted" }, "查验不符"],
		[{ ...kept, state: "void" }, "已作废"],
		[{ ...kept, state: "red_full", claimedAt: "2026-01-01T00:00:00Z" }, "已红冲 · 已报销"],
		[{ ...kept, sample: true }, "已查验 · 演示"],
	])("says of %j", (standing, words) => {
		expect(wordsOf(standing, "zh")).toBe(words);
		expect(wordsOf(standing, "en") ?? "").not.toMatch(/[\u4e00-\u9fff]/);
	});
});
