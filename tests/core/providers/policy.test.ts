import { describe, expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Answer, Outcome } from "#core/model/answer.ts";
import { isCheckDue, usableAnswer } from "#core/providers/cache.ts";
import { checksLeft, checksUsed } from "#core/providers/count.ts";
import { nextAsk } from "#core/providers/retry.ts";

const query = {
	kind: "digital_ordinary",
	code: "",
	number: "26992000000000000001",
	issuedOn: "20260312" as Day,
	checkValue: "1130.00",
} as const;

function makeAnswer(askedAt: string, outcome: Outcome, more: Partial<Answer> = {}): Answer {
	const about = { provider: "fpcy", sample: false, query, fields: {}, lines: [], raw: "" };
	return { ...about, outcome, state: outcome === "match" ? "normal" : "unknown", askedAt, ...more };
}

describe("checks of the day", () => {
	const now = new Date("2026-11-22T02:00:00Z"); // 10 o'clock in China

	test.each<[string, Answer[], number]>([
		["none", [], 0],
		["the day begins at midnight in China", [makeAnswer("2026-11-21T16:00:00Z", "match")], 1],
		["the evening before is another day", [makeAnswer("2026-11-21T15:59:59Z", "match")], 0],
		[
			"the supplier's own refusals are free",
			["auth", "rate_limited", "bad_input"].map((o) => makeAnswer("2026-11-22T01:00:00Z", o as Outcome)),
			0,
		],
		[
			"a doubtful one counts",
			[makeAnswer("2026-11-22T01:00:00Z", "upstream"), makeAnswer("2026-11-22T01:00:00Z", "error")],
			2,
		],
		["a limit means all", [makeAnswer("2026-11-22T01:00:00Z", "limit")], 5],
		["never more than five", Array.from({ length: 7 }, () => makeAnswer("2026-11-22T01:00:00Z", "match")), 5],
	])("%s", (_, answers, used) => {
		expect(checksUsed(answers, now)).toBe(used);
		expect(checksLeft(answers, now)).toBe(5 - used);
	});
});

describe("asking again by ourselves", () => {
	const now = new Date("2026-11-22T02:00:00Z");
	const ended = (outcome: Outcome) => ({ ok: true, value: { outcome } }) as const;

	test.each<Outcome>([
		"match",
		"mismatch",
		"not_found",
		"limit",
		"bad_input",
		"auth",
		"unsupported",
		"too_old",
		"error",
	])("never after %s", (outcome) => {
		expect(nextAsk(ended(outcome), 1, now)).toEqual({ when: "never" });
	});

	test("an invoice of today is asked about when the next day begins in China", () => {
		expect(nextAsk(ended("too_new"), 1, now)).toEqual({ when: "after", at: new Date("2026-11-22T16:00:00Z") });
	});

	test.each<[string, Parameters<typeof nextAsk>[0]]>([
		["upstream", ended("upstream")],
		["rate limit", ended("rate_limited")],
		["time-out", { ok: false, error: { code: "timeout" } }],
		["no network", { ok: false, error: { code: "offline" } }],
		["a server in trouble", { ok: false, error: { code: "http", status: 502 } }],
		["an overrun server", { ok: false, error: { code: "http", status: 429 } }],
	])("ever slower after %s, then no more", (_, end) => {
		const minutes = Array.from({ length: 7 }, (_, i) => {
			const next = nextAsk(end, i + 1, now);
			return next.when === "never" ? "never" : (next.at.getTime() - now.getTime()) / 60_000;
		});

		expect(minutes).toEqual([1, 5, 20, 60, 180, 360, "never"]);
	});

	test.each([
		{ code: "http", status: 401 },
		{ code: "not_set" },
		{ code: "sample_only" },
		{ code: "bad_answer" },
		{ code: "aborted" },
	] as const)("never after %o", (error) => {
		expect(nextAsk({ ok: false, error }, 1, now)).toEqual({ when: "never" });
	});
});

describe("an answer at hand", () => {
	const now = new Date("2026-11-22T02:00:00Z");

	test.each<[string, Answer[], number | undefined]>([
		["a match of this morning", [makeAnswer("2026-11-22T00:00:00Z", "match")], 2],
		["a match of two days ago may be red-inked by now", [makeAnswer("2026-11-20T00:00:00Z", "match")], undefined],
		["void is final", [makeAnswer("2026-01-22T02:00:00Z", "match", { state: "void" })], 304 * 24],
		["not found may be filed later", [makeAnswer("2026-11-21T12:00:00Z", "not_found")], undefined],
		["a failure says nothing", [makeAnswer("2026-11-22T01:00:00Z", "upstream")], undefined],
		[
			"the newest counts",
			[makeAnswer("2026-11-22T01:00:00Z", "mismatch"), makeAnswer("2026-11-22T00:00:00Z", "match")],
			1,
		],
		[
			"another amount is another question",
			[makeAnswer("2026-11-22T01:00:00Z", "mismatch", { query: { ...query, checkValue: "1.00" } })],
			undefined,
		],
	])("%s", (_, answers, hours) => {
		expect(usableAnswer(answers, query, now)?.ageMs).toBe(hours === undefined ? undefined : hours * 3_600_000);
	});
});

describe("a check is due", () => {
	const now = new Date("2026-11-22T00:00:00Z");
	const other = { query: { ...query, checkValue: "1.00" } };

	test.each<[string, Answer[], boolean]>([
		["when nobody was asked", [], true],
		["after a try that got no answer", [makeAnswer("2026-11-21T23:00:00Z", "upstream")], true],
		["when the values have changed since", [makeAnswer("2026-11-21T23:00:00Z", "match", other)], true],
		["not after a match of two weeks ago", [makeAnswer("2026-11-08T00:00:00Z", "match")], false],
		["after a match of five weeks ago", [makeAnswer("2026-10-18T00:00:00Z", "match")], true],
		["never for one that is void", [makeAnswer("2020-01-01T00:00:00Z", "match", { state: "void" })], false],
		["not right after 查无此票", [makeAnswer("2026-11-21T23:00:00Z", "not_found")], false],
		["a day after 查无此票", [makeAnswer("2026-11-21T00:00:00Z", "not_found")], true],
		["not after a mismatch of the same values", [makeAnswer("2026-11-20T00:00:00Z", "mismatch")], false],
		[
			"not when the newest try failed but an older answer stands",
			[makeAnswer("2026-11-20T00:00:00Z", "match"), makeAnswer("2026-11-21T00:00:00Z", "limit")],
			false,
		],
	])("%s", (_, answers, due) => {
		expect(isCheckDue(answers, query, now, 30)).toBe(due);
	});
});
