import { createHash } from "node:crypto";
import { Dexie } from "dexie";
import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { areChained } from "#core/flows/library/line-chain.ts";
import type { HeldEntry } from "#core/vault/journal.ts";
import { backupOf, restoreIt } from "#tests/core/flows/backup/support.ts";
import { captureOne, digital, type Fake, file, makeApp, makeReading, value } from "#tests/core/flows/support.ts";

const quiet = () => {};
const hash = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** An invoice that was asked about three times. */
async function askedThrice() {
	const fake = await makeApp();
	fake.files.set("a", ok([makeReading(digital(1))]));
	const { recordId } = await captureOne(fake.app, file("a"));
	for (let round = 0; round < 3; round++) value(await fake.app.verify(`v${round}`, recordId, { fresh: true }));
	return { fake, recordId };
}

async function linesOf({ vault }: Fake, recordId: string): Promise<readonly HeldEntry[]> {
	const lines = await vault.sync.journalOf([recordId]);
	return lines.toSorted((a, b) => (a.entry.at < b.entry.at ? -1 : 1));
}

describe("questions about an invoice", () => {
	test("each hold the one before, whatever marks it gets", async () => {
		const { fake, recordId } = await askedThrice();
		const before = await linesOf(fake, recordId);
		expect(before.map(({ entry }) => entry.previous !== undefined)).toEqual([false, true, true]);
		expect(new Set(before.map(({ entry }) => entry.previous)).size).toBe(3);

		value(await fake.app.markHistory([before[0]?.id ?? ""], { done: true, note: "看过" }));
		const after = await linesOf(fake, recordId);
		expect(after[0]?.entry.note).toBe("看过");
		expect(await areChained(after, hash)).toBe(true);
		expect(await fake.app.checkHealth("h", quiet)).toMatchObject({ lines: 3, count: 0, whole: true });
	});

	test("that were there before questions were chained stay valid, and the next one holds the last of them", async () => {
		const { fake, recordId } = await askedThrice();
		const old = (await linesOf(fake, recordId)).map(({ id, entry: { previous: _, ...entry } }) => ({ id, entry }));
		await fake.vault.commit({
			put: [],
			remove: [],
			originals: [],
			stale: [],
			basis: "",
			journal: { add: [], mark: old, moved: [] },
		});
		expect(await fake.app.checkHealth("h", quiet)).toMatchObject({ count: 0 });

		value(await fake.app.verify("v", recordId, { fresh: true }));
		const lines = await linesOf(fake, recordId);
		expect(lines.map(({ entry }) => entry.previous !== undefined)).toEqual([false, false, false, true]);
		expect(await areChained(lines, hash)).toBe(true);
	});

	test.each<[string, (line: HeldEntry) => HeldEntry | undefined]>([
		["changed", (line) => ({ ...line, entry: { ...line.entry, outcome: "not_found" } })],
		["taken away", () => undefined],
	])("of which one was %s by whoever has the key are not whole", async (_, forge) => {
		const { fake, recordId } = await askedThrice();
		const [first, ...rest] = await linesOf(fake, recordId);
		const forged = first && forge(first);
		expect(await areChained([...(forged ? [forged] : []), ...rest], hash)).toBe(false);

		const db = await new Dexie(fake.name).open();
		await db.table("journal").delete(first?.id ?? "");
		db.close();
		await fake.app.acceptAsWhole();
		expect(await fake.app.checkHealth("h", quiet)).toMatchObject({ damaged: [{ what: "trail", recordId }] });
	});

	test("come with their hashes into another vault, and one asked there goes on from them", async () => {
		const { fake } = await askedThrice();
		const backup = await backupOf(fake.app);
		const there = await makeApp();
		await restoreIt(there.app, backup);
		const [recordId = ""] = await there.vault.ids();
		value(await there.app.verify("v", recordId, { fresh: true }));

		const lines = await linesOf(there, recordId);
		expect(lines).toHaveLength(4);
		expect(new Set(lines.map(({ entry }) => entry.previous)).size).toBe(4);
		expect(await there.app.checkHealth("h", quiet)).toMatchObject({ lines: 4, count: 0, whole: true });
	});
});
