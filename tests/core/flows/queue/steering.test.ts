import { describe, expect, test, vi } from "vitest";

import { err } from "#core/base/result.ts";
import { lockOf } from "#core/flows/ask/ask.ts";
import { digital } from "#tests/core/flows/support.ts";
import {
	answered,
	answersFirst,
	heldBy,
	idle,
	items,
	oneAtATime,
	queueUntil,
	quick,
	until,
	withInvoices,
	withPaused,
} from "./support.ts";

describe("a person steers the queue:", () => {
	test("pause outlives the app, resume goes on", async () => {
		const { asked, another } = await withPaused(3);

		const restarted = await another();
		const paused = await until(restarted, heldBy("paused"));
		await restarted.steerQueue({ what: "resume" });
		await until(restarted, idle);

		expect(paused).toMatchObject({ paused: true, counts: { waiting: 3 } });
		expect(asked).toHaveLength(3);
	});

	test("pause holds an item whose turn had come while somebody else still had its record", async () => {
		const { app, ids, id, asked, deps } = await withInvoices(1);
		const { locks } = deps.shared;
		const elsewhere = Promise.withResolvers<void>();
		void locks.hold(lockOf(id), () => elsewhere.promise);
		const wanted = vi.spyOn(locks, "hold");
		await app.enqueue(ids, "library", quick);
		await vi.waitUntil(() => wanted.mock.calls.some(([name]) => name === lockOf(id)));

		await app.steerQueue({ what: "pause" });
		elsewhere.resolve();
		await locks.hold(lockOf(id), async () => undefined); // comes after the turn

		expect(asked).toHaveLength(0);
		expect(await items(app)).toMatchObject([{ state: "waiting" }]);
	});

	test("moves, skips and removes", async () => {
		const { app, ids, asked } = await withPaused(5);
		await oneAtATime(app);
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
		const fake = await withInvoices(2);
		const { app } = fake;
		await oneAtATime(app);
		answersFirst(fake, () => err({ code: "bad_answer" }));
		const first = await queueUntil(fake, idle);

		await app.steerQueue({ what: "retry", recordIds: "failed" });
		const second = await until(app, answered(2));

		expect(first.counts).toMatchObject({ given_up: 1, answered: 1 });
		expect(second.summary).toMatchObject({ noAnswer: 0 });
	});
});
