import fc from "fast-check";
import { expect, test } from "vitest";

import { argon2id } from "#core/vault/account/kdf.ts";
import { createEntryWriter, type Entry, readEntries } from "#core/vault/backup/content.ts";
import { DamagedBackupError, readFrames } from "#core/vault/backup/frames.ts";
import { HEADER, readHeader } from "#core/vault/backup/header.ts";
import { type BackupKey, newBackupKey, openBackupKey } from "#core/vault/backup/key.ts";

const COST = { memory: 19_456, passes: 2 };
/** The real one takes memory that thousands of tries would not. */
const cheap: typeof argon2id = (passphrase, salt) => argon2id(passphrase, salt, { memory: 64, passes: 1 });

const end = { t: "end", records: 0, originals: 0, lines: 0, unreadable: 0, lost: 0 } as const;

async function written(key: BackupKey, texts: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const writer = await createEntryWriter(key, async (bytes) => void parts.push(bytes));
	await writer.put({ t: "about", app: "0.1.0", data: 5, createdAt: "2026-11-20T02:00:00.000Z" });
	for (const [index, text] of texts.entries()) {
		const bytes = new TextEncoder().encode(text);
		const facts = { sha256: String(index), name: "演示.pdf", mediaType: "", addedAt: "", size: bytes.length };
		await writer.put({ t: "file", ...facts, at: 0, bytes });
	}
	await writer.end(end);
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function readAll(key: BackupKey, bytes: Uint8Array<ArrayBuffer>): Promise<readonly Entry[]> {
	const entries: Entry[] = [];
	for await (const { entry } of readEntries(readFrames(new Blob([bytes]), key))) entries.push(entry);
	return entries;
}

/** Where frames begin, and where the last one ends. */
function borders(bytes: Uint8Array<ArrayBuffer>): readonly number[] {
	const found: number[] = [];
	for (let at = HEADER; at < bytes.length; ) {
		found.push(at);
		at += 5 + new DataView(bytes.buffer).getUint32(at);
	}
	return [...found, bytes.length];
}

const one = await newBackupKey("演示口令演示口令", COST, cheap);
const other = await newBackupKey("演示口令演示口令", COST, cheap);

test("what is written is read back, whatever it is", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.string({ maxLength: 200 }), { maxLength: 8 }), async (texts) => {
			const entries = await readAll(one, await written(one, texts));
			const said = entries.flatMap((entry) => (entry.t === "file" ? new TextDecoder().decode(entry.bytes) : []));
			expect(said).toEqual(texts);
			expect(entries.at(-1)).toMatchObject(end);
		}),
		{ numRuns: 50 },
	);
});

const sample = await written(one, ["第一张", "第二张", "", "第三张"]);

test("a file cut off anywhere is noticed", async () => {
	for (let length = HEADER; length < sample.length; length++) {
		await expect(readAll(one, sample.slice(0, length))).rejects.toMatchObject({ damage: "cut_off" });
	}
});

test("a bit turned anywhere after the header is noticed", async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: HEADER, max: sample.length - 1 }), fc.nat(7), async (at, bit) => {
			const turned = sample.slice();
			turned[at] = (turned[at] ?? 0) ^ (1 << bit);
			await expect(readAll(one, turned)).rejects.toBeInstanceOf(DamagedBackupError);
		}),
		{ numRuns: 300 },
	);
});

test("a bit turned anywhere in the header opens nothing", async () => {
	for (let at = 0; at < HEADER; at++) {
		const turned = sample.slice(0, HEADER);
		turned[at] = (turned[at] ?? 0) ^ 1;
		const header = readHeader(turned);
		const key = header.ok ? await openBackupKey(header.value, "演示口令演示口令", cheap) : undefined;
		expect(key, `byte ${at}`).toBeUndefined();
	}
});

test("frames left out, doubled, exchanged, added or from another backup are noticed", async () => {
	const at = borders(sample);
	const frames = at.slice(0, -1).map((start, index) => sample.slice(start, at[index + 1]));
	const foreign = await written(other, ["第一张", "第二张", "", "第三张"]);
	const strange = borders(foreign)
		.slice(0, -1)
		.map((start, index) => foreign.slice(start, borders(foreign)[index + 1]));
	const header = sample.slice(0, HEADER);
	const read = async (some: readonly Uint8Array<ArrayBuffer>[]) =>
		readAll(one, new Uint8Array(await new Blob([header, ...some]).arrayBuffer()));
	await expect(read(frames)).resolves.toHaveLength(frames.length);
	for (const [index, frame] of frames.entries()) {
		const without = frames.toSpliced(index, 1);
		await expect(read(without), `without ${index}`).rejects.toBeInstanceOf(DamagedBackupError);
		await expect(read(frames.toSpliced(index, 0, frame)), `twice ${index}`).rejects.toBeInstanceOf(DamagedBackupError);
		const replaced = frames.with(index, strange[index] ?? frame);
		await expect(read(replaced), `foreign ${index}`).rejects.toBeInstanceOf(DamagedBackupError);
		for (let swap = index + 1; swap < frames.length; swap++) {
			const swapped = frames.with(index, frames[swap] ?? frame).with(swap, frame);
			await expect(read(swapped), `${index} and ${swap}`).rejects.toBeInstanceOf(DamagedBackupError);
		}
	}
});

test("bytes after the end are noticed", async () => {
	const longer = new Uint8Array(await new Blob([sample, "x"]).arrayBuffer());
	await expect(readAll(one, longer)).rejects.toMatchObject({ damage: "longer" });
});

test("another passphrase opens nothing and says nothing more; full-width letters are the same ones", async () => {
	const key = await newBackupKey("Yanpiao-2026", COST, cheap);
	const header = readHeader(key.header);
	if (!header.ok) throw new Error("no header");
	expect(await openBackupKey(header.value, "Yanpiao-2027", cheap)).toBeUndefined();
	expect(await openBackupKey(header.value, "", cheap)).toBeUndefined();
	expect(await openBackupKey(header.value, "Ｙanpiao-2026", cheap)).toBeDefined();
});

test("a newer format is said to be newer, and another file to be none", () => {
	const newer = sample.slice(0, HEADER);
	newer[9] = 2;
	expect(readHeader(newer)).toMatchObject({ ok: false, error: { code: "newer_format", format: 2 } });
	expect(readHeader(newer.slice(0, 20))).toMatchObject({ ok: false, error: { code: "newer_format" } });
	expect(readHeader(new TextEncoder().encode("%PDF-1.7"))).toMatchObject({ ok: false, error: { code: "not_backup" } });
	expect(readHeader(sample.slice(0, 40))).toMatchObject({ ok: false, error: { code: "damaged" } });
	expect(readHeader(new Uint8Array(0))).toMatchObject({ ok: false, error: { code: "not_backup" } });
});

test("a cost that nobody chooses is refused: it could take all of the memory", () => {
	const dear = sample.slice(0, HEADER);
	new DataView(dear.buffer).setUint32(10, 4_000_000);
	expect(readHeader(dear)).toMatchObject({ ok: false, error: { code: "damaged" } });
});
