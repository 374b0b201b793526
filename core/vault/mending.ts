import type { InvoiceRecord, Original } from "#core/model/record.ts";
import { type Codec, DamagedRowError, unlessDamaged } from "./codec.ts";
import type { Database } from "./database.ts";
import { openLines } from "./journal.ts";
import { openFacts, sealOriginals } from "./originals.ts";
import type { RowsAdded } from "./queue.ts";
import { openRecord } from "./records.ts";
import type { JournalRow, RecordRow } from "./tables.ts";
import { isSame, moveOf, moveTally } from "./tally.ts";

/** What makes room for the good copy of something damaged (`backup/restore.ts`). */
export interface Mending {
	/** Rows that stand under one of these numbers and do not open. */
	closedUnder(numbers: readonly string[]): Promise<readonly Closed[]>;
	/**
	 * Removes rows that do not open and stand where one of these records belongs, by its id or number, or are a question
	 * about it. Nothing can be read from such a row. Gives how many there were.
	 */
	dropDamaged(records: readonly Pick<InvoiceRecord, "id" | "identity">[]): Promise<number>;
	/** Ids of records with a question in the history that does not open, once for each. */
	damagedLines(recordIds: readonly string[]): Promise<readonly string[]>;
	/** Puts originals in the place of those that are here under their names. */
	putOriginals(originals: readonly Original[]): Promise<void>;
	/** Those of these originals whose facts and bytes are both here; whether the bytes are right is not looked at. */
	whole(sha256s: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A row that does not open, with the originals it rests on, as far as those open. */
export interface Closed {
	readonly id: string;
	readonly rev: number;
	readonly sha256s: readonly string[];
}

export function mendingOn(
	db: Database,
	codec: Codec,
	damaged: Set<string>,
	nextSeq: (added: RowsAdded) => Promise<number>,
): Mending {
	async function opens(row: RecordRow): Promise<boolean> {
		try {
			await openRecord(row, codec);
			return true;
		} catch (cause) {
			if (cause instanceof DamagedRowError) return false;
			throw cause;
		}
	}

	async function rowsUnder(numbers: readonly string[]): Promise<readonly RecordRow[]> {
		const names = await Promise.all(numbers.map((number) => codec.name(number)));
		return db.records.where("keys").anyOf(names).distinct().toArray();
	}

	async function sha256sOf({ files }: RecordRow): Promise<readonly string[]> {
		const rows = (await db.originals.bulkGet([...files])).filter((row) => row !== undefined);
		const opened = rows.map(({ sha256, body }) => unlessDamaged(openFacts(body, sha256, codec), undefined));
		return (await Promise.all(opened)).flatMap((facts) => facts?.sha256 ?? []);
	}

	async function closedLines(recordIds: readonly string[]): Promise<readonly JournalRow[]> {
		const rows = await db.journal
			.where("recordId")
			.anyOf([...recordIds])
			.toArray();
		const open = new Set((await openLines(rows, codec)).map(({ id }) => id));
		return rows.filter(({ id }) => !open.has(id));
	}

	return {
		async closedUnder(numbers) {
			const found: Closed[] = [];
			for (const row of await rowsUnder(numbers)) {
				if (!(await opens(row))) found.push({ id: row.id, rev: row.rev, sha256s: await sha256sOf(row) });
			}
			return found;
		},
		damagedLines: async (recordIds) => (await closedLines(recordIds)).map(({ recordId }) => recordId),
		async dropDamaged(records) {
			const numbers = records.flatMap(({ identity }) => identity ?? []);
			const rows = new Map<string, RecordRow>();
			for (const row of await db.records.bulkGet(records.map(({ id }) => id))) if (row) rows.set(row.id, row);
			for (const row of await rowsUnder(numbers)) rows.set(row.id, row);
			const bad: RecordRow[] = [];
			for (const row of rows.values()) if (!(await opens(row))) bad.push(row);
			const lines = await closedLines(records.map(({ id }) => id));
			if (bad.length + lines.length === 0) return 0;
			return db.transaction("rw", [db.records, db.summaries, db.queue, db.journal, db.meta], async () => {
				const now = await db.records.bulkGet(bad.map(({ id }) => id));
				const ids = bad.flatMap(({ id, rev }, index) => (now[index]?.rev === rev ? id : []));
				const items = await db.queue.where("recordId").anyOf(ids).toArray();
				await nextSeq({ records: -ids.length, queued: -items.length });
				await db.records.bulkDelete(ids);
				await db.summaries.bulkDelete(ids);
				await db.queue.bulkDelete(ids);
				const there = await db.journal.bulkGet(lines.map(({ id }) => id));
				// Another tab may have mended one meanwhile.
				const still = lines.filter(({ body }, index) => body instanceof Uint8Array && isSame(body, there[index]?.body));
				await db.journal.bulkDelete(still.map(({ id }) => id));
				const gone = now.flatMap((row) => (row && ids.includes(row.id) ? row.body : []));
				const taken = [...gone, ...[...still, ...items].map(({ body }) => body)];
				await moveTally(db, codec, moveOf({ taken, added: [] }));
				for (const id of ids) damaged.delete(id);
				return ids.length + still.length;
			});
		},
		async putOriginals(originals) {
			const { facts, contents } = await sealOriginals(originals, codec);
			await db.transaction("rw", [db.originals, db.contents, db.meta], async () => {
				const before = await db.originals.bulkGet(facts.map(({ sha256 }) => sha256));
				await db.originals.bulkPut([...facts]);
				await db.contents.bulkPut([...contents]);
				const taken = before.flatMap((row) => row?.body ?? []);
				await moveTally(db, codec, moveOf({ taken, added: facts.map(({ body }) => body) }));
			});
		},
		async whole(sha256s) {
			const names = await Promise.all(sha256s.map((sha256) => codec.name(sha256)));
			const [facts, contents] = await Promise.all([
				db.originals.where("sha256").anyOf(names).primaryKeys(),
				db.contents.where("sha256").anyOf(names).primaryKeys(),
			]);
			const both = new Set(facts).intersection(new Set(contents));
			return new Set(sha256s.filter((_, index) => both.has(names[index] ?? "")));
		},
	};
}
