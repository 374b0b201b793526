import type { Table } from "dexie";

import { type Codec, DamagedRowError, type Place } from "./codec.ts";
import { countedTables } from "./count.ts";
import type { Database } from "./database.ts";
import { recordPlace } from "./records.ts";
import { addTags } from "./seal/tally.ts";
import type { MetaRow, RecordRow, SummaryRow } from "./tables.ts";
import { isSame, readTally } from "./tally.ts";

/** What came of looking through a vault. */
export interface Looked {
	/** Whether every row of truth is as this app last wrote it, and none is missing. */
	readonly whole: boolean;
	/** Ids of records that do not open: damaged, or in the place of one another. */
	readonly records: readonly string[];
	/** How many other rows do not open. Settings are not among them: who reads them says so. */
	readonly others: number;
	/** Ids of records with a summary that was made of another state of them. */
	readonly outdated: readonly string[];
}

/** Rows read at a time: what others wait for at most. */
const SLICE = 200;

/** Whoever writes while it is counted makes a count useless; of somebody who writes all the time nothing is asked. */
const TRIES = 3;

/**
 * Looks whether anything was done to the rows of truth behind the app's back, a little at a time: every slice is a short
 * reading of its own, and `rest` is waited for between two. `undefined` where others wrote all the while.
 */
export async function lookThrough(db: Database, codec: Codec, rest: () => Promise<void>): Promise<Looked | undefined> {
	for (let tries = 0; tries < TRIES; tries++) {
		const looked = await lookOnce(db, codec, rest);
		if (looked) return looked;
	}
	return undefined;
}

async function lookOnce(db: Database, codec: Codec, rest: () => Promise<void>): Promise<Looked | undefined> {
	const kept = await db.meta.get("tally");
	const records: string[] = [];
	const outdated: string[] = [];
	let others = 0;
	let sum = 0n;
	for (const table of countedTables(db)) {
		for await (const rows of slices(table)) {
			sum = addTags(
				sum,
				rows.map(({ body }) => body),
			);
			if (table.name !== "settings") {
				const closed = await closedOf(table, rows, codec);
				if (table.name === "records") records.push(...closed);
				else others += closed.length;
			}
			if (table.name === "records") {
				const ids = rows.map(({ id }) => String(id));
				outdated.push(...outdatedOf(rows as unknown as readonly RecordRow[], await db.summaries.bulkGet(ids))); // the table's
			}
			await rest();
			if (!isKept(kept, await db.meta.get("tally"))) return undefined;
		}
	}
	const tally = await db.transaction("r", db.meta, () => readTally(db, codec));
	if (!isKept(kept, await db.meta.get("tally"))) return undefined;
	return { whole: tally === sum, records, others, outdated };
}

type Row = { readonly body: unknown } & { readonly [column: string]: unknown };

async function* slices(table: Table): AsyncGenerator<readonly Row[]> {
	const key = keyOf(table);
	let last: unknown;
	for (;;) {
		const from = last === undefined ? table.toCollection() : table.where(":id").above(last);
		const rows = await from.limit(SLICE).toArray();
		if (rows.length === 0) return;
		yield rows;
		last = rows.at(-1)[key];
	}
}

function keyOf({ schema }: Table): string {
	return String(schema.primKey.keyPath);
}

/** Keys of the rows that do not open where they are. */
async function closedOf(table: Table, rows: readonly Row[], codec: Codec): Promise<readonly string[]> {
	const key = keyOf(table);
	const placeOf = (row: Row): Place =>
		table.name === "records" ? recordPlace(String(row[key]), Number(row.rev)) : [table.name, String(row[key])];
	const opened = await Promise.allSettled(rows.map((row) => codec.open(row.body, placeOf(row))));
	return opened.flatMap((one, index) => {
		if (one.status === "fulfilled") return [];
		if (one.reason instanceof DamagedRowError) return String(rows[index]?.[key]);
		throw one.reason;
	});
}

/** Without a version it is out of date for whoever reads it. */
function outdatedOf(rows: readonly RecordRow[], summaries: readonly (SummaryRow | undefined)[]): readonly string[] {
	return rows.flatMap(({ id, rev }, index) => {
		const of = summaries[index]?.rev;
		return of !== undefined && of !== rev ? id : [];
	});
}

/** Every write that moves the tally seals it anew, under a nonce of its own. */
function isKept(before: MetaRow | undefined, now: MetaRow | undefined): boolean {
	if (before?.key !== "tally" || now?.key !== "tally") return before === now;
	return before.body instanceof Uint8Array && isSame(before.body, now.body);
}
