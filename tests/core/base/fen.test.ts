import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fen, formatFen, formatMoney, MAX_FEN, parseFen } from "#core/base/fen.ts";

const amount = fc.integer({ min: -MAX_FEN, max: MAX_FEN }).map((value) => fen(value === 0 ? 0 : value));

describe("parseFen", () => {
	it.each([
		["plain", "1130.00", 113000],
		["integer", "32", 3200],
		["one decimal", "64.9", 6490],
		["no leading zero, as some databases print", ".5", 50],
		["decimal point at the end", "5.", 500],
		["zeros beyond the fen", "12.3400", 1234],
		["yuan sign, half and full width", "¥1,130.00", 113000],
		["full-width everything", "￥１，１３０．００", 113000],
		["several separators", "1,234,567.89", 123456789],
		["apostrophes", "1'234.50", 123450],
		["sign before the currency", "-¥88.00", -8800],
		["sign after the currency", "¥-88.00", -8800],
		["typographic minus", "−88.00", -8800],
		["brackets for negative", "(88.00)", -8800],
		["full-width brackets", "（¥88.00）", -8800],
		["unit behind", "88.00元", 8800],
		["currency in letters", "CNY 88.00", 8800],
		["broken by spaces, as PDF text often is", "¥ 1 130 . 00", 113000],
		["minus zero is zero", "-0.00", 0],
		["the largest", "10000000000000.00", MAX_FEN],
	])("reads %s: %s", (_label, text, expected) => {
		expect(parseFen(text)).toBe(expected);
	});

	it.each([
		["nothing", ""],
		["only a sign", "-"],
		["only a point", "."],
		["only a currency", "¥"],
		["three telling decimals", "1.234"],
		["two points", "1.2.3"],
		["a comma where a point may be meant", "1,13"],
		["a comma among decimals", "1.130,00"],
		["groups of four", "1,1300.00"],
		["twice negative", "(-88.00)"],
		["words", "壹佰元整"],
		["exponent", "1e3"],
		["asterisks of an exempt row", "***"],
		["above the largest", "10000000000000.01"],
		["far above", "9".repeat(400)],
	])("refuses %s: %s", (_label, text) => {
		expect(parseFen(text)).toBeUndefined();
	});

	it("reads back every amount it writes, for programs and for people", () => {
		fc.assert(
			fc.property(amount, (value) => {
				expect(parseFen(formatFen(value))).toBe(value);
				expect(parseFen(formatMoney(value))).toBe(value);
			}),
		);
	});

	it("gives a safe integer or nothing for any text", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[-()¥,.\d ]{0,20}$/)), (text) => {
				const value = parseFen(text);
				expect(value === undefined || Number.isSafeInteger(value)).toBe(true);
				expect(Object.is(value, -0)).toBe(false);
			}),
		);
	});
});

describe("formatMoney", () => {
	it.each([
		[0, "0.00"],
		[5, "0.05"],
		[-5, "-0.05"],
		[99999, "999.99"],
		[100000, "1,000.00"],
		[-123456789, "-1,234,567.89"],
	])("writes %i fen as %s", (value, expected) => {
		expect(formatMoney(fen(value))).toBe(expected);
	});
});

describe("fen", () => {
	it("throws for what is no whole number of fen, since that is a bug", () => {
		expect(() => fen(0.5)).toThrow(RangeError);
		expect(() => fen(2 ** 53)).toThrow(RangeError);
	});
});
