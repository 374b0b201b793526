import { describe, expect, test } from "vitest";

import { makeChange, makeRecord, newName, type Opened, open, put } from "./support.ts";

const START = { seq: 0, id: "" };
const at = "2026-11-20T02:00:00.000Z";

/** Takes the end off what these rows have sealed. */
async function damage({ db }: Opened, table: "records" | "erased", keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		const row = await db.table(table).get(key);
		await db.table(table).put({ ...row, body: row.body.slice(0, -1) });
	}
}

describe("what another vault is told", () => {
	test("goes on behind a whole batch of records that do not open", async () => {
		const opened = await open(newName());
		const ids = ["a", "b", "c", "d", "e"];
		await opened.vault.commit(makeChange({ put: ids.map((id) => put(makeRecord(id))) }));
		await damage(opened, "records", ["a", "b", "c", "d"]);

		const told = await opened.vault.sync.changedSince(START, 2);

		expect(told.map(({ record }) => record.id)).toEqual(["e"]);
		expect(await opened.vault.sync.changedSince(told[0]?.cursor ?? START, 2)).toEqual([]);
	});

	test("and of erased names", async () => {
		const opened = await open(newName());
		await opened.vault.commit(makeChange({ erased: ["a", "b", "c"].map((key) => ({ key, at })) }));
		const keys = (await opened.db.erased.toCollection().primaryKeys()).toSorted();
		await damage(opened, "erased", keys.slice(0, 2));

		expect(await opened.vault.sync.erasedSince(START, 1)).toHaveLength(1);
		expect(await opened.vault.sync.erasedSince(START, 10)).toHaveLength(1);
	});
});

test("bytes that arrived and were damaged since are sent for again, with all behind them", async () => {
	const { vault, db } = await open(newName());
	for (const from of [0, 3, 6]) await vault.sync.keepArriving("f", from, new Uint8Array([1, 2, 3]));
	expect(await vault.sync.arrived("f")).toBe(9);
	const second = (await db.arriving.toArray()).find((piece) => piece.at === 3);
	if (second?.bytes instanceof Uint8Array) await db.arriving.put({ ...second, bytes: second.bytes.slice(0, -1) });

	expect(await vault.sync.arrived("f")).toBe(3);
	for (const from of [3, 6]) await vault.sync.keepArriving("f", from, new Uint8Array([4, 5, 6]));
	expect([...(await vault.sync.takeArrived("f"))]).toEqual([1, 2, 3, 4, 5, 6, 4, 5, 6]);
});
