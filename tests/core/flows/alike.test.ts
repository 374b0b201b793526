import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { ALIKE, createTies } from "#core/flows/library/ties.ts";
import { capture, digital, everything, type Fake, file, makeApp, makeReading } from "./support.ts";

/** Toll invoices of a day: one seller, one amount, one day, other numbers. */
const toll = (serial: number) => ({ ...digital(serial), sellerName: "演示高速公路有限公司" });

/** The app over a vault that notes how many summaries each call writes or makes stale. */
async function makeCounted(count: number): Promise<Fake & { readonly work: { written: number; stale: number } }> {
	const fake = await makeApp();
	const work = { written: 0, stale: 0 };
	const vault: AppVault = {
		...fake.vault,
		commit(change) {
			work.stale += change.stale.length;
			work.written += change.put.length;
			return fake.vault.commit(change);
		},
		refresh(summaries) {
			work.written += summaries.length;
			return fake.vault.refresh(summaries);
		},
	};
	for (let serial = 0; serial < count; serial++) fake.files.set(`f${serial}`, ok([makeReading(toll(serial))]));
	return { ...fake, app: createApp({ ...fake.deps, openVault: async () => vault }), work };
}

const filesUpTo = (count: number) => Array.from({ length: count }, (_, serial) => file(`f${serial}`));

describe("many invoices of one seller, day and amount", () => {
	test("cost one summary each to keep, and one more for the first of them", async () => {
		const count = 3 * ALIKE;
		const { app, work } = await makeCounted(count);

		await capture(app, filesUpTo(count));
		const { rows } = await app.list({ ...everything, limit: count });

		expect(work).toEqual({ stale: 1, written: count + 1 });
		expect(rows).toHaveLength(count);
		expect(new Set(rows.map(({ alerts }) => alerts)).size).toBe(1);
	});

	test("come to the same whether they are kept one by one or out of one container", async () => {
		const count = ALIKE + 5;
		const { app } = await makeCounted(count);
		const one = await makeApp();
		one.files.set(
			"zip",
			ok(
				Array.from({ length: count }, (_, serial) => makeReading(toll(serial), "pdf", "text", { member: `${serial}` })),
			),
		);

		await capture(app, filesUpTo(count));
		await capture(one.app, [file("zip")]);

		const alerts = async (of: typeof app) =>
			(await of.list({ ...everything, limit: count })).rows.map((row) => row.alerts);
		expect(await alerts(one.app)).toEqual(await alerts(app));
	});

	test("are alike until all but one are in the trash, in the list as in the view", async () => {
		const count = 2 * ALIKE;
		const { app } = await makeCounted(count);
		await capture(app, filesUpTo(count));
		const before = (await app.list({ ...everything, limit: count })).rows;
		const ids = before.map(({ id }) => id);

		await app.trash(ids.slice(2));
		const two = (await app.list(everything)).rows;
		await app.trash(ids.slice(1, 2));
		const one = (await app.list(everything)).rows;
		await app.restore(ids.slice(1));
		const after = (await app.list({ ...everything, limit: count })).rows;

		const alerts = before[0]?.alerts ?? 0;
		expect(two.map((row) => row.alerts)).toEqual([alerts, alerts]);
		expect(one.map((row) => row.alerts)).toEqual([alerts - 1]);
		expect(after.map((row) => row.alerts)).toEqual(ids.map(() => alerts));
		for (const row of after) expect((await app.view(row.id))?.row).toEqual(row);
	});

	test("still show their twins to the ones that are put in the trash together", async () => {
		const count = 2 * ALIKE;
		const { app } = await makeCounted(count);
		await capture(app, filesUpTo(count));
		const ids = (await app.list({ ...everything, limit: count })).rows.map(({ id }) => id);

		await app.trash(ids.slice(0, ALIKE + 1));

		const { rows } = await app.list({ ...everything, where: "trash", limit: count });
		for (const row of rows) expect(row).toEqual((await app.view(row.id))?.row);
	});
});

describe("ties", () => {
	test("find all of one number, but only the first of those alike", () => {
		const ties = createTies();
		for (let id = 0; id < 100; id++) ties.add(`r${id}`, { keys: ["number"], near: ["near"] });

		expect(ties.find({ keys: ["number"] })).toHaveLength(100);
		expect(ties.find({ near: ["near"] })).toHaveLength(ALIKE);
		expect(ties.find({ near: ["near"] }, new Set(["r0"])).at(0)).toBe("r1");
		expect(ties.countAlike("near")).toBe(100);
	});

	test("forget what is removed, and hold what is in the trash by its number alone", () => {
		const ties = createTies();
		const marks = { keys: ["number"], near: ["near"] };
		ties.add("a", marks);
		ties.add("b", { ...marks, trashed: true });

		expect(ties.find({ near: ["near"] })).toEqual(["a"]);
		expect(ties.find({ keys: ["number"] })).toEqual(["a", "b"]);

		ties.remove("a", marks);
		ties.remove("b", { ...marks, trashed: true });
		expect(ties.find(marks)).toEqual([]);
		expect(ties.countAlike("near")).toBe(0);
	});
});
