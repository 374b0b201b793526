import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Decimal, multiplyToFen, parseDecimal, sameDecimal, timesFen } from "#core/base/decimal.ts";
import { fen } from "#core/base/fen.ts";

function decimal(text: string): Decimal {
	const value = parseDecimal(text);
	if (value === undefined) throw new Error(`not a decimal: ${text}`);
	return value;
}

const digits = (max: number) => fc.stringMatching(new RegExp(`^\\d{1,${max}}$`));

describe("parseDecimal", () => {
	it.each([
		["keeps the digits as printed", "1.50", "1.50"],
		["drops leading zeros", "007.10", "7.10"],
		["adds the zero before a bare point", ".5", "0.5"],
		["drops a bare point", "5.", "5"],
		["drops thousands separators", "1,234.5", "1234.5"],
		["unfolds an exponent", "1.5E-7", "0.00000015"],
		["unfolds a positive exponent", "1.5e3", "1500"],
		["knows no minus zero", "-0.00", "0.00"],
		["knows no minus zero with an exponent", "-0e2", "0"],
		["keeps thirteen decimals of a unit price", "0.1234567890123", "0.1234567890123"],
		["reads full width", "１２．３", "12.3"],
	])("%s: %s", (_label, text, expected) => {
		expect(parseDecimal(text)).toBe(expected);
	});

	it.each(["", "-", ".", "e5", "1,13", "1.2.3", "免税", "0x10", "1e999", "NaN", "Infinity", "1".repeat(41)])(
		"refuses %s",
		(text) => {
			expect(parseDecimal(text)).toBeUndefined();
		},
	);

	it("reads its own result to the same text", () => {
		fc.assert(
			fc.property(digits(12), fc.option(digits(13)), fc.constantFrom("", "-"), (whole, decimals, sign) => {
				const once = decimal(`${sign}${whole}${decimals === null ? "" : `.${decimals}`}`);
				expect(parseDecimal(once)).toBe(once);
			}),
		);
	});
});

describe("arithmetic", () => {
	it.each([
		["1", "1.00", true],
		["0.10", "0.1", true],
		["0.1", "0.10000001", false],
	])("%s and %s are the same number: %s", (a, b, expected) => {
		expect(sameDecimal(decimal(a), decimal(b))).toBe(expected);
	});

	it.each([
		["exactly where floats fail", "1.005", "1", 101],
		["half away from zero when negative", "-1.005", "1", -101],
		["long unit prices", "0.8849557522124", "100", 8850],
		["zero times negative as plain zero", "0", "-3", 0],
	])("multiplies %s", (_label, price, quantity, expected) => {
		expect(multiplyToFen(decimal(price), decimal(quantity))).toBe(expected);
	});

	it("gives nothing where the product does not fit", () => {
		expect(multiplyToFen(decimal("9".repeat(20)), decimal("9".repeat(20)))).toBeUndefined();
	});

	it("takes a rate of an amount, to the fen", () => {
		expect(timesFen(fen(10000), decimal("0.13"))).toBe(1300);
		expect(timesFen(fen(50), decimal("0.01"))).toBe(1);
		expect(timesFen(fen(-50), decimal("0.01"))).toBe(-1);
	});

	it("multiplies in either order to the same fen", () => {
		const number = fc.tuple(digits(7), digits(6)).map(([whole, decimals]) => decimal(`${whole}.${decimals}`));
		fc.assert(
			fc.property(number, number, (a, b) => {
				expect(multiplyToFen(a, b)).toBe(multiplyToFen(b, a));
			}),
		);
	});
});
