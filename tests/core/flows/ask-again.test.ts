import { describe, expect, it } from "vitest";

import { askAgainAt } from "#core/flows/ask/ask-again.ts";
import type { RecordEvent } from "#core/model/record.ts";

function asked(at: string, facts: RecordEvent["facts"]): RecordEvent {
	return { at, what: "asked", facts: { provider: "fpcy", ...facts }, previous: "" };
}

const noon = new Date("2026-11-20T04:00:00Z"); // 12:00 in China

describe("when asking again makes sense", () => {
	it.each<[string, readonly RecordEvent[], string | undefined]>([
		["nobody was asked", [], undefined],
		["an answer was given", [asked("2026-11-20T03:59:30Z", { outcome: "not_found" })], undefined],
		[
			"the way was blocked once: a minute",
			[asked("2026-11-20T03:59:30Z", { problem: "timeout" })],
			"2026-11-20T04:00:30.000Z",
		],
		[
			"the way was blocked twice in a row: five minutes",
			[asked("2026-11-20T03:50:00Z", { problem: "offline" }), asked("2026-11-20T03:59:30Z", { outcome: "upstream" })],
			"2026-11-20T04:04:30.000Z",
		],
		[
			"an answer stands between two failures",
			[
				asked("2026-11-20T03:40:00Z", { problem: "offline" }),
				asked("2026-11-20T03:50:00Z", { outcome: "match" }),
				asked("2026-11-20T03:59:30Z", { problem: "http", status: 503 }),
			],
			"2026-11-20T04:00:30.000Z",
		],
		["the wait is over", [asked("2026-11-20T03:30:00Z", { problem: "timeout" })], undefined],
		["the supplier refuses us", [asked("2026-11-20T03:59:30Z", { problem: "http", status: 403 })], undefined],
		[
			"issued today: the next day in China",
			[asked("2026-11-20T03:00:00Z", { outcome: "too_new" })],
			"2026-11-20T16:00:00.000Z",
		],
		["words of a later build", [asked("2026-11-20T03:59:30Z", { outcome: "someday" })], undefined],
	])("%s", (_, events, expected) => {
		expect(askAgainAt(events, noon)).toBe(expected);
	});
});
