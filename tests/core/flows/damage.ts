import { Dexie } from "dexie";

type Damageable =
	| "records"
	| "originals"
	| "contents"
	| "journal"
	| "queue"
	| "erased"
	| "settings"
	| "summaries"
	| "arriving";

/** Turns a bit in what a row has sealed, behind the app's back, and sets other columns where given. */
export async function turnBit(
	{ name }: { readonly name: string },
	table: Damageable,
	key: string,
	columns: object = {},
): Promise<void> {
	const db = await new Dexie(name).open();
	const row = await db.table(table).get(key);
	(row.body ?? row.bytes)[20] ^= 1;
	await db.table(table).put({ ...row, ...columns });
	db.close();
}

/** The keys of a table, in order. */
export async function keysIn({ name }: { readonly name: string }, table: Damageable): Promise<readonly string[]> {
	const db = await new Dexie(name).open();
	const keys = await db.table(table).toCollection().primaryKeys();
	db.close();
	return keys.map(String);
}

/** A row as it lies in the database. */
export async function rowOf({ name }: { readonly name: string }, table: string, key: string): Promise<unknown> {
	const db = await new Dexie(name).open();
	const row = await db.table(table).get(key);
	db.close();
	return row;
}
