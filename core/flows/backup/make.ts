import { err, ok } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import { argon2id, chooseCost } from "#core/vault/account/kdf.ts";
import { SHORTEST_PASSPHRASE } from "#core/vault/account/limits.ts";
import { createEntryWriter } from "#core/vault/backup/content.ts";
import { DamagedBackupError } from "#core/vault/backup/frames.ts";
import { newBackupKey } from "#core/vault/backup/key.ts";
import type { BackupMadeResult, BackupOptions, BackupProgress } from "./app.ts";
import { settingsWithoutSecrets } from "./carried-settings.ts";
import { type Collected, collect } from "./collect.ts";
import { openEncrypted } from "./open-encrypted.ts";
import { openOutput, UnwritableError } from "./output.ts";
import { DATA_VERSION } from "./read-bundle.ts";
import { noteBackup } from "./standing.ts";

/** Bytes of an original in one frame: what is in memory at a time, on either side. */
const PIECE = 1024 * 1024;

/** Writes everything into one sealed file, reads that back, and notes that there is a good backup. */
export async function makeEncrypted(
	context: Context,
	{ passphrase = "", to, app }: BackupOptions,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<BackupMadeResult> {
	if (Array.from(passphrase.normalize("NFKC")).length < SHORTEST_PASSPHRASE) return err({ code: "too_short" });
	const { deps } = context;
	const at = deps.now().toISOString();
	try {
		const output = await openOutput(to);
		let collected: Collected | undefined;
		try {
			collected = await writeEntries(context, passphrase, { app, at, signal, report, write: output.write });
			if (!collected) {
				await output.abort();
				return err({ code: "cancelled" });
			}
		} catch (cause) {
			await output.abort();
			throw cause;
		}
		const file = await output.close();
		const again = await openEncrypted(file, {
			...{ passphrase, hash: deps.hash, signal },
			report: (done) => report({ stage: "verifying", done, total: file.size }),
		});
		if (!again.ok) return err({ code: again.error.code === "cancelled" ? "cancelled" : "not_verified" });
		const { facts, refused } = again.value;
		const { records, originals, unreadable, lost } = collected;
		if (facts.records !== records || facts.originals !== originals || refused > 0) return err({ code: "not_verified" });
		await noteBackup(context, { at, records });
		return ok({ records, originals, unreadable, lost, size: file.size, ...(!to && { file }) });
	} catch (cause) {
		if (cause instanceof DamagedBackupError) return err({ code: "not_verified" });
		if (cause instanceof UnwritableError) return err({ code: "unwritable" });
		throw cause;
	}
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
	passphrase: string,
	{ app, at, signal, report, write }: Writing,
): Promise<Collected | undefined> {
	const { vault } = await context.open();
	const cost = await chooseCost(argon2id, () => performance.now());
	const writer = await createEntryWriter(await newBackupKey(passphrase, cost, argon2id), write);
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
