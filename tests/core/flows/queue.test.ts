import { describe, expect, test, vi } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { App, Settings } from "#core/flows/app.ts";
import { lockOf } from "#core/flows/ask/ask.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { openVault } from "#core/vault/vault.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { digital, type Fake, makeAnswer, makeApp, unmarked, value } from "./support.ts";

const HOUR = 3_600_000;
const quick = { fresh: false } as const;

async function withInvoices(count: number, fake?: Fake): Promise<Fake & { readonly ids: readonly string[] }> {
	const made = fake ?? (await makeApp());
	const ids: string[] = [];
	for (let serial = 1; serial <= count; serial++) {
		ids.push(value(await made.app.captureTyped(digital(serial))).recordId);
	}
	return { ...made, ids };
}

async function items(app: App, recordIds?: readonly string[]): Promise<readonly QueueItem[]> {
	const page = await app.queuePage({ offset: 0, limit: 10_000, ...(recordIds && { recordIds }) });
	return page.items.map(({ item }) => item);
}

/** Follows until the queue stands as wanted. */
async function until(app: App, wanted: (progress: QueueProgress) => boolean): Promise<QueueProgress> {
	const job = `follow-${Math.random()}`;
	let found: QueueProgress | undefined;
	await app.followQueue(job, (progress) => {
		if (!wanted(progress)) return;
		found = progress;
		void app.cancel(job);
	});
	if (!found) throw new Error("the queue never stood so");
	return found;
}

const idle = ({ counts }: QueueProgress) => counts.waiting + counts.asking === 0;
const heldBy = (held: QueueProgress["held"]) => (progress: QueueProgress) => progress.held === held;

async function changeSettings(app: App, more: Partial<Settings>): Promise<void> {
	await app.saveSettings({ ...(await app.settings()), ...more });
}

