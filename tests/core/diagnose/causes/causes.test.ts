import { describe, expect, it } from "vitest";

import { causeCodes } from "#core/diagnose/cause.ts";
import { amountCases } from "./amounts.ts";
import { diagnosed } from "./given.ts";
import { kindCases } from "./kinds.ts";
import { lastCases } from "./last.ts";
import { numberCases } from "./numbers.ts";
import { sourceCases } from "./sources.ts";
import { timeCases } from "./times.ts";

const table = [...sourceCases, ...timeCases, ...numberCases, ...kindCases, ...amountCases, ...lastCases];

describe("causes", () => {
	it.each(table)("%s: %s", (code, _, given, fits) => {
		const { causes } = diagnosed(given);
		const cause = causes.find((one) => one.code === code);

		expect(causes.map((one) => one.code)).toContain(code);
		if (fits) expect([cause?.suggestion?.field, cause?.suggestion?.value]).toEqual(fits);
	});

	it("has a case for each but the one that stands on a comparison", () => {
		expect(causeCodes.filter((code) => code !== "file_differs" && !table.some(([one]) => one === code))).toEqual([]);
	});

	it("never suggests what is there already", () => {
		for (const [, , given] of table) {
			for (const { ours, suggestion } of diagnosed(given).causes) {
				if (suggestion && ours !== undefined) expect(suggestion.value).not.toBe(ours);
			}
		}
	});
});
