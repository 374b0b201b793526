import { err } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import { argon2id, chooseCost } from "#core/vault/account/kdf.ts";
import { isTooShort } from "#core/vault/account/limits.ts";
import { createEntryWriter } from "#core/vault/backup/content.ts";
import { type BackupKey, newBackupKey } from "#core/vault/backup/key.ts";
import type { BackupMadeResult, BackupOptions, BackupProgress } from "./app.ts";
import { settingsWithoutSecrets } from "./carried-settings.ts";
import { type Collected, collect } from "./collect.ts";
import { type openBy, openEncrypted } from "./open-encrypted.ts";
import { DATA_VERSION } from "./read-bundle.ts";
import { noteBackup } from "./standing.ts";
import { writeVerified } from "./write-verified.ts";

/** Bytes of an original in one frame: what is in memory at a time, on either side. */
const PIECE = 1024 * 1024;

/** Writes everything into one sealed file, reads that back, and notes that there is a good backup. */
export async function makeEncrypted(
	context: Context,
	{ passphrase = "", to, app }: BackupOptions,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<BackupMadeResult> {
	if (isTooShort(passphrase)) return err({ code: "too_short" });
	const at = context.deps.now().toISOString();
	const lock: BackupLock = {
		newKey: async () => newBackupKey(passphrase, await chooseCost(argon2id, () => performance.now()), argon2id),
		open: (file, opening) => openEncrypted(file, { ...opening, passphrase }),
	};
	const made = await sealAll(context, { to, app, at, lock }, signal, report);
	if (made.ok) await noteBackup(context, { at, records: made.value.records });
	return made;
}

/** What locks a new backup, and opens it again to read it back. */
export interface BackupLock {
	newKey(): Promise<BackupKey>;
	open(file: Blob, opening: Parameters<typeof openBy>[1]): ReturnType<typeof openBy>;
}

export interface Sealing {
	readonly to: BackupOptions["to"];
	/** Version of the app, for people. */
	readonly app: string;
	/** The instant it is of. */
	readonly at: string;
	readonly lock: BackupLock;
}

/** Writes everything into one sealed file and reads that back. */
export function sealAll(
	context: Context,
	{ to, app, at, lock }: Sealing,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<BackupMadeResult> {
	return writeVerified(to, {
		write: (write) => writeEntries(context, lock, { app, at, signal, report, write }),
		open: (file) => {
			const told = (done: number) => report({ stage: "verifying", done, total: file.size });
			return lock.open(file, { hash: context.deps.hash, signal, report: told });
		},
	});
}

interface Writing {
	readonly app: string;
	readonly at: string;
	readonly signal: AbortSignal;
	report(done: BackupProgress): void;
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

async function writeEntries(
	context: Context,
	lock: BackupLock,
	{ app, at, signal, report, write }: Writing,
): Promise<Collected | undefined> {
	const { vault } = await context.open();
	const writer = await createEntryWriter(await lock.newKey(), write);
	await writer.put({ t: "about", app, data: DATA_VERSION, createdAt: at });
	await writer.put({ t: "settings", items: await settingsWithoutSecrets(vault) });
	const collector = {
		async file(facts: Parameters<Parameters<typeof collect>[1]["file"]>[0], bytes: Uint8Array<ArrayBuffer>) {
			let start = 0;
			do {
				await writer.put({ t: "file", ...facts, at: start, bytes: bytes.subarray(start, start + PIECE) });
				start += PIECE;
			} while (start < bytes.length);
		},
		records: (items: Parameters<Parameters<typeof collect>[1]["records"]>[0]) => writer.put({ t: "records", items }),
	};
	const told = await collect(context, collector, signal, (done, total) => report({ stage: "writing", done, total }));
	if (told) await writer.end({ t: "end", ...told });
	return told;
}
