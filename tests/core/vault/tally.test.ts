import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { JournalEntry } from "#core/model/journal.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { addTags, takeTags } from "#core/vault/seal/tally.ts";
import { makeChange, makeOriginal, makeRecord, newName, type Opened, open, put, recordOf } from "./support.ts";

const entry: JournalEntry = {
	at: "2026-11-20T02:00:00.000Z",
	code: "",
	number: "26992000000000000017",
	sample: true,
	how: "asked",
	provider: "sample",
	state: "normal",
};
const journal = (id: string, recordId: string) => ({ add: [{ id, recordId, entry }], mark: [], moved: [] });

function makeItem(more: Partial<QueueItem> = {}): QueueItem {
	const base = { from: "library", state: "waiting", order: 1, fresh: false, tries: 0, failures: 0, fence: 0 } as const;
	return { ...base, recordId: "r1", addedAt: "2026-11-20T02:00:00.000Z", ...more };
}

/** Three records, one of them written twice, with a file and a question, one of them in the queue, and what else is kept. */
async function filled(): Promise<Opened> {
	const opened = await open(newName());
	await opened.vault.commit(
		makeChange({
			put: [put(recordOf("r1", "aa"), ["k1"]), put(makeRecord("r2"), ["k2"]), put(makeRecord("r3"))],
			originals: [makeOriginal("aa")],
			journal: journal("j1", "r1"),
		}),
	);
	await opened.vault.commit(makeChange({ put: [put(makeRecord("r2", { sample: false }), ["k2"], 1)] }));
	await opened.vault.commit(makeChange({ erased: [{ key: "e1", at: "2026-11-20T02:00:00.000Z" }] }));
	await opened.vault.queue.commit({ put: [{ item: makeItem(), seq: undefined }], remove: [] });
	await opened.vault.saveSetting("app", { language: "en" });
	return opened;
}

