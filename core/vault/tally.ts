import Dexie from "dexie";

import { type Codec, DamagedRowError, type Place } from "./codec.ts";
import type { Database } from "./database.ts";
import { addTags, type Tally, takeTags } from "./seal/tally.ts";

const place: Place = ["meta", "tally"];

/** Tables of what cannot be computed again. The bytes of an original are held by the hash among its facts. */
const counted = ["records", "originals", "journal"];

/** Rows read at a time when all of them are summed. */
const BATCH = 500;

/** Stored bodies that a write takes away and puts in their place. */
export interface Replaced {
	readonly taken: readonly unknown[];
	readonly added: readonly unknown[];
}

/** Inside a writing transaction over `meta`: the tally of an empty vault. */
export async function startTally(db: Database, codec: Codec): Promise<void> {
	await keepTally(db, codec, 0n);
}

/**
 * Inside a writing transaction over `meta`, as its last part. A tally that is missing or does not open stays as it is:
 * a new one would hide what happened.
 */
export async function moveTally(db: Database, codec: Codec, { taken, added }: Replaced): Promise<void> {
	const before = await readTally(db, codec);
	if (before !== undefined) await keepTally(db, codec, addTags(takeTags(before, taken), added));
}

/**
 * Inside a writing transaction, as its last part. Takes what is there for the truth: after a migration, or when a
 * person has looked at what is left.
 */
export async function renewTally(db: Database, codec: Codec): Promise<void> {
	await keepTally(db, codec, await countTally(db));
}

/** Whether every row of truth is as it was last written, and none is missing. Reads all of them. */
export function tallyHolds(db: Database, codec: Codec): Promise<boolean> {
	return db.transaction("r", [db.records, db.originals, db.journal, db.meta], async () => {
		const kept = await readTally(db, codec);
		return kept !== undefined && kept === (await countTally(db));
	});
}

async function countTally(db: Database): Promise<Tally> {
	let sum = 0n;
	for (const table of db.tables.filter(({ name }) => counted.includes(name))) {
		const keys = await table.toCollection().primaryKeys();
		for (let start = 0; start < keys.length; start += BATCH) {
			const rows = await table.bulkGet(keys.slice(start, start + BATCH));
			sum = addTags(
				sum,
				rows.map((row) => row?.body),
			);
		}
	}
	return sum;
}

/** What this process sealed last. A row of the very same bytes need not be opened to know what is in it. */
const lastKept = new WeakMap<Database, { readonly body: Uint8Array; readonly tally: Tally }>();

/** Work outside the database would let the transaction end; Dexie keeps it alive, which takes turns of its own. */
async function readTally(db: Database, codec: Codec): Promise<Tally | undefined> {
	const row = await db.meta.get("tally");
	if (row?.key !== "tally") return undefined;
	const known = lastKept.get(db);
	if (known && isSame(known.body, row.body)) return known.tally;
	try {
		return BigInt(String(await Dexie.waitFor(codec.open(row.body, place))));
	} catch (cause) {
		if (cause instanceof DamagedRowError) return undefined;
		throw cause;
	}
}

async function keepTally(db: Database, codec: Codec, tally: Tally): Promise<void> {
	const body = await Dexie.waitFor(codec.seal(String(tally), place));
	if (body instanceof Uint8Array) lastKept.set(db, { body, tally });
	await db.meta.put({ key: "tally", body });
}

function isSame(a: Uint8Array, b: unknown): boolean {
	return b instanceof Uint8Array && a.length === b.length && a.every((byte, index) => byte === b[index]);
}
