import { describe, expect, it } from "vitest";

import { formatRate, makeLine } from "#core/readers/markup/lines.ts";
import { redLinks } from "#core/readers/markup/red-link.ts";
import { tagEvidence } from "#core/readers/markup/values.ts";

describe("tagEvidence", () => {
	it.each([
		["issuedOn", "2026年09月14日", "20260914"],
		["issuedOn", "2026-09-14 12:51:03", "20260914"],
		["issuedOn", "2026-09-14T12:51:03.000+08:00", "20260914"],
		["issuedOn", "20260914125103", "20260914"],
		["issuedOn", "20260914 12:51:03", "20260914"],
		["checkCode", "12345 67890 12345 67890", "12345678901234567890"],
		["amount", "¥1,130.00", 113000],
		["tax", "-130.00", -13000],
		["totalInWords", "⊗壹仟圆整", "壹仟圆整"],
		["buyerTaxId", "91990000ma0000001b", "91990000MA0000001B"],
		["buyerName", " 演示\n购买方 ", "演示 购买方"],
	] as const)("reads %s from %j", (field, text, value) => {
		expect(tagEvidence(field, text, "xml")?.value).toBe(value);
	});

	it.each([
		["tax", "***"],
		["tax", "*"],
		["issuedOn", "2026-02-30"],
		["number", "1234"],
		["number", "发票号码"],
		["buyerTaxId", "无"],
		["buyerName", "/"],
		["remark", " \n "],
		["code", "0990026001112"],
	] as const)("takes no %s from %j", (field, text) => {
		expect(tagEvidence(field, text, "xml")).toBeUndefined();
	});

	it("keeps the text it was read from where that differs", () => {
		expect(tagEvidence("total", "￥1 130.00", "tag")).toMatchObject({ value: 113000, raw: "￥1 130.00" });
		expect(tagEvidence("buyerName", "演示购买方有限公司", "tag")).not.toHaveProperty("raw");
	});
});

describe("formatRate", () => {
	it.each([
		["0.13", "13%"],
		["0.130000", "13%"],
		["13", "13%"],
		["13.00%", "13%"],
		["13%", "13%"],
		["0.015", "1.5%"],
		["0.005", "0.5%"],
		["1", "1%"],
		["0", "0%"],
		["0%", "0%"],
		["免税", "免税"],
		["***", "***"],
		["", undefined],
	])("writes %j as %j", (text, rate) => {
		expect(formatRate(text)).toBe(rate);
	});
});

describe("makeLine", () => {
	it("keeps only what is there", () => {
		expect(
			makeLine({ name: " *演示*服务 ", spec: "", quantity: "1.00", rate: "0.06", amount: "10", tax: "***" }),
		).toEqual({
			name: "*演示*服务",
			quantity: "1.00",
			rate: "6%",
			amount: 1000,
		});
	});

	it("is nothing without a name and an amount", () => {
		expect(makeLine({ unit: "项", rate: "0.06" })).toBeUndefined();
	});
});

describe("redLinks", () => {
	it.each([
		[
			"被红冲蓝字数电票号码：26992000000000000018  红字发票信息确认单编号：99990000000000000001",
			{ originalNumber: "26992000000000000018", redNoticeNumber: "99990000000000000001" },
		],
		["对应正数发票代码:099002600111号码:00000018", { originalCode: "099002600111", originalNumber: "00000018" }],
		["开具红字增值税专用发票信息表编号9900001234567890", { redNoticeNumber: "9900001234567890" }],
		["订单号 26992000000000000018", {}],
	])("finds what %j quotes", (remark, links) => {
		expect(redLinks(remark)).toEqual(links);
	});
});