describe("the queue", () => {
	test("asks nobody before the time a record was put in line for", async () => {
		const fake = await withInvoices(1);
		const notBefore = new Date(fake.deps.now().getTime() + HOUR).toISOString();

		await fake.app.enqueue(fake.ids, "library", { fresh: true, notBefore });
		await until(fake.app, heldBy("not_before"));

		expect(await items(fake.app)).toMatchObject([{ state: "not_before", notBefore }]);
		expect(fake.asked).toEqual([]);
		fake.advance(HOUR);
		await until(fake.app, ({ counts }) => counts.answered === 1);
		expect(fake.asked).toHaveLength(1);
	});

	test("asks about each record once, in order, and keeps the answers", async () => {
		const { app, ids, asked } = await withInvoices(8);
		await changeSettings(app, { asking: { atOnce: 1, perMinute: 6_000 } });

		const added = await app.enqueue(ids, "library", quick);
		const { counts, summary } = await until(app, idle);

		expect(added).toEqual(ok({ added: 8, already: 0, notAskable: 0 }));
		expect(asked.map(({ number }) => number)).toEqual(Array.from({ length: 8 }, (_, i) => digital(i + 1).number));
		expect(counts).toMatchObject({ answered: 8, waiting: 0 });
		expect(summary).toMatchObject({ matched: 8, noAnswer: 0 });
		expect(summary.endedAt).toBeDefined();
		for (const id of ids) expect((await app.view(id))?.answers).toHaveLength(1);
	});

	test("does not add what waits there already, nor the same twice", async () => {
		const { app, ids } = await withInvoices(2);
		await app.steerQueue({ what: "pause" });
		await app.enqueue(ids, "library", quick);

		expect(await app.enqueue([...ids, ...ids], "watch", quick)).toEqual(ok({ added: 0, already: 2, notAskable: 0 }));
		expect(await items(app)).toHaveLength(2);
	});

	test("says at once what cannot be asked, and why", async () => {
		const { app, ids, asked } = await withInvoices(1);
		const typed = async (fields: Parameters<App["captureTyped"]>[0]) => value(await app.captureTyped(fields)).recordId;
		const bare = await typed(digital(2, { total: undefined, amount: undefined }));
		const real = await typed(unmarked(3));
		const fiscal = await typed({ kind: "fiscal", code: "99000000", number: "0000000018" });
		await app.trash(ids);

		const added = await app.enqueue([bare, real, fiscal, ...ids, "nowhere"], "library", quick);

		expect(added).toEqual(ok({ added: 0, already: 0, notAskable: 5 }));
		const reasons = new Map((await items(app)).map(({ recordId, state, reason }) => [recordId, [state, reason]]));
		expect(Object.fromEntries(reasons)).toEqual({
			[bare]: ["needs_person", "missing_fields"],
			[real]: ["needs_person", "sample_only"],
			[fiscal]: ["given_up", "unsupported_kind"],
		});
		expect(asked).toEqual([]);
	});

	test("takes an answer at hand instead of asking, unless a fresh one is wanted", async () => {
		const { app, ids, asked } = await withInvoices(2);
		for (const id of ids) await app.verify("v", id, quick);

		await app.enqueue(ids.slice(0, 1), "library", quick);
		await until(app, idle);
		const afterKept = asked.length;
		await app.enqueue(ids.slice(1), "watch", { fresh: true });
		await until(app, idle);

		expect([afterKept, asked.length]).toEqual([2, 3]);
		expect((await items(app)).map(({ state }) => state)).toEqual(["answered", "answered"]);
	});

	test("puts off what failed on the way and asks again when its time has come", async () => {
		const fake = await withInvoices(1);
		const { app, ids, answers, asked } = fake;
		answers.splice(
			0,
			1,
			() => err({ code: "timeout" }),
			(query) => ok(makeAnswer(query)),
		);

		await app.enqueue(ids, "library", quick);
		const put = await until(app, heldBy("not_before"));
		fake.advance(HOUR);
		await until(app, ({ counts }) => counts.answered === 1);

		expect(put.heldUntil).toBeDefined();
		expect(asked).toHaveLength(2);
		expect((await items(app))[0]).toMatchObject({ state: "answered", tries: 2 });
	});

	test("respects five a day and goes on tomorrow", async () => {
		const fake = await withInvoices(1);
		const { app, ids } = fake;
		for (let count = 0; count < 5; count++) await app.verify("v", ids[0] ?? "", { fresh: true });

		await app.enqueue(ids, "watch", { fresh: true });
		await until(app, heldBy("not_before"));
		const [put] = await items(app);
		fake.advance(15 * HOUR);
		await until(app, ({ counts }) => counts.answered === 1);

		expect(put).toMatchObject({
			state: "not_before",
			reason: "daily_limit",
			notBefore: "2026-11-20T16:00:00.000Z",
			tries: 0,
		});
	});

	test("stops as a whole when the provider turns us away, and goes on with another", async () => {
		const { app, ids, answers, asked } = await withInvoices(6);
		await changeSettings(app, { asking: { atOnce: 1, perMinute: 6_000 } });
		answers.splice(
			0,
			1,
			(query) => ok(makeAnswer(query, { outcome: "auth", state: "unknown" })),
			(query) => ok(makeAnswer(query)),
		);

		await app.enqueue(ids, "library", quick);
		const held = await until(app, heldBy("no_provider"));
		const askedByThen = asked.length;
		await changeSettings(app, { provider: { mode: "fpcy", url: "http://127.0.0.1:9/fpcy", sqm: "invented" } });
		const done = await until(app, idle);

		expect(held).toMatchObject({ heldReason: "auth", counts: { waiting: 6 } });
		expect(askedByThen).toBe(1);
		expect(done.counts.answered).toBe(6);
	});

	test("rests as a whole when the supplier is asked too often, and goes on by itself", async () => {
		const fake = await withInvoices(5);
		const { app, ids, answers, asked } = fake;
		await changeSettings(app, { asking: { atOnce: 1, perMinute: 6_000 } });
		answers.splice(
			0,
			1,
			(query) => ok(makeAnswer(query, { outcome: "rate_limited", state: "unknown" })),
			(query) => ok(makeAnswer(query)),
		);

		await app.enqueue(ids, "library", quick);
		await until(app, heldBy("slowed"));
		const askedByThen = asked.length;
		fake.advance(HOUR);
		await until(app, ({ counts }) => counts.answered === 5);

		expect(askedByThen).toBe(1);
		expect(asked).toHaveLength(6);
	});

	test("waits while there is no network, without counting a try, and goes on by itself", async () => {
		const { app, ids, setOnline, asked } = await withInvoices(2);
		setOnline(false);

		await app.enqueue(ids, "library", quick);
		await until(app, heldBy("offline"));
		const askedOffline = asked.length;
		setOnline(true);
		await until(app, idle);

		expect(askedOffline).toBe(0);
		expect((await items(app)).map(({ state, tries }) => [state, tries])).toEqual([
			["answered", 1],
			["answered", 1],
		]);
	});

	test("without a provider waits for one", async () => {
		const { app, ids } = await withInvoices(1);
		await changeSettings(app, { provider: { mode: "none" } });

		await app.enqueue(ids, "library", quick);
		const held = await until(app, heldBy("no_provider"));
		await changeSettings(app, { provider: { mode: "sample" } });
		await until(app, idle);

		expect(held.heldReason).toBe("not_set");
	});

	test("holds everything while the browser forbids the address, and goes on once it is allowed", async () => {
		const { app, ids, asked, answers } = await withInvoices(3);
		const [answer] = answers;
		answers.splice(0, 1, () => err({ code: "no_permission" }));

		await app.enqueue(ids, "library", quick);
		const held = await until(app, heldBy("no_provider"));
		const tried = asked.length;
		answers.splice(0, 1, ...(answer ? [answer] : []));
		await app.providerMoved();
		await until(app, idle);

		expect(held).toMatchObject({ heldReason: "no_permission", counts: { waiting: 3, given_up: 0 } });
		expect(tried).toBeLessThanOrEqual(3);
		expect((await items(app)).map(({ state }) => state)).toEqual(["answered", "answered", "answered"]);
	});

	test("gives up what is in the trash by then, and forgets what is gone", async () => {
		const { app, ids, asked } = await withInvoices(2);
		await app.steerQueue({ what: "pause" });
		await app.enqueue(ids, "library", quick);

		await app.trash(ids);
		await app.erase(ids.slice(1));
		await app.steerQueue({ what: "resume" });
		await until(app, idle);

		expect((await items(app)).map(({ recordId, reason }) => [recordId, reason])).toEqual([[ids[0], "trashed"]]);
		expect(asked).toEqual([]);
	});
});

