import { describe, expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { digital } from "#tests/core/flows/support.ts";
import {
	answered,
	answersFirst,
	HOUR,
	heldBy,
	idle,
	items,
	oneAtATime,
	queueUntil,
	quick,
	until,
	withInvoices,
} from "./support.ts";

describe("the queue", () => {
	test("asks nobody before the time a record was put in line for", async () => {
		const { app, ids, deps, asked, advance } = await withInvoices(1);
		const notBefore = new Date(deps.now().getTime() + HOUR).toISOString();

		await app.enqueue(ids, "library", { fresh: true, notBefore });
		await until(app, heldBy("not_before"));

		expect(await items(app)).toMatchObject([{ state: "not_before", notBefore }]);
		expect(asked).toEqual([]);
		advance(HOUR);
		await until(app, answered(1));
		expect(asked).toHaveLength(1);
	});

	test("asks about each record once, in order, and keeps the answers", async () => {
		const { app, ids, asked } = await withInvoices(8);
		await oneAtATime(app);

		const added = await app.enqueue(ids, "library", quick);
		const { counts, summary } = await until(app, idle);

		expect(added).toEqual(ok({ added: 8, already: 0, notAskable: 0 }));
		expect(asked.map(({ number }) => number)).toEqual(Array.from({ length: 8 }, (_, i) => digital(i + 1).number));
		expect(counts).toMatchObject({ answered: 8, waiting: 0 });
		expect(summary).toMatchObject({ matched: 8, noAnswer: 0 });
		expect(summary.endedAt).toBeDefined();
		for (const id of ids) expect((await app.view(id))?.answers).toHaveLength(1);
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
		const { app, asked } = fake;
		answersFirst(fake, () => err({ code: "timeout" }));

		const put = await queueUntil(fake, heldBy("not_before"));
		fake.advance(HOUR);
		await until(app, answered(1));

		expect(put.heldUntil).toBeDefined();
		expect(asked).toHaveLength(2);
		expect((await items(app))[0]).toMatchObject({ state: "answered", tries: 2 });
	});

	test("respects five a day and goes on tomorrow", async () => {
		const { app, id, ids, advance } = await withInvoices(1);
		for (let count = 0; count < 5; count++) await app.verify("v", id, { fresh: true });

		await app.enqueue(ids, "watch", { fresh: true });
		await until(app, heldBy("not_before"));
		const [put] = await items(app);
		advance(15 * HOUR);
		await until(app, answered(1));

		expect(put).toMatchObject({
			state: "not_before",
			reason: "daily_limit",
			notBefore: "2026-11-20T16:00:00.000Z",
			tries: 0,
		});
	});
});
