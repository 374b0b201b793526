import { describe, expect, it } from "vitest";

import { percentOf, roomOf } from "#pwa/state/room.ts";

describe("room in the browser", () => {
	it.each([
		[0, "ample"],
		[799, "ample"],
		[800, "low"],
		[949, "low"],
		[950, "full"],
		[1_200, "full"],
	] as const)("is, with %i of 1000 used, %s", (usage, level) => {
		expect(roomOf({ usage, quota: 1_000 })).toEqual({ used: usage, granted: 1_000, level });
	});

	it("is not known where the browser does not say both, or grants nothing that can be divided", () => {
		expect([roomOf({}), roomOf({ usage: 5 }), roomOf({ quota: 5 }), roomOf({ usage: 0, quota: 0 })]).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
		]);
	});

	it("is told in percent that are not rounded up to what is not so yet", () => {
		expect(percentOf({ used: 799, granted: 1_000, level: "ample" })).toBe(79);
	});
});