describe("a person steers the queue:", () => {
	test("pause outlives the app, resume goes on", async () => {
		const { app, ids, asked, another } = await withInvoices(3);
		await app.steerQueue({ what: "pause" });
		await app.enqueue(ids, "library", quick);

		const restarted = await another();
		const paused = await until(restarted, heldBy("paused"));
		await restarted.steerQueue({ what: "resume" });
		await until(restarted, idle);

		expect(paused).toMatchObject({ paused: true, counts: { waiting: 3 } });
		expect(asked).toHaveLength(3);
	});

	test("moves, skips and removes", async () => {
		const { app, ids, asked } = await withInvoices(5);
		await changeSettings(app, { asking: { atOnce: 1, perMinute: 6_000 } });
		await app.steerQueue({ what: "pause" });
		await app.enqueue(ids, "library", quick);
		const [a, b, c, d, e] = ids as [string, string, string, string, string]; // five were made

		await app.steerQueue({ what: "move", recordIds: [d, e], to: "first" });
		await app.steerQueue({ what: "move", recordIds: [d], to: "last" });
		await app.steerQueue({ what: "skip", recordIds: [b] });
		await app.steerQueue({ what: "remove", recordIds: [c] });
		const order = (await items(app)).map(({ recordId }) => recordId);
		await app.steerQueue({ what: "resume" });
		await until(app, idle);

		expect(order).toEqual([e, a, d, b]);
		expect(asked.map(({ number }) => number)).toEqual([5, 1, 4].map((serial) => digital(serial).number));
		await app.steerQueue({ what: "remove", recordIds: "ended" });
		expect(await items(app)).toEqual([]);
	});

	test("opens again what failed, and nothing else", async () => {
		const { app, ids, answers } = await withInvoices(2);
		await changeSettings(app, { asking: { atOnce: 1, perMinute: 6_000 } });
		answers.splice(
			0,
			1,
			() => err({ code: "bad_answer" }),
			(query) => ok(makeAnswer(query)),
		);
		await app.enqueue(ids, "library", quick);
		const first = await until(app, idle);

		await app.steerQueue({ what: "retry", recordIds: "failed" });
		const second = await until(app, ({ counts }) => counts.answered === 2);

		expect(first.counts).toMatchObject({ given_up: 1, answered: 1 });
		expect(second.summary).toMatchObject({ noAnswer: 0 });
	});
});

