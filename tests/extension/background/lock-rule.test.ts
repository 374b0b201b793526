import { describe, expect, it } from "vitest";

import { parseLockRule, untilLock } from "#extension/background/lock-rule.ts";

const MINUTE = 60_000;

describe("when the library locks itself", () => {
	it.each([
		["is used this moment", 15, 0, 15 * MINUTE],
		["was used a while ago", 15, 10 * MINUTE, 5 * MINUTE],
		["was used too long ago", 15, 16 * MINUTE, -MINUTE],
		["has a clock that was set back", 15, -MINUTE, 0],
		["never locks by time", 0, 1_000 * MINUTE, undefined],
	] as const)("where it %s", (_, afterMinutes, agoMs, left) => {
		const now = 1_000_000_000_000;

		expect(untilLock({ afterMinutes }, now - agoMs, now)).toBe(left);
	});

	it.each([undefined, null, {}, { afterMinutes: 7 }, { afterMinutes: "15" }, "15"])(
		"takes the usual rule where %j is kept",
		(kept) => {
			expect(parseLockRule(kept)).toEqual({ afterMinutes: 15 });
		},
	);
});
