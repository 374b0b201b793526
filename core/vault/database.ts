import Dexie, { type Table } from "dexie";

import { type Codec, unlessDamaged } from "./codec.ts";
import {
	countedSince,
	latestVersion,
	migrateJournal,
	migrateRecord,
	migrateSetting,
	NewerDataError,
	numbersRecords,
	touchesRecords,
} from "./migrations/migrate.ts";
import type { Json, Step } from "./migrations/step.ts";
import { recordPlace } from "./records.ts";
import { addTags, addTallies, type Tally } from "./seal/tally.ts";
import type {
	ArrivingRow,
	ContentRow,
	ErasedRow,
	HeadRow,
	JournalRow,
	MetaRow,
	OriginalRow,
	QueueRow,
	RecordRow,
	SettingRow,
	SnapshotRow,
	SummaryRow,
} from "./tables.ts";
import { countTables, moveOf, moveTally, startTally } from "./tally.ts";

/** Rows brought to a new version at a time, so that a large vault never stands in memory as a whole. */
const BATCH = 200;

export class Database extends Dexie {
	declare readonly records: Table<RecordRow, string>;
	declare readonly originals: Table<OriginalRow, string>;
	declare readonly contents: Table<ContentRow, string>;
	declare readonly summaries: Table<SummaryRow, string>;
	declare readonly journal: Table<JournalRow, string>;
	declare readonly queue: Table<QueueRow, string>;
	declare readonly erased: Table<ErasedRow, string>;
	declare readonly arriving: Table<ArrivingRow, [string, number]>;
	declare readonly settings: Table<SettingRow, string>;
	declare readonly meta: Table<MetaRow, string>;
	declare readonly snapshots: Table<SnapshotRow, string>;
}

/**
 * `blocked`: another tab has it open and does not let go, so that it cannot be upgraded; `free`: it is open, and whoever
 * waited waits no more. `upgraded`: another tab upgrades it, and this one has no library any more.
 */
export type DatabaseNews = "blocked" | "free" | "upgraded";

/** Opens the database and brings what it holds to the newest version, all of it or nothing. */
export async function openDatabase(
	name: string,
	codec: Codec,
	steps: readonly Step[],
	told?: (news: DatabaseNews) => void,
): Promise<Database> {
	// What was said to be kept is on the disk, not only with the system: costs a write of many rows nothing.
	const db = new Database(name, { chromeTransactionDurability: "strict" });
	for (const step of steps) {
		if (step.tables) db.version(step.version).stores(step.tables);
	}
	// Dexie reopens by itself with the old code after another tab upgraded the store: it would write old shapes
	// into new data. Closed for good, this tab fails until it is loaded again.
	db.on("versionchange", ({ newVersion }) => {
		db.close({ disableAutoOpen: true });
		if (newVersion !== null) told?.("upgraded"); // else it is deleted, and who does that says so
		return false;
	});
	db.on("blocked", () => told?.("blocked"));
	await db.open();
	told?.("free");
	try {
		await bringUp(db, codec, steps);
	} catch (cause) {
		db.close();
		throw cause;
	}
	return db;
}

/** Inside a transaction over `meta`. `undefined` where nothing was ever written. */
export async function readHead(db: Database): Promise<HeadRow | undefined> {
	const head = await db.meta.get("head");
	return head?.key === "head" ? head : undefined;
}

async function bringUp(db: Database, codec: Codec, steps: readonly Step[]): Promise<void> {
	const latest = latestVersion(steps);
	await db.transaction("rw", db.tables, async () => {
		const head = await readHead(db);
		if (!head) {
			await db.meta.add({ key: "head", seq: 0, version: latest });
			await startTally(db, codec);
			return;
		}
		if (head.version > latest) throw new NewerDataError(head.version, latest);
		if (head.version === latest) return;
		const news = countedSince(head.version, steps);
		let moved = 0n;
		if (touchesRecords(head.version, steps)) {
			moved = await bringUpRecords(db, codec, steps, head);
			await db.summaries.clear();
			for (const table of db.tables) if (table.name === "snapshots") await table.clear();
		}
		const settings = await bringUpSettings(db, codec, steps, head.version);
		if (!news.includes("settings")) moved = addTallies(moved, settings);
		await db.meta.put({ key: "head", seq: head.seq + 1, version: latest });
		moved = addTallies(moved, await countTables(db, news));
		// The last of all: after so many calls within calls Dexie has lost the transaction. It is moved, not counted anew: that
		// would take for the truth what somebody did before.
		if (moved !== 0n) await moveTally(db, codec, moved);
	});
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
