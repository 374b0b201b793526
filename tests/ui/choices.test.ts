import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { choicesOf, valuesNamed } from "#core/search/box/choices.ts";
import { parseBox } from "#core/search/box/parse.ts";
import { verdictWords } from "#ui/i18n/verdict.ts";

const axes = { authenticity: authenticities, state: invoiceStates, claimable: claimables } as const;
type AxisName = keyof typeof axes;

/** What the codes behind `.by.` come to; a test below holds that none is missing. */
const decided: Readonly<Record<string, string>> = {
	authority_mismatch: "contradicted",
	authority_not_found: "contradicted",
	authority_differs: "contradicted",
	sample_match: "confirmed",
	sample_mismatch: "contradicted",
	sample_not_found: "contradicted",
	sample_differs: "contradicted",
	sources_differ: "contradicted",
	claim_duplicate: "no",
};

const shown = Object.entries(verdictWords).flatMap(([key, { zh, en }]) => {
	const [, axis, code] = /^(authenticity|state|claimable)\.(?:short\.)?(?:by\.)?(\w+)$/.exec(key) ?? [];
	if (axis === undefined || code === undefined) return [];
	return [zh, en].map((word) => [key, word, axis as AxisName, decided[code] ?? code] as const); // as the pattern says
});

describe("the box takes the words that the app itself shows", () => {
	it.each(shown)("%s: %s", (_, word, axis, value) => {
		expect(axes[axis]).toContain(value);
		expect(valuesNamed(axis, word)).toEqual([value]);
		expect(valuesNamed(axis, word, { whole: true })).toEqual([value]);
	});

	it("knows a word for every value that a row can show", () => {
		for (const [axis, values] of Object.entries(axes) as [AxisName, readonly string[]][]) {
			expect(shown.filter((one) => one[2] === axis).map((one) => one[3])).toEqual(expect.arrayContaining([...values]));
			expect(new Set(choicesOf(axis).map(({ value }) => value))).toEqual(new Set(values));
		}
	});

	it("understands what is not shown, and what is part of a word", () => {
		expect(valuesNamed("claimable", "可报销")).toEqual(["yes"]);
		expect(valuesNamed("claimable", "重复")).toEqual(["no"]);
		expect(valuesNamed("authenticity", "一致")).toEqual(["confirmed"]);
		expect(valuesNamed("authenticity", "不一致")).toEqual(["contradicted"]);
		expect(valuesNamed("state", "作废")).toEqual(["void"]);
		expect(valuesNamed("state", "红冲")).toEqual(["red_full", "red_part", "red_unknown"]);
	});

	it("takes English words in quotes, and any of several", () => {
		const values = (box: string) => parseBox(box, "20260914" as Day)[0]?.values;
		expect(values('state:"Fully red-inked"')).toEqual(["red_full"]);
		expect(values("真伪:查验不一致、查无此票")).toEqual(["contradicted"]);
		expect(values("报销:可报销")).toEqual(["yes"]);
		expect(values("状态:已作废,部分红冲")).toEqual(["void", "red_part"]);
	});
});
