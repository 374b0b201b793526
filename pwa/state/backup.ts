import { signal } from "@preact/signals";

import { err, type Problem, type Result } from "#core/base/result.ts";
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
import type { LibraryNews } from "#core/flows/backup/beside.ts";
import { stampOf } from "#core/flows/backup/stamp.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { downloadBlob } from "#pwa/platform/files.ts";
import { canSave, chooseTarget } from "#pwa/platform/save-file.ts";
import { noteFailure } from "#ui/note-failure.ts";
import { account, freshAccount } from "./account.ts";
import { type Work as LongWork, whileAtWork } from "./at-work.ts";
import { changed, freshSettings } from "./library.ts";
import { forgetMark, keepMark, markOf } from "./mark.ts";
import { freshProfiles } from "./profiles.ts";

export type BackupState =
	| { readonly at: "none" }
	| { readonly at: "making" }
	| { readonly at: "exporting" }
	| {
			readonly at: "busy";
			readonly job: string;
			readonly progress?: BackupProgress;
			/** A recovery code that is to be noted before anything goes on. */
			readonly asks?: { readonly code: string; readonly answer: (noted: boolean) => void };
	  }
	| { readonly at: "made"; readonly made: BackupMade; readonly sealed: boolean; readonly downloaded: boolean }
	| { readonly at: "opening"; readonly file: File; readonly problem?: Problem }
	| BackupShown
	| { readonly at: "restored"; readonly restored: Restored; readonly made?: string }
	| { readonly at: "half"; readonly half: HalfRestored }
	| { readonly at: "health"; readonly health: Health }
	| { readonly at: "failed"; readonly problem: Problem };

/** What a backup holds, before anything is changed. */
export interface BackupShown {
	readonly at: "preview";
	readonly job: string;
	readonly name: string;
	readonly preview: BackupPreview;
	/** Why no new account was made for it. */
	readonly problem?: Problem;
	/** How the new account was to be called, where one was to be made and was not. */
	readonly called?: string;
	/** It was to have a passphrase: that is typed again, and not left out unseen. */
	readonly guarded?: boolean;
}

/** A new account that a backup did not wholly come into; the backup is still open. */
export interface HalfRestored {
	/** Of the account. */
	readonly id: string;
	readonly shown: BackupShown;
	readonly options: RestoreOptions;
	/** Absent where a person stopped it. */
	readonly problem?: Problem;
}

/** What is being done; it stays while other pages are looked at. */
export const backup = signal<BackupState>({ at: "none" });
export const standing = signal<BackupStanding | undefined>(undefined);

const WIPED = "wiped";

/** The browser has cleared what was kept here, and nobody has dealt with it yet. */
export const wiped = signal(localStorage.getItem(WIPED) !== null);

/** Looks whether the library is the one whose mark lies beside it, and renews the mark. */
export async function lookForWipe(app: App): Promise<void> {
	const profile = account.value?.profile;
	if (!profile) return;
	const found = await app.keepMark(markOf(localStorage, profile));
	if (found.mark !== undefined) keepMark(localStorage, profile, found.mark);
	if (!found.wiped) return;
	localStorage.setItem(WIPED, "1");
	wiped.value = true;
}

export function forgetWiped(): void {
	if (!wiped.value) return;
	localStorage.removeItem(WIPED);
	const profile = account.value?.profile;
	if (profile && standing.value?.records === 0) forgetMark(localStorage, profile);
	wiped.value = false;
}

export async function lookAtStanding(app: App): Promise<void> {
	standing.value = await app.backupStanding();
}

/**
 * Looks by itself, at most once a day, whether anything was done to what is kept behind the app's back. Whatever goes
 * wrong with it, the next start looks again.
 */
export async function lookOnceADay(app: App): Promise<void> {
	await app.lookOnceADay().then(
		() => lookAtStanding(app),
		() => undefined,
	);
}

export function backTo(at: "none" | "making" | "exporting" = "none"): void {
	backup.value = { at };
}

/** A sealed backup with this passphrase; without one an open archive. */
export async function makeBackup(app: App, passphrase?: string): Promise<void> {
	const sealed = passphrase !== undefined;
	const name = t(sealed ? "backup.name" : "archive.name", { stamp: stampOf(new Date()) });
	const kind = sealed
		? { description: t("backup.kind"), mediaType: "application/octet-stream", ending: ".yanpiao" }
		: { description: t("archive.kind"), mediaType: "application/zip", ending: ".zip" };
	const to = canSave() ? await chooseTarget(name, kind) : undefined;
	if (canSave() && !to) return;
	await run(app, "backup", async (job, report) => {
		const options = { app: __VERSION__, ...(sealed && { passphrase }), ...(to && { to }) };
		const result = await app.makeBackup(job, options, report);
		if (!result.ok) return { at: "failed", problem: result.error };
		const { file, ...made } = result.value;
		if (file) void whileAtWork("backup", () => downloadBlob(name, file));
		return { at: "made", made, sealed, downloaded: file !== undefined };
	});
}

