import { err, ok, type Result } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import { DamagedBackupError } from "#core/vault/backup/frames.ts";
import { noRoom } from "#core/vault/write.ts";
import type { BackupApp, BackupMadeResult, BackupPreview, OpenBackupProblem, Restored, RestoreProblem } from "./app.ts";
import { makeArchive } from "./archive-make.ts";
import { openArchive } from "./archive-open.ts";
import type { MadeLibrary } from "./beside.ts";
import type { FolderApp } from "./folder/app.ts";
import { checkHealth } from "./health.ts";
import { makeEncrypted } from "./make.ts";
import { openEncrypted } from "./open-encrypted.ts";
import { compare, restore } from "./restore.ts";
import { fillBeside, makeBeside } from "./restore-beside.ts";
import type { Source } from "./source.ts";
import type { standingFlows } from "./standing.ts";

/** A backup that is open, and the new library that was made for it. */
interface Opened {
	readonly source: Source;
	readonly made?: MadeLibrary;
}

/** By the job they were opened in. */
export type OpenSources = Map<string, Opened>;

/** Everything of the backup but its names: loaded when it is first needed (`backupFlows`). */
export function backupRoom(
	context: Context,
	sources: OpenSources,
): Omit<BackupApp, "acceptAsWhole" | "lookOnceADay" | keyof FolderApp | keyof ReturnType<typeof standingFlows>> {
	const { jobs, deps } = context;
	return {
		makeBackup: (job, options, report) =>
			jobs.run(job, (signal): Promise<BackupMadeResult> => {
				const make = options.passphrase === undefined ? makeArchive : makeEncrypted;
				return make(context, options, signal, report);
			}),

		openBackup: (job, file, passphrase, report) =>
			jobs.run(job, (signal) =>
				unlessUnreadable(async (): Promise<Result<BackupPreview, OpenBackupProblem>> => {
					const reading = {
						hash: deps.hash,
						signal,
						report: (done: number) => report({ stage: "reading", done, total: file.size }),
					};
					const opened = (await isZip(file))
						? await openArchive(file, reading)
						: await openEncrypted(file, { ...reading, passphrase });
					if (!opened.ok) return opened;
					const source = opened.value;
					const compared = await compare(context, source, signal, report);
					if (!compared) return err({ code: "cancelled" });
					sources.set(job, { source });
					const settings = Object.keys(source.settings).length > 0;
					return ok({ form: source.form, ...source.facts, ...compared, settings });
				}),
			),

		restoreBackup: (job, options, report, hears) =>
			jobs.run(job, async (signal) => {
				const opened = sources.get(job);
				if (!opened) return err({ code: "no_backup" });
				const beside = await deps.beside?.();
				const { source } = opened;
				const filling = (over: Context) => unlessUnreadable(() => restore(over, source, options, signal, report));
				if (!options.into) return untilFilled(filling(context), () => beside?.filled());
				if (!beside) throw new Error("there is one library alone here");
				const found = opened.made ? ok(opened.made) : await makeBeside(beside, options.into, hears);
				if (!found.ok) return found;
				const made = found.value;
				sources.set(job, { source, made });
				return untilFilled(fillBeside(context, made, filling), () => beside.filled(made.id));
			}),

		async closeBackup(job) {
			jobs.cancel(job);
			sources.delete(job);
		},

		checkHealth: (job, report) => jobs.run(job, (signal) => checkHealth(context, signal, report)),
	};
}

/** What did not wholly come in leaves the library unfinished. */
async function untilFilled(
	filling: Promise<Result<Restored, RestoreProblem>>,
	filled: () => Promise<void> | undefined,
): Promise<Result<Restored, RestoreProblem>> {
	try {
		const restored = await filling;
		if (restored.ok && !restored.value.cancelled) await filled();
		return restored;
	} catch (cause) {
		return noRoom(cause); // a new one writes as soon as it is opened
	}
}

async function isZip(file: Blob): Promise<boolean> {
	const start = new DataView(await file.slice(0, 4).arrayBuffer());
	return start.byteLength === 4 && start.getUint32(0, true) === 0x04034b50;
}

/** What went wrong with the file as data; whatever else went wrong goes on its way. */
async function unlessUnreadable<T, E extends { readonly code: string }>(
	work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly code: "damaged" | "gone" }>> {
	try {
		return await work();
	} catch (cause) {
		if (cause instanceof DamagedBackupError) {
			const { damage, frame } = cause;
			return err({ code: "damaged", damage, frame });
		}
		// A `File` that was moved, changed or deleted meanwhile.
		if (cause instanceof Error && /^Not(?:Readable|Found)Error$/.test(cause.name)) return err({ code: "gone" });
		throw cause;
	}
}
