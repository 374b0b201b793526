import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, type Day, daysBetween } from "#core/base/day.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { CheckContext } from "#core/rules/check.ts";
import { checks, runChecks } from "#core/rules/index.ts";
import { changesOn } from "#core/rules/steady.ts";
import { arithmetic } from "./cases/arithmetic.ts";
import { type Case, context, face } from "./cases/case.ts";
import { claims } from "./cases/claims.ts";
import { red } from "./cases/red.ts";
import { structure } from "./cases/structure.ts";

const cases: readonly Case[] = [...arithmetic, ...red, ...structure, ...claims];

/** What a row of a list shows of the checks. */
function outcomes(invoice: Invoice, given: CheckContext) {
	return runChecks(invoice, given).map((one) => `${one.check} ${one.outcome} ${"severity" in one ? one.severity : ""}`);
}

/** Days from now until the day before it changes: near both ends and between. */
function daysUntil(today: Day, until: Day): readonly Day[] {
	const last = daysBetween(today, until) - 1;
	return [1, 2, 30, Math.floor(last / 2), last - 1, last]
		.filter((n) => n > 0 && n <= last)
		.map((n) => addDays(today, n));
}

function expectSteady(invoice: Invoice, given: CheckContext): void {
	const now = outcomes(invoice, given);
	const until = changesOn(invoice, given);
	expect(until > given.today).toBe(true);
	for (const today of daysUntil(given.today, until)) expect(outcomes(invoice, { ...given, today })).toEqual(now);
}

test.each(cases.map((one) => [one.check, one.label, one] as const))(
	"no check comes to something else before the day it may: %s, %s",
	(_check, _label, { invoice, context: more }) => {
		expectSteady(invoice, { ...context, ...more });
	},
);

test("whatever the day of issue, today and the limit for claims are", () => {
	const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("20200101" as Day, days));
	const limit = fc.option(fc.integer({ min: 1, max: 800 }), { nil: undefined });
	fc.assert(
		fc.property(day, day, limit, (issuedOn, today, claimWithinDays) => {
			const { claimWithinDays: _, ...rest } = context;
			expectSteady(face({ issuedOn }), { ...rest, today, ...(claimWithinDays !== undefined && { claimWithinDays }) });
		}),
	);
});

describe("the day it may change is no earlier than need be", () => {
	const on = (text: string) => text as Day; // days the calendar has
	test.each([
		["an invoice of this year", "20260914", "20261120", undefined, "20270101"],
		["one in the future", "20261125", "20261120", undefined, "20261125"],
		["one whose time to claim ends", "20260914", "20261120", 90, "20261214"],
		["one whose time to claim is over", "20260914", "20261220", 90, "20270101"],
		["before the settlement ends", "20260914", "20270102", undefined, "20270601"],
	] as const)("%s", (_, issuedOn, today, claimWithinDays, expected) => {
		const given = { ...context, today: on(today), ...(claimWithinDays !== undefined && { claimWithinDays }) };
		const { claimWithinDays: limit, ...rest } = given;
		const invoice = face({ issuedOn: on(issuedOn) });
		expect(changesOn(invoice, claimWithinDays === undefined ? rest : { ...rest, claimWithinDays: limit ?? 0 })).toBe(
			expected,
		);
	});
});

test("a check that looks at today must be thought of in steady.ts", () => {
	const looking = checks.filter((check) => {
		let looked = false;
		const watched = Object.defineProperty({ ...context }, "today", {
			get() {
				looked = true;
				return context.today;
			},
		});
		check.run(face({}), watched);
		return looked;
	});
	expect(looking.map(({ id }) => id).toSorted()).toEqual([
		"claim_late",
		"earlier_year",
		"issue_day",
		"number_structure",
	]);
});
