import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fen, MAX_FEN } from "#core/base/fen.ts";
import { formatWords, parseWords } from "#core/model/words.ts";

describe("parseWords", () => {
	it.each([
		["§5.2", "壹仟肆佰零玖元伍角", 140950],
		["§5.2", "壹仟肆佰零玖元伍角整", 140950],
		["§5.2", "陆仟零柒元壹角肆分", 600714],
		["§5.2", "壹仟陆佰捌拾元零叁角贰分", 168032],
		["§5.2", "壹仟陆佰捌拾元叁角贰分", 168032],
		["§5.2", "壹拾万柒仟元零伍角叁分", 10700053],
		["§5.2", "壹拾万零柒仟元伍角叁分", 10700053],
		["§5.2", "壹万陆仟肆佰零玖元零贰分", 1640902],
		["§5.2", "叁佰贰拾伍元零肆分", 32504],
		["§5.2", "壹亿元整", 10000000000],
		["§5.2", "（负数）伍佰捌拾贰圆伍角贰分", -58252],
		["invoice sign", "⊗壹佰圆整", 10000],
		["invoice sign as NFKC and OCR make it", "ⓧ壹佰圆整", 10000],
		["sign before the minus", "⊗（负数）壹佰圆整", -10000],
		["sign after the minus", "（负数）⊗壹佰圆整", -10000],
		["short minus", "负壹佰元整", -10000],
		["currency in front", "人民币壹佰元整", 10000],
		["yuan sign in front", "￥壹佰元整", 10000],
		["minus after the currency", "人民币（负数）壹佰元整", -10000],
		["traditional forms", "壹萬貳仟參佰陸拾圓正", 1236000],
		["both forms of three", "叄佰参拾元整", 33000],
		["two as in cheques", "兩佰圆整", 20000],
		["ten alone at the start", "拾元整", 1000],
		["ten alone with ones", "拾伍圆整", 1500],
		["ten alone before ten thousand", "拾万元整", 10000000],
		["ten alone after a zero", "壹仟零拾元整", 101000],
		["circle for zero", "壹佰〇壹圆整", 10100],
		["spaces", "壹 佰 圆 整", 10000],
		["radical code points of PDF fonts", "壹佰圆伍⾓整", 10050],
		["plain figures", "一百二十三元四角五分", 12345],
		["no whole yuan", "伍角整", 50],
		["zero yuan said", "零圆伍分", 5],
		["zero jiao said", "壹圆零角伍分", 105],
		["zero", "零圆整", 0],
		["negative zero is zero", "（负数）零圆整", 0],
		["整 after fen, against the rule", "壹圆伍分整", 105],
		["ten thousand times a hundred million", "壹万亿圆整", 100000000000000],
	])("%s: %s", (_source, text, expected) => {
		expect(parseWords(text)).toBe(expected);
	});

	it.each([
		["nothing", ""],
		["no unit of money", "壹佰"],
		["only 整", "整"],
		["only a unit", "元整"],
		["figures without place", "壹贰元整"],
		["a place twice", "壹佰贰佰元整"],
		["places out of order", "壹拾贰佰元整"],
		["hundred without a figure", "佰元整"],
		["ten alone in the middle", "壹佰拾拾元整"],
		["万 twice", "壹万贰万元整"],
		["万 without a figure", "万元整"],
		["亿 without a figure", "亿元整"],
		["亿 twice", "壹亿贰亿元整"],
		["zero before 万 alone", "零万元整"],
		["jiao twice", "壹元贰角叁角"],
		["fen before jiao", "壹元贰分叁角"],
		["ten jiao", "壹元拾角"],
		["minus twice", "（负数）人民币（负数）壹元整"],
		["text behind", "壹佰元整（小写）"],
		["digits", "100元"],
		["above the largest amount", "壹拾万亿零壹圆整"],
	])("refuses %s: %s", (_label, text) => {
		expect(parseWords(text)).toBeUndefined();
	});

	it("reads back every amount it writes, over the whole range", () => {
		const near = fc
			.tuple(fc.nat({ max: 15 }), fc.integer({ min: -200, max: 200 }))
			.map(([power, by]) => Math.max(0, Math.min(MAX_FEN, 10 ** power + by)));
		const sparse = fc
			.array(fc.constantFrom(0, 0, 0, 1, 5, 9), { minLength: 1, maxLength: 15 })
			.map((digits) => Number(digits.join("")));
		const size = fc.oneof(fc.integer({ min: 0, max: MAX_FEN }), fc.nat({ max: 1_000_000 }), near, sparse);
		fc.assert(
			fc.property(size, fc.boolean(), (value, negative) => {
				const amount = fen(negative && value !== 0 ? -value : value);
				expect(parseWords(formatWords(amount))).toBe(amount);
			}),
			{ numRuns: 2_000 },
		);
	});

	it("takes the written forms of other printers for the same amount", () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: MAX_FEN }), (value) => {
				const words = formatWords(fen(value));
				const other = words.replace("圆", "元").replace(/角整$/, "角").replace(/万/g, "萬").replace(/亿/g, "億");
				expect(parseWords(`⊗ ${other}`)).toBe(value);
			}),
		);
	});

	it("ends in bounded steps on long runs of one character", () => {
		expect(parseWords("零".repeat(50_000))).toBeUndefined();
		expect(parseWords(`${"零".repeat(50_000)}壹壹元`)).toBeUndefined();
		expect(parseWords(`${"壹".repeat(20_000)}元`)).toBeUndefined();
	});
});

describe("formatWords", () => {
	it.each([
		[140950, "壹仟肆佰零玖圆伍角整"],
		[600714, "陆仟零柒圆壹角肆分"],
		[168032, "壹仟陆佰捌拾圆叁角贰分"],
		[10700053, "壹拾万柒仟圆伍角叁分"],
		[1640902, "壹万陆仟肆佰零玖圆零贰分"],
		[32504, "叁佰贰拾伍圆零肆分"],
		[10000000000, "壹亿圆整"],
		[10000000100, "壹亿零壹圆整"],
		[10010000000, "壹亿零壹拾万圆整"],
		[1000001000000, "壹佰亿零壹万圆整"],
		[-58252, "（负数）伍佰捌拾贰圆伍角贰分"],
		[1000, "壹拾圆整"],
		[100500, "壹仟零伍圆整"],
		[5, "伍分"],
		[50, "伍角整"],
		[0, "零圆整"],
	])("writes %i fen as %s", (value, expected) => {
		expect(formatWords(fen(value))).toBe(expected);
	});
});
