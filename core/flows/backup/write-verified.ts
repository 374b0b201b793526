import { err, ok, type Result } from "#core/base/result.ts";
import { DamagedBackupError } from "#core/vault/backup/frames.ts";
import type { BackupMadeResult, BackupOptions } from "./app.ts";
import type { Collected } from "./collect.ts";
import { openOutput, UnwritableError } from "./output.ts";

interface Verified {
	/** Writes everything; `undefined` when the signal came first. */
	write(put: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>): Promise<Collected | undefined>;
	/** Reads what lies there now, as a restore would. */
	open(
		file: Blob,
	): Promise<
		Result<
			{ readonly facts: { readonly records: number; readonly originals: number }; readonly refused: number },
			{ readonly code: string }
		>
	>;
}

/** Writes a file where it was asked for, and calls it made only when all that was written was read back from there. */
export async function writeVerified(to: BackupOptions["to"], { write, open }: Verified): Promise<BackupMadeResult> {
	try {
		const output = await openOutput(to);
		let told: Collected | undefined;
		try {
			told = await write(output.write);
			if (!told) {
				await output.abort();
				return err({ code: "cancelled" });
			}
		} catch (cause) {
			await output.abort();
			throw cause;
		}
		const file = await output.close();
		const again = await open(file);
		if (!again.ok) return err({ code: again.error.code === "cancelled" ? "cancelled" : "not_verified" });
		const { records, originals, unreadable, lost } = told;
		const { facts, refused } = again.value;
		if (facts.records !== records || facts.originals !== originals || refused > 0) return err({ code: "not_verified" });
		return ok({ records, originals, unreadable, lost, size: file.size, ...(!to && { file }) });
	} catch (cause) {
		if (cause instanceof DamagedBackupError) return err({ code: "not_verified" });
		const why = cause instanceof UnwritableError ? cause.cause : cause;
		const said = why instanceof Error ? why.name : "";
		// A file that was taken away while it was read back is told by the browser itself.
		if (cause instanceof UnwritableError || /^Not(?:Readable|Found)Error$/.test(said))
			return err({ code: "unwritable", why: said });
		throw cause;
	}
}
