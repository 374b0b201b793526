import type { JournalEntry } from "#core/model/journal.ts";
import type { Codec } from "./codec.ts";
import type { Database } from "./database.ts";
import type { JournalRow } from "./tables.ts";
import { isSame, type Replaced } from "./tally.ts";

/** What one write does to the history of questions. */
export interface JournalChange {
	readonly add: readonly AddedLine[];
	/** Entries with the user's marks in them. */
	readonly mark: readonly { readonly id: string; readonly entry: JournalEntry }[];
	/** Records that became part of another: their questions go with them. */
	readonly moved: readonly { readonly from: string; readonly to: string }[];
}

export interface AddedLine {
	readonly id: string;
	readonly recordId: string;
	readonly entry: JournalEntry;
	/** What is stored of this very line and does not open: it gives way. */
	readonly instead?: unknown;
}

export interface HeldEntry {
	readonly id: string;
	readonly recordId: string;
	readonly seq: number;
	readonly entry: JournalEntry;
}

export interface SealedJournal {
	readonly add: readonly Omit<JournalRow, "seq">[];
	/** Rows that give way to some of those. */
	readonly closed: readonly Pick<JournalRow, "id" | "body">[];
	readonly mark: readonly { readonly id: string; readonly body: unknown }[];
	readonly moved: JournalChange["moved"];
}

export async function sealJournal({ add, mark, moved }: JournalChange, codec: Codec): Promise<SealedJournal> {
	return {
		add: await Promise.all(
			add.map(async ({ id, recordId, entry }) => ({
				id,
				recordId,
				at: entry.at,
				body: await codec.seal(entry, ["journal", id]),
			})),
		),
		closed: add.flatMap(({ id, instead }) => (instead === undefined ? [] : { id, body: instead })),
		mark: await Promise.all(
			mark.map(async ({ id, entry }) => ({ id, body: await codec.seal(entry, ["journal", id]) })),
		),
		moved,
	};
}

/**
 * Runs inside the transaction of the write. `removed`: records that are gone; what was asked about them goes as well.
 * Gives what it replaced.
 */
export async function writeJournal(
	db: Database,
	{ add, closed, mark, moved }: SealedJournal,
	removed: readonly string[],
	seq: number,
): Promise<Replaced> {
	const gone: unknown[] = [];
	for (const { from, to } of moved) await db.journal.where("recordId").equals(from).modify({ recordId: to, seq });
	const kept = new Set(moved.map(({ from }) => from));
	const erased = removed.filter((id) => !kept.has(id));
	if (erased.length > 0) {
		const rows = await db.journal.where("recordId").anyOf(erased).toArray();
		await db.journal.bulkDelete(rows.map(({ id }) => id));
		gone.push(...rows.map(({ body }) => body));
	}
	for (const { id, body } of closed) {
		const row = await db.journal.get(id);
		// Where another tab has mended it meanwhile, the line is not added a second time: that is a conflict.
		if (!row || (body instanceof Uint8Array && !isSame(body, row.body))) continue;
		gone.push(row.body);
		await db.journal.delete(id);
	}
	if (add.length > 0) await db.journal.bulkAdd(add.map((row) => ({ ...row, seq })));
	const marked: unknown[] = [];
	for (const { id, body } of mark) {
		const row = await db.journal.get(id);
		if (!row) continue; // erased meanwhile
		gone.push(row.body);
		marked.push(body);
		await db.journal.put({ ...row, body, seq });
	}
	return { taken: gone, added: [...add.map(({ body }) => body), ...marked] };
}

/** The history as it is kept; the newest are found by `at` without opening a body. */
export interface Journal {
	/** Entries written above this `seq`, and how many there are in all. */
	journalSince(seq: number): Promise<{ readonly entries: readonly HeldEntry[]; readonly count: number }>;
	journalIds(): Promise<readonly string[]>;
	/** How many were asked after this instant. */
	countJournalAfter(at: string): Promise<number>;
}

/** Those of these lines that open: one that is damaged must not keep anybody from the others. */
export async function openLines(rows: readonly Omit<JournalRow, "at">[], codec: Codec): Promise<readonly HeldEntry[]> {
	const opened = await Promise.allSettled(
		rows.map(async ({ id, recordId, seq, body }) => ({
			id,
			recordId,
			seq,
			entry: (await codec.open(body, ["journal", id])) as JournalEntry, // sealed by `sealJournal`, or made by a migration
		})),
	);
	return opened.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
}

export function journalOn(db: Database, codec: Codec): Journal {
	return {
		async journalSince(seq) {
			const [rows, count] = await db.transaction("r", db.journal, async () => [
				await db.journal.where("seq").above(seq).toArray(),
				await db.journal.count(),
			]);
			return { entries: await openLines(rows, codec), count };
		},
		journalIds: () => db.journal.toCollection().primaryKeys(),
		countJournalAfter: (at) => db.journal.where("at").above(at).count(),
	};
}
