import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import type { Codec } from "#core/vault/codec.ts";
import type { Database } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import {
	latestVersion,
	MigrationError,
	migrateRecord,
	migrateSetting,
	NewerDataError,
} from "#core/vault/migrations/migrate.ts";
import { plainSteps } from "#core/vault/migrations/plain.ts";
import type { Json, Step } from "#core/vault/migrations/step.ts";
import { testCodec } from "../codec.ts";
import { dump, makeChange, makeRecord, newName, open, openPlain, put } from "../support.ts";

interface Stored {
	readonly records: readonly { readonly body: string }[];
	readonly settings: readonly { readonly key: string; readonly body: string }[];
	readonly meta: readonly unknown[];
}

/** What version 1 wrote, frozen with it. */
const v1 = JSON.parse(readFileSync(new URL("./v1.json", import.meta.url), "utf8")) as Stored; // our own fixture

const firstStep = plainSteps.slice(0, 1);

/** An invented second version: notes of records become a list, the language becomes its own setting. */
const second: Step = {
	version: 2,
	record: (body) =>
		isObject(body) && typeof body.note === "string" ? { ...body, notes: [body.note], note: null } : body,
	setting: (body, key) => (key === "app" && isObject(body) ? { ...body, seen: true } : body),
};

function isObject(body: Json): body is { readonly [key: string]: Json } {
	return typeof body === "object" && body !== null && !Array.isArray(body);
}

async function fill(db: Database, stored: Stored): Promise<void> {
	for (const [name, rows] of Object.entries(stored)) await db.table(name).bulkPut(rows);
}

describe("the steps", () => {
	test("count up from 1 without a gap", () => {
		const all = [...plainSteps, ...steps];

		expect(all.map(({ version }) => version)).toEqual(all.map((_, index) => index + 1));
	});

	test("have nothing to do for data of their own version", () => {
		const bodies: Json[] = v1.records.map(({ body }) => JSON.parse(body));
		const setting: Json = JSON.parse(v1.settings[0]?.body ?? "null");

		expect(bodies.map((body) => migrateRecord(body, latestVersion(plainSteps), plainSteps))).toEqual(bodies);
		expect(migrateSetting(setting, "app", latestVersion(plainSteps), plainSteps)).toEqual(setting);
	});

	test("run in the order of their versions, each on what the one before gave", () => {
		const third: Step = { version: 3, record: (body) => (isObject(body) ? { ...body, order: "2 then 3" } : body) };

		const actual = migrateRecord({ note: "a" }, 1, [third, ...firstStep, second]);

		expect(actual).toEqual({ note: null, notes: ["a"], order: "2 then 3" });
	});

	test("leave alone what needs no change", () => {
		const body = { notes: ["a"] };

		expect(migrateRecord(body, 1, [...firstStep, second])).toBe(body);
	});
});

describe("opening older data", () => {
	test("of version 1 gives today's vault", async () => {
		const name = newName();
		const before = await openPlain(name, firstStep);
		await fill(before.db, v1);
		before.db.close();

		const { vault } = await openPlain(name);

		expect(await vault.record("r1")).toMatchObject({ record: { identity: "26990000000000000001" } });
		const again = put(makeRecord("r2"), ["26990000000000000001"]);
		expect(await vault.commit(makeChange({ put: [again] }))).toEqual({ ok: false, error: { code: "conflict" } });
		expect(await vault.setting("app")).toMatchObject({ language: "en" });
	});

	test("brings up bodies through the codec and drops what is computed", async () => {
		const name = newName();
		const slow: Codec = {
			seal: async (value) => {
				await new Promise((resolve) => setTimeout(resolve, 1));
				return JSON.stringify(value);
			},
			open: async (sealed) => {
				await new Promise((resolve) => setTimeout(resolve, 1));
				return JSON.parse(String(sealed));
			},
			name: async (text) => text,
		};
		const before = await open(name, slow, firstStep);
		const noted = { ...makeRecord("r1"), note: "old" as never }; // a member of that invented version
		await before.vault.commit(makeChange({ put: [put(noted), put(makeRecord("r2"))] }));
		await before.vault.saveSetting("app", { language: "en" });
		before.db.close();

		const { vault, db } = await open(name, slow, [...firstStep, second]);

		expect(await vault.record("r1")).toMatchObject({ record: { notes: ["old"], note: null }, rev: 2 });
		expect(await vault.record("r2")).toEqual({ record: makeRecord("r2"), rev: 1 });
		expect(await vault.setting("app")).toEqual({ language: "en", seen: true });
		expect(await vault.summariesSince(0)).toEqual([]);
		expect(await db.meta.get("head")).toMatchObject({ version: 2 });
	});

	test("that one step cannot change stops, and all data stay as they were", async () => {
		const name = newName();
		const before = await openPlain(name, firstStep);
		await before.vault.commit(makeChange({ put: ["r1", "r2", "r3"].map((id) => put(makeRecord(id), [id])) }));
		await before.vault.saveSetting("app", { language: "en" });
		const expected = await dump(before.db);
		before.db.close();
		const broken: Step = {
			version: 2,
			record: (body) => {
				if (isObject(body) && body.id === "r3") throw new TypeError("not what this step knows");
				return { changed: true };
			},
		};

		await expect(openPlain(name, [...firstStep, broken])).rejects.toThrow(MigrationError);

		const after = await openPlain(name, firstStep);
		expect(await dump(after.db)).toEqual(expected);
	});

	test("where a setting does not open leaves that one as it is, and brings up the others", async () => {
		const name = newName();
		const before = await open(name, testCodec, firstStep);
		await before.vault.saveSetting("app", { language: "en" });
		await before.vault.saveSetting("queue", { paused: true });
		const damaged = { key: "queue", body: new Uint8Array(40) };
		await before.db.settings.put(damaged);
		before.db.close();

		const { vault, db } = await open(name, testCodec, [...firstStep, second]);

		expect(await vault.setting("app")).toEqual({ language: "en", seen: true });
		expect(await vault.setting("queue")).toBeUndefined();
		expect(await vault.damagedSettings()).toEqual(["queue"]);
		expect(await db.settings.get("queue")).toEqual(damaged);
	});

	test("of a newer app is refused, and nothing is written", async () => {
		const name = newName();
		const newer = await openPlain(name, [...firstStep, second]);
		await newer.vault.commit(makeChange({ put: [put(makeRecord("r1"))] }));
		const expected = await dump(newer.db);
		newer.db.close();

		await expect(openPlain(name, firstStep)).rejects.toThrow(NewerDataError);

		expect(await dump((await openPlain(name, [...firstStep, second])).db)).toEqual(expected);
	});

	test("a tab with the older app cannot write once a newer one has been here", async () => {
		const name = newName();
		const { vault, db } = await openPlain(name, firstStep);
		await db.meta.put({ key: "head", seq: 9, version: 2 });

		await expect(vault.commit(makeChange({ put: [put(makeRecord("r1"))] }))).rejects.toThrow(NewerDataError);

		expect(await db.records.count()).toBe(0);
	});
});
