import Dexie, { type Table } from "dexie";

import { type Codec, type Place, plainCodec } from "../codec.ts";
import { renewTally } from "../count.ts";
import { type Database, type DatabaseNews, openDatabase } from "../database.ts";
import { steps } from "../migrations/index.ts";
import { closingSteps } from "../migrations/plain.ts";
import { recordPlace } from "../records.ts";
import type { ErasedRow, OriginalRow } from "../tables.ts";
import { countedAtFirst } from "../tally.ts";

/** Rows that are sealed and written at a time; originals are megabytes. */
const ROWS = 200;
const FILES = 8;

/** An original as it was kept before, its facts beside it. */
interface PlainOriginalRow {
	readonly sha256: string;
	readonly name: string;
	readonly mediaType: string;
	readonly addedAt: string;
	readonly size: number;
}

/**
 * Brings what was kept before vaults were sealed into the sealed database `to`, and then deletes it. Broken off at any
 * point it starts again: nothing else is written to `to` before it is done, and the same rows come out.
 *
 * The old database gets a higher version first: tabs with the old code are closed by that, and cannot write any more.
 */
export async function moveIn(
	from: string,
	to: string,
	codec: Codec,
	told?: (news: DatabaseNews) => void,
): Promise<void> {
	if (!(await Dexie.exists(from))) return;
	const before = await openDatabase(from, plainCodec, closingSteps, told);
	const after = await openDatabase(to, codec, steps);
	try {
		await moveRows(before, after, codec);
	} finally {
		before.close();
		after.close();
	}
	await Dexie.delete(from);
}

async function moveRows(before: Database, after: Database, codec: Codec): Promise<void> {
	const names = (texts: readonly string[]) => Promise.all(texts.map((text) => codec.name(text)));
	const moved = async (body: unknown, place: Place) => codec.seal(await plainCodec.open(body, place), place);

	await each(before.contents, after.contents, FILES, async ({ sha256, bytes }) => {
		const name = await codec.name(sha256);
		return { sha256: name, bytes: await codec.seal(bytes, ["contents", name]) };
	});
	await each(before.originals, after.originals, ROWS, async (row): Promise<OriginalRow> => {
		const { size, ...facts } = row as unknown as PlainOriginalRow; // the table is the old one
		const sha256 = await codec.name(facts.sha256);
		return { sha256, size, body: await codec.seal(facts, ["originals", sha256]) };
	});
	await each(before.records, after.records, ROWS, async (row) => ({
		...row,
		keys: await names(row.keys),
		files: await names(row.files),
		body: await moved(row.body, recordPlace(row.id, row.rev)),
	}));
	await each(before.journal, after.journal, ROWS, async (row) => ({
		...row,
		body: await moved(row.body, ["journal", row.id]),
	}));
	await each(before.queue, after.queue, ROWS, async (row) => ({
		...row,
		body: await moved(row.body, ["queue", row.recordId]),
	}));
	await each(before.erased, after.erased, ROWS, async ({ key, at, seq }): Promise<ErasedRow> => {
		const name = await codec.name(key);
		return { key: name, at, seq, body: await codec.seal(key, ["erased", name]) };
	});
	await each(before.settings, after.settings, ROWS, async ({ key, body }) => ({
		key,
		body: await moved(body, ["settings", key]),
	}));
	const head = await before.meta.get("head");
	await after.transaction("rw", [after.records, after.originals, after.journal, after.meta], async () => {
		if (head) await after.meta.put(head);
		await renewTally(after, codec, countedAtFirst); // of the version before: the steps that follow count the rest
	});
}

/** Every row of a table, a few at a time, so that a large library never stands in memory as a whole. */
async function each<Row, Key>(
	from: Table<Row, Key>,
	to: Table<Row, Key>,
	most: number,
	change: (row: Row) => Promise<Row>,
): Promise<void> {
	const keys = await from.toCollection().primaryKeys();
	for (let start = 0; start < keys.length; start += most) {
		const rows = (await from.bulkGet(keys.slice(start, start + most))).filter((row) => row !== undefined);
		await to.bulkPut(await Promise.all(rows.map(change)));
	}
}
