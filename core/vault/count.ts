import type { Codec } from "./codec.ts";
import type { Database } from "./database.ts";
import { addTags, type Tally } from "./seal/tally.ts";
import { counted, keepTally, readTally } from "./tally.ts";

/** Rows read at a time when all of them are summed. */
const BATCH = 500;

/**
 * Inside a writing transaction, as its last part. Takes what is there for the truth: in a vault that was just made of an
 * older one, or when a person has looked at what is left.
 */
export async function renewTally(db: Database, codec: Codec, tables = counted): Promise<void> {
	await keepTally(db, codec, await countTables(db, tables));
}

/** Whether every row of truth is as it was last written, and none is missing. Reads all of them. */
export function tallyHolds(db: Database, codec: Codec): Promise<boolean> {
	return db.transaction("r", [...countedTables(db), db.meta], async () => {
		const kept = await readTally(db, codec);
		return kept !== undefined && kept === (await countTables(db));
	});
}

export function countedTables(db: Database, names = counted) {
	return db.tables.filter(({ name }) => names.includes(name)); // data of an older version lack some
}

/** Inside a transaction over these tables. */
export async function countTables(db: Database, names = counted): Promise<Tally> {
	let sum = 0n;
	for (const table of countedTables(db, names)) {
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
