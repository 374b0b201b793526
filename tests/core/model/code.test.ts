import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { kindOfCode, parseCode, parseNumber } from "#core/model/code.ts";
import { regionOfCode, regionOfNumber, regions } from "#core/model/regions.ts";

describe("kindOfCode", () => {
	it.each([
		["rule 1", "144031539110", "ordinary_electronic"],
		["rule 1", "111001571071", "ordinary_electronic"],
		["rule 2", "099002600111", "ordinary_electronic"],
		["rule 3", "099002600104", "ordinary_paper"],
		["rule 3", "099002600105", "ordinary_paper"],
		["rule 4", "099002600106", "roll"],
		["rule 4", "099002600107", "roll"],
		["rule 5", "099002600112", "toll_electronic"],
		["rule 6", "099002600117", "usedcar_paper"],
		["rule 7", "099002600113", "special_electronic"],
		["rule 8", "199002622001", "motor_paper"],
		["rule 9", "9900261130", "special_paper"],
		["rule 9", "9900261530", "special_paper"],
		["rule 10", "9900261320", "ordinary_paper"],
		["rule 10", "9900261620", "ordinary_paper"],
		["rule 11", "9900261230", "freight_paper"],
		["rule 11", "9900261730", "freight_paper"],
		["rule 12: 12 digits", "099002600199", undefined],
		["rule 12: 10 digits", "9900261930", undefined],
		["rule 12: a local series", "199002610001", undefined],
		["§0.2 Shenzhen blockchain", "144032600110", "blockchain"],
		["§0.2 Yunnan blockchain", "153002600110", "blockchain"],
		["§1.3 Guangdong may be anything", "144002600110", undefined],
		["§0.2 Zhejiang", "233002600111", "general_electronic"],
		["not a code", "12345", undefined],
		["letters", "09900260011A", undefined],
		["empty", "", undefined],
	])("%s: %s is %s", (_rule, code, expected) => {
		expect(kindOfCode(code)).toBe(expected);
	});

	it("knows fiscal receipts by code and number together", () => {
		expect(kindOfCode("99000126", "0000000016")).toBe("fiscal");
		expect(kindOfCode("99000126", "00000016")).toBeUndefined();
		expect(kindOfCode("99000126")).toBeUndefined();
	});
});

describe("parseCode", () => {
	it("takes ten digits apart", () => {
		expect(parseCode("9900261130")).toMatchObject({ series: "paper10", year: 2026, region: { zh: "演示" } });
	});

	it("takes twelve digits apart, unified and local", () => {
		expect(parseCode("044032600111")).toMatchObject({ series: "unified12", year: 2026, region: { zh: "深圳" } });
		expect(parseCode("133022622001")).toMatchObject({ series: "local12", region: { zh: "宁波" }, kind: "motor_paper" });
	});

	it("puts a city without a bureau of its own into its province", () => {
		expect(parseCode("4406261130")?.region?.zh).toBe("广东");
	});

	it("reads years of the last century", () => {
		expect(parseCode("9900991130")?.year).toBe(1999);
	});

	it("has no region for digits no bureau has", () => {
		expect(parseCode("8800261130")).toMatchObject({ region: undefined });
	});

	it("gives nothing for anything but 10 or 12 digits", () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(parseCode(text) !== undefined).toBe(/^(?:\d{10}|\d{12})$/.test(text));
			}),
		);
		expect(parseCode("99002611301")).toBeUndefined();
		expect(parseCode("9900261130\n")).toBeUndefined();
	});
});

describe("parseNumber", () => {
	it.each([
		["26992000000000000011", { year: 2026, channel: "2", region: { zh: "演示" }, hint: undefined }],
		["25339000000000000017", { year: 2025, channel: "9", region: { zh: "浙江" }, hint: "rail" }],
		["26948000000000000024", { channel: "8", region: { zh: "计划单列市" }, hint: "air" }],
		["24952000000000000013", { year: 2024, region: { zh: "深圳" } }],
		["26772000000000000011", { region: undefined }],
	])("takes %s apart", (number, expected) => {
		expect(parseNumber(number)).toMatchObject(expected);
	});

	it.each(["", "00000001", "2699200000000000001", "2699200000000000001X"])("gives nothing for %j", (number) => {
		expect(parseNumber(number)).toBeUndefined();
	});
});

describe("regions", () => {
	it("has the 36 of the tax bureaus, and 99 for samples alone", () => {
		expect(regions.filter((region) => /^[1-6]/.test(region.code))).toHaveLength(36);
		expect(regionOfCode("9900")?.en).toBe("Sample");
		expect(regionOfNumber("99")?.en).toBe("Sample");
	});

	it("has each code once", () => {
		const codes = regions.map((region) => region.code).filter(Boolean);
		const digital = regions.map((region) => region.digital).filter(Boolean);
		expect(new Set(codes).size).toBe(codes.length);
		expect(new Set(digital).size).toBe(digital.length);
	});

	it("does not take a missing code for a region", () => {
		expect(regionOfCode("")).toBeUndefined();
		expect(regionOfNumber("")).toBeUndefined();
	});
});
