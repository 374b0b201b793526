import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type TableName, tableNames } from "#core/vault/tables.ts";
import { dump, makeChange, makeOriginal, newName, open, put, recordOf } from "./support.ts";

class CutOff extends Error {}

/** Lets the n-th row written fail as if the tab had been closed; `undefined` when there were fewer. */
async function writeCutAt(n: number) {
	const { vault, db } = await open(newName());
	await vault.commit(makeChange({ put: [put(recordOf("old", "oo"), ["k0"])], originals: [makeOriginal("oo")] }));
	const before = await dump(db);
	let left = n;
	const step = () => {
		if (left-- === 0) throw new CutOff();
	};
	for (const name of tableNames) {
		db.table(name).hook("creating", step);
		db.table(name).hook("updating", step);
		db.table(name).hook("deleting", step);
	}
	const change = makeChange({
		put: [put(recordOf("r1", "aa"), ["k1"]), put(recordOf("r2", "aa"), ["k2"]), put(recordOf("old", "bb"), ["k0"], 1)],
		originals: [makeOriginal("aa"), makeOriginal("bb")],
		stale: ["old"],
	});
	const failed = await vault.commit(change).then(
		() => false,
		(cause) => cause instanceof CutOff || cause.inner instanceof CutOff || String(cause).includes("CutOff"),
	);
	return { before, after: await dump(db), failed };
}

describe("a write that is cut off", () => {
	test("at any row leaves the state before, and else the whole state after", async () => {
		let cuts = 0;
		for (; ; cuts++) {
			const { before, after, failed } = await writeCutAt(cuts);
			if (!failed) {
				expect(after.records).toHaveLength(3);
				expect(after.contents).toHaveLength(2);
				break;
			}
			expect(after, `cut at row ${cuts}`).toEqual(before);
		}
		expect(cuts).toBeGreaterThan(8);
	});

	test("by closing the database leaves whole records or none", async () => {
		for (const wait of [0, 1, 2, 3, 5, 8, 13]) {
			const name = newName();
			const { vault, db } = await open(name);
			const writing = vault
				.commit(makeChange({ put: [put(recordOf("r1", "aa"), ["k"])], originals: [makeOriginal("aa")] }))
				.catch(() => "closed");
			for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => setImmediate(resolve));
			db.close();
			await writing;

			const again = await open(name);
			const counts = await countRows(await dump(again.db));

			expect([
				{ records: 0, summaries: 0, originals: 0, contents: 0 },
				{ records: 1, summaries: 1, originals: 1, contents: 1 },
			]).toContainEqual(counts);
		}
	});
});

test("two tabs that write at once keep every invoice once", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }), async (serials) => {
			const name = newName();
			const tabs = [await open(name), await open(name)];

			await Promise.all(
				serials.flatMap((serial) =>
					tabs.map(({ vault }, tab) =>
						vault.commit(makeChange({ put: [put(recordOf(`${tab}-${serial}`, `f${serial}`), [`k${serial}`])] })),
					),
				),
			);

			const { records } = await (tabs[0]?.vault.head() ?? Promise.reject(new Error("no tab")));
			expect(records).toBe(new Set(serials).size);
		}),
		{ numRuns: 15 },
	);
});

async function countRows(rows: Record<TableName, unknown[]>) {
	const { records, summaries, originals, contents } = rows;
	return {
		records: records.length,
		summaries: summaries.length,
		originals: originals.length,
		contents: contents.length,
	};
}
