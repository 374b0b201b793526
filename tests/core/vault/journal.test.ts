import { describe, expect, test } from "vitest";

import type { JournalEntry } from "#core/model/journal.ts";
import type { JournalChange } from "#core/vault/journal.ts";
import { makeChange, makeRecord, newName, type Opened, open, put } from "./support.ts";

function entry(at: string, more: Partial<JournalEntry> = {}): JournalEntry {
	const number = "26992000000000000001";
	return { at, code: "", number, provider: "fake", sample: true, how: "asked", state: "unknown", ...more };
}

const nothing: JournalChange = { add: [], mark: [], moved: [] };
const first = { id: "j1", recordId: "a", entry: entry("2026-11-20T02:00:00.000Z") };
const second = { id: "j2", recordId: "b", entry: entry("2026-11-21T02:00:00.000Z") };

async function withTwo(): Promise<Opened> {
	const opened = await open(newName());
	const journal = { ...nothing, add: [first, second] };
	await opened.vault.commit(makeChange({ put: [put(makeRecord("a")), put(makeRecord("b"))], journal }));
	return opened;
}

describe("the history of questions", () => {
	test("is kept with the record, or not at all", async () => {
		const { vault } = await withTwo();
		const third = { ...second, id: "j3" };

		const conflict = await vault.commit(
			makeChange({ put: [put(makeRecord("a"), [], 7)], journal: { ...nothing, add: [third] } }),
		);

		expect(conflict.ok).toBe(false);
		const { entries, count } = await vault.journalSince(0);
		expect(count).toBe(2);
		expect(entries).toEqual([
			{ ...first, seq: 1 },
			{ ...second, seq: 1 },
		]);
	});

	test("tells what is newer than an instant, and than a write", async () => {
		const { vault } = await withTwo();

		expect(await vault.countJournalAfter("2026-11-20T02:00:00.000Z")).toBe(1);
		expect((await vault.journalSince(1)).entries).toEqual([]);
	});

	test("keeps the marks of the user", async () => {
		const { vault } = await withTwo();
		const marked = { ...first.entry, note: "已电话核实" };

		await vault.commit(makeChange({ journal: { ...nothing, mark: [{ id: "j1", entry: marked }] } }));

		expect((await vault.journalSince(1)).entries).toEqual([{ ...first, entry: marked, seq: 2 }]);
	});

	test("follows a record into the one it became part of, and goes with one that is erased", async () => {
		const { vault } = await withTwo();

		await vault.commit(
			makeChange({ remove: [{ id: "b", rev: 1 }], journal: { ...nothing, moved: [{ from: "b", to: "a" }] } }),
		);
		const moved = (await vault.journalSince(0)).entries.map(({ id, recordId }) => [id, recordId]);
		await vault.commit(makeChange({ remove: [{ id: "a", rev: 1 }] }));

		expect(moved).toEqual([
			["j1", "a"],
			["j2", "a"],
		]);
		expect(await vault.journalIds()).toEqual([]);
	});
});
