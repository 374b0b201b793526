import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { createBusy } from "#extension/work/busy.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance", "setInterval", "clearInterval"] }));
afterEach(() => vi.useRealTimers());

it("is idle since the end of the last of several jobs", async () => {
	const busy = createBusy();
	busy.begin();
	const second = busy.during(async () => undefined);
	busy.end();
	expect(busy.idleMs()).toBe(0);

	await second;
	vi.advanceTimersByTime(1_000);

	expect(busy.idleMs()).toBe(1_000);
});

it("is idle again after a job that failed", async () => {
	const busy = createBusy();

	await expect(busy.during(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
	vi.advanceTimersByTime(5);

	expect(busy.idleMs()).toBe(5);
});

it("lets the browser hear of it every quarter of a minute, as long as it lasts", () => {
	const stayAwake = vi.fn();
	const busy = createBusy(stayAwake);
	busy.begin();
	busy.begin();
	vi.advanceTimersByTime(31_000);
	busy.end();
	expect(stayAwake).toHaveBeenCalledTimes(2);

	busy.end();
	vi.advanceTimersByTime(60_000);

	expect(stayAwake).toHaveBeenCalledTimes(2);
});
