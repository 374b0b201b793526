import { describe, expect, test } from "vitest";

import type { Answer, InvoiceState, Outcome, Query } from "#core/model/answer.ts";
import type { RecordEvent } from "#core/model/record.ts";
import { type Change, noticeChange, openChange, type Standing } from "#core/watch/change.ts";

const query: Query = {
	kind: "digital_ordinary",
	code: "",
	number: "26992000000000000001",
	issuedOn: "20260914" as Query["issuedOn"],
	checkValue: "1130.00",
};

let hour = 0;
function said(standing: Standing | Outcome, more: Partial<Answer> = {}): Answer {
	const outcome: Outcome = ["normal", "void", "red_full", "red_part", "red_unknown", "unknown"].includes(standing)
		? "match"
		: (standing as Outcome);
	const state = outcome === "match" ? (standing as InvoiceState) : "unknown";
	const askedAt = new Date(Date.parse("2026-11-20T00:00:00Z") + hour++ * 3_600_000).toISOString();
	return { provider: "fake", sample: false, outcome, state, askedAt, query, fields: {}, lines: [], raw: "", ...more };
}

describe("a change is noticed", () => {
	test.each<[Standing | Outcome, Standing | Outcome, Change | undefined]>([
		["normal", "void", { from: "normal", to: "void" }],
		["normal", "red_full", { from: "normal", to: "red_full" }],
		["normal", "red_part", { from: "normal", to: "red_part" }],
		["normal", "not_found", { from: "normal", to: "not_found" }],
		["normal", "mismatch", { from: "normal", to: "mismatch" }],
		["unknown", "red_unknown", { from: "unknown", to: "red_unknown" }],
		["red_part", "red_full", { from: "red_part", to: "red_full" }],
		["not_found", "red_full", { from: "not_found", to: "red_full" }],
		["normal", "normal", undefined],
		["normal", "unknown", undefined],
		["normal", "upstream", undefined],
		["red_full", "red_full", undefined],
		["red_full", "not_found", undefined],
		["red_part", "not_found", undefined],
		["not_found", "normal", undefined],
		["not_found", "mismatch", undefined],
	])("from %s to %s", (before, after, expected) => {
		expect(noticeChange([said(before)], said(after), { claimed: false })).toEqual(expected);
	});

	test("against the last answer that is evidence, not against a try that failed", () => {
		const before = [said("normal"), said("upstream")];

		expect(noticeChange(before, said("red_full"), { claimed: false })).toEqual({ from: "normal", to: "red_full" });
	});

	test("as the first bad news about a claimed invoice only", () => {
		expect(noticeChange([], said("red_full"), { claimed: true })).toEqual({ from: "unknown", to: "red_full" });
		expect(noticeChange([], said("red_full"), { claimed: false })).toBeUndefined();
	});

	test.each<[string, Answer[], Answer]>([
		["another number", [said("normal")], said("not_found", { query: { ...query, number: "26992000000000000002" } })],
		["another amount", [said("normal")], said("mismatch", { query: { ...query, checkValue: "1.00" } })],
		["the sample authority", [said("normal", { sample: true })], said("not_found")],
	])("never by an answer about %s", (_, before, after) => {
		expect(noticeChange(before, after, { claimed: false })).toBeUndefined();
	});
});

describe("a change is open", () => {
	const changed: RecordEvent = {
		at: "2026-11-22T02:00:00.000Z",
		what: "changed",
		facts: { from: "normal", to: "red_full", claimedOn: "20260912" },
	};
	const acknowledged = (at: string): RecordEvent => ({ at, what: "acknowledged", facts: {} });

	test("until somebody acknowledged it", () => {
		expect(openChange([changed])).toEqual({ at: changed.at, from: "normal", to: "red_full", claimedOn: "20260912" });
		expect(openChange([changed, acknowledged("2026-11-23T02:00:00.000Z")])).toBeUndefined();
	});

	test("again when a newer one came", () => {
		const newer = { ...changed, at: "2026-11-24T02:00:00.000Z", facts: { from: "red_part", to: "red_full" } };

		expect(openChange([changed, acknowledged("2026-11-23T02:00:00.000Z"), newer])).toMatchObject({ from: "red_part" });
	});
});
