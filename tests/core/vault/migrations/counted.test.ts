import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import type { Database } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import type { Json, Step } from "#core/vault/migrations/step.ts";
import { testCodec } from "../codec.ts";
import { makeChange, makeRecord, newName, open, put, recordOf } from "../support.ts";

/** Frozen: a vault of version 6, sealed with the key of the tests, with something in every table. */
const v6: Readonly<Record<string, readonly object[]>> = JSON.parse(
	readFileSync(new URL("./v6.json", import.meta.url), "utf8"),
	(_, value) => (typeof value?.bytes === "string" ? new Uint8Array(Buffer.from(value.bytes, "base64")) : value),
);

async function frozen(change: (db: Database) => Promise<unknown> = async () => undefined): Promise<string> {
	const name = newName();
	const { db } = await open(name, testCodec, steps.slice(0, 2));
	for (const [table, rows] of Object.entries(v6)) await db.table(table).bulkPut([...rows]);
	await change(db);
	db.close();
	return name;
}

describe("version 7", () => {
	test("counts settings, the queue and erased names beside the rest, and changes nothing of them", async () => {
		const { db, vault } = await open(await frozen());

		expect(await vault.isWhole()).toBe(true);
		for (const table of ["records", "journal", "queue", "erased", "settings"]) {
			expect(await db.table(table).toArray()).toEqual(v6[table]);
		}
		await vault.saveSetting("app", {});
		expect(await vault.isWhole()).toBe(true);
		await db.erased.clear();
		expect(await vault.isWhole()).toBe(false);
	});

	test("hides nothing that was done to the vault before", async () => {
		const { vault } = await open(await frozen((db) => db.records.delete("r2")));

		expect(await vault.isWhole()).toBe(false);
	});
});

describe("a step that changes records and settings", () => {
	const next: Step = {
		version: 8,
		record: (body) => ({ ...(body as { [key: string]: Json }), later: true }),
		setting: (body) => ({ ...(body as { [key: string]: Json }), later: true }),
		journal: () => [{ at: "2026-11-20T02:00:00.000Z" }],
	};

	async function older(): Promise<string> {
		const name = newName();
		const { vault, db } = await open(name);
		await vault.commit(makeChange({ put: [put(recordOf("r1", "aa"), ["k1"]), put(makeRecord("r2"), ["k2"])] }));
		await vault.saveSetting("app", { language: "en" });
		db.close();
		return name;
	}

	test("leaves a whole vault whole", async () => {
		const { vault } = await open(await older(), testCodec, [...steps, next]);

		expect(await vault.record("r1")).toMatchObject({ record: { later: true }, rev: 2 });
		expect(await vault.setting("app")).toEqual({ language: "en", later: true });
		expect(await vault.isWhole()).toBe(true);
	});

	test("does not take what somebody did before for the truth", async () => {
		const name = await older();
		const { db } = await open(name);
		await db.records.delete("r2");
		db.close();

		const { vault } = await open(name, testCodec, [...steps, next]);

		expect(await vault.isWhole()).toBe(false);
	});

	test("passes over a record that does not open, and leaves its row as it is", async () => {
		const name = await older();
		const { db } = await open(name);
		const row = await db.records.get("r2");
		const body = new Uint8Array(row?.body as Uint8Array); // as it is sealed
		body[20] = (body[20] ?? 0) ^ 1;
		await db.records.update("r2", { body });
		db.close();

		const after = await open(name, testCodec, [...steps, next]);

		expect(await after.vault.record("r1")).toMatchObject({ record: { later: true } });
		expect(await after.db.records.get("r2")).toEqual({ ...row, body });
		await expect(after.vault.record("r2")).rejects.toThrow("damaged");
		expect([...after.vault.damaged]).toEqual(["r2"]);
		expect(await after.db.meta.get("head")).toMatchObject({ version: 8 });
	});
});