describe("one question at a time about a record", () => {
	/** A provider whose answers come when they are let out. */
	async function withSlow(count: number) {
		const waiting: (() => void)[] = [];
		const sent: string[] = [];
		const fake = await makeApp({
			provider: () => ({
				id: "slow",
				name: { zh: "慢", en: "slow" },
				sample: true,
				supports: () => true,
				async ask(query, { now }) {
					sent.push(query.number);
					await new Promise<void>((resolve) => waiting.push(resolve));
					return ok(makeAnswer(query, { askedAt: now().toISOString() }));
				},
			}),
		});
		const answer = () => {
			for (const let_ of waiting.splice(0)) let_();
		};
		return { ...(await withInvoices(count, fake)), sent, answer };
	}

	test("whether the button or the queue asks, in whatever tab", async () => {
		const { app, ids, another, sent, answer } = await withSlow(1);
		const other = await another();
		await app.enqueue(ids, "library", quick);
		await until(app, ({ counts }) => counts.asking === 1);

		const byHand = other.verify("v", ids[0] ?? "", { fresh: true });
		await new Promise((resolve) => setTimeout(resolve, 50));
		answer();

		expect(await byHand).toMatchObject({ ok: true });
		await until(app, idle);
		expect(sent).toHaveLength(1);
		expect((await app.view(ids[0] ?? ""))?.answers).toHaveLength(1);
	});

	test("and a person's answer ends the item that waits", async () => {
		const { app, ids, asked } = await withInvoices(1);
		await app.steerQueue({ what: "pause" });
		await app.enqueue(ids, "library", quick);

		await app.verify("v", ids[0] ?? "", quick);

		expect(await items(app)).toMatchObject([{ state: "answered", outcome: "match", tries: 1 }]);
		expect(asked).toHaveLength(1);
	});

	test("so that an end with an older fence is not written over a newer question, and its answer still counts", async () => {
		const { app, ids, vault, answer } = await withSlow(1);
		await app.enqueue(ids, "library", quick);
		await until(app, ({ counts }) => counts.asking === 1);
		const [held] = await vault.queue.items(ids);
		if (!held) throw new Error("not in the queue");
		await vault.queue.commit({ put: [{ item: { ...held.item, fence: 9, tries: 9 }, seq: held.seq }], remove: [] });

		answer();

		await expect.poll(async () => (await app.view(ids[0] ?? ""))?.answers).toHaveLength(1);
		expect((await vault.queue.items(ids))[0]?.item.fence).toBe(9);
	});

	test("so that what another tab died over is asked again, and what it still asks is left to it", async () => {
		const { app, ids, vault, deps, sent, answer } = await withSlow(2);
		await app.steerQueue({ what: "pause" });
		await app.enqueue(ids, "library", quick);
		const [dead, alive] = ids as [string, string]; // two were made
		let end = () => {};
		void deps.shared.locks.hold(lockOf(alive), () => new Promise<void>((resolve) => (end = resolve)));
		const held = await vault.queue.items(ids);
		const asking = held.map(({ item, seq }) => ({
			item: { ...item, state: "asking", fence: 1, tries: 1 } as const,
			seq,
		}));
		await vault.queue.commit({ put: asking, remove: [] });

		await app.steerQueue({ what: "resume" });
		await vi.waitUntil(() => sent.length === 1);
		const left = await items(app, [alive]);
		answer();
		await until(app, ({ counts }) => counts.answered === 1);

		expect(sent).toEqual([digital(1).number]);
		expect(left).toMatchObject([{ state: "asking", fence: 1 }]);
		expect(await items(app, [dead])).toMatchObject([{ state: "answered", fence: 2 }]);
		end();
		deps.shared.bell.ring();
		await vi.waitUntil(() => sent.length === 2);
		answer();
		await until(app, idle);
	});
});

test("a full disk holds the queue before anything is sent, and nothing is lost", async () => {
	const vault: AppVault = await openVault({ name: "yanpiao-queue-full", codec: testCodec });
	let full = true;
	const queue: AppVault["queue"] = {
		...vault.queue,
		commit: async (change) =>
			full && change.put.some(({ item }) => item.state === "asking")
				? err({ code: "storage_full" })
				: vault.queue.commit(change),
	};
	const fake = await makeApp({ openVault: async () => ({ ...vault, queue }) });
	const { app, ids, asked } = await withInvoices(2, fake);

	await app.enqueue(ids, "library", quick);
	const held = await until(app, heldBy("storage_full"));
	const askedFull = asked.length;
	full = false;
	fake.advance(HOUR);
	await until(app, idle);

	expect(held.counts.waiting).toBe(2);
	expect([askedFull, asked.length]).toEqual([0, 2]);
});

test("an answer that finds no room is kept in hand until there is some, not asked for twice", async () => {
	const vault: AppVault = await openVault({ name: "yanpiao-queue-full-answer", codec: testCodec });
	let full = false;
	const fake = await makeApp({
		openVault: async () => ({
			...vault,
			commit: async (change) => (full ? err({ code: "storage_full" }) : vault.commit(change)),
		}),
	});
	const { app, ids, asked } = await withInvoices(1, fake);
	full = true;

	await app.enqueue(ids, "library", quick);
	const { counts } = await until(app, heldBy("storage_full"));
	full = false;
	fake.advance(HOUR);
	await until(app, idle);

	expect(counts.asking).toBe(1);
	expect(asked).toHaveLength(1);
	expect((await app.view(ids[0] ?? ""))?.answers).toHaveLength(1);
});
