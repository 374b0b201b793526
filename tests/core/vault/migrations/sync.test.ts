import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { plainSteps } from "#core/vault/migrations/plain.ts";
import { makeChange, makeRecord, newName, open, openPlain, put } from "../support.ts";

/** Frozen: what version 1 wrote; versions 2 and 3 wrote records in the same way. */
const v1 = JSON.parse(readFileSync(new URL("./v1.json", import.meta.url), "utf8")) as {
	readonly records: readonly { readonly id: string; readonly body: string }[];
}; // our own fixture

const START = { seq: 0, id: "" };

test("version 4 numbers the records that were there and leaves all else of them as it was", async () => {
	const name = newName();
	const before = await openPlain(name, plainSteps.slice(0, 3));
	for (const [table, rows] of Object.entries(v1)) await before.db.table(table).bulkPut([...rows]);
	await before.db.meta.put({ key: "head", seq: 4, version: 3 });
	before.db.close();

	const { db, vault } = await openPlain(name, plainSteps.slice(0, 4));

	expect(await db.records.toArray()).toEqual(v1.records.map((row) => ({ ...row, seq: 5 })));
	expect(await db.meta.get("head")).toEqual({ key: "head", seq: 5, version: 4 });
	const changed = await vault.sync.changedSince(START, 100);
	expect(changed.map(({ record: { id }, cursor }) => ({ id, cursor }))).toEqual(
		v1.records.map(({ id }) => ({ id, cursor: { seq: 5, id } })),
	);
});

test("version 4 has nothing to number in an empty vault", async () => {
	const name = newName();
	(await openPlain(name, plainSteps.slice(0, 3))).db.close();

	const { vault } = await openPlain(name, plainSteps.slice(0, 4));

	expect(await vault.sync.changedSince(START, 100)).toEqual([]);
});

test("records come in the order of their writes, those of one write by their ids, whatever the size of a page", async () => {
	const { vault } = await open(newName());
	await vault.commit(makeChange({ put: ["b", "a", "c"].map((id) => put(makeRecord(id))) }));
	await vault.commit(makeChange({ put: [put(makeRecord("d"))] }));
	await vault.commit(makeChange({ put: [put(makeRecord("a"), [], 1)] }));

	const found: string[] = [];
	let cursor = START;
	for (;;) {
		const [next] = await vault.sync.changedSince(cursor, 1);
		if (!next) break;
		found.push(next.record.id);
		cursor = next.cursor;
	}

	expect(found).toEqual(["b", "c", "d", "a"]);
});

test("a question about a record counts as a change of it", async () => {
	const { vault } = await open(newName());
	await vault.commit(makeChange({ put: [put(makeRecord("a")), put(makeRecord("b"))] }));
	const last = (await vault.sync.changedSince(START, 10)).at(-1)?.cursor ?? START;
	const entry = { at: "2026-11-20T02:00:00.000Z", code: "", number: "1", provider: "p", sample: true } as const;
	const line = { ...entry, how: "kept", state: "unknown" } as const;

	await vault.commit(makeChange({ journal: { add: [{ id: "q", recordId: "a", entry: line }], mark: [], moved: [] } }));
	const asked = await vault.sync.changedSince(last, 10);
	await vault.commit(makeChange({ journal: { add: [], mark: [{ id: "q", entry: line }], moved: [] } }));
	const marked = await vault.sync.changedSince(asked.at(-1)?.cursor ?? START, 10);

	expect([asked, marked].map((rows) => rows.map(({ record }) => record.id))).toEqual([["a"], ["a"]]);
});

test("bytes that arrive piece by piece are counted up to the first gap", async () => {
	const { vault } = await open(newName());
	await vault.sync.keepArriving("f", 0, new Uint8Array([1, 2]));
	await vault.sync.keepArriving("f", 4, new Uint8Array([5]));
	const gap = await vault.sync.arrived("f");

	await vault.sync.keepArriving("f", 2, new Uint8Array([3, 4]));

	expect(gap).toBe(2);
	expect(await vault.sync.arrived("f")).toBe(5);
	expect(await vault.sync.takeArrived("f")).toEqual(new Uint8Array([1, 2, 3, 4, 5]));
});
