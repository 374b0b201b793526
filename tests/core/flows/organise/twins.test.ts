import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { capture, digital, type Fake, file, makeApp, makeReading } from "../support.ts";

const seller = { sellerName: "演示商贸有限公司", sellerTaxId: "99999999MA00000017" };

/** Two alike in seller, total and day, and one like nobody. */
async function withTwins(): Promise<Fake & { readonly ids: readonly string[] }> {
	const fake = await makeApp();
	fake.files.set("all", ok([digital(1, seller), digital(2, seller), digital(3)].map((fields) => makeReading(fields))));
	const { outcomes } = await capture(fake.app, [file("all")]);
	return { ...fake, ids: outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : [])) };
}

const first = { offset: 0, limit: 10 };

describe("records that may be one invoice", () => {
	test("stand together once, though they are alike by the seller's name and by his tax id", async () => {
		const { app, ids } = await withTwins();

		const { groups, count } = await app.twins(first);

		expect(count).toBe(1);
		expect(groups.map(({ why, rows, keys }) => [why, rows.map(({ id }) => id).toSorted(), keys.length])).toEqual([
			["near", ids.slice(0, 2).toSorted(), 2],
		]);
	});

	test("are no group any more where all but one are thrown away", async () => {
		const { app, ids } = await withTwins();
		await app.trash([ids[0] ?? ""]);

		expect((await app.twins(first)).count).toBe(0);
		await app.restore([ids[0] ?? ""]);
		expect((await app.twins(first)).count).toBe(1);
	});

	test("found to be invoices of their own are left alone, by the check as well, until another one comes", async () => {
		const { app, ids, files, another } = await withTwins();
		const alike = async (id = "") => (await app.view(id))?.findings.find(({ check }) => check === "duplicate")?.outcome;
		const [group] = (await app.twins(first)).groups;
		expect(await alike(ids[0])).toBe("found");

		expect(await app.partTwins(group?.keys ?? [], { apart: true })).toEqual({ ok: true, value: 2 });

		expect((await (await another()).twins(first)).count).toBe(0);
		expect([await alike(ids[0]), await alike(ids[1])]).toEqual(["clear", "clear"]);
		expect((await app.view(ids[0] ?? ""))?.events.at(-1)).toMatchObject({ what: "parted", facts: { count: 2 } });
		files.set("third", ok([makeReading(digital(7, seller))]));
		await capture(app, [file("third")]);
		const [again] = (await app.twins(first)).groups;
		expect(again?.count).toBe(3);
		expect(await alike(ids[0])).toBe("found");
	});

	test("can be put together again", async () => {
		const { app } = await withTwins();
		const [group] = (await app.twins(first)).groups;
		await app.partTwins(group?.keys ?? [], { apart: true });

		await app.partTwins(group?.keys ?? [], { apart: false });

		expect((await app.twins(first)).count).toBe(1);
		expect((await app.twins({ offset: 0, limit: 0 })).groups).toEqual([]);
	});
});
