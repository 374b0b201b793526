import Dexie, { type Table } from "dexie";

import type { Codec } from "./codec.ts";
import { latestVersion, NewerDataError } from "./migrations/migrate.ts";
import type { Step } from "./migrations/step.ts";
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
import { startTally } from "./tally.ts";

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
	const before = await readHead(db);
	// Data are of an older version once in a year: the code for them is not loaded with all other.
	const older = before && before.version < latest ? await import("./upgrade.ts") : undefined;
	await db.transaction("rw", db.tables, async () => {
		const head = await readHead(db);
		if (!head) {
			await db.meta.add({ key: "head", seq: 0, version: latest });
			await startTally(db, codec);
			return;
		}
		if (head.version > latest) throw new NewerDataError(head.version, latest);
		if (head.version < latest) await older?.upgrade(db, codec, steps, head, latest);
	});
}
