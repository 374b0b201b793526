import { expect, test } from "vitest";

import { type DueFacts, nextCopyAt } from "#core/flows/backup/folder/due.ts";

const NOW = "2026-11-20T12:00:00.000Z";

function next(facts: DueFacts): string | undefined {
	const at = nextCopyAt(facts, Date.parse(NOW));
	return at === undefined ? undefined : new Date(at).toISOString();
}

test.each<[string, DueFacts, string | undefined]>([
	["nothing changed: never", { every: "day", lastAt: "2026-11-01T00:00:00.000Z" }, undefined],
	["the first copy: at once", { every: "week", changedAt: NOW }, NOW],
	[
		"daily: a day after the last",
		{ every: "day", lastAt: "2026-11-20T08:00:00.000Z", changedAt: "2026-11-20T09:00:00.000Z" },
		"2026-11-21T08:00:00.000Z",
	],
	[
		"weekly: a week after the last",
		{ every: "week", lastAt: "2026-11-20T08:00:00.000Z", changedAt: "2026-11-20T09:00:00.000Z" },
		"2026-11-27T08:00:00.000Z",
	],
	[
		"with changes: ten minutes after the first of them",
		{ every: "change", lastAt: "2026-11-20T08:00:00.000Z", changedAt: "2026-11-20T11:55:00.000Z" },
		"2026-11-20T12:05:00.000Z",
	],
	[
		"a change long after a day: ten minutes later, not in the middle of an import",
		{ every: "day", lastAt: "2026-11-10T08:00:00.000Z", changedAt: "2026-11-20T11:59:00.000Z" },
		"2026-11-20T12:09:00.000Z",
	],
	[
		"changed yesterday, the app was closed: overdue",
		{ every: "day", lastAt: "2026-11-18T08:00:00.000Z", changedAt: "2026-11-19T09:00:00.000Z" },
		"2026-11-19T09:10:00.000Z",
	],
	[
		"after a failure: an hour later",
		{ every: "change", changedAt: "2026-11-20T09:00:00.000Z", failedAt: "2026-11-20T11:30:00.000Z" },
		"2026-11-20T12:30:00.000Z",
	],
	[
		"the clock was set back: a copy from tomorrow does not put off the next one",
		{ every: "week", lastAt: "2027-11-20T08:00:00.000Z", changedAt: "2026-11-20T09:00:00.000Z" },
		NOW,
	],
	[
		"the clock was set back: neither does a failure from tomorrow",
		{ every: "day", changedAt: "2026-11-20T09:00:00.000Z", failedAt: "2027-11-20T08:00:00.000Z" },
		NOW,
	],
	["what was noted is no instant: as long ago", { every: "day", lastAt: "?", changedAt: "?" }, NOW],
])("%s", (_, facts, expected) => expect(next(facts)).toBe(expected));
