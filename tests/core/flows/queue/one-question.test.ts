import { describe, expect, test, vi } from "vitest";

import { ok } from "#core/base/result.ts";
import { lockOf } from "#core/flows/ask/ask.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import { digital, makeAnswer, makeApp } from "#tests/core/flows/support.ts";
import { answered, idle, items, queueUntil, quick, until, withInvoices, withPaused } from "./support.ts";

/** An app whose provider's answers come when they are let out. */
async function makeSlow() {
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
	return { fake, sent, answer };
}

const askingOne = ({ counts }: QueueProgress) => counts.asking === 1;

describe("one question at a time about a record", () => {
	test("whether the button or the queue asks, in whatever tab", async () => {
		const { fake, sent, answer } = await makeSlow();
		const queued = await withInvoices(1, fake);
		const { app, id, another } = queued;
		const other = await another();
		await queueUntil(queued, askingOne);

		const byHand = other.verify("v", id, { fresh: true });
		await new Promise((resolve) => setTimeout(resolve, 50));
		answer();

		expect(await byHand).toMatchObject({ ok: true });
		await until(app, idle);
		expect(sent).toHaveLength(1);
		expect((await app.view(id))?.answers).toHaveLength(1);
	});

	test("and a person's answer ends the item that waits", async () => {
		const { app, id, asked } = await withPaused(1);

		await app.verify("v", id, quick);

		expect(await items(app)).toMatchObject([{ state: "answered", outcome: "match", tries: 1 }]);
		expect(asked).toHaveLength(1);
	});

	test("so that an end with an older fence is not written over a newer question, and its answer still counts", async () => {
		const { fake, answer } = await makeSlow();
		const queued = await withInvoices(1, fake);
		const { app, id, ids, vault } = queued;
		await queueUntil(queued, askingOne);
		const [held] = await vault.queue.items(ids);
		if (!held) throw new Error("not in the queue");
		await vault.queue.commit({ put: [{ item: { ...held.item, fence: 9, tries: 9 }, seq: held.seq }], remove: [] });

		answer();

		await expect.poll(async () => (await app.view(id))?.answers).toHaveLength(1);
		expect((await vault.queue.items(ids))[0]?.item.fence).toBe(9);
	});

	test("so that what another tab died over is asked again, and what it still asks is left to it", async () => {
		const { fake, sent, answer } = await makeSlow();
		const { app, ids, vault, deps } = await withPaused(2, fake);
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
		await until(app, answered(1));

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
