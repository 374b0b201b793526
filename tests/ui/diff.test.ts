import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { diffTexts } from "#ui/diff.ts";

const marked = (parts: readonly { text: string; differs: boolean }[]) =>
	parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

describe("the characters in which two texts differ", () => {
	it.each([
		["swapped digits are two places", "1,130.00", "1,310.00", "1,[13]0.00", "1,[31]0.00"],
		[
			"one wrong digit",
			"26992000000000000017",
			"26992000000000000011",
			"2699200000000000001[7]",
			"2699200000000000001[1]",
		],
		["a missing character", "示例商贸有限公司", "示例商贸公司", "示例商贸[有限]公司", "示例商贸公司"],
		["the same text", "示例", "示例", "示例", "示例"],
		["nothing beside something", "", "示例", "", "[示例]"],
	])("%s", (_, a, b, left, right) => {
		const diff = diffTexts(a, b);

		expect(marked(diff.a)).toBe(left);
		expect(marked(diff.b)).toBe(right);
	});

	it("loses no character, and what is not marked is the same on both sides", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
				const diff = diffTexts(a, b);
				const whole = (parts: typeof diff.a) => parts.map(({ text }) => text).join("");
				const kept = (parts: typeof diff.a) =>
					parts
						.filter(({ differs }) => !differs)
						.map(({ text }) => text)
						.join("");
				expect(whole(diff.a)).toBe(a);
				expect(whole(diff.b)).toBe(b);
				expect(kept(diff.a)).toBe(kept(diff.b));
			}),
		);
	});
});
