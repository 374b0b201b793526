/** JSON as it stands in a body. Migrations know no type of the app: those change, a step never does. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One change of stored data, frozen for ever once released: imports nothing from the app and is never edited.
 * `tables` are the index declarations of this version (Dexie's syntax); the functions turn one body of the version
 * before into one of this version, JSON in, JSON out, and give back what needs no change as it is.
 */
export interface Step {
	readonly version: number;
	readonly tables?: Readonly<Record<string, string | null>>;
	readonly record?: (body: Json) => Json;
	/** Bodies of the history of questions that a record of this version gives; each has its instant in `at`. */
	readonly journal?: (record: Json) => readonly { readonly [key: string]: Json }[];
	/** Records get the number of the write that brings them up: those before did not keep theirs. */
	readonly numberRecords?: true;
	/** Tables whose rows belong to the tally (`tally.ts`) from this version on. */
	readonly counts?: readonly string[];
	readonly setting?: (body: Json, key: string) => Json;
}
