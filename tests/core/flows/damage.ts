import { Dexie } from "dexie";

/** Turns a bit in what a row has sealed, behind the app's back. */
export async function turnBit(
	{ name }: { readonly name: string },
	table: "records" | "originals" | "settings",
	key: string,
): Promise<void> {
	const db = await new Dexie(name).open();
	const row = await db.table(table).get(key);
	row.body[20] ^= 1;
	await db.table(table).put(row);
	db.close();
}

/** A row as it lies in the database. */
export async function rowOf({ name }: { readonly name: string }, table: string, key: string): Promise<unknown> {
	const db = await new Dexie(name).open();
	const row = await db.table(table).get(key);
	db.close();
	return row;
}
