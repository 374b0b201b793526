import type { Original } from "#core/model/record.ts";
import { type Codec, DamagedRowError, unlessDamaged } from "./codec.ts";
import type { Database } from "./database.ts";
import { openLines } from "./journal.ts";
import { openContent, openFacts, sealOriginals } from "./originals.ts";
import { openRecord } from "./records.ts";
import type { JournalRow, RecordRow } from "./tables.ts";
import { moveOf, moveTally } from "./tally.ts";

/** What is damaged, as far as somebody who has a good copy must know of it (`flows/library/mend.ts`). */
export interface Mending {
	/** Records that have one of these ids or numbers and do not open. */
	closed(by: { readonly ids: readonly string[]; readonly numbers: readonly string[] }): Promise<readonly Closed[]>;
	/** Those of these lines of the history that are here and do not open, each with its body as it is stored. */
	closedLines(ids: readonly string[]): Promise<readonly Pick<JournalRow, "id" | "body">[]>;
	/** Ids of records with a question in the history that does not open, once for each. */
	damagedLines(recordIds: readonly string[]): Promise<readonly string[]>;
	/** Puts originals in the place of those that are here under their names. */
	putOriginals(originals: readonly Original[]): Promise<void>;
	/** Those of these originals whose facts and bytes are both here; whether the bytes are right is not looked at. */
	whole(sha256s: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A row that does not open, with what can be told of it all the same. */
export interface Closed {
	readonly id: string;
	readonly rev: number;
	/** Which of the numbers asked about it is known by, and by how many more. */
	readonly numbers: readonly string[];
	readonly others: number;
	/** The originals it rests on, */
	readonly sha256s: readonly string[];
	/** and those of which nothing but the bytes opens. */
	readonly nameless: readonly Uint8Array[];
}

export function mendingOn(db: Database, codec: Codec): Mending {
	async function opens(row: RecordRow): Promise<boolean> {
		try {
			await openRecord(row, codec);
			return true;
		} catch (cause) {
			if (cause instanceof DamagedRowError) return false;
			throw cause;
		}
	}

	async function filesOf({ files }: RecordRow): Promise<Pick<Closed, "sha256s" | "nameless">> {
		const sha256s: string[] = [];
		const nameless: Uint8Array[] = [];
		for (const { sha256: name, body } of (await db.originals.bulkGet([...files])).filter((row) => row !== undefined)) {
			const facts = await unlessDamaged(openFacts(body, name, codec), undefined);
			const content = facts ? undefined : await db.contents.get(name);
			const bytes = content && (await unlessDamaged(openContent(content, codec), undefined));
			if (facts) sha256s.push(facts.sha256);
			else if (bytes) nameless.push(bytes);
		}
		return { sha256s, nameless };
	}

	async function closedOf(rows: readonly JournalRow[]): Promise<readonly JournalRow[]> {
		const open = new Set((await openLines(rows, codec)).map(({ id }) => id));
		return rows.filter(({ id }) => !open.has(id));
	}

	return {
		async closed({ ids, numbers }) {
			const names = new Map<string, string>();
			for (const number of numbers) names.set(await codec.name(number), number);
			const under = await db.records
				.where("keys")
				.anyOf([...names.keys()])
				.distinct()
				.toArray();
			const there = (await db.records.bulkGet([...ids])).filter((row) => row !== undefined);
			const found: Closed[] = [];
			for (const row of new Map([...there, ...under].map((one) => [one.id, one])).values()) {
				if (await opens(row)) continue;
				const own = row.keys.flatMap((name) => names.get(name) ?? []);
				const others = row.keys.length - own.length;
				found.push({ id: row.id, rev: row.rev, numbers: own, others, ...(await filesOf(row)) });
			}
			return found;
		},
		closedLines: async (ids) => closedOf((await db.journal.bulkGet([...ids])).filter((row) => row !== undefined)),
		async damagedLines(recordIds) {
			const about = db.journal.where("recordId").anyOf([...recordIds]);
			return (await closedOf(await about.toArray())).map(({ recordId }) => recordId);
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
