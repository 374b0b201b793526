import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createStrings } from "#core/search/strings.ts";
import { rankByUnits } from "#core/search/unit-order.ts";

const number = fc.stringMatching(/^[0-9]{1,24}$/);
const taxId = fc.stringMatching(/^[0-9A-HJ-NP-Y]{15,20}$/);
const any = fc.string({ minLength: 1, maxLength: 5 }).filter((text) => !text.includes("\n"));

function stringsOf(texts: readonly string[]) {
	const strings = createStrings();
	for (const text of texts) strings.intern(text);
	return strings;
}

describe("the order of code units", () => {
	it.each([
		["numbers", number, 200],
		["tax ids", taxId, 200],
		["short texts of any characters", any, 12],
	])("is that of comparing %s two at a time", (_, text, most) => {
		fc.assert(
			fc.property(fc.array(text, { maxLength: most }), (texts) => {
				const strings = stringsOf(texts);

				const ranks = rankByUnits(strings);

				const sorted = [...new Set(texts)].sort();
				expect(sorted.map((one) => ranks?.[strings.find(one) ?? 0])).toEqual(sorted.map((_one, at) => at + 1));
				expect(ranks?.[0]).toBe(0);
			}),
		);
	});

	it("is there for numbers kept in more than one piece", () => {
		const texts = Array.from({ length: 10_000 }, (_, n) => String((n * 7_919) % 10_007).padStart(20, "0"));
		const strings = stringsOf(texts);
		expect(strings.pieces().length).toBeGreaterThan(1);

		const ranks = rankByUnits(strings);

		expect(texts.toSorted().map((one) => ranks?.[strings.find(one) ?? 0])).toEqual(texts.map((_one, at) => at + 1));
	});

	it.each([
		["long, of many characters", [Array.from({ length: 200 }, (_, n) => String.fromCharCode(0x4e00 + n)).join("")]],
		["one long remark among numbers", ["1", `备注${"0123456789abcdef".repeat(8)}`]],
	])("leaves texts to others that are %s", (_, texts) => {
		expect(rankByUnits(stringsOf(texts))).toBeUndefined();
	});
});
