import { describe, expect, test } from "vitest";

import type { Place } from "#core/vault/codec.ts";
import { tableNames, tablePolicies } from "#core/vault/tables.ts";
import { testCodec } from "./codec.ts";
import { dump, makeChange, makeOriginal, makeRecord, newName, open, put, recordOf } from "./support.ts";

describe("a write", () => {
	test("keeps record, summary and the very bytes of the original", async () => {
		const { vault } = await open(newName());
		const bytes = new Uint8Array(70_000).map((_, index) => (index * 31) % 256);

		const kept = await vault.commit(
			makeChange({ put: [put(recordOf("r1", "aa"), ["k"])], originals: [makeOriginal("aa", bytes)] }),
		);

		expect(kept).toEqual({ ok: true, value: { seq: 1 } });
		expect(await vault.record("r1")).toEqual({ record: recordOf("r1", "aa"), rev: 1 });
		expect(await vault.content("aa")).toEqual(bytes);
		expect(await vault.originals(["aa", "bb"])).toMatchObject([{ sha256: "aa", name: "aa.pdf", size: 70_000 }]);
		expect(await vault.summariesSince(0)).toEqual([{ id: "r1", seq: 1, basis: "b", rev: 1, summary: { about: "r1" } }]);
		expect(await vault.sizes()).toEqual({ records: 1, originals: 1, bytes: 70_000 });
	});

	test.each([
		["replaces a record it has not read", () => makeChange({ put: [put(makeRecord("r1"), ["k"], undefined)] })],
		["has read an older state of a record", () => makeChange({ put: [put(makeRecord("r1"), ["k"], 7)] })],
		["takes the number of another record", () => makeChange({ put: [put(makeRecord("r2"), ["k"])] })],
		["removes an older state of a record", () => makeChange({ remove: [{ id: "r1", rev: 7 }] })],
		[
			"is good in one part and not in another",
			() =>
				makeChange({
					put: [put(makeRecord("r3"), ["new"]), put(makeRecord("r2"), ["k"])],
					originals: [makeOriginal("zz")],
				}),
		],
	])("that %s is a conflict and changes nothing", async (_, change) => {
		const { vault, db } = await open(newName());
		await vault.commit(makeChange({ put: [put(makeRecord("r1"), ["k"])] }));
		const before = await dump(db);

		const kept = await vault.commit(change());

		expect(kept).toEqual({ ok: false, error: { code: "conflict" } });
		expect(await dump(db)).toEqual(before);
	});

	test("can move a number from a removed record to another one", async () => {
		const { vault, db } = await open(newName());
		await vault.commit(makeChange({ put: [put(makeRecord("r1"), ["k"]), put(makeRecord("r2"))] }));

		const kept = await vault.commit(
			makeChange({ put: [put(makeRecord("r2"), ["k"], 1)], remove: [{ id: "r1", rev: 1 }] }),
		);

		expect(kept.ok).toBe(true);
		expect(
			await db.records
				.where("keys")
				.equals(await testCodec.name("k"))
				.primaryKeys(),
		).toEqual(["r2"]);
	});

	test("drops an original with the last record that needs it", async () => {
		const { vault } = await open(newName());
		const shared = [put(recordOf("r1", "aa")), put(recordOf("r2", "aa"))];
		await vault.commit(makeChange({ put: shared, originals: [makeOriginal("aa")] }));

		await vault.commit(makeChange({ remove: [{ id: "r1", rev: 1 }] }));
		const withOneLeft = await vault.sizes();
		await vault.commit(makeChange({ remove: [{ id: "r2", rev: 1 }] }));

		expect(withOneLeft).toMatchObject({ records: 1, originals: 1 });
		expect(await vault.sizes()).toEqual({ records: 0, originals: 0, bytes: 0 });
		expect(await vault.content("aa")).toBeUndefined();
	});

	test("marks the summaries it makes out of date, for other tabs as well", async () => {
		const { vault } = await open(newName());
		await vault.commit(makeChange({ put: [put(makeRecord("r1")), put(makeRecord("r2"))] }));

		await vault.commit(makeChange({ put: [put(makeRecord("r3"))], stale: ["r1"] }));

		const since = await vault.summariesSince(1);
		expect(since.map(({ id, basis }) => [id, basis])).toEqual([
			["r1", ""],
			["r3", "b"],
		]);
	});
});