describe("a vault", () => {
	test("is whole after whatever it wrote itself", async () => {
		const { vault } = await filled();
		expect(await vault.isWhole()).toBe(true);

		await vault.commit(makeChange({ remove: [{ id: "r1", rev: 1 }] })); // its file and its question go too
		await vault.saveSetting("app", {});
		await vault.commit(makeChange({ put: [put(makeRecord("r4"))], journal: journal("j2", "r4") }));
		const marked = { ...entry, provider: "fpcy" };
		await vault.commit(makeChange({ journal: { add: [], mark: [{ id: "j2", entry: marked }], moved: [] } }));

		expect(await vault.isWhole()).toBe(true);
	});

	test("is whole after a name was erased again, told of twice in one write", async () => {
		const { vault } = await filled();
		const at = "2026-11-21T02:00:00.000Z";
		await vault.commit(
			makeChange({
				erased: [
					{ key: "e1", at },
					{ key: "e1", at: "2026-11-20T09:00:00.000Z" },
				],
			}),
		);

		expect(await vault.isWhole()).toBe(true);
		expect(await vault.sync.erased(["e1"])).toEqual([{ key: "e1", at }]);
	});

	test("is whole after whatever it wrote of settings, the queue and what was erased", async () => {
		const { vault, db } = await filled();
		await vault.saveSetting("app", { language: "zh-CN" });
		const { seq } = (await vault.queue.items(["r1"]))[0] ?? {};
		await vault.queue.commit({ put: [{ item: makeItem({ state: "asking" }), seq }], remove: [] });
		await vault.commit(makeChange({ erased: [{ key: "e1", at: "2026-11-21T02:00:00.000Z" }] }));
		await vault.commit(makeChange({ erased: [{ key: "e1", at: "2026-11-20T02:00:00.000Z" }] })); // older: passed over
		expect(await vault.isWhole()).toBe(true);

		const next = (await vault.queue.items(["r1"]))[0]?.seq ?? 0;
		await vault.queue.commit({ put: [], remove: [{ recordId: "r1", seq: next }] });
		expect(await vault.isWhole()).toBe(true);
		await vault.queue.commit({ put: [{ item: makeItem({ recordId: "r2" }), seq: undefined }], remove: [] });
		await vault.commit(makeChange({ remove: [{ id: "r2", rev: 2 }] })); // its item goes too
		expect([await vault.isWhole(), await db.queue.count()]).toEqual([true, 0]);
	});

	test("is whole when it is new", async () => {
		expect(await (await open(newName())).vault.isWhole()).toBe(true);
	});

	test("of two tabs that write in turn stays whole", async () => {
		const name = newName();
		const tabs = [await open(name), await open(name)];
		for (let round = 0; round < 6; round++) {
			await tabs[round % 2]?.vault.commit(makeChange({ put: [put(makeRecord(`r${round}`))] }));
		}

		expect(await Promise.all(tabs.map(({ vault }) => vault.isWhole()))).toEqual([true, true]);
	});

	test.each<[string, (opened: Opened) => Promise<unknown>]>([
		["a record was taken away", ({ db }) => db.records.delete("r3")],
		["a question was taken away", ({ db }) => db.journal.delete("j1")],
		["what is known of a file was taken away", ({ db }) => db.originals.clear()],
		["a setting was taken away", ({ db }) => db.settings.delete("app")],
		["an item of the queue was taken away", ({ db }) => db.queue.clear()],
		["an erased name was taken away", ({ db }) => db.erased.clear()],
		["the sum itself was taken away", ({ db }) => db.meta.delete("tally")],
		["the sum was changed", ({ db }) => db.meta.put({ key: "tally", body: new Uint8Array(60) })],
		[
			"a body was changed",
			async ({ db }) => {
				const row = await db.records.get("r3");
				const body = new Uint8Array(row?.body as Uint8Array); // as it is sealed
				body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
				await db.records.update("r3", { body });
			},
		],
	])("is not whole when %s, also after more was written", async (_, tamper) => {
		const opened = await filled();

		await tamper(opened);

		expect(await opened.vault.isWhole()).toBe(false);
		await opened.vault.commit(makeChange({ put: [put(makeRecord("r9"))] }));
		expect(await opened.vault.isWhole()).toBe(false);
	});

	test("is not whole when a record was put back as it was before, though it opens", async () => {
		const opened = await open(newName());
		await opened.vault.commit(makeChange({ put: [put(makeRecord("r1"), ["k1"])] }));
		const before = await opened.db.records.get("r1");
		await opened.vault.commit(makeChange({ put: [put(makeRecord("r1", { sample: false }), ["k1"], 1)] }));

		if (before) await opened.db.records.put(before);

		expect((await opened.vault.record("r1"))?.record.sample).toBe(true);
		expect(await opened.vault.isWhole()).toBe(false);
	});

	test.each<[string, "settings" | "queue" | "erased", (opened: Opened) => Promise<unknown>]>([
		["a setting", "settings", ({ vault }) => vault.saveSetting("app", { language: "zh-CN" })],
		[
			"an item of the queue",
			"queue",
			async ({ vault }) => {
				const { seq } = (await vault.queue.items(["r1"]))[0] ?? {};
				await vault.queue.commit({ put: [{ item: makeItem({ state: "asking" }), seq }], remove: [] });
			},
		],
		[
			"an erased name",
			"erased",
			({ vault }) => vault.commit(makeChange({ erased: [{ key: "e1", at: "2026-11-21T02:00:00.000Z" }] })),
		],
	])("is not whole when %s was put back as it was before", async (_, table, write) => {
		const opened = await filled();
		const before = await opened.db.table(table).toArray();
		await write(opened);
		expect(await opened.vault.isWhole()).toBe(true);

		await opened.db.table(table).bulkPut(before);

		expect(await opened.vault.isWhole()).toBe(false);
	});

	test("is whole again when a person has taken what is left for the truth", async () => {
		const opened = await filled();
		await opened.db.records.delete("r3");

		await opened.vault.acceptAsWhole();

		expect(await opened.vault.isWhole()).toBe(true);
	});
});

test("tags that are added and taken in any order leave what was there before", () => {
	fc.assert(
		fc.property(
			fc.array(fc.uint8Array({ minLength: 16, maxLength: 40 })),
			fc.bigInt(0n, 2n ** 128n - 1n),
			(bodies, start) => {
				const all = addTags(start, bodies);
				expect(takeTags(all, bodies.toReversed())).toBe(start);
				if (bodies.length > 0) expect(takeTags(all, bodies.slice(1))).toBe(addTags(start, bodies.slice(0, 1)));
			},
		),
	);
});
