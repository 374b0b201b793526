/**
 * One invoice record. `body` is the sealed `InvoiceRecord`; the rest is what the database itself must know. A "blind
 * name" here and below is `Codec.name` of a text: equal where the texts are equal, and telling nothing of them.
 */
export interface RecordRow {
	readonly id: string;
	/** Counts the writes of this row: a writer must have read what it replaces. */
	readonly rev: number;
	/** Blind names of every number this invoice is known by; the database refuses a second record with one of them. */
	readonly keys: readonly string[];
	/** Blind names of the originals (their SHA-256) that the record rests on. */
	readonly files: readonly string[];
	/** The write that last changed it, or a question about it: another vault asks for what is above the last it has. */
	readonly seq: number;
	readonly body: unknown;
}

/** What is known of an original without loading it: `body` is the sealed `OriginalFacts`, `sha256` a blind name. */
export interface OriginalRow {
	readonly sha256: string;
	/** Of its bytes; anybody could read it off the sealed ones. */
	readonly size: number;
	readonly body: unknown;
}

/** The bytes of an original, sealed, apart from its facts so that lists need not load them. `sha256` is a blind name. */
export interface ContentRow {
	readonly sha256: string;
	readonly bytes: unknown;
}

/** What lists show of a record: computed, never truth. `body` holds it and what it was computed from, sealed. */
export interface SummaryRow {
	readonly id: string;
	/** The write it came with: who has seen `seq` n asks for what is above n. */
	readonly seq: number;
	/** Another write came that it should have been computed from. */
	readonly stale?: true;
	/** The `rev` of the record it was computed from, authenticated with `body`; who finds none takes it for out of date. */
	readonly rev?: number;
	readonly body: unknown;
}

/** One question of the history. `body` is the sealed `JournalEntry`; `at` finds the newest without opening it. */
export interface JournalRow {
	readonly id: string;
	readonly recordId: string;
	readonly at: string;
	readonly seq: number;
	readonly body: unknown;
}

/**
 * One item of the queue. `body` is the sealed `QueueItem`: what it waits for, and until when, is nobody's business but
 * the app's. `seq` is the write it came with; a writer must have read what it replaces.
 */
export interface QueueRow {
	readonly recordId: string;
	readonly seq: number;
	readonly body: unknown;
}

/**
 * A name (identity, id, place in a file) of a record that was erased for good, so that no other vault brings it back.
 * `body` is its sealed hash, `key` the blind name of that.
 */
export interface ErasedRow {
	readonly key: string;
	readonly body: unknown;
	readonly at: string;
	readonly seq: number;
}

/** Sealed bytes of an original that another vault sends, from byte `at` on, until all are here. `sha256` is a blind name. */
export interface ArrivingRow {
	readonly sha256: string;
	readonly at: number;
	readonly size: number;
	readonly bytes: unknown;
}

export interface SettingRow {
	readonly key: string;
	readonly body: unknown;
}

/** What holds for the vault as a whole. */
export type MetaRow = HeadRow | TallyRow;

/** The sealed sum over all rows that are truth (`seal/tally.ts`). */
export interface TallyRow {
	readonly key: "tally";
	readonly body: unknown;
}

/** The last write and the shape of all bodies. Read in every writing transaction. */
export interface HeadRow {
	readonly key: "head";
	readonly seq: number;
	readonly version: number;
	/**
	 * How many rows `records` and `queue` have, kept up with every write: to count ten thousand takes a browser longer
	 * than the write. Absent where nobody counted yet.
	 */
	readonly records?: number;
	readonly queued?: number;
}

/**
 * A part of the newest snapshot of the library (`snapshots.ts`), or its `head`, sealed. Kept apart: whoever writes
 * anything else does not wait for it.
 */
export interface SnapshotRow {
	readonly key: string;
	readonly body: unknown;
}

/** What erasing everything and exporting do to a table. */
export interface TablePolicy {
	readonly wipe: "clear";
	readonly export: "include" | "without_secrets" | "skip";
}

export const tablePolicies = {
	records: { wipe: "clear", export: "include" },
	originals: { wipe: "clear", export: "include" },
	contents: { wipe: "clear", export: "include" },
	summaries: { wipe: "clear", export: "skip" }, // computed again from the records
	journal: { wipe: "clear", export: "include" },
	queue: { wipe: "clear", export: "skip" }, // what is asked when is this machine's affair
	erased: { wipe: "clear", export: "skip" }, // says of this vault only what it does not want again
	arriving: { wipe: "clear", export: "skip" }, // sent again
	settings: { wipe: "clear", export: "without_secrets" }, // holds the 授权码
	meta: { wipe: "clear", export: "skip" },
	snapshots: { wipe: "clear", export: "skip" }, // made again from the summaries
} as const satisfies Record<string, TablePolicy>;

export type TableName = keyof typeof tablePolicies;
export const tableNames = Object.keys(tablePolicies) as TableName[]; // the keys of the literal above
