import { Dexie } from "dexie";
import { describe, expect, test } from "vitest";

import type { App } from "#core/flows/app.ts";
import { everything, type Fake, value } from "#tests/core/flows/support.ts";
import { makeLibrary, quiet } from "./support.ts";

const DAY = 86_400_000;

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Something done to the database behind the app's back. */
async function behind({ name }: Fake, work: (db: Dexie) => Promise<unknown>): Promise<void> {
	const db = await new Dexie(name).open();
	await work(db);
	db.close();
}

async function rowsOf(fake: Fake): Promise<Rows> {
	const rows: Record<string, readonly unknown[]> = {};
	await behind(fake, async (db) => {
		for (const { name } of db.tables) rows[name] = await db.table(name).toArray();
	});
	return rows;
}

/** As after opening the app the next day: nobody presses anything. */
async function openNextDay(fake: Fake): Promise<App> {
	fake.advance(DAY);
	const app = await fake.another();
	await app.lookOnceADay();
	return app;
}

/** A library in which everything was written a second time, and all rows as they were before that. */
async function writtenTwice() {
	const fake = await makeLibrary();
	const before = await rowsOf(fake);
	const { rows } = await fake.app.list(everything);
	const ids = rows.map(({ id }) => id);
	value(await fake.app.label(ids, { addTags: ["差旅"] }));
	await fake.app.saveSettings({ ...(await fake.app.settings()), askOnCapture: true });
	const { rows: questions } = await fake.app.history({
		text: "",
		withoutSamples: false,
		open: false,
		offset: 0,
		limit: 10,
	});
	for (const { id } of questions) value(await fake.app.markHistory([id], { done: true }));
	return { fake, ids, before };
}

describe("without a button, a library says that it was", () => {
	test("not touched", async () => {
		const { fake } = await writtenTwice();

		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ altered: false, damaged: 0 });
	});

	test.each(["records", "journal", "settings"])("put back to older rows of its %s", async (table) => {
		const { fake, before } = await writtenTwice();
		await behind(fake, (db) => db.table(table).bulkPut([...(before[table] ?? [])]));

		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ altered: true });
	});

	test.each(["records", "journal", "originals", "settings"])("robbed of a row of its %s", async (table) => {
		const { fake } = await writtenTwice();
		await behind(fake, async (db) => {
			const [first = ""] = await db.table(table).toCollection().primaryKeys();
			await db.table(table).delete(first);
		});

		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ altered: true });
	});

	test("changed where two rows have changed places", async () => {
		const { fake } = await writtenTwice();
		for (const table of ["records", "originals"]) {
			await behind(fake, async (db) => {
				const [one, other] = await db.table(table).toArray();
				await db.table(table).bulkPut([
					{ ...one, body: other.body },
					{ ...other, body: one.body },
				]);
			});
		}

		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ damaged: 2, altered: true });
	});
});

describe("what was said", () => {
	async function robbed() {
		const fake = await makeLibrary();
		await behind(fake, async (db) => db.table("records").delete((await fake.vault.ids())[0] ?? ""));
		return { fake, app: await openNextDay(fake) };
	}

	test("stays said until a person has taken what is left for the truth", async () => {
		const { fake, app } = await robbed();
		expect(await app.checkHealth("h", quiet)).toMatchObject({ whole: false });
		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ altered: true });

		await app.acceptAsWhole();

		expect(await app.backupStanding()).toMatchObject({ altered: false });
		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ altered: false });
	});

	test("is looked for once a day, and again when the clock stands before the last time", async () => {
		const fake = await makeLibrary();
		await fake.app.lookOnceADay();
		await behind(fake, async (db) => db.table("records").delete((await fake.vault.ids())[0] ?? ""));
		fake.advance(DAY / 2);
		await fake.app.lookOnceADay();
		expect(await fake.app.backupStanding()).toMatchObject({ altered: false });

		fake.advance(-DAY);
		await fake.app.lookOnceADay();
		expect(await fake.app.backupStanding()).toMatchObject({ altered: true });
	});

	test("of rows that cannot be mended is not said again and again", async () => {
		const fake = await makeLibrary();
		await behind(fake, async (db) => {
			const [row] = await db.table("journal").toArray();
			row.body[30] ^= 1;
			await db.table("journal").put(row);
		});
		const app = await openNextDay(fake);
		expect(await app.backupStanding()).toMatchObject({ altered: true });

		expect(await app.checkHealth("h", quiet)).toMatchObject({ whole: true, damaged: [{ what: "line" }] });

		expect(await (await openNextDay(fake)).backupStanding()).toMatchObject({ altered: false });
	});
});

test("a write that comes while it is looked is no alarm", async () => {
	const fake = await makeLibrary();
	const { rows } = await fake.app.list(everything);
	const [id = ""] = rows.map((row) => row.id);

	const looking = fake.app.lookOnceADay();
	value(await fake.app.setClaimed([id], false));
	await looking;

	expect(await fake.app.backupStanding()).toMatchObject({ altered: false, damaged: 0 });
});

test("an older summary put back beside its record is recomputed, whether few or many are read", async () => {
	const { fake, before, ids } = await writtenTwice();
	const summaries = before.summaries ?? [];
	const [list] = [await fake.app.list(everything)];
	await behind(fake, (db) => db.table("summaries").bulkPut([...summaries]));
	const app = await fake.another();
	expect((await app.list(everything)).rows).toEqual(list.rows);

	await behind(fake, (db) => db.table("summaries").bulkPut([...summaries]));
	await openNextDay(fake);
	const kept = await fake.vault.summariesSince(0);
	for (const id of ids) {
		const summary = kept.find((one) => one.id === id);
		expect(summary?.basis === "" || summary?.summary.row.tags?.includes("差旅")).toBe(true);
	}
});
