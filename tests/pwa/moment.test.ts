import { expect, it } from "vitest";

import { msSince } from "#pwa/platform/moment.ts";

it.each([
	["both went on", 60_000, 60_000, 60_000],
	["the clock was set back a day", -86_400_000, 60_000, 60_000],
	["the machine slept, and the ticks with it", 60_000, 5, 60_000],
] as const)("time goes on when %s", (_, clock, ticks, passed) => {
	const then = { clock: 1_790_000_000_000, ticks: 1_000 };

	expect(msSince(then, { clock: then.clock + clock, ticks: then.ticks + ticks })).toBe(passed);
});
