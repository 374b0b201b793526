import type { Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import { type Codec, DamagedRowError } from "./codec.ts";
import { type Change, sealChange, writeChange } from "./commit.ts";
import { type Database, type DatabaseNews, openDatabase, readHead } from "./database.ts";
import { type Journal, journalOn } from "./journal.ts";
import type { Looked } from "./look.ts";
import type { Mending } from "./mending.ts";
import { steps as allSteps } from "./migrations/index.ts";
import { latestVersion, NewerDataError } from "./migrations/migrate.ts";
import type { Step } from "./migrations/step.ts";
import { type OriginalStore, originalsOn } from "./originals.ts";
import { type QueueStore, queueOn, type RowsAdded } from "./queue.ts";
import { type Held, openRecord } from "./records.ts";
import { type SettingStore, settingsOn } from "./settings.ts";
import { type SnapshotStore, snapshotsOn } from "./snapshots.ts";
import { type SummaryStore, summariesOn } from "./summaries.ts";
import { type SyncStore, syncOn } from "./sync.ts";
import type { HeadRow, RecordRow } from "./tables.ts";
import { type CommitProblem, commitProblem } from "./write.ts";

/** The invoices kept on this machine (发票库). `Summary` is what lists show; the vault does not look inside. */
export interface Vault<Summary>
	extends Journal,
		Mending,
		OriginalStore,
		SettingStore,
		SnapshotStore,
		SummaryStore<Summary> {
	/** `undefined` for one that is not there. Throws `DamagedRowError`. */
	record(id: string): Promise<Held | undefined>;
	/** Those that are there and open. */
	records(ids: readonly string[]): Promise<readonly Held[]>;
	/** Ids of records met so far whose row does not open. */
	readonly damaged: ReadonlySet<string>;
	/**
	 * Whether every row of truth (`tally.ts`) is as this app last wrote it, and none is missing. Reads all of them; whether
	 * each opens is another question.
	 */
	isWhole(): Promise<boolean>;
	/**
	 * The same a little at a time, with `rest` between two readings, and whether each record opens. `undefined` where others
	 * wrote all the while.
	 */
	lookThrough(rest: () => Promise<void>): Promise<Looked | undefined>;
	/** Takes what is there now for whole: a person has looked at it. */
	acceptAsWhole(): Promise<void>;
	commit(change: Change<Summary>): Promise<Result<{ readonly seq: number }, CommitProblem>>;

	/** Where the vault stands: another `seq` means that something was written. */
	head(): Promise<{ readonly seq: number; readonly records: number }>;
	ids(): Promise<readonly string[]>;
	sizes(): Promise<{ readonly records: number; readonly originals: number; readonly bytes: number }>;

	readonly queue: QueueStore;
	readonly sync: SyncStore;

	close(): void;
}

export interface VaultOptions {
	readonly name: string;
	readonly codec: Codec;
	readonly steps?: readonly Step[];
	/** How it stands with other tabs that have it open. */
	readonly told?: (news: DatabaseNews) => void;
}

/** Opens the vault on this machine. Throws `MigrationError` or `NewerDataError`, and then has changed nothing. */
export async function openVault<Summary>({
	name,
	codec,
	steps = allSteps,
	told,
}: VaultOptions): Promise<Vault<Summary>> {
	return vaultOn(await openDatabase(name, codec, steps, told), codec, latestVersion(steps));
}

/** The vault over an open database. */
export function vaultOn<Summary>(db: Database, codec: Codec, version: number): Vault<Summary> {
	const damaged = new Set<string>();
	/** What a change is written to. A snapshot takes long to write, and nobody should wait for that. */
	const tables = db.tables.filter(({ name }) => name !== "snapshots");

	async function openRow(row: RecordRow): Promise<Held> {
		try {
			const held = { record: await openRecord(row, codec), rev: row.rev };
			damaged.delete(row.id);
			return held;
		} catch (cause) {
			if (cause instanceof DamagedRowError) damaged.add(row.id);
			throw cause;
		}
	}

	/** The next write's number; a newer app's data are not touched. */
	async function nextSeq(added: RowsAdded = {}): Promise<number> {
		const found = await readHead(db);
		const head: HeadRow = found ?? { key: "head", seq: 0, version };
		if (head.version !== version) throw new NewerDataError(head.version, version);
		const records =
			added.records === undefined ? {} : { records: (head.records ?? (await db.records.count())) + added.records };
		const queued =
			added.queued === undefined ? {} : { queued: (head.queued ?? (await db.queue.count())) + added.queued };
		await db.meta.put({ ...head, ...records, ...queued, key: "head", seq: head.seq + 1 });
		return head.seq + 1;
	}

	/** Nothing is damaged as a rule: loaded when something is to be mended. */
	const mending = async () => (await import("./mending.ts")).mendingOn(db, codec);

	return {
		async record(id) {
			const row = await db.records.get(id);
			return row && openRow(row);
		},
		async records(ids) {
			const found = await db.records.bulkGet([...ids]);
			const rows = found.filter((row) => row !== undefined);
			for (const [index, id] of ids.entries()) if (!found[index]) damaged.delete(id);
			const opened = await Promise.allSettled(rows.map(openRow));
			return opened.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
		},
		damaged,
		isWhole: async () => (await import("./count.ts")).tallyHolds(db, codec),
		async lookThrough(rest) {
			const { lookThrough } = await import("./look.ts");
			const looked = await lookThrough(db, codec, rest);
			for (const id of looked?.records ?? []) damaged.add(id);
			return looked;
		},
		async acceptAsWhole() {
			const { countedTables, renewTally } = await import("./count.ts");
			await db.transaction("rw", [...countedTables(db), db.meta], () => renewTally(db, codec));
		},

		async commit(change) {
			const sealed = await sealChange(change, codec);
			try {
				const seq = await db.transaction("rw", tables, () => writeChange(db, sealed, codec, nextSeq));
				for (const { id } of sealed.before) damaged.delete(id); // sound now, or gone
				return ok({ seq });
			} catch (cause) {
				return commitProblem(cause);
			}
		},

		head: () =>
			db.transaction("r", [db.meta, db.records], async () => {
				const head = await readHead(db);
				return { seq: head?.seq ?? 0, records: head?.records ?? (await db.records.count()) };
			}),
		ids: () => db.records.toCollection().primaryKeys(),
		...summariesOn<Summary>(db, codec, nextSeq),
		...snapshotsOn(db, codec),
		...journalOn(db, codec),
		closed: async (by) => (await mending()).closed(by),
		closedLines: async (ids) => (await mending()).closedLines(ids),
		damagedLines: async (recordIds) => (await mending()).damagedLines(recordIds),
		putOriginals: async (originals) => (await mending()).putOriginals(originals),
		whole: async (sha256s) => (await mending()).whole(sha256s),
		...originalsOn(db, codec),
		...settingsOn(db, codec, nextSeq),
		sizes: () =>
			db.transaction("r", [db.records, db.originals], async () => {
				const sizes = (await db.originals.toArray()).map(({ size }) => size);
				return {
					records: await db.records.count(),
					originals: sizes.length,
					bytes: sizes.reduce((sum, size) => sum + size, 0),
				};
			}),

		queue: queueOn(db, codec, nextSeq),
		sync: syncOn(db, codec),

		close: () => db.close(),
	};
}
