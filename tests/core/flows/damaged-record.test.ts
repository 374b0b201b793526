import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { backupOf, restoreIt } from "./backup/support.ts";
import { turnBit } from "./damage.ts";
import { captureOne, digital, everything, file, makeApp, makeReading, value } from "./support.ts";

async function makeThree() {
	const fake = await makeApp();
	const ids: string[] = [];
	for (const serial of [1, 2, 3]) {
		fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
		ids.push((await captureOne(fake.app, file(`f${serial}`))).recordId);
	}
	const [first = "", second = "", third = ""] = ids;
	return { fake, first, second, third };
}

describe("looking at a record", () => {
	test("that does not open tells so, with what the list knew of it", async () => {
		const { fake, first, second } = await makeThree();
		await turnBit(fake, "records", first);
		const app = await fake.another();
		expect(await app.view(first)).toBeUndefined();
		expect(await app.damagedRecord(first)).toMatchObject({ row: { id: first, number: digital(1).number } });
		expect(await app.damagedRecord(second)).toBeUndefined();
		expect(await app.damagedRecord("nobody")).toBeUndefined();
	});

	test("whose original does not open shows all the rest", async () => {
		const { fake, first } = await makeThree();
		const sha256 = (await fake.app.view(first))?.originals[0]?.sha256 ?? "";
		await turnBit(fake, "originals", await testCodec.name(sha256));
		const app = await fake.another();
		expect(await app.damagedRecord(first)).toBeUndefined();
		expect(await app.view(first)).toMatchObject({
			row: { number: digital(1).number },
			originals: [],
			damagedOriginals: 1,
		});
	});
});

describe("judging again", () => {
	const numbersIn = async (app: App) => (await app.list(everything)).rows.map(({ number }) => number).toSorted();
	const all = [1, 2, 3].map((serial) => digital(serial).number);

	test("keeps what does not open in the list as it was, and comes to an end", async () => {
		const { fake, first } = await makeThree();
		await turnBit(fake, "records", first);
		const app = await fake.another({ build: "newer" });
		expect(await numbersIn(app)).toEqual(all);
		expect(await app.judgeSome()).toBe(0);
		const { seq } = await fake.vault.head();
		expect(await app.judgeSome()).toBe(0);
		expect(await app.list(everything)).toMatchObject({ count: 3, all: 3, judging: 0 });
		expect(await numbersIn(app)).toEqual(all);
		expect((await fake.vault.head()).seq).toBe(seq);
	});

	test("still drops what another tab erases meanwhile", async () => {
		const { fake, first, second } = await makeThree();
		await turnBit(fake, "records", first);
		const app = await fake.another({ build: "newer" });
		value(await fake.app.trash([second]));
		await app.list(everything);
		value(await fake.app.erase([second]));
		expect(await numbersIn(app)).toEqual(all.toSpliced(1, 1));
	});

	test("takes it up again once a backup has brought the good copy back", async () => {
		const { fake, first } = await makeThree();
		const backup = await backupOf(fake.app);
		await turnBit(fake, "records", first);
		const app = await fake.another({ build: "newer" });
		expect(await numbersIn(app)).toEqual(all);
		await restoreIt(app, backup);
		while ((await app.judgeSome()) > 0);
		expect(await numbersIn(app)).toEqual(all);
		const [row] = (await app.list({ ...everything, text: digital(1).number ?? "" })).rows;
		expect(await app.view(row?.id ?? "")).toBeDefined();
	});
});

describe("changing many at once", () => {
	test("passes over what does not open, and says so", async () => {
		const { fake, first, second, third } = await makeThree();
		await turnBit(fake, "records", second);
		const app = await fake.another();
		const ids = [first, second, third];

		expect(await app.label(ids, { addTags: ["出差"] })).toMatchObject({
			ok: true,
			value: { changed: 2, unread: [second] },
		});
		const both = [{ recordId: first }, { recordId: third }];
		expect(await app.setClaimed(ids, true)).toMatchObject(ok({ unread: [second], undo: both }));
		for (const id of [first, third]) {
			const row = (await app.view(id))?.row;
			expect(row).toMatchObject({ tags: ["出差"], claimedAt: expect.any(String) });
		}
		expect(await app.trash(ids)).toMatchObject(ok({ unread: [second], undo: both }));
		const { rows } = await app.list({ ...everything, where: "trash" });
		expect(rows.map(({ id }) => id).toSorted()).toEqual([first, third].toSorted());
		expect(await app.restore([first])).toMatchObject(ok({ unread: [], undo: [{ recordId: first }] }));
	});
});
