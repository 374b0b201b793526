import { describe, expect, it } from "vitest";

import type { CauseCode } from "#core/diagnose/cause.ts";
import type { End } from "#core/diagnose/diagnose.ts";
import { makeAnswer } from "#tests/core/settle/make.ts";
import { day, yuan } from "#tests/core/settle/values.ts";
import { diagnosed, type Given, goods, inRegion, notFound, special } from "./given.ts";

describe("among the causes found", () => {
	it.each<[string, Given, CauseCode]>([
		[
			"issued today comes before everything about the number",
			{ end: notFound, source: "typed", but: { issuedOn: day("20261122") } },
			"not_filed",
		],
		[
			"a number changed since comes before its own faults",
			{ query: { checkValue: "118.00" }, but: { total: yuan("131") } },
			"values_changed",
		],
		["words against figures come before the sum", { but: { total: yuan("131.00") } }, "words_differ"],
		[
			"for 查无此票 the number's region comes before its amount",
			{ end: notFound, but: { number: inRegion("48"), total: yuan("131.00") } },
			"number_region",
		],
		["without any hint only the last resort is left", {}, "altered"],
	])("%s", (_, given, first) => {
		expect(diagnosed(given).causes[0]?.code).toBe(first);
	});

	it.each<[string, End]>([
		["limit", { outcome: "limit", state: "unknown" }],
		["upstream", { outcome: "upstream", state: "unknown" }],
		["rate_limited", { outcome: "rate_limited", state: "unknown" }],
		["offline", { problem: "offline", facts: {} }],
		["match", { outcome: "match", state: "normal" }],
	])("there is none after %s, which says nothing about the values, so none is doubted", (_, end) => {
		expect(diagnosed({ end, source: "typed", but: { total: yuan("131.00") } }).causes).toEqual([]);
	});

	it("each correction stands once, and there are no more than six", () => {
		const { causes } = diagnosed({
			source: "typed",
			fields: special,
			but: {
				code: "4800261130",
				amount: yuan("1130.00"),
				sellerTaxId: "9144O300708461136T",
				originalNumber: "1",
			},
			lines: [goods],
		});
		const corrections = causes.flatMap(({ suggestion }) =>
			suggestion ? [`${suggestion.field}=${suggestion.value}`] : [],
		);

		expect(causes.length).toBeLessThanOrEqual(6);
		expect(new Set(corrections).size).toBe(corrections.length);
	});
});

describe("after a mismatch", () => {
	it("does not offer to ask the same again, which would only cost a check", () => {
		const changed = { ...makeAnswer().query, checkValue: "131.00" };

		expect(diagnosed({ source: "typed" }).actions).not.toContain("ask");
		expect(diagnosed({ source: "typed", query: changed }).actions).toContain("ask");
	});
});
