import { describe, expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { makeAnswer } from "#tests/core/flows/support.ts";
import {
	answered,
	answersFirst,
	changeSettings,
	HOUR,
	heldBy,
	idle,
	items,
	oneAtATime,
	overVault,
	queueUntil,
	until,
	withInvoices,
} from "./support.ts";

describe("the queue as a whole", () => {
	test("stops when the provider turns us away, and goes on with another", async () => {
		const fake = await withInvoices(6);
		const { app, asked } = fake;
		await oneAtATime(app);
		answersFirst(fake, (query) => ok(makeAnswer(query, { outcome: "auth", state: "unknown" })));

		const held = await queueUntil(fake, heldBy("no_provider"));
		const askedByThen = asked.length;
		await changeSettings(app, { provider: { mode: "fpcy", url: "http://127.0.0.1:9/fpcy", sqm: "invented" } });
		const done = await until(app, idle);

		expect(held).toMatchObject({ heldReason: "auth", counts: { waiting: 6 } });
		expect(askedByThen).toBe(1);
		expect(done.counts.answered).toBe(6);
	});

	test("rests when the supplier is asked too often, and goes on by itself", async () => {
		const fake = await withInvoices(5);
		const { app, asked } = fake;
		await oneAtATime(app);
		answersFirst(fake, (query) => ok(makeAnswer(query, { outcome: "rate_limited", state: "unknown" })));

		await queueUntil(fake, heldBy("slowed"));
		const askedByThen = asked.length;
		fake.advance(HOUR);
		await until(app, answered(5));

		expect(askedByThen).toBe(1);
		expect(asked).toHaveLength(6);
	});

	test("waits while there is no network, without counting a try, and goes on by itself", async () => {
		const fake = await withInvoices(2);
		const { app, asked } = fake;
		fake.setOnline(false);

		await queueUntil(fake, heldBy("offline"));
		const askedOffline = asked.length;
		fake.setOnline(true);
		await until(app, idle);

		expect(askedOffline).toBe(0);
		expect((await items(app)).map(({ state, tries }) => [state, tries])).toEqual([
			["answered", 1],
			["answered", 1],
		]);
	});

	test("without a provider waits for one", async () => {
		const fake = await withInvoices(1);
		await changeSettings(fake.app, { provider: { mode: "none" } });

		const held = await queueUntil(fake, heldBy("no_provider"));
		await changeSettings(fake.app, { provider: { mode: "sample" } });
		await until(fake.app, idle);

		expect(held.heldReason).toBe("not_set");
	});

	test("waits while the browser forbids the address, and goes on once it is allowed", async () => {
		const fake = await withInvoices(3);
		const { app, asked, answers } = fake;
		const kept = answers.splice(0, 1, () => err({ code: "no_permission" }));

		const held = await queueUntil(fake, heldBy("no_provider"));
		const tried = asked.length;
		answers.splice(0, 1, ...kept);
		await app.providerMoved();
		await until(app, idle);

		expect(held).toMatchObject({ heldReason: "no_permission", counts: { waiting: 3, given_up: 0 } });
		expect(tried).toBeLessThanOrEqual(3);
		expect((await items(app)).map(({ state }) => state)).toEqual(["answered", "answered", "answered"]);
	});
});

describe("a full disk", () => {
	test("holds the queue before anything is sent, and nothing is lost", async () => {
		let full = true;
		const refuses = (change: Parameters<AppVault["queue"]["commit"]>[0]) =>
			full && change.put.some(({ item }) => item.state === "asking");
		const made = await overVault("yanpiao-queue-full", ({ queue }) => ({
			queue: {
				...queue,
				commit: async (change) => (refuses(change) ? err({ code: "storage_full" }) : queue.commit(change)),
			},
		}));
		const fake = await withInvoices(2, made);
		const { app, asked } = fake;

		const held = await queueUntil(fake, heldBy("storage_full"));
		const askedFull = asked.length;
		full = false;
		fake.advance(HOUR);
		await until(app, idle);

		expect(held.counts.waiting).toBe(2);
		expect([askedFull, asked.length]).toEqual([0, 2]);
	});

	test("keeps an answer in hand until there is room, and does not ask for it twice", async () => {
		let full = false;
		const made = await overVault("yanpiao-queue-full-answer", ({ commit }) => ({
			commit: async (change) => (full ? err({ code: "storage_full" }) : commit(change)),
		}));
		const fake = await withInvoices(1, made);
		const { app, id, asked } = fake;
		full = true;

		const { counts } = await queueUntil(fake, heldBy("storage_full"));
		full = false;
		fake.advance(HOUR);
		await until(app, idle);

		expect(counts.asking).toBe(1);
		expect(asked).toHaveLength(1);
		expect((await app.view(id))?.answers).toHaveLength(1);
	});
});
