import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import type { Database } from "#core/vault/database.ts";
import { plainSteps } from "#core/vault/migrations/plain.ts";
import { newName, openPlain } from "../support.ts";

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Frozen: what version 1 wrote, and what version 2 wrote into its queue. */
const v1 = readRows("./v1.json");
const v2 = readRows("./v2-queue.json");

function readRows(file: string): Rows {
	return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")); // our own fixture
}

async function fill(db: Database, stored: Rows): Promise<void> {
	for (const [name, rows] of Object.entries(stored)) await db.table(name).bulkPut([...rows]);
}

test("version 2 adds an empty queue and changes nothing that was kept", async () => {
	const name = newName();
	const before = await openPlain(name, plainSteps.slice(0, 1));
	await fill(before.db, v1);
	before.db.close();

	const { db, vault } = await openPlain(name, plainSteps.slice(0, 2));

	expect(await db.records.toArray()).toEqual(v1.records);
	expect(await db.settings.toArray()).toEqual(v1.settings);
	expect(await db.meta.get("head")).toEqual({ key: "head", seq: 4, version: 2 });
	expect(await vault.queue.since(0)).toEqual({ seq: 4, count: 0, items: [] });
});

test("a queue of version 2 is today's queue", async () => {
	const name = newName();
	const before = await openPlain(name, plainSteps.slice(0, 2));
	await fill(before.db, v2);
	before.db.close();

	const { vault } = await openPlain(name);

	expect(await vault.queue.since(0)).toMatchObject({
		count: 1,
		items: [{ seq: 4, item: { recordId: "r1", state: "not_before", reason: "timeout", tries: 1, fence: 1 } }],
	});
});
