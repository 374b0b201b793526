import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { type CauseCode, causeCodes } from "#core/diagnose/cause.ts";
import { diagnose } from "#core/diagnose/diagnose.ts";
import { actionIds, situations } from "#core/diagnose/situation.ts";
import { manners, relations } from "#core/diagnose/values.ts";
import type { VerifyProblem } from "#core/flows/app.ts";
import { type InvoiceState, invoiceStates, type Outcome, outcomes } from "#core/model/answer.ts";
import { unaskedReasons } from "#core/model/queue.ts";
import { originalProblemCodes } from "#core/providers/original.ts";
import { askProblemCodes } from "#core/providers/provider.ts";
import { settle } from "#core/settle/settle.ts";
import { causeWords } from "#ui/i18n/diagnose/causes.ts";
import { knownWords, situationWords } from "#ui/i18n/diagnose/situations.ts";
import { actionWords, diagnoseWords, fetchProblemWords, mannerWords, relationWords } from "#ui/i18n/diagnose/words.ts";
import type { Text } from "#ui/i18n/text.ts";
import { digitalFace, makeReading, says } from "../settle/make.ts";
import { day } from "../settle/values.ts";

const invoice = settle([makeReading("xml", says("xml", digitalFace))]);
const context = { today: day("20261122"), sampleInvoice: false, sampleAuthority: false };

const combinations = outcomes.flatMap((outcome) => invoiceStates.map((state) => [outcome, state] as const));

/** What a person reads: what happened, and what to do next. */
function told(outcome: Outcome, state: InvoiceState, language: keyof Text) {
	const { situation, known } = diagnose(invoice, undefined, { outcome, state }, context);
	const words = situationWords[situation];
	const before = known && knownWords[known];
	return {
		says: [words.says[language], before?.says[language]].filter(Boolean).join(""),
		next: before?.next?.[language] ?? words.next[language],
	};
}

describe.each(["zh", "en"] as const)("every outcome in every state, in %s", (language) => {
	it.each(combinations)("%s × %s says what happened and what to do next", (outcome, state) => {
		const { says, next } = told(outcome, state, language);

		expect(says.length).toBeGreaterThan(language === "zh" ? 8 : 20);
		expect(next.length).toBeGreaterThan(language === "zh" ? 5 : 10);
	});

	it("says something of its own in each of the 102", () => {
		const all = combinations.map(([outcome, state]) => told(outcome, state, language).says);

		expect(combinations).toHaveLength(102);
		expect(new Set(all).size).toBe(combinations.length);
	});

	it("has a sentence and a next step of its own for every situation", () => {
		const all = situations.map((situation) => situationWords[situation]);

		expect(new Set(all.map(({ says }) => says[language])).size).toBe(situations.length);
		expect(new Set(all.map(({ next }) => next[language])).size).toBe(situations.length);
	});
});

describe("states", () => {
	it.each(outcomes)("a void invoice is never sent to be asked again, whatever came: %s", (outcome) => {
		for (const state of ["void", "red_full"] as const) {
			const { actions } = diagnose(invoice, undefined, { outcome, state }, context);
			expect(actions).toEqual(["original"]);
			expect(told(outcome, state, "zh").next).toContain("不要报销");
			expect(told(outcome, state, "en").next).toMatch(/not claim/i);
		}
	});

	it("an answer without a state falls back on what an earlier one told", () => {
		const end = { outcome: "upstream", state: "unknown" } as const;

		expect(diagnose(invoice, undefined, end, { ...context, known: "red_part" }).known).toBe("red_part");
		expect(diagnose(invoice, undefined, end, context)).not.toHaveProperty("known");
	});

	it("a match tells its own state, not the earlier one", () => {
		const found = diagnose(invoice, undefined, { outcome: "match", state: "normal" }, { ...context, known: "void" });

		expect([found.situation, found.known]).toEqual(["match_normal", undefined]);
	});
});

describe("why no answer came", () => {
	it("knows every problem the flows can report", () => {
		const flows: Record<VerifyProblem["code"], true> = {
			not_set: true,
			sample_only: true,
			no_permission: true,
			offline: true,
			timeout: true,
			aborted: true,
			bad_answer: true,
			too_large: true,
			http: true,
			no_record: true,
			missing_fields: true,
			unsupported_kind: true,
			daily_limit: true,
			storage_full: true,
		};

		expect([...unaskedReasons].sort()).toEqual(Object.keys(flows).sort());
		expect(askProblemCodes.filter((code) => !(unaskedReasons as readonly string[]).includes(code))).toEqual([]);
	});

	it.each([
		[400, "http"],
		[401, "http"],
		[404, "http"],
		[429, "http_busy"],
		[500, "http_busy"],
		[503, "http_busy"],
	])("http %i is %s", (status, situation) => {
		const end = { problem: "http", facts: { status } } as const;

		expect(diagnose(invoice, undefined, end, context).situation).toBe(situation);
	});

	it.each(unaskedReasons)("%s offers something to do", (problem) => {
		expect(diagnose(invoice, undefined, { problem, facts: {} }, context).actions.length).toBeGreaterThan(0);
	});
});

describe("words", () => {
	const tables: [string, readonly string[], Readonly<Record<string, Text>>][] = [
		["causes", causeCodes, causeWords],
		["actions", actionIds, actionWords],
		["relations", relations, relationWords],
		["manners", manners, mannerWords],
	];

	it.each(tables)("%s: each has one of its own in both languages", (_, codes, words) => {
		for (const language of ["zh", "en"] as const) {
			expect(new Set(codes.map((code) => words[code]?.[language])).size).toBe(codes.length);
		}
		expect(Object.keys(words).sort()).toEqual([...codes].sort());
	});

	const texts = [
		...Object.values(situationWords).flatMap(({ says, next }) => [says, next]),
		...Object.values(knownWords).flatMap(({ says, next }) => (next ? [says, next] : [says])),
		...tables.flatMap(([, , words]) => Object.values(words)),
	];

	it("take the same facts in both languages, without exclamation marks or Chinese in English", () => {
		const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
		for (const { zh, en } of texts) expect(holes(en), zh).toEqual(holes(zh));
		expect(texts.filter(({ zh, en }) => /[!！]|[\u4e00-\u9fff],/.test(zh) || /[!\u4e00-\u9fff]/.test(en))).toEqual([]);
	});

	it("lie nowhere unused", () => {
		const record = ["next-steps.tsx", "comparison.tsx", "fetch-originals.tsx"].map((page) => `pwa/record/${page}`);
		const source = [...record, "ui/diagnosis-text.ts"].map((file) => readFileSync(file, "utf8")).join("\n");
		expect(Object.keys(diagnoseWords).filter((key) => !source.includes(`diagnoseWords.${key}`))).toEqual([]);
	});

	it("has words for every way in which fetching an original can fail", () => {
		const told = [...originalProblemCodes, "no_record", "no_address", "failed"];
		expect(told.filter((code) => !Object.hasOwn(fetchProblemWords, code))).toEqual([]);
	});

	it("ends every cause that leaves nothing else with what not to do", () => {
		for (const code of ["issued_by_nobody", "altered"] satisfies CauseCode[])
			expect(causeWords[code].zh).toContain("不要报销");
	});
});
