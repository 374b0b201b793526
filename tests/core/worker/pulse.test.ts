import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { untilSilent } from "#core/worker/pulse.ts";

const MINUTE = 60_000;

describe("the pulse of a worker", () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	/** Whether it was taken for silent after some minutes, and how often it was asked. */
	async function watch(beat: () => Promise<unknown>, minutes: number) {
		const asked = vi.fn(beat);
		const silent = vi.fn();
		void untilSilent(asked).then(silent);
		await vi.advanceTimersByTimeAsync(minutes * MINUTE);
		return { silent: silent.mock.calls.length > 0, asked: asked.mock.calls.length };
	}

	it("never ends while it answers", async () => {
		expect(await watch(async () => undefined, 60)).toEqual({ silent: false, asked: 360 });
	});

	it("ends a little over a minute after the first question that is not answered", async () => {
		const never = () => new Promise(() => undefined);

		expect((await watch(never, 1)).silent).toBe(false);
		expect(await watch(never, 2)).toEqual({ silent: true, asked: 1 });
	});

	it("is not taken for silent when it was busy for three quarters of a minute", async () => {
		const slow = () => new Promise((resolve) => setTimeout(resolve, 45_000));

		expect((await watch(slow, 30)).silent).toBe(false);
	});

	it("asks a worker that has died no further", async () => {
		expect(await watch(() => Promise.reject(new Error("died")), 10)).toEqual({ silent: false, asked: 1 });
	});
});
