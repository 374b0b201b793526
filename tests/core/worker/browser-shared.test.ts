import { describe, expect, it, vi } from "vitest";

import { createBrowserShared } from "#core/worker/browser-shared.ts";
import { NEWS_MS, newsChannel } from "#core/worker/news-channel.ts";

/** Node has the locks and the channel of browsers. */
const { locks, bell } = createBrowserShared(async () => "one", "this tab");

describe("what tabs share", () => {
	it("is shared within one profile, and with no other", async () => {
		const other = createBrowserShared(async () => "other", "another tab");
		const again = createBrowserShared(async () => "one", "this tab");
		const { promise, resolve } = Promise.withResolvers<void>();
		const heard = { same: vi.fn(), other: vi.fn() };
		again.bell.onRing(heard.same);
		other.bell.onRing(heard.other);
		const held = locks.hold("queue", () => promise);

		bell.ring();
		const tried = [
			await other.locks.tryHold("queue", async () => "ran"),
			await again.locks.tryHold("queue", async () => "ran"),
		];

		expect(tried).toEqual(["ran", undefined]);
		await vi.waitFor(() => expect(heard.same).toHaveBeenCalledOnce());
		expect(heard.other).not.toHaveBeenCalled();
		resolve();
		await held;
	});

	it("rings for whoever listens, the ringing tab included", async () => {
		const heard = vi.fn();
		bell.onRing(heard);

		bell.ring();

		await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
	});

	it("lets one hold a name at a time, and does not wait where nobody wants to", async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const order: string[] = [];
		const first = locks.hold("name", async () => {
			await promise;
			order.push("first");
		});
		const second = locks.hold("name", async () => order.push("second"));

		const tried = await locks.tryHold("name", async () => "had it");
		resolve();
		await Promise.all([first, second]);

		expect(tried).toBeUndefined();
		expect(order).toEqual(["first", "second"]);
		expect(await locks.tryHold("name", async () => "had it")).toBe("had it");
	});

	it("gives up waiting when told so, without running the work, and passes on what the work throws", async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const held = locks.hold("busy", () => promise);
		const stop = new AbortController();
		const work = vi.fn();
		const waiting = locks.hold("busy", work, stop.signal);

		stop.abort();

		expect(await waiting).toBeUndefined();
		expect(work).not.toHaveBeenCalled();
		resolve();
		await held;
		await expect(locks.hold("busy", () => Promise.reject(new Error("its own")))).rejects.toThrow("its own");
	});

	it("tells the pages of its profile that something was kept: at once, and of a heap once a second, the last included", async () => {
		const heard: unknown[] = [];
		const listen = (profile: string) => {
			const channel = new BroadcastChannel(newsChannel(profile));
			channel.addEventListener("message", ({ data }) => heard.push(`${profile}: ${data}`));
			return channel;
		};
		const channels = [listen("told"), listen("other")];
		const { tellTabs } = createBrowserShared(async () => "told", "this tab");

		tellTabs();
		await vi.waitFor(() => expect(heard).toEqual(["told: this tab"]));
		const began = performance.now();
		for (let wrote = 0; wrote < 1_000; wrote++) tellTabs();
		await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1), { timeout: 3 * NEWS_MS });

		expect(performance.now() - began).toBeGreaterThan(NEWS_MS / 2);
		expect(heard).toEqual(["told: this tab", "told: this tab"]);
		for (const channel of channels) channel.close();
	});
});
