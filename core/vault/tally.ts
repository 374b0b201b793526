import Dexie from "dexie";

import { type Codec, DamagedRowError, type Place } from "./codec.ts";
import type { Database } from "./database.ts";
import { addTags, addTallies, type Tally, takeTags } from "./seal/tally.ts";

const place: Place = ["meta", "tally"];

/** What the first tallies were over; the other tables came with a step (`migrations/`). */
export const countedAtFirst: readonly string[] = ["records", "originals", "journal"];

/** Tables of what cannot be computed again. The bytes of an original are held by the hash among its facts. */
export const counted: readonly string[] = [...countedAtFirst, "settings", "queue", "erased"];

/** Stored bodies that a write takes away and puts in their place. */
export interface Replaced {
	readonly taken: readonly unknown[];
	readonly added: readonly unknown[];
}

/** By how much a write moves the tally. */
export function moveOf({ taken, added }: Replaced): Tally {
	return addTags(takeTags(0n, taken), added);
}

/** Inside a writing transaction over `meta`: the tally of an empty vault. */
export async function startTally(db: Database, codec: Codec): Promise<void> {
	await keepTally(db, codec, 0n);
}

/**
 * Inside a writing transaction over `meta`, as its last part. A tally that is missing or does not open stays as it is:
 * a new one would hide what happened.
 */
export async function moveTally(db: Database, codec: Codec, by: Tally): Promise<void> {
	const before = await readTally(db, codec);
	if (before !== undefined) await keepTally(db, codec, addTallies(before, by));
}

/** What this process sealed last. A row of the very same bytes need not be opened to know what is in it. */
const lastKept = new WeakMap<Database, { readonly body: Uint8Array; readonly tally: Tally }>();

/** Work outside the database would let the transaction end; Dexie keeps it alive, which takes turns of its own. */
export async function readTally(db: Database, codec: Codec): Promise<Tally | undefined> {
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

/** Inside a writing transaction over `meta`. */
export async function keepTally(db: Database, codec: Codec, tally: Tally): Promise<void> {
	const body = await Dexie.waitFor(codec.seal(String(tally), place));
	if (body instanceof Uint8Array) lastKept.set(db, { body, tally });
	await db.meta.put({ key: "tally", body });
}

export function isSame(a: Uint8Array, b: unknown): boolean {
	return b instanceof Uint8Array && a.length === b.length && a.every((byte, index) => byte === b[index]);
}
