import type { Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { type Codec, unlessDamaged } from "./codec.ts";
import { type Database, readHead } from "./database.ts";
import type { QueueRow } from "./tables.ts";
import { moveOf, moveTally, type Replaced } from "./tally.ts";
import { type CommitProblem, ConflictError, commitProblem } from "./write.ts";

/** An item as it was read; `seq` must be given back to change it. */
export interface HeldItem {
	readonly item: QueueItem;
	/** The write it came with. */
	readonly seq: number;
}

/** Changes of the queue; kept all of it or nothing. */
export interface QueueChange {
	/** `seq` is `undefined` for an item that is new. */
	readonly put: readonly { readonly item: QueueItem; readonly seq: number | undefined }[];
	readonly remove: readonly { readonly recordId: string; readonly seq: number }[];
}

/**
 * The queue as it is kept. The database knows of an item only its record and when it was written: order and state are
 * looked at in memory, as lists do with summaries, and so they stay inside the sealed body.
 */
export interface QueueStore {
	/** Items written after `seq`, how many there are in all, damaged ones too, and where the vault stands. */
	since(seq: number): Promise<{ readonly seq: number; readonly count: number; readonly items: readonly HeldItem[] }>;
	/** Those of these records that are in the queue, and open. */
	items(recordIds: readonly string[]): Promise<readonly HeldItem[]>;
	/** The write that each of these came with, whether it opens or not: who has it may put another in its place. */
	seqs(recordIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
	ids(): Promise<readonly string[]>;
	commit(change: QueueChange): Promise<Result<{ readonly seq: number }, CommitProblem>>;
}

export function queueOn(db: Database, codec: Codec, nextSeq: (added: RowsAdded) => Promise<number>): QueueStore {
	async function openOne({ recordId, seq, body }: QueueRow): Promise<HeldItem> {
		return { item: (await codec.open(body, ["queue", recordId])) as QueueItem, seq }; // written by `sealQueue`
	}

	/** One that is damaged must not hold up the others. */
	async function openAll(rows: readonly QueueRow[]): Promise<readonly HeldItem[]> {
		return (await Promise.all(rows.map((row) => unlessDamaged(openOne(row), [])))).flat();
	}

	return {
		async since(seq) {
			const found = await db.transaction("r", [db.queue, db.meta], async () => {
				const head = await readHead(db);
				const at = head?.seq ?? 0;
				const rows = at === seq ? [] : await db.queue.where("seq").above(seq).toArray();
				return { seq: at, count: head?.queued ?? (await db.queue.count()), rows };
			});
			return { seq: found.seq, count: found.count, items: await openAll(found.rows) };
		},
		async items(recordIds) {
			const rows = await db.queue.bulkGet([...recordIds]);
			return openAll(rows.filter((row) => row !== undefined));
		},
		async seqs(recordIds) {
			const rows = (await db.queue.bulkGet([...recordIds])).filter((row) => row !== undefined);
			return new Map(rows.map(({ recordId, seq }) => [recordId, seq]));
		},
		ids: () => db.queue.toCollection().primaryKeys(),
		async commit(change) {
			const sealed = await sealQueue(change, codec);
			const writing = db.transaction("rw", [db.queue, db.meta], async () => {
				const seq = await nextSeq({ queued: rowsAdded(sealed) });
				await moveTally(db, codec, moveOf(await writeQueue(db, sealed, seq)));
				return ok({ seq });
			});
			return writing.catch(commitProblem);
		},
	};
}

/** Rows that a write adds to the tables that are counted; less than none where it removes some. */
export interface RowsAdded {
	readonly records?: number;
	readonly queued?: number;
}

export function rowsAdded({ put, remove }: SealedQueue): number {
	return put.filter(({ before }) => before === undefined).length - remove.length;
}

export interface SealedQueue {
	readonly put: readonly { readonly recordId: string; readonly before: number | undefined; readonly body: unknown }[];
	readonly remove: QueueChange["remove"];
}

/** Sealing waits for work outside the database, which would end a transaction: it comes first. */
export async function sealQueue({ put, remove }: QueueChange, codec: Codec): Promise<SealedQueue> {
	const rows = put.map(async ({ item, seq }) => ({
		recordId: item.recordId,
		before: seq,
		body: await codec.seal(item, ["queue", item.recordId]),
	}));
	return { put: await Promise.all(rows), remove };
}

/** Inside a writing transaction over `queue`. Gives what it replaced. */
export async function writeQueue(db: Database, { put, remove }: SealedQueue, seq: number): Promise<Replaced> {
	const before = [...put, ...remove.map(({ recordId, seq: at }) => ({ recordId, before: at }))];
	if (before.length === 0) return { taken: [], added: [] };
	const found = await db.queue.bulkGet(before.map(({ recordId }) => recordId));
	if (found.some((row, index) => row?.seq !== before[index]?.before)) throw new ConflictError();
	await db.queue.bulkDelete(remove.map(({ recordId }) => recordId));
	await db.queue.bulkPut(put.map(({ recordId, body }) => ({ recordId, seq, body })));
	return { taken: found.map((row) => row?.body), added: put.map(({ body }) => body) };
}
