import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { foldText } from "#core/base/text.ts";
import { foldForSearch } from "#core/search/fold.ts";
import { isPinyin, readingsOf } from "#core/search/pinyin.ts";
import { engineOf, idsOf, searchable } from "./support.ts";

describe("folding for a search", () => {
	it("is folding of text, but for control characters", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (any) => {
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
				const plain = any.replace(/[\u0000-\u001f\u007f-\u009f]/g, "").toWellFormed();
				expect(foldForSearch(any)).toBe(foldText(plain));
			}),
		);
	});

	it("leaves folded text as it is", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(..."09AZ一龥中()*.%#/+:,=-") }), (plain) => {
				expect(foldForSearch(plain)).toBe(plain);
				expect(foldText(plain)).toBe(plain);
			}),
		);
	});
});

describe("pinyin", () => {
	it.each([
		["中", "zhong"],
		["女", "nv"],
		["绿", "lv"],
		["略", "lve"],
		["鱼", "yu"],
		["安", "an"],
		["座", "zuo"],
		["谊", "yi"],
		["玥", "yue"],
	])("of %s is %s", (char, reading) => {
		expect(readingsOf(char)).toContain(reading);
	});

	it("has more than one reading where a character has", () => {
		expect(readingsOf("行").toSorted()).toEqual(["hang", "xing"]);
		expect(readingsOf("重").toSorted()).toEqual(["chong", "zhong"]);
	});

	it.each([
		["云泽市朗序酒店", "yzslxjd"],
		["云泽市朗序酒店", "lx"],
		["云泽市朗序酒店", "jiudian"],
		["云泽市朗序酒店", "jiud"],
		["云泽市朗序酒店", "YunZe"],
		["云泽市朗序酒店", "yunzs"],
		["长风银行", "yinhang"],
		["长风银行", "cfyh"],
		["长风银行", "zhangfeng"],
		["示例KTV中心", "ktvzx"],
		["示例石油", "shili"],
		["示例石油", "shlsy"],
		["绿野", "lvye"],
		["绿野", "lüye"],
		["西安路店", "xian"],
	])("finds %s by %s", (sellerName, letters) => {
		const engine = engineOf([searchable("a", { fields: { sellerName } })]);

		expect(isPinyin(letters)).toBe(true);
		expect(idsOf(engine, engine.find([{ what: "pinyin", letters, places: ["sellerName"] }]))).toEqual(["a"]);
	});

	it.each([
		["云泽市朗序酒店", "jd1"],
		["云泽市朗序酒店", "zyslx"],
		["云泽市朗序酒店", "unze"],
		["云泽市朗序酒店", "dianx"],
	])("does not find %s by %s", (sellerName, letters) => {
		const engine = engineOf([searchable("a", { fields: { sellerName } })]);

		expect(idsOf(engine, engine.find([{ what: "pinyin", letters, places: ["sellerName"] }]))).toEqual([]);
	});
});

it("is not led astray by names that can be read in many ways", () => {
	const engine = engineOf([searchable("a", { fields: { sellerName: "和".repeat(300) } })]);
	const started = performance.now();

	const hits = engine.find([{ what: "pinyin", letters: `${"h".repeat(29)}x`, places: ["sellerName"] }]);

	expect(idsOf(engine, hits)).toEqual([]);
	expect(performance.now() - started).toBeLessThan(2_000);
});

describe("a number with one digit wrong", () => {
	const number = "26992000000012345678";
	const engine = engineOf([
		searchable("a", { fields: { number } }),
		searchable("b", { fields: { number: "10203040", code: "990026113001" } }),
	]);
	const near = (digits: string) => idsOf(engine, engine.find([{ what: "near", digits, places: ["number", "code"] }]));

	it("finds the record, wherever the digit is, and with any two neighbours swapped", () => {
		for (let at = 0; at < number.length; at++) {
			const digit = String((Number(number[at]) + 1) % 10);
			expect(near(number.slice(0, at) + digit + number.slice(at + 1)), `digit ${at}`).toEqual(["a"]);
			const swapped = number.slice(0, at) + (number[at + 1] ?? "") + number[at] + number.slice(at + 2);
			if (swapped !== number) expect(near(swapped), `swap ${at}`).toEqual(["a"]);
		}
		expect(near("10203041")).toEqual(["b"]);
		expect(near("990026113010")).toEqual(["b"]);
	});

	it("does not find what differs in more, in length, or not at all", () => {
		expect(near(number)).toEqual([]);
		expect(near("26992000000012345699")).toEqual([]);
		expect(near("2699200000001234567")).toEqual([]);
		expect(near("20103040")).toEqual([]);
		expect(near("40203010")).toEqual([]);
	});
});
