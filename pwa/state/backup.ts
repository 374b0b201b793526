import { signal } from "@preact/signals";

import type { Problem } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type {
	BackupMade,
	BackupPreview,
	BackupProgress,
	BackupStanding,
	Health,
	Restored,
	RestoreOptions,
} from "#core/flows/backup/app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { canSave, chooseTarget, downloadBlob } from "#pwa/platform/save-file.ts";
import { applyLook } from "#ui/look.ts";
import { changed, opening } from "./library.ts";

export type BackupState =
	| { readonly at: "none" }
	| { readonly at: "making" }
	| { readonly at: "busy"; readonly job: string; readonly progress?: BackupProgress }
	| { readonly at: "made"; readonly made: BackupMade; readonly downloaded: boolean }
	| { readonly at: "opening"; readonly file: File; readonly problem?: Problem }
	| { readonly at: "preview"; readonly job: string; readonly name: string; readonly preview: BackupPreview }
	| { readonly at: "restored"; readonly restored: Restored }
	| { readonly at: "health"; readonly health: Health }
	| { readonly at: "failed"; readonly problem: Problem };

/** What is being done; it stays while other pages are looked at. */
export const backup = signal<BackupState>({ at: "none" });
export const standing = signal<BackupStanding | undefined>(undefined);

export async function lookAtStanding(app: App): Promise<void> {
	standing.value = await app.backupStanding();
}

export function backTo(at: "none" | "making" = "none"): void {
	backup.value = { at };
}

export async function makeBackup(app: App, passphrase: string): Promise<void> {
	const name = t("backup.name", { stamp: stampOf(new Date()) });
	const kind = { description: t("backup.kind"), mediaType: "application/octet-stream", ending: ".yanpiao" };
	const to = canSave() ? await chooseTarget(name, kind) : undefined;
	if (canSave() && !to) return;
	await run(app, async (job, report) => {
		const result = await app.makeBackup(job, { passphrase, app: __VERSION__, ...(to && { to }) }, report);
		if (!result.ok) return { at: "failed", problem: result.error };
		const { file, ...made } = result.value;
		if (file) downloadBlob(name, file);
		return { at: "made", made, downloaded: file !== undefined };
	});
}

export function chooseBackup(file: File): void {
	backup.value = { at: "opening", file };
}

export async function openBackup(app: App, file: File, passphrase: string): Promise<void> {
	await run(app, async (job, report) => {
		const result = await app.openBackup(job, file, passphrase, report);
		if (result.ok) return { at: "preview", job, name: file.name, preview: result.value };
		return result.error.code === "cancelled" ? { at: "none" } : { at: "opening", file, problem: result.error };
	});
}

export async function restoreBackup(app: App, source: string, options: RestoreOptions): Promise<void> {
	await run(
		app,
		async (job, report) => {
			const result = await app.restoreBackup(job, options, report);
			await app.closeBackup(job);
			const settings = await app.settings();
			opening.value = { state: "open", app, settings };
			applyLook(settings);
			changed();
			return result.ok ? { at: "restored", restored: result.value } : { at: "failed", problem: result.error };
		},
		source,
	);
}

export async function closeBackup(app: App, job: string): Promise<void> {
	backup.value = { at: "none" };
	await app.closeBackup(job);
}

export async function checkHealth(app: App): Promise<void> {
	await run(app, async (job, report) => {
		const health = await app.checkHealth(job, report);
		return health ? { at: "health", health } : { at: "none" };
	});
}

type Work = (job: string, report: (progress: BackupProgress) => void) => Promise<BackupState>;

async function run(app: App, work: Work, job: string = crypto.randomUUID()): Promise<void> {
	backup.value = { at: "busy", job };
	try {
		backup.value = await work(job, (progress) => {
			if (backup.value.at === "busy" && backup.value.job === job) backup.value = { at: "busy", job, progress };
		});
	} catch (cause) {
		console.error(cause); // a bug: said without its text, which may quote an invoice
		backup.value = { at: "failed", problem: { code: "other" } };
	}
	await lookAtStanding(app);
}

/** `YYYYMMDD-HHMM` on the clock of this machine. */
function stampOf(now: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
	return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
