import { describe, expect, test } from "vitest";

import type { Outcome } from "#core/model/answer.ts";
import type { UnaskedReason } from "#core/model/queue.ts";
import { burstOf, type Pace, paceAfter, refill, steadyPace, waitFor } from "#core/queue/pace.ts";
import { endOf, noon } from "./support.ts";

function pacesAfter(...ends: readonly (Outcome | UnaskedReason)[]): Pace {
	return ends.reduce<Pace>((pace, what) => paceAfter(pace, endOf(what), noon), steadyPace);
}

const times = (count: number, what: Outcome | UnaskedReason) => Array<Outcome | UnaskedReason>(count).fill(what);

function secondsUntil({ slowedUntil }: Pace): number | undefined {
	return slowedUntil === undefined ? undefined : (Date.parse(slowedUntil) - noon.getTime()) / 1000;
}

describe("the whole queue", () => {
	test.each<[string, Pace, number | undefined]>([
		["goes on while answers come", pacesAfter("match", "not_found", "limit"), undefined],
		["rests when the supplier asks for it", pacesAfter("rate_limited"), 5],
		["rests when a server is overrun", paceAfter(steadyPace, endOf("http", 429), noon), 5],
		["takes a few failures for accidents", pacesAfter(...times(4, "timeout")), undefined],
		["rests after a burst of them", pacesAfter(...times(5, "upstream")), 5],
		["forgets them with the next answer", pacesAfter(...times(4, "offline"), "match", "offline"), undefined],
		["is not slowed by what is wrong with one invoice", pacesAfter(...times(9, "missing_fields")), undefined],
		["rests until tomorrow when its behaviour is called abnormal", pacesAfter("blocked"), 12 * 3600],
		["counts what was out when the rest began as nothing new", pacesAfter("rate_limited", "rate_limited"), 5],
	])("%s", (_, pace, seconds) => {
		expect(secondsUntil(pace)).toBe(seconds);
	});

	test("rests longer each time nobody answered in between, up to five minutes", () => {
		let pace = steadyPace;
		let now = noon;
		const rests: number[] = [];
		for (let count = 0; count < 8; count++) {
			pace = paceAfter(pace, endOf("rate_limited"), now);
			const until = new Date(pace.slowedUntil ?? "");
			rests.push((until.getTime() - now.getTime()) / 1000);
			now = until;
		}

		expect(rests).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
		expect(paceAfter(pace, endOf("match"), now)).toEqual(steadyPace);
	});
});

describe("questions a minute", () => {
	const asking = { atOnce: 3, perMinute: 60 };

	test("are let out at once for ten seconds' worth, and then one by one", () => {
		let allowance = refill({ left: 1000, at: 0 }, asking, 0);
		let now = 0;
		const at: number[] = [];
		while (at.length < 13) {
			allowance = refill(allowance, asking, now);
			const wait = waitFor(allowance, asking);
			now += wait;
			if (wait > 0) continue;
			at.push(now);
			allowance = { ...allowance, left: allowance.left - 1 };
		}

		expect(burstOf(asking)).toBe(10);
		expect(at).toEqual([...Array(10).fill(0), 1000, 2000, 3000]);
	});

	test("never let out more than the minute's worth and one rest", () => {
		for (const perMinute of [1, 7, 60, 6000]) {
			const slow = { atOnce: 1, perMinute };
			expect(refill({ left: 0, at: 0 }, slow, 3_600_000).left).toBe(burstOf(slow));
			expect(burstOf(slow)).toBeLessThanOrEqual(Math.max(1, perMinute / 6));
		}
	});

	test("do not run backwards when the clock is put back", () => {
		expect(refill({ left: 2, at: 5_000 }, asking, 0).left).toBe(2);
	});
});
