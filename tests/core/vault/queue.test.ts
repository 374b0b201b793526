import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { QueueItem } from "#core/model/queue.ts";
import { dump, makeChange, makeRecord, newName, open, put } from "./support.ts";

function makeItem(recordId: string, more: Partial<QueueItem> = {}): QueueItem {
	const base = { from: "library", state: "waiting", order: 1, fresh: false, tries: 0, failures: 0, fence: 0 } as const;
	return { ...base, recordId, addedAt: "2026-11-20T02:00:00.000Z", ...more };
}

async function withItems(...ids: readonly string[]) {
	const opened = await open(newName());
	await opened.vault.commit(makeChange({ put: ids.map((id) => put(makeRecord(id))) }));
	await opened.vault.queue.commit({ put: ids.map((id) => ({ item: makeItem(id), seq: undefined })), remove: [] });
	return opened;
}

describe("the kept queue", () => {
	test("gives what was written since", async () => {
		const { vault } = await withItems("r1", "r2");

		await vault.queue.commit({ put: [{ item: makeItem("r2", { state: "asking" }), seq: 2 }], remove: [] });

		expect(await vault.queue.since(2)).toMatchObject({
			seq: 3,
			count: 2,
			items: [{ item: { state: "asking" }, seq: 3 }],
		});
		expect(await vault.queue.since(3)).toEqual({ seq: 3, count: 2, items: [] });
	});

	test.each([
		["adds what is there", { put: [{ item: makeItem("r1"), seq: undefined }], remove: [] }],
		["changes what it has not read", { put: [{ item: makeItem("r1"), seq: 1 }], remove: [] }],
		["removes what it has not read", { put: [], remove: [{ recordId: "r1", seq: 1 }] }],
		[
			"is good in one part only",
			{ put: [{ item: makeItem("r9"), seq: undefined }], remove: [{ recordId: "gone", seq: 1 }] },
		],
	])("refuses a write that %s, as a whole", async (_, change) => {
		const { vault, db } = await withItems("r1");
		const before = await dump(db);

		expect(await vault.queue.commit(change)).toEqual({ ok: false, error: { code: "conflict" } });
		expect(await dump(db)).toEqual(before);
	});

	test("says that the disk is full and keeps nothing", async () => {
		const { vault, db } = await withItems("r1");
		db.queue.hook("creating", () => {
			throw new DOMException("no room", "QuotaExceededError");
		});
		const before = await dump(db);

		const kept = await vault.queue.commit({ put: [{ item: makeItem("r2"), seq: undefined }], remove: [] });

		expect(kept).toEqual({ ok: false, error: { code: "storage_full" } });
		expect(await dump(db)).toEqual(before);
	});
});

describe("an item in the same write as its record", () => {
	const answered = makeItem("r1", { state: "answered" });

	test("is kept with it", async () => {
		const { vault } = await withItems("r1");

		const kept = await vault.commit(
			makeChange({ put: [put(makeRecord("r1"), [], 1)], queue: { put: [{ item: answered, seq: 2 }], remove: [] } }),
		);

		expect(kept).toEqual({ ok: true, value: { seq: 3 } });
		expect(await vault.queue.since(2)).toMatchObject({ items: [{ item: { state: "answered" }, seq: 3 }] });
	});

	test.each([
		["the item was changed by another tab", { rev: 1, seq: 1 }],
		["the record was changed by another tab", { rev: 7, seq: 2 }],
	])("is not kept when %s, and neither is the other", async (_, { rev, seq }) => {
		const { vault, db } = await withItems("r1");
		const before = await dump(db);

		const kept = await vault.commit(
			makeChange({ put: [put(makeRecord("r1"), [], rev)], queue: { put: [{ item: answered, seq }], remove: [] } }),
		);

		expect(kept).toEqual({ ok: false, error: { code: "conflict" } });
		expect(await dump(db)).toEqual(before);
	});

	test("goes with it", async () => {
		const { vault } = await withItems("r1", "r2");

		await vault.commit(makeChange({ remove: [{ id: "r1", rev: 1 }] }));

		expect(await vault.queue.ids()).toEqual(["r2"]);
	});
});

test("how many rows there are is known without counting them, after whatever writes, refused ones included", async () => {
	const id = fc.constantFrom("r1", "r2", "r3");
	const write = fc.record({ what: fc.constantFrom("keep", "erase", "queue", "unqueue", "both"), id });
	await fc.assert(
		fc.asyncProperty(fc.array(write, { maxLength: 15 }), async (writes) => {
			const { vault, db } = await open(newName());
			for (const { what, id: recordId } of writes) {
				const rev = (await vault.record(recordId))?.rev;
				const seq = (await vault.queue.items([recordId]))[0]?.seq;
				const item = { item: makeItem(recordId), seq };
				if (what === "keep") await vault.commit(makeChange({ put: [put(makeRecord(recordId), [], rev)] }));
				else if (what === "erase") await vault.commit(makeChange({ remove: [{ id: recordId, rev: rev ?? 0 }] }));
				else if (what === "queue") await vault.queue.commit({ put: [item], remove: [] });
				else if (what === "unqueue") await vault.queue.commit({ put: [], remove: [{ recordId, seq: seq ?? 0 }] });
				else {
					const queue = { put: [item], remove: [] };
					await vault.commit(makeChange({ put: [put(makeRecord(recordId), [], rev)], queue }));
				}
			}

			expect((await vault.head()).records).toBe(await db.records.count());
			expect((await vault.queue.since(-1)).count).toBe(await db.queue.count());
		}),
		{ numRuns: 40 },
	);
});
