import fc from "fast-check";
import { expect, test } from "vitest";

import { oneMore, type Tries } from "#core/vault/account/tries.ts";

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const pauseAfter = (count: number) => (count < 3 ? 0 : Math.min(30_000, 1_000 * 2 ** (count - 3)));

test("whatever the clock says, a try waits no less than its own pause, and after those that wait", () => {
	fc.assert(
		fc.property(fc.nat(10_000), instant, fc.nat(600_000), instant, (count, at, queued, now) => {
			const until = at + queued;
			const { tries, waitMs } = oneMore({ count, at, until }, now);

			const behind = Math.max(0, until - now);
			expect(waitMs).toBe(pauseAfter(count) + (now < at ? Math.min(30_000, behind) : behind));
			expect(tries).toEqual({ count: count + 1, at: now, until: now + waitMs });
		}),
	);
});

test("many tabs that try at once wait one after the other, however many they are", () => {
	const now = 1_000_000;
	let tries: Tries | undefined = { count: 3, at: now - 60_000, until: now - 60_000 };
	const waits: number[] = [];
	for (let tab = 0; tab < 9; tab++) {
		const more = oneMore(tries, now);
		tries = more.tries;
		waits.push(more.waitMs / 1_000);
	}

	expect(waits).toEqual([1, 3, 7, 15, 31, 61, 91, 121, 151]);
});