describe("summaries computed again", () => {
	test("are kept unless the record was written meanwhile or is gone", async () => {
		const { vault } = await open(newName());
		await vault.commit(makeChange({ put: ["r1", "r2", "r3"].map((id) => put(makeRecord(id))) }));
		const read = await vault.summariesSince(0);
		await vault.commit(makeChange({ put: [put(makeRecord("r2"), [], 1)], remove: [{ id: "r3", rev: 1 }] }));

		const refreshed = await vault.refresh(read.map((held) => ({ ...held, basis: "again" })));

		expect(refreshed).toMatchObject({ ok: true, value: { kept: ["r1"] } });
		const after = await vault.summariesSince(0);
		expect(after.map(({ id, basis }) => [id, basis]).toSorted()).toEqual([
			["r1", "again"],
			["r2", "b"],
		]);
	});
});

test("a full disk is said and nothing is kept", async () => {
	const { vault, db } = await open(newName());
	db.contents.hook("creating", () => {
		throw new DOMException("no room", "QuotaExceededError");
	});
	const before = await dump(db);

	const kept = await vault.commit(makeChange({ put: [put(recordOf("r1", "aa"))], originals: [makeOriginal("aa")] }));

	expect(kept).toEqual({ ok: false, error: { code: "storage_full" } });
	expect(await dump(db)).toEqual(before);
});

test("a full disk is said of settings and of summaries judged again too", async () => {
	const { vault, db } = await open(newName());
	await vault.commit(makeChange({ put: [put(recordOf("r1", "aa"))] }));
	await vault.saveSetting("app", { language: "en" });
	for (const table of [db.settings, db.summaries]) {
		table.hook("updating", () => {
			throw new DOMException("no room", "QuotaExceededError");
		});
	}
	const before = await dump(db);

	const setting = await vault.saveSetting("app", { language: "zh-CN" });
	const summaries = await vault.refresh((await vault.summariesSince(0)).map((held) => ({ ...held, basis: "again" })));

	const full = { ok: false, error: { code: "storage_full" } };
	expect([setting, summaries]).toEqual([full, full]);
	expect(await dump(db)).toEqual(before);
});

test("everything that says something passes the codec", async () => {
	const sealed: string[] = [];
	const codec = {
		seal: async (value: unknown, place: Place) => {
			sealed.push(place.join("/"));
			return { sealed: value };
		},
		open: async (value: unknown) => (value as { sealed: unknown }).sealed, // written just above
		name: async (text: string) => `(${text})`,
	};
	const { vault, db } = await open(newName(), codec);

	await vault.commit(makeChange({ put: [put(recordOf("r1", "aa"))], originals: [makeOriginal("aa")] }));
	await vault.saveSetting("app", { sqm: "invented" });

	expect(sealed.toSorted()).toEqual([
		"contents/(aa)",
		"meta/tally",
		"meta/tally",
		"meta/tally",
		"originals/(aa)",
		"records/r1/1",
		"settings/app",
		"summaries/r1/1",
	]);
	expect((await vault.record("r1"))?.record).toEqual(recordOf("r1", "aa"));
	expect(await vault.content("aa")).toEqual(makeOriginal("aa").bytes);
	expect(await vault.setting("app")).toEqual({ sqm: "invented" });
	expect((await db.settings.toArray()).map(({ body }) => body)).toEqual([{ sealed: { sqm: "invented" } }]);
});

test("every table of the database says what wiping and exporting do to it", async () => {
	const { db } = await open(newName());

	expect(db.tables.map(({ name }) => name).toSorted()).toEqual(tableNames.toSorted());
	expect(tablePolicies.settings.export).toBe("without_secrets");
});