/** A ZIP has no passphrase: it is opened at once. */
export async function chooseBackup(app: App, file: File): Promise<void> {
	if ((await file.slice(0, 2).text()) === "PK") await openBackup(app, file, "");
	else backup.value = { at: "opening", file };
}

export async function openBackup(app: App, file: File, passphrase: string): Promise<void> {
	await run(app, "restore", async (job, report) => {
		const result = await app.openBackup(job, file, passphrase, report);
		if (result.ok) return { at: "preview", job, name: file.name, preview: result.value };
		return result.error.code === "cancelled" ? { at: "none" } : { at: "opening", file, problem: result.error };
	});
}

/** `half`: the new account that was made for it before, and is gone on with. */
export async function restoreBackup(
	app: HostedApp,
	shown: BackupShown,
	options: RestoreOptions,
	half?: HalfRestored,
): Promise<void> {
	await run(
		app,
		"restore",
		async (job, report) => {
			let made = half?.id;
			const hears: LibraryNews = {
				code: (code) => codeNoted(job, code),
				async made(id) {
					made = id;
				},
			};
			const result = await app.restoreBackup(job, options, report, hears).catch((cause): Result<never, Problem> => {
				noteFailure("backup", cause);
				return err({ code: "other" }); // the account that was made is there all the same
			});
			const { name = "", passphrase = "" } = options.into ?? {};
			if (made === undefined && !result.ok && UNMADE.has(result.error.code)) {
				const problem = result.error.code !== "not_noted" && { problem: result.error };
				return { ...shown, ...problem, called: name, guarded: passphrase !== "" };
			}
			if (made !== undefined && (!result.ok || result.value.cancelled)) {
				const problem = !result.ok && { problem: result.error };
				await Promise.allSettled([freshProfiles(app), freshAccount(app)]); // a dead worker: what shows it looks again
				return {
					at: "half",
					half: { id: made, shown, options: { ...options, into: { name, passphrase: "" } }, ...problem },
				};
			}
			await app.closeBackup(job);
			await freshSettings();
			changed();
			await Promise.all([freshAccount(app), freshProfiles(app)]);
			if (result.ok) forgetWiped();
			if (!result.ok) return { at: "failed", problem: result.error };
			return { at: "restored", restored: result.value, ...(made !== undefined && { made }) };
		},
		shown.job,
	);
}

/** Why no account is made: nothing has happened, and what was typed may be changed. */
const UNMADE: ReadonlySet<string> = new Set(["too_long", "taken", "too_many", "too_short", "not_noted"]);

/** Shows the recovery code of an account that is to be made, until somebody says whether it is noted. */
async function codeNoted(job: string, code: string): Promise<boolean> {
	const { promise: noted, resolve: answer } = Promise.withResolvers<boolean>();
	backup.value = { at: "busy", job, asks: { code, answer } };
	void noted.then(() => {
		if (backup.value.at === "busy") backup.value = { at: "busy", job };
	});
	return noted;
}

export async function closeBackup(app: App, job: string): Promise<void> {
	backup.value = { at: "none" };
	await app.closeBackup(job);
}

export async function checkHealth(app: App): Promise<void> {
	await run(app, "check", async (job, report) => {
		const health = await app.checkHealth(job, report);
		return health ? { at: "health", health } : { at: "none" };
	});
}

/** Takes what is there for all there is, and looks again. */
export async function acceptAsWhole(app: App): Promise<void> {
	await app.acceptAsWhole();
	await checkHealth(app);
}

type Work = (job: string, report: (progress: BackupProgress) => void) => Promise<BackupState>;

async function run(app: App, kind: LongWork, work: Work, job: string = crypto.randomUUID()): Promise<void> {
	backup.value = { at: "busy", job };
	try {
		const report = (progress: BackupProgress) => {
			if (backup.value.at === "busy" && backup.value.job === job) backup.value = { at: "busy", job, progress };
		};
		backup.value = await whileAtWork(kind, () => work(job, report));
	} catch (cause) {
		noteFailure("backup", cause); // a bug: said without its text, which may quote an invoice
		backup.value = { at: "failed", problem: { code: "other" } };
	}
	await lookAtStanding(app);
}
