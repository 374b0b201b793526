import { expect, test } from "vitest";

import { type DueFacts, nextCopyAt } from "#core/flows/backup/folder/due.ts";

const NOW = "2026-11-20T12:00:00.000Z";

function next(facts: DueFacts): string | undefined {
	const at = nextCopyAt(facts, Date.parse(NOW));
	return at === undefined ? undefined : new Date(at).toISOString();
}

/** Instants of November 2026, as `day hour:minute`. */
function november(text: string): string {
	const [day = "", time = ""] = text.split(" ");
	return `2026-11-${day}T${time}:00.000Z`;
}

test.each<[string, DueFacts["every"], { last?: string; changed?: string; failed?: string }, string | undefined]>([
	["nothing changed: never", "day", { last: "01 00:00" }, undefined],
	["the first copy: at once", "week", { changed: "20 12:00" }, "20 12:00"],
	["daily: a day after the last", "day", { last: "20 08:00", changed: "20 09:00" }, "21 08:00"],
	["weekly: a week after the last", "week", { last: "20 08:00", changed: "20 09:00" }, "27 08:00"],
	["with changes: ten minutes after the first", "change", { last: "20 08:00", changed: "20 11:55" }, "20 12:05"],
	[
		"a change long after a day: ten minutes later, not in the middle of an import",
		"day",
		{ last: "10 08:00", changed: "20 11:59" },
		"20 12:09",
	],
	["changed yesterday, the app was closed: overdue", "day", { last: "18 08:00", changed: "19 09:00" }, "19 09:10"],
	["after a failure: an hour later", "change", { changed: "20 09:00", failed: "20 11:30" }, "20 12:30"],
])("%s", (_, every, { last, changed, failed }, expected) => {
	const facts = {
		every,
		...(last && { lastAt: november(last) }),
		...(changed && { changedAt: november(changed) }),
		...(failed && { failedAt: november(failed) }),
	};
	expect(next(facts)).toBe(expected && november(expected));
});

test.each<[string, DueFacts]>([
	["a copy", { every: "week", lastAt: "2027-11-20T08:00:00.000Z", changedAt: november("20 09:00") }],
	["a failure", { every: "day", changedAt: november("20 09:00"), failedAt: "2027-11-20T08:00:00.000Z" }],
])("the clock was set back: %s from tomorrow does not put off the next copy", (_, facts) => {
	expect(next(facts)).toBe(NOW);
});

test("what was noted is no instant: as long ago", () => {
	expect(next({ every: "day", lastAt: "?", changedAt: "?" })).toBe(NOW);
});
