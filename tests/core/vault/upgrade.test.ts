import { expect, test, vi } from "vitest";

import type { DatabaseNews } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import { latestVersion } from "#core/vault/migrations/migrate.ts";
import type { Step } from "#core/vault/migrations/step.ts";
import { openVault } from "#core/vault/vault.ts";
import { testCodec } from "./codec.ts";
import { newName } from "./support.ts";

const next: readonly Step[] = [...steps, { version: latestVersion(steps) + 1, tables: { invented: "key" } }];

function opening(name: string, told: DatabaseNews[], all = steps) {
	return openVault({ name, codec: testCodec, steps: all, told: (news) => told.push(news) });
}

/** A tab that does not let go: frozen, or with code that does not listen. */
function holdOpen(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name);
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

test("an upgrade that another tab holds up says so, and goes on by itself once that one is closed", async () => {
	const name = newName();
	const before = await opening(name, []);
	await before.saveSetting("app", { theme: "dark" });
	before.close();
	const held = await holdOpen(name);
	const told: DatabaseNews[] = [];
	const open = vi.fn();

	const upgraded = opening(name, told, next);
	void upgraded.then(open);
	await vi.waitFor(() => expect(told).toEqual(["blocked"]));
	expect(open).not.toHaveBeenCalled();
	held.close();

	expect(await (await upgraded).setting("app")).toEqual({ theme: "dark" });
	expect(told).toEqual(["blocked", "free"]);
});

test("a tab whose library another one upgrades is told, lets go at once, and writes nothing any more", async () => {
	const name = newName();
	const [old, told]: [DatabaseNews[], DatabaseNews[]] = [[], []];
	const left = await opening(name, old);

	const upgraded = await opening(name, told, next);

	expect([old, told]).toEqual([["free", "upgraded"], ["free"]]);
	await expect(left.saveSetting("app", { theme: "light" })).rejects.toThrow("Database");
	expect(await upgraded.setting("app")).toBeUndefined();
});

test("a library that is deleted in another tab is not said to be upgraded", async () => {
	const name = newName();
	const told: DatabaseNews[] = [];
	const left = await opening(name, told);

	await new Promise((resolve) => {
		indexedDB.deleteDatabase(name).onsuccess = resolve;
	});

	expect(told).toEqual(["free"]);
	await expect(left.head()).rejects.toThrow();
});
