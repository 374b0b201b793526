import Dexie from "dexie";
import { describe, expect, test } from "vitest";

import { moveIn } from "#core/vault/account/move.ts";
import { testCodec } from "../codec.ts";
import { makeRecord, newName, type Opened, open, openPlain, recordOf } from "../support.ts";

const at = "2026-11-20T02:00:00.000Z";
const entry = { at, code: "", number: "26992000000000000017", sample: true, how: "asked", state: "normal" } as const;
const erasedHash = "ab".repeat(32);

/** Rows as version 4 wrote them, frozen with it: nothing is sealed. */
const rows: Readonly<Record<string, readonly object[]>> = {
	records: [
		{
			id: "r1",
			rev: 3,
			seq: 7,
			keys: ["26992000000000000017"],
			files: ["aa"],
			body: JSON.stringify(recordOf("r1", "aa")),
		},
		{ id: "r2", rev: 1, seq: 2, keys: [], files: [], body: JSON.stringify(makeRecord("r2")) },
	],
	originals: [{ sha256: "aa", name: "演示.pdf", mediaType: "application/pdf", addedAt: at, size: 3 }],
	contents: [{ sha256: "aa", bytes: new Uint8Array([1, 2, 3]) }],
	summaries: [{ id: "r1", seq: 7, basis: "old", body: "{}" }],
	journal: [{ id: "j1", recordId: "r1", at, seq: 7, body: JSON.stringify(entry) }],
	queue: [{ recordId: "r2", seq: 5, body: JSON.stringify({ recordId: "r2", state: "waiting" }) }],
	erased: [{ key: erasedHash, at, seq: 6 }],
	arriving: [{ sha256: "bb", at: 0, size: 1, bytes: new Uint8Array([9]) }],
	settings: [{ key: "settings", body: JSON.stringify({ language: "en", provider: { sqm: "invented" } }) }],
	meta: [{ key: "head", seq: 9, version: 4, records: 2, queued: 1 }],
};

async function fill(name: string): Promise<void> {
	const { db } = await openPlain(name);
	for (const [table, all] of Object.entries(rows)) await db.table(table).bulkPut([...all]);
	db.close();
}

async function expectAll({ vault }: Opened): Promise<void> {
	expect(await vault.head()).toEqual({ seq: 11, records: 2 }); // 9, the write that closed the old database, and the step after
	expect(await vault.record("r1")).toEqual({ record: recordOf("r1", "aa"), rev: 3 });
	expect(await vault.record("r2")).toEqual({ record: makeRecord("r2"), rev: 1 });
	expect(await vault.originals(["aa"])).toEqual([
		{ sha256: "aa", name: "演示.pdf", mediaType: "application/pdf", addedAt: at, size: 3 },
	]);
	expect(await vault.content("aa")).toEqual(new Uint8Array([1, 2, 3]));
	expect((await vault.journalSince(0)).entries).toEqual([{ id: "j1", recordId: "r1", seq: 7, entry }]);
	expect(await vault.queue.items(["r2"])).toEqual([{ item: { recordId: "r2", state: "waiting" }, seq: 5 }]);
	expect(await vault.sync.erased([erasedHash])).toEqual([{ key: erasedHash, at }]);
	expect(await vault.sync.erasedSince({ seq: 0, id: "" }, 9)).toMatchObject([{ key: erasedHash, cursor: { seq: 6 } }]);
	expect(await vault.setting("settings")).toEqual({ language: "en", provider: { sqm: "invented" } });
	expect(await vault.sync.arrived("bb")).toBe(0);
}

describe("what was kept before vaults were sealed", () => {
	test("is all there afterwards, and nowhere in plain any more", async () => {
		const [from, to] = [newName(), newName()];
		await fill(from);

		await moveIn(from, to, testCodec);

		await expectAll(await open(to));
		expect(await Dexie.exists(from)).toBe(false);
	});

	test("still refuses a second record of the same number", async () => {
		const [from, to] = [newName(), newName()];
		await fill(from);
		await moveIn(from, to, testCodec);
		const { vault } = await open(to);

		const again = { record: makeRecord("r9"), rev: undefined, keys: ["26992000000000000017"], summary: { about: "" } };
		const kept = await vault.commit({ put: [again], remove: [], originals: [], stale: [], basis: "b" });

		expect(kept).toEqual({ ok: false, error: { code: "conflict" } });
	});

	test("is brought over whole after being broken off at any row", async () => {
		const [from, to] = [newName(), newName()];
		await fill(from);
		for (let seals = 0; ; seals++) {
			let left = seals;
			const breaking = {
				...testCodec,
				seal: async (...given: Parameters<typeof testCodec.seal>) => {
					if (left-- === 0) throw new Error("broken off");
					return testCodec.seal(...given);
				},
			};
			const moved = await moveIn(from, to, breaking).then(
				() => true,
				() => false,
			);
			if (moved) break;
			expect(await Dexie.exists(from)).toBe(true);
		}
		await expectAll(await open(to));
	});

	test("cannot be written any more by a tab with the old code", async () => {
		const [from, to] = [newName(), newName()];
		await fill(from);
		const old = await openPlain(from);

		await moveIn(from, to, testCodec);

		await expect(old.vault.saveSetting("settings", {})).rejects.toThrow();
		expect(await Dexie.exists(from)).toBe(false);
	});

	test("may be nothing at all", async () => {
		const to = newName();

		await moveIn(newName(), to, testCodec);

		expect(await (await open(to)).vault.head()).toEqual({ seq: 0, records: 0 });
	});
});
