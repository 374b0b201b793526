import type { Problem, Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { InvoiceRecord, Original } from "#core/model/record.ts";
import { type Codec, plainCodec } from "./codec.ts";
import { type Database, openDatabase } from "./database.ts";
import {
	type Journal,
	type JournalChange,
	journalOn,
	type SealedJournal,
	sealJournal,
	writeJournal,
} from "./journal.ts";
import { steps as allSteps } from "./migrations/index.ts";
import { latestVersion, NewerDataError } from "./migrations/migrate.ts";
import type { Step } from "./migrations/step.ts";
import {
	type QueueChange,
	type QueueStore,
	queueOn,
	type RowsAdded,
	rowsAdded,
	type SealedQueue,
	sealQueue,
	writeQueue,
} from "./queue.ts";
import { type Erased, type SyncStore, syncOn, writeErased } from "./sync.ts";
import {
	type MetaRow,
	type OriginalRow,
	type RecordRow,
	type SummaryRow,
	tableNames,
	tablePolicies,
} from "./tables.ts";
import { type CommitProblem, ConflictError, commitProblem, noRoom } from "./write.ts";

/** A record as it was read; `rev` must be given back to change it. */
export interface Held {
	readonly record: InvoiceRecord;
	readonly rev: number;
}

/** One write: everything in it is kept, or nothing. */
export interface Change<Summary> {
	readonly put: readonly {
		readonly record: InvoiceRecord;
		/** `undefined` for a record that is new. */
		readonly rev: number | undefined;
		readonly keys: readonly string[];
		readonly summary: Summary;
	}[];
	readonly remove: readonly { readonly id: string; readonly rev: number }[];
	readonly originals: readonly Original[];
	/** Records whose summary this write makes out of date. */
	readonly stale: readonly string[];
	/** What the summaries of `put` were computed from. */
	readonly basis: string;
	/** Items of removed records go by themselves. */
	readonly queue?: QueueChange;
	readonly journal?: JournalChange;
	/** Names of records erased for good. */
	readonly erased?: readonly Erased[];
}

export interface HeldSummary<Summary> {
	readonly id: string;
	/** The write it came with; `undefined` where a record had no summary. */
	readonly seq: number | undefined;
	readonly basis: string;
	readonly summary: Summary;
}

/** The invoices kept on this machine (发票库). `Summary` is what lists show; the vault does not look inside. */
export interface Vault<Summary> extends Journal {
	record(id: string): Promise<Held | undefined>;
	records(ids: readonly string[]): Promise<readonly Held[]>;
	commit(change: Change<Summary>): Promise<Result<{ readonly seq: number }, CommitProblem>>;

	/** Where the vault stands: another `seq` means that something was written. */
	head(): Promise<{ readonly seq: number; readonly records: number }>;
	summariesSince(seq: number): Promise<readonly HeldSummary<Summary>[]>;
	/**
	 * Keeps summaries computed again, except where another write came since the `seq` given; says which were kept.
	 * Those of `stale` are out of date from now on.
	 */
	refresh(
		summaries: readonly HeldSummary<Summary>[],
		stale?: readonly string[],
	): Promise<Result<{ readonly seq: number; readonly kept: readonly string[] }, Problem<"storage_full">>>;
	ids(): Promise<readonly string[]>;

	originals(sha256s: readonly string[]): Promise<readonly OriginalRow[]>;
	content(sha256: string): Promise<Uint8Array | undefined>;
	sizes(): Promise<{ readonly records: number; readonly originals: number; readonly bytes: number }>;

	readonly queue: QueueStore;
	readonly sync: SyncStore;

	setting(key: string): Promise<unknown>;
	saveSetting(key: string, value: unknown): Promise<Result<void, Problem<"storage_full">>>;

	/** Empties every table. */
	wipe(): Promise<void>;
	close(): void;
}

export interface VaultOptions {
	readonly name?: string;
	readonly codec?: Codec;
	readonly steps?: readonly Step[];
}

/** Opens the vault on this machine. Throws `MigrationError` or `NewerDataError`, and then has changed nothing. */
export async function openVault<Summary>(options: VaultOptions = {}): Promise<Vault<Summary>> {
	const { name = "yanpiao", codec = plainCodec, steps = allSteps } = options;
	return vaultOn(await openDatabase(name, codec, steps), codec, latestVersion(steps));
}

/** The vault over an open database. */
export function vaultOn<Summary>(db: Database, codec: Codec, version: number): Vault<Summary> {
	const openRow = async (row: RecordRow): Promise<Held> => ({
		record: (await codec.open(row.body, row.id)) as InvoiceRecord, // written by `commit`, brought up by the migrations
		rev: row.rev,
	});
	const openRows = (rows: readonly (RecordRow | undefined)[]) =>
		Promise.all(rows.filter((row) => row !== undefined).map(openRow));

	/** The next write's number; a newer app's data are not touched. */
	async function nextSeq(added: RowsAdded = {}): Promise<number> {
		const head: MetaRow = (await db.meta.get("head")) ?? { key: "head", seq: 0, version };
		if (head.version !== version) throw new NewerDataError(head.version, version);
		const records =
			added.records === undefined ? {} : { records: (head.records ?? (await db.records.count())) + added.records };
		const queued =
			added.queued === undefined ? {} : { queued: (head.queued ?? (await db.queue.count())) + added.queued };
		await db.meta.put({ ...head, ...records, ...queued, key: "head", seq: head.seq + 1 });
		return head.seq + 1;
	}

	async function write(change: Change<Summary>, sealed: Sealed): Promise<number> {
		const before = [...change.put.map(({ record, rev }) => ({ id: record.id, rev })), ...change.remove];
		const found = await db.records.bulkGet(before.map(({ id }) => id));
		if (found.some((row, index) => row?.rev !== before[index]?.rev)) throw new ConflictError();
		const removed = change.remove.map(({ id }) => id);
		const unqueued = removed.length > 0 ? await db.queue.where("recordId").anyOf(removed).count() : 0;
		const seq = await nextSeq({
			records: change.put.filter(({ rev }) => rev === undefined).length - removed.length,
			...(db.tables.some(({ name }) => name === "queue") && { queued: rowsAdded(sealed.queue) - unqueued }),
		});
		await db.records.bulkDelete(removed);
		await db.summaries.bulkDelete(removed);
		if (removed.length > 0) await db.queue.bulkDelete(removed);
		await writeQueue(db, sealed.queue, seq);
		await db.records.bulkPut(sealed.records.map((row) => ({ ...row, seq })));
		await db.summaries.bulkPut(sealed.summaries.map((row) => ({ ...row, seq })));
		await outdate(change.stale, seq);
		const held = new Set(await db.originals.where("sha256").anyOf(sealed.originals.map(sha256Of)).primaryKeys());
		await db.originals.bulkPut(sealed.originals.filter((row) => !held.has(row.sha256)));
		await db.contents.bulkPut(sealed.contents.filter((row) => !held.has(row.sha256)));
		await dropUnneeded(new Set(found.flatMap((row) => row?.files ?? [])));
		// Nothing may wait here without a request to the database: the transaction would end.
		if (change.erased && change.erased.length > 0) await writeErased(db, change.erased, seq);
		if (sealed.journal.add.length + sealed.journal.mark.length > 0) await numberAsked(sealed, removed, seq);
		await writeJournal(db, sealed.journal, removed, seq);
		return seq;
	}

	/** Whoever follows the records of this vault must hear of questions about them too. */
	async function numberAsked({ journal, records }: Sealed, removed: readonly string[], seq: number): Promise<void> {
		const marked = (await db.journal.bulkGet(journal.mark.map(({ id }) => id))).flatMap((row) => row?.recordId ?? []);
		const asked = new Set([...journal.add.map(({ recordId }) => recordId), ...marked]);
		for (const id of [...removed, ...records.map((row) => row.id)]) asked.delete(id);
		if (asked.size > 0)
			await db.records
				.where("id")
				.anyOf([...asked])
				.modify({ seq });
	}

	async function outdate(ids: readonly string[], seq: number): Promise<void> {
		if (ids.length > 0) await db.summaries.where("id").anyOf(ids).modify({ seq, basis: "" });
	}

	async function dropUnneeded(files: ReadonlySet<string>): Promise<void> {
		for (const sha256 of files) {
			if ((await db.records.where("files").equals(sha256).count()) > 0) continue;
			await db.originals.delete(sha256);
			await db.contents.delete(sha256);
		}
	}

	return {
		record: async (id) => (await openRows([await db.records.get(id)]))[0],
		records: async (ids) => openRows(await db.records.bulkGet([...ids])),

		async commit(change) {
			// Sealing waits for work outside the database, which would end the transaction: it comes first.
			const sealed = await seal(change, codec);
			try {
				return ok({ seq: await db.transaction("rw", db.tables, () => write(change, sealed)) });
			} catch (cause) {
				return commitProblem(cause);
			}
		},

		head: () =>
			db.transaction("r", [db.meta, db.records], async () => {
				const head = await db.meta.get("head");
				return { seq: head?.seq ?? 0, records: head?.records ?? (await db.records.count()) };
			}),
		summariesSince: async (seq) =>
			Promise.all(
				(await db.summaries.where("seq").above(seq).toArray()).map(async ({ body, id, seq: at, basis }) => ({
					id,
					seq: at,
					basis,
					summary: (await codec.open(body, id)) as Summary, // written by `commit` or `refresh`
				})),
			),
		async refresh(summaries, stale = []) {
			const rows = await Promise.all(
				summaries.map(async ({ id, seq, basis, summary }) => ({
					seq,
					row: { id, basis, body: await codec.seal(summary, id) },
				})),
			);
			const writing = db.transaction("rw", [db.records, db.summaries, db.meta], async () => {
				const ids = rows.map(({ row }) => row.id);
				const held = await db.summaries.bulkGet(ids);
				const missing = ids.filter((_, index) => held[index] === undefined);
				const there = new Set(missing.length > 0 ? await db.records.where("id").anyOf(missing).primaryKeys() : []);
				const next = await nextSeq();
				const kept = rows.filter(({ seq, row }, index) => (held[index] ? held[index].seq === seq : there.has(row.id)));
				await db.summaries.bulkPut(kept.map(({ row }) => ({ ...row, seq: next })));
				await outdate(stale, next);
				return ok({ seq: next, kept: kept.map(({ row }) => row.id) });
			});
			return writing.catch(noRoom);
		},
		ids: () => db.records.toCollection().primaryKeys(),

		...journalOn(db, codec),

		originals: async (files) => (await db.originals.bulkGet([...files])).filter((row) => row !== undefined),
		async content(sha256) {
			const row = await db.contents.get(sha256);
			return row && ((await codec.open(row.bytes, sha256)) as Uint8Array); // sealed by `commit`
		},
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

		async setting(key) {
			const row = await db.settings.get(key);
			return row && codec.open(row.body, key);
		},
		async saveSetting(key, value) {
			const body = await codec.seal(value, key);
			const writing = db.transaction("rw", [db.settings, db.meta], async () => {
				await nextSeq();
				await db.settings.put({ key, body });
				return ok(undefined);
			});
			return writing.catch(noRoom);
		},

		async wipe() {
			const tables = tableNames.filter((name) => tablePolicies[name].wipe === "clear").map((name) => db.table(name));
			await db.transaction("rw", tables, async () => {
				for (const table of tables) await table.clear();
			});
		},
		close: () => db.close(),
	};
}

interface Sealed {
	readonly records: readonly Omit<RecordRow, "seq">[];
	readonly summaries: readonly Omit<SummaryRow, "seq">[];
	readonly originals: readonly OriginalRow[];
	readonly contents: readonly { readonly sha256: string; readonly bytes: unknown }[];
	readonly queue: SealedQueue;
	readonly journal: SealedJournal;
}

async function seal<Summary>(change: Change<Summary>, codec: Codec): Promise<Sealed> {
	const rows = await Promise.all(
		change.put.map(async ({ record, rev, keys, summary }) => {
			const { id } = record;
			const next = (rev ?? 0) + 1;
			const files = [...new Set(record.readings.flatMap(({ sha256 }) => sha256 ?? []))];
			return {
				record: { id, rev: next, keys, files, body: await codec.seal(record, id) },
				summary: { id, basis: change.basis, body: await codec.seal(summary, id) },
			};
		}),
	);
	return {
		records: rows.map(({ record }) => record),
		summaries: rows.map(({ summary }) => summary),
		originals: change.originals.map(({ sha256, name, mediaType, addedAt, bytes }) => ({
			sha256,
			name,
			mediaType,
			addedAt,
			size: bytes.length,
		})),
		contents: await Promise.all(
			change.originals.map(async ({ sha256, bytes }) => ({ sha256, bytes: await codec.seal(bytes, sha256) })),
		),
		queue: await sealQueue(change.queue ?? { put: [], remove: [] }, codec),
		journal: await sealJournal(change.journal ?? { add: [], mark: [], moved: [] }, codec),
	};
}

function sha256Of({ sha256 }: { readonly sha256: string }): string {
	return sha256;
}
