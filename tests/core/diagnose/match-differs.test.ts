import { describe, expect, it } from "vitest";

import { compare } from "#core/diagnose/compare.ts";
import { diagnose } from "#core/diagnose/diagnose.ts";
import type { Source } from "#core/model/evidence.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeAnswer, makeReading, says } from "../settle/make.ts";
import { yuan } from "../settle/values.ts";
import { context } from "./causes/given.ts";

describe("a match that differs", () => {
	const diagnosed = (source: Source, state: "normal" | "void" = "normal") => {
		const own = settle([makeReading("pdf", says(source, { ...digitalFace, total: yuan("131.00") }))]);
		const answer = makeAnswer({ state });
		const comparison = compare(own, answer);
		return diagnose(own, answer.query, answer, { ...context, ...(comparison && { comparison }) });
	};

	it("names the field and both values", () => {
		const { situation, causes } = diagnosed("text");

		expect(situation).toBe("match_differs");
		expect(causes).toEqual([{ code: "file_differs", weight: 90, field: "total", ours: 13100, facts: { fits: 11300 } }]);
	});

	it("offers the authority's value only for what was typed or misread", () => {
		expect(diagnosed("text").actions).toEqual(["original"]);
		expect(diagnosed("typed").actions).toEqual(["original", "correct"]);
		expect(diagnosed("typed").causes[0]?.suggestion).toEqual({ field: "total", value: 11300 });
	});

	it("stays void whatever differs", () => {
		expect(diagnosed("text", "void").situation).toBe("match_void");
	});
});
