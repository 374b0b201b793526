import type { InvoiceRecord, Original } from "#core/model/record.ts";
import { type Codec, plainCodec } from "#core/vault/codec.ts";
import type { Change } from "#core/vault/commit.ts";
import { type Database, openDatabase } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import { latestVersion } from "#core/vault/migrations/migrate.ts";
import { plainSteps } from "#core/vault/migrations/plain.ts";
import type { Step } from "#core/vault/migrations/step.ts";
import { type TableName, tableNames } from "#core/vault/tables.ts";
import { type Vault, vaultOn } from "#core/vault/vault.ts";
import { testCodec } from "./codec.ts";

/** A stand-in for what lists show: the vault does not look inside. */
export interface Note {
	readonly about: string;
}

let databases = 0;

export function newName(): string {
	return `yanpiao-vault-test-${databases++}`;
}

export interface Opened {
	readonly db: Database;
	readonly vault: Vault<Note>;
}

export async function open(name: string, codec: Codec = testCodec, all: readonly Step[] = steps): Promise<Opened> {
	const db = await openDatabase(name, codec, all);
	return { db, vault: vaultOn<Note>(db, codec, latestVersion(all)) };
}

/** A vault as it was before vaults were sealed. */
export function openPlain(name: string, all: readonly Step[] = plainSteps): Promise<Opened> {
	return open(name, plainCodec, all);
}

export function makeRecord(id: string, more: Partial<InvoiceRecord> = {}): InvoiceRecord {
	const at = "2026-11-20T02:00:00.000Z";
	return { id, readings: [], typed: [], answers: [], events: [], sample: true, createdAt: at, updatedAt: at, ...more };
}

/** A record that rests on one file. */
export function recordOf(id: string, sha256: string): InvoiceRecord {
	const reading = { form: "pdf", evidence: [], lines: [], qr: [], notes: [], sha256, part: 0, readAt: "" } as const;
	return makeRecord(id, { readings: [reading] });
}

export function makeOriginal(sha256: string, bytes: Uint8Array = new Uint8Array([1, 2, 3])): Original {
	return { sha256, name: `${sha256}.pdf`, mediaType: "application/pdf", bytes, addedAt: "2026-11-20T02:00:00.000Z" };
}

export function makeChange(more: Partial<Change<Note>> = {}): Change<Note> {
	return { put: [], remove: [], originals: [], stale: [], basis: "b", ...more };
}

export function put(record: InvoiceRecord, keys: readonly string[] = [], rev?: number): Change<Note>["put"][number] {
	return { record, rev, keys, summary: { about: record.id } };
}

/** Every row of every table, so that two states of the database can be compared as wholes. */
export async function dump(db: Database): Promise<Record<TableName, unknown[]>> {
	const there = tableNames.filter((name) => db.tables.some((table) => table.name === name)); // older data have fewer
	const rows = await Promise.all(there.map(async (name) => [name, await db.table(name).toArray()] as const));
	return Object.fromEntries(rows) as Record<TableName, unknown[]>; // one entry a name
}
