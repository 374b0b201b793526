import type { InvoiceRecord, Original } from "#core/model/record.ts";
import type { Codec } from "./codec.ts";
import type { Database } from "./database.ts";
import { type JournalChange, type SealedJournal, sealJournal, writeJournal } from "./journal.ts";
import { type SealedOriginals, sealOriginals, writeOriginals } from "./originals.ts";
import { type QueueChange, type RowsAdded, rowsAdded, type SealedQueue, sealQueue, writeQueue } from "./queue.ts";
import { recordPlace } from "./records.ts";
import { outdate, type SealedSummary, sealSummary } from "./summaries.ts";
import { type Erased, type SealedErased, sealErased, writeErased } from "./sync.ts";
import type { RecordRow } from "./tables.ts";
import { moveOf, moveTally, type Replaced } from "./tally.ts";
import { ConflictError } from "./write.ts";

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

/** A change with everything in it sealed: sealing waits for work outside the database, which would end a transaction. */
export interface Sealed {
	/** The rows as they were read: `rev` is `undefined` for one that must not be there. */
	readonly before: readonly { readonly id: string; readonly rev: number | undefined }[];
	readonly removed: readonly string[];
	readonly records: readonly Omit<RecordRow, "seq">[];
	readonly summaries: readonly SealedSummary[];
	readonly stale: readonly string[];
	readonly originals: SealedOriginals;
	readonly queue: SealedQueue;
	readonly journal: SealedJournal;
	readonly erased: readonly SealedErased[];
}

export async function sealChange<Summary>(change: Change<Summary>, codec: Codec): Promise<Sealed> {
	const { put, remove, basis } = change;
	const [records, summaries, originals, queue, journal, erased] = await Promise.all([
		Promise.all(put.map((one) => sealRecord(one, codec))),
		Promise.all(
			put.map(({ record: { id }, rev, summary }) => sealSummary({ id, basis, rev: revAfter(rev), summary }, codec)),
		),
		sealOriginals(change.originals, codec),
		sealQueue(change.queue ?? { put: [], remove: [] }, codec),
		sealJournal(change.journal ?? { add: [], mark: [], moved: [] }, codec),
		sealErased(change.erased ?? [], codec),
	]);
	const before = [...put.map(({ record, rev }) => ({ id: record.id, rev })), ...remove];
	const removed = remove.map(({ id }) => id);
	return { before, removed, records, summaries, stale: change.stale, originals, queue, journal, erased };
}

/** The `rev` of a row after a write that replaces this one. */
export function revAfter(rev: number | undefined): number {
	return (rev ?? 0) + 1;
}

async function sealRecord(
	{ record, rev, keys }: Omit<Change<unknown>["put"][number], "summary">,
	codec: Codec,
): Promise<Omit<RecordRow, "seq">> {
	const next = revAfter(rev);
	const files = [...new Set(record.readings.flatMap(({ sha256 }) => sha256 ?? []))];
	const named = (texts: readonly string[]) => Promise.all(texts.map((text) => codec.name(text)));
	const body = await codec.seal(record, recordPlace(record.id, next));
	return { id: record.id, rev: next, keys: await named(keys), files: await named(files), body };
}

/**
 * Inside a writing transaction over all tables. Here and in what is called nothing is awaited that makes no request to
 * the database: Dexie takes the transaction for done then.
 */
export async function writeChange(
	db: Database,
	sealed: Sealed,
	codec: Codec,
	nextSeq: (added: RowsAdded) => Promise<number>,
): Promise<number> {
	const { removed } = sealed;
	const found = await db.records.bulkGet(sealed.before.map(({ id }) => id));
	if (found.some((row, index) => row?.rev !== sealed.before[index]?.rev)) throw new ConflictError();
	const unqueued = removed.length > 0 ? await db.queue.where("recordId").anyOf(removed).toArray() : [];
	const queued = rowsAdded(sealed.queue) - unqueued.length;
	const seq = await nextSeq({
		records: sealed.before.filter(({ rev }) => rev === undefined).length - removed.length,
		...(queued !== 0 && { queued }),
	});
	if (removed.length > 0) {
		await db.records.bulkDelete([...removed]);
		await db.summaries.bulkDelete([...removed]);
		await db.queue.bulkDelete([...removed]);
	}
	await db.records.bulkPut(sealed.records.map((row) => ({ ...row, seq })));
	await db.summaries.bulkPut(sealed.summaries.map((row) => ({ ...row, seq })));
	if (sealed.stale.length > 0) await outdate(db, sealed.stale, seq);
	const unsure = new Set(found.flatMap((row) => row?.files ?? []));
	const replaced: Replaced[] = [
		{ taken: found.flatMap((row) => row?.body ?? []), added: sealed.records.map(({ body }) => body) },
		{ taken: unqueued.map(({ body }) => body), added: [] },
	];
	if (sealed.queue.put.length + sealed.queue.remove.length > 0) {
		replaced.push(await writeQueue(db, sealed.queue, seq));
	}
	if (sealed.originals.facts.length + unsure.size > 0) {
		replaced.push(await writeOriginals(db, sealed.originals, unsure));
	}
	if (sealed.erased.length > 0) replaced.push(await writeErased(db, sealed.erased, seq));
	if (sealed.journal.add.length + sealed.journal.mark.length > 0) await numberAsked(db, sealed, seq);
	const { add, mark, moved } = sealed.journal;
	if (add.length + mark.length + moved.length + removed.length > 0) {
		replaced.push(await writeJournal(db, sealed.journal, removed, seq));
	}
	const [taken, added] = [replaced.flatMap((one) => one.taken), replaced.flatMap((one) => one.added)];
	if (taken.length + added.length > 0) await moveTally(db, codec, moveOf({ taken, added }));
	return seq;
}

/** Whoever follows the records of this vault must hear of questions about them too. */
async function numberAsked(db: Database, { journal, records, removed }: Sealed, seq: number): Promise<void> {
	const marked = (await db.journal.bulkGet(journal.mark.map(({ id }) => id))).flatMap((row) => row?.recordId ?? []);
	const asked = new Set([...journal.add.map(({ recordId }) => recordId), ...marked]);
	for (const id of [...removed, ...records.map((row) => row.id)]) asked.delete(id);
	if (asked.size === 0) return;
	await db.records
		.where("id")
		.anyOf([...asked])
		.modify({ seq });
}
