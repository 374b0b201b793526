import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Day, parseDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { dueAt, type WatchFacts } from "#core/watch/due.ts";
import { type WatchSettings, watchDefaults } from "#core/watch/settings.ts";

const settings: WatchSettings = { ...watchDefaults, everyDays: 60, claimedEveryDays: 14 };
const now = Date.parse("2026-11-22T02:00:00Z");

function day(text: string): Day {
	const value = parseDay(text);
	if (!value) throw new Error(`no such day: ${text}`);
	return value;
}

/** Matched on 8 November, of a seller known for years, issued in October. */
const matched: WatchFacts = {
	askable: true,
	issuedOn: day("20261010"),
	total: fen(113_000),
	answered: { at: Date.parse("2026-11-08T02:00:00Z"), outcome: "match" },
	state: "normal",
	triedAt: Date.parse("2026-11-08T02:00:00Z"),
	seller: { invoices: 5, reversed: 0 },
};
const claimed = { ...matched, claimedAt: Date.parse("2026-09-12T02:00:00Z") };
const years = (issuedOn: string) => ({ ...claimed, issuedOn: day(issuedOn) });

describe("when a record is due again", () => {
	test.each<[string, WatchFacts, string | undefined]>([
		[
			"a match, after the period",
			{ ...matched, answered: { at: Date.parse("2026-11-20T02:00:00Z"), outcome: "match" } },
			"2027-01-19",
		],
		["a claimed match, after the shorter one", claimed, "2026-11-22"],
		["a large amount, in half the time", { ...claimed, total: fen(1_000_000) }, "2026-11-15"],
		["the only invoice of its seller, sooner", { ...claimed, seller: { invoices: 1, reversed: 0 } }, "2026-11-18"],
		[
			"one of a seller who reversed before, in half the time",
			{ ...claimed, seller: { invoices: 9, reversed: 1 } },
			"2026-11-15",
		],
		[
			"one of a seller who reverses often, sooner still",
			{ ...claimed, seller: { invoices: 9, reversed: 3 } },
			"2026-11-12",
		],
		["one from earlier this year, later", years("20260601"), "2026-11-28"],
		["one of two years ago, later still", years("20241010"), "2026-12-20"],
		[
			"what falls on the first week of a month, before the books are closed",
			{ ...claimed, answered: { at: Date.parse("2026-11-20T02:00:00Z"), outcome: "match" } },
			"2026-11-28",
		],
		[
			"what falls on the last days of a month, at their start",
			{ ...claimed, answered: { at: Date.parse("2026-11-16T02:00:00Z"), outcome: "match" } },
			"2026-11-28",
		],
		[
			"what was asked about on the last days of a month, not again on each of them",
			{ ...claimed, total: fen(1_000_000), answered: { at: Date.parse("2026-11-28T02:00:00Z"), outcome: "match" } },
			"2026-12-05",
		],
		[
			"claimed and never asked about, at once",
			{ ...claimed, answered: undefined, triedAt: undefined, state: "unknown" },
			"2026-09-12",
		],
		[
			"claimed and not found, as often as any claimed one",
			{ ...claimed, state: "unknown", answered: { at: Date.parse("2026-11-08T02:00:00Z"), outcome: "not_found" } },
			"2026-11-22",
		],
		["claimed and partly red, still", { ...claimed, state: "red_part" }, "2026-11-22"],
		[
			"a try that failed, not before the next day",
			{ ...claimed, triedAt: Date.parse("2026-11-22T01:00:00Z") },
			"2026-11-23",
		],
		[
			"not found and not claimed, never",
			{ ...matched, answered: { at: Date.parse("2026-11-08T02:00:00Z"), outcome: "not_found" } },
			undefined,
		],
		["never asked about and not claimed, never", { ...matched, answered: undefined }, undefined],
		["void, never", { ...claimed, state: "void" }, undefined],
		["fully red, never", { ...claimed, state: "red_full" }, undefined],
		["what cannot be asked about, never", { ...claimed, askable: false }, undefined],
		["issued five years ago, never", years("20211122"), undefined],
		["issued a day less than five years ago, still", years("20211123"), "2026-12-20"],
	])("%s", (_, facts, expected) => {
		const due = dueAt(facts, settings, now);

		expect(due === undefined ? undefined : new Date(due + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(expected);
	});

	test("nothing is, when the watch is off", () => {
		expect(dueAt(claimed, { ...settings, on: false }, now)).toBeUndefined();
	});
});

const instant = fc.integer({ min: Date.parse("2025-06-01T00:00:00Z"), max: now });
const issuedOn = fc
	.integer({ min: Date.parse("2020-01-01T00:00:00Z"), max: Date.parse("2025-06-01T00:00:00Z") })
	.map((at) => day(new Date(at).toISOString().slice(0, 10)));
const someFacts: fc.Arbitrary<WatchFacts> = fc.record(
	{
		askable: fc.boolean(),
		issuedOn,
		total: fc.integer({ min: 0, max: 10_000_000 }).map(fen),
		claimedAt: instant,
		answered: fc.record({ at: instant, outcome: fc.constantFrom("match", "mismatch", "not_found") }),
		state: fc.constantFrom(...invoiceStates),
		triedAt: instant,
		seller: fc.record({ invoices: fc.integer({ min: 1, max: 50 }), reversed: fc.integer({ min: 0, max: 5 }) }),
	},
	{ requiredKeys: ["askable", "state", "seller"] },
);
const someSettings: fc.Arbitrary<WatchSettings> = fc.record({
	on: fc.constant(true),
	everyDays: fc.integer({ min: 1, max: 365 }),
	claimedEveryDays: fc.integer({ min: 1, max: 365 }),
	largeFrom: fc.integer({ min: 0, max: 5_000_000 }).map(fen),
	mostADay: fc.constant(100),
});
const when = (facts: WatchFacts, by: WatchSettings) => dueAt(facts, by, now) ?? Number.POSITIVE_INFINITY;

test("nothing is due again on the day it was answered", () => {
	fc.assert(
		fc.property(someFacts, someSettings, (facts, by) => {
			fc.pre(facts.answered !== undefined);
			expect(when(facts, by)).toBeGreaterThanOrEqual((facts.answered?.at ?? 0) + 86_400_000);
		}),
	);
});

describe("more risk is never later", () => {
	test.each<[string, (facts: WatchFacts) => WatchFacts]>([
		["a larger amount", (facts) => ({ ...facts, total: fen((facts.total ?? 0) * 3 + 1) })],
		["a claim", (facts) => ({ ...facts, claimedAt: facts.claimedAt ?? Date.parse("2025-06-01T00:00:00Z") })],
		[
			"one more reversed invoice of the seller",
			({ seller, ...facts }) => ({ ...facts, seller: { ...seller, reversed: seller.reversed + 1 } }),
		],
		["a seller not seen before", ({ seller, ...facts }) => ({ ...facts, seller: { ...seller, invoices: 1 } })],
		["a younger invoice", (facts) => ({ ...facts, ...(facts.issuedOn && { issuedOn: day("20250601") }) })],
	])("%s", (_, more) => {
		fc.assert(
			fc.property(someFacts, someSettings, (facts, by) => {
				expect(when(more(facts), by)).toBeLessThanOrEqual(when(facts, by));
			}),
		);
	});

	test("an older answer", () => {
		fc.assert(
			fc.property(someFacts, someSettings, instant, (facts, by, at) => {
				fc.pre(facts.answered !== undefined && at < facts.answered.at && !facts.triedAt);
				// Age is counted at the answer: with the same age the older answer is due first.
				const older = { ...facts, answered: { ...facts.answered, at, outcome: facts.answered?.outcome ?? "match" } };
				expect(when(older, by)).toBeLessThanOrEqual(when(facts, by));
			}),
		);
	});
});
