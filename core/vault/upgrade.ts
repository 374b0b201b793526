import Dexie from "dexie";

import { type Codec, unlessDamaged } from "./codec.ts";
import { countTables } from "./count.ts";
import type { Database } from "./database.ts";
import {
	countedSince,
	migrateJournal,
	migrateRecord,
	migrateSetting,
	numbersRecords,
	touchesRecords,
} from "./migrations/migrate.ts";
import type { Json, Step } from "./migrations/step.ts";
import { recordPlace } from "./records.ts";
import { addTags, addTallies, type Tally } from "./seal/tally.ts";
import type { HeadRow, JournalRow, RecordRow } from "./tables.ts";
import { moveOf, moveTally } from "./tally.ts";

/** Rows brought to a new version at a time, so that a large vault never stands in memory as a whole. */
const BATCH = 200;

/** Brings all that is kept to the version `to`, inside a writing transaction over every table. */
export async function upgrade(
	db: Database,
	codec: Codec,
	steps: readonly Step[],
	head: HeadRow,
	to: number,
): Promise<void> {
	const news = countedSince(head.version, steps);
	let moved = 0n;
	if (touchesRecords(head.version, steps)) {
		moved = await bringUpRecords(db, codec, steps, head);
		await db.summaries.clear();
		for (const table of db.tables) if (table.name === "snapshots") await table.clear();
	}
	const settings = await bringUpSettings(db, codec, steps, head.version);
	if (!news.includes("settings")) moved = addTallies(moved, settings);
	await db.meta.put({ key: "head", seq: head.seq + 1, version: to });
	moved = addTallies(moved, await countTables(db, news));
	// The last of all: after so many calls within calls Dexie has lost the transaction. It is moved, not counted anew: that
	// would take for the truth what somebody did before.
	if (moved !== 0n) await moveTally(db, codec, moved);
}

/** Gives by how much the tally moves. A row that does not open stays as it is: it must not keep anybody from the others. */
async function bringUpRecords(
	db: Database,
	codec: Codec,
	steps: readonly Step[],
	{ version: from, seq }: HeadRow,
): Promise<Tally> {
	const number = numbersRecords(from, steps) ? { seq: seq + 1 } : {};
	const ids = await db.records.toCollection().primaryKeys();
	let moved = 0n;
	for (let start = 0; start < ids.length; start += BATCH) {
		const rows = (await db.records.bulkGet(ids.slice(start, start + BATCH))).filter((row) => row !== undefined);
		const changed: RecordRow[] = [];
		for (const row of rows) {
			const { id, rev } = row;
			// Work outside the database would let the transaction end; Dexie keeps it alive.
			const opening = codec.open(row.body, recordPlace(id, rev));
			const body = (await Dexie.waitFor(unlessDamaged(opening, undefined))) as Json | undefined; // written by this app, as JSON
			let next = body;
			if (body !== undefined) {
				moved = addTallies(moved, await addJournal(db, codec, id, migrateJournal(body, from, steps)));
				next = migrateRecord(body, from, steps);
			}
			if (next !== body) {
				const sealed = await Dexie.waitFor(codec.seal(next, recordPlace(id, rev + 1)));
				moved = addTallies(moved, moveOf({ taken: [row.body], added: [sealed] }));
				changed.push({ ...row, rev: rev + 1, ...number, body: sealed });
			} else if ("seq" in number) changed.push({ ...row, ...number });
		}
		await db.records.bulkPut(changed);
	}
	return moved;
}

async function addJournal(
	db: Database,
	codec: Codec,
	recordId: string,
	bodies: ReturnType<typeof migrateJournal>,
): Promise<Tally> {
	const rows: JournalRow[] = [];
	for (const [index, body] of bodies.entries()) {
		const id = `${recordId}.${index}`;
		rows.push({
			id,
			recordId,
			at: String(body.at),
			seq: 0,
			body: await Dexie.waitFor(codec.seal(body, ["journal", id])),
		});
	}
	if (rows.length > 0) await db.journal.bulkPut(rows);
	return addTags(
		0n,
		rows.map(({ body }) => body),
	);
}

/** Gives by how much the tally moves, where it is over settings already. */
async function bringUpSettings(db: Database, codec: Codec, steps: readonly Step[], from: number): Promise<Tally> {
	let moved = 0n;
	for (const row of await db.settings.toArray()) {
		const opening = codec.open(row.body, ["settings", row.key]);
		const body = (await Dexie.waitFor(unlessDamaged(opening, undefined))) as Json | undefined; // written by this app, as JSON
		if (body === undefined) continue; // damaged, it stays as it is: nothing in it can be brought up, and nobody is kept out for it
		const next = migrateSetting(body, row.key, from, steps);
		if (next === body) continue;
		const sealed = await Dexie.waitFor(codec.seal(next, ["settings", row.key]));
		moved = addTallies(moved, moveOf({ taken: [row.body], added: [sealed] }));
		await db.settings.put({ ...row, body: sealed });
	}
	return moved;
}
