import type { InvoiceRecord } from "#core/model/record.ts";
import { type Codec, unlessDamaged } from "./codec.ts";
import type { Database } from "./database.ts";
import { type HeldEntry, openLines } from "./journal.ts";
import { openRecord } from "./records.ts";
import type { ArrivingRow, ErasedRow } from "./tables.ts";
import type { Replaced } from "./tally.ts";

/** Names of erased records that are remembered, newest first; about 100 bytes each. */
const MOST_ERASED = 20_000;

/** The hash of a name that an erased record had, and when it was erased. */
export interface Erased {
	readonly key: string;
	readonly at: string;
}

/** How far another vault has this one's rows of a table: all up to this write, and of this write up to this id. */
export interface Cursor {
	readonly seq: number;
	readonly id: string;
}

/** A record with the place it has in the order of writes. */
export interface Changed {
	readonly record: InvoiceRecord;
	readonly cursor: Cursor;
}

/** What another vault is told of, and what comes from it (同步). */
export interface SyncStore {
	/** Records written after the cursor, in the order of their writes; damaged ones are left out. */
	changedSince(cursor: Cursor, most: number): Promise<readonly Changed[]>;
	/** Lines of the history that open. */
	journalOf(recordIds: readonly string[]): Promise<readonly HeldEntry[]>;
	journalLines(ids: readonly string[]): Promise<readonly HeldEntry[]>;
	/** Those of these hashed names that were erased. */
	erased(keys: readonly string[]): Promise<readonly Erased[]>;
	/** Names erased after the cursor, in the order of the writes; damaged ones are left out. */
	erasedSince(cursor: Cursor, most: number): Promise<readonly (Erased & { readonly cursor: Cursor })[]>;
	/** Keeps bytes of an original that come piece by piece, in order. Throws when there is no room. */
	keepArriving(sha256: string, at: number, bytes: Uint8Array): Promise<void>;
	/** How many of its bytes are here and open, from the first without a gap. */
	arrived(sha256: string): Promise<number>;
	takeArrived(sha256: string): Promise<Uint8Array>;
	/** Forgets what arrived of this original, or of all. */
	dropArrived(sha256?: string): Promise<void>;
}

export function syncOn(db: Database, codec: Codec): SyncStore {
	const pieces = async (sha256: string) => {
		const name = await codec.name(sha256);
		return db.arriving.where("sha256").equals(name).sortBy("at");
	};

	async function openPiece({ sha256, at, bytes }: ArrivingRow): Promise<Uint8Array> {
		return (await codec.open(bytes, ["arriving", sha256, at])) as Uint8Array; // sealed by `keepArriving`
	}

	return {
		changedSince: (cursor, most) =>
			firstThatOpen(
				cursor,
				most,
				({ seq, id }) => db.records.where("[seq+id]").above([seq, id]).limit(most).toArray(),
				async (row) => ({ record: await openRecord(row, codec), cursor: { seq: row.seq, id: row.id } }),
			),
		journalOf: async (ids) =>
			ids.length === 0
				? []
				: openLines(
						await db.journal
							.where("recordId")
							.anyOf([...ids])
							.toArray(),
						codec,
					),
		journalLines: async (ids) =>
			openLines(
				(await db.journal.bulkGet([...ids])).filter((row) => row !== undefined),
				codec,
			),
		async erased(keys) {
			const rows = await db.erased.bulkGet(await Promise.all(keys.map((key) => codec.name(key))));
			return keys.flatMap((key, index) => {
				const row = rows[index];
				return row ? { key, at: row.at } : [];
			});
		},
		erasedSince: (cursor, most) =>
			firstThatOpen(
				cursor,
				most,
				// Rows of one `seq` come in the order of their keys: that of an index with equal values.
				async ({ seq, id }) => {
					const from = db.erased.where("seq").aboveOrEqual(seq);
					const after = from.filter((row) => row.seq > seq || row.key > id).limit(most);
					return (await after.toArray()).map((row) => ({ ...row, id: row.key }));
				},
				async (row) => ({
					key: String(await codec.open(row.body, ["erased", row.key])),
					at: row.at,
					cursor: { seq: row.seq, id: row.key },
				}),
			),
		async keepArriving(sha256, at, bytes) {
			const name = await codec.name(sha256);
			const sealed = await codec.seal(bytes, ["arriving", name, at]);
			await db.arriving.put({ sha256: name, at, size: bytes.length, bytes: sealed });
		},
		async arrived(sha256) {
			let end = 0;
			for (const piece of await pieces(sha256)) {
				if (piece.at !== end || !(await unlessDamaged(openPiece(piece), undefined))) break;
				end += piece.size;
			}
			return end;
		},
		async takeArrived(sha256) {
			const rows = await pieces(sha256);
			const all = new Uint8Array(rows.reduce((size, row) => size + row.size, 0));
			for (const row of rows) all.set(await openPiece(row), row.at);
			return all;
		},
		async dropArrived(sha256) {
			if (sha256 === undefined) return db.arriving.clear();
			const name = await codec.name(sha256);
			await db.arriving.where("sha256").equals(name).delete();
		},
	};
}

/** Rows after the cursor, opened; where none of so many opens, those after them: nobody takes them for the last. */
async function firstThatOpen<Row extends Cursor, Opened>(
	cursor: Cursor,
	most: number,
	rowsAfter: (cursor: Cursor) => Promise<readonly Row[]>,
	open: (row: Row) => Promise<Opened>,
): Promise<readonly Opened[]> {
	for (let from = cursor; ; ) {
		const rows = await rowsAfter(from);
		const opened = (await Promise.all(rows.map((row) => unlessDamaged(open(row), [])))).flat() as Opened[];
		const last = rows.at(-1);
		if (opened.length > 0 || !last || rows.length < most) return opened;
		from = last;
	}
}

export type SealedErased = Omit<ErasedRow, "seq">;

export async function sealErased(erased: readonly Erased[], codec: Codec): Promise<readonly SealedErased[]> {
	return Promise.all(
		erased.map(async ({ key, at }) => {
			const name = await codec.name(key);
			return { key: name, at, body: await codec.seal(key, ["erased", name]) };
		}),
	);
}

/**
 * Inside the transaction of a write. The newest erasure of a name holds; the oldest are forgotten when there are too
 * many. Gives what it replaced.
 */
export async function writeErased(db: Database, erased: readonly SealedErased[], seq: number): Promise<Replaced> {
	const newest = new Map<string, SealedErased>(); // a name may come twice in one write
	for (const one of erased) if (one.at > (newest.get(one.key)?.at ?? "")) newest.set(one.key, one);
	const rows = (await db.erased.bulkGet([...newest.keys()])).filter((row) => row !== undefined);
	const held = new Map(rows.map((row) => [row.key, row]));
	const news = [...newest.values()].filter(({ key, at }) => at > (held.get(key)?.at ?? ""));
	const gone: unknown[] = news.filter(({ key }) => held.has(key)).map(({ key }) => held.get(key)?.body);
	await db.erased.bulkPut(news.map((one) => ({ ...one, seq })));
	const over = (await db.erased.count()) - MOST_ERASED;
	if (over > 0) {
		const oldest = await db.erased.orderBy("seq").limit(over).toArray();
		await db.erased.bulkDelete(oldest.map(({ key }) => key));
		gone.push(...oldest.map(({ body }) => body));
	}
	return { taken: gone, added: news.map(({ body }) => body) };
}
