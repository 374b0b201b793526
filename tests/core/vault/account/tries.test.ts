import fc from "fast-check";
import { expect, test } from "vitest";

import { oneMore, type Tries } from "#core/vault/account/tries.ts";

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });

test("whatever the clock says, a try waits no less than its own pause and no more than a minute", () => {
	fc.assert(
		fc.property(fc.nat(10_000), instant, instant, (count, until, now) => {
			const { tries, waitMs } = oneMore({ count, until }, now);

			expect(waitMs).toBeGreaterThanOrEqual(count < 3 ? 0 : Math.min(30_000, 1_000 * 2 ** (count - 3)));
			expect(waitMs).toBeLessThanOrEqual(60_000);
			expect(tries).toEqual({ count: count + 1, until: now + waitMs });
		}),
	);
});

test("two tabs that try at once wait one after the other", () => {
	const now = 1_000_000;
	const before: Tries = { count: 5, until: now - 60_000 };

	const first = oneMore(before, now);
	const second = oneMore(first.tries, now);

	expect([first.waitMs, second.waitMs]).toEqual([4_000, 4_000 + 8_000]);
});
