import { computed, signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { BackupProgress } from "#core/flows/backup/app.ts";
import type { CopyOutcome, FolderStanding } from "#core/flows/backup/folder/app.ts";
import { canPickFolder, type PickedFolder } from "#pwa/platform/pick-folder.ts";
import { noteFailure } from "#ui/note-failure.ts";
import { whileAtWork } from "./at-work.ts";
import { changed } from "./library.ts";
import type { Every } from "./watch.ts";

/** How the copying into a folder stands: `off`, or nobody looked yet. */
export const folder = signal<FolderStanding | "off" | undefined>(undefined);

/** The copy that is being made in this tab. */
export const copying = signal<BackupProgress | "starting" | undefined>(undefined);

/** Something waits to be copied, and cannot be. A permission that is not needed yet is nobody's trouble. */
export const folderTrouble = computed(() => {
	const now = folder.value;
	return typeof now === "object" && now.changed ? now.problem : undefined;
});

const LOOK_MS = 30_000;
/** What somebody came for goes first. */
const FIRST_MS = 3_000;

/** Makes every copy that falls due while this tab is open. Gives the way to stop. */
export function followFolder(app: App, every: Every): () => void {
	if (!canPickFolder()) return () => undefined;
	// A library that died says so itself wherever it is used.
	const round = () => void copyIfDue(app).catch(() => undefined);
	const first = setTimeout(round, FIRST_MS);
	const stop = every(LOOK_MS, round);
	return () => {
		clearTimeout(first);
		stop();
	};
}

export async function lookAtFolder(app: App): Promise<void> {
	folder.value = (await app.folderStanding()) ?? "off";
}

async function copyIfDue(app: App): Promise<void> {
	await lookAtFolder(app);
	if (typeof folder.value === "object" && folder.value.due && !copying.value) await copyToFolder(app, { now: false });
}

export async function copyToFolder(app: App, { now }: { readonly now: boolean }): Promise<CopyOutcome> {
	copying.value = "starting";
	try {
		return await whileAtWork("backup", () =>
			app.copyToFolder({ app: __VERSION__, now }, (progress) => {
				copying.value = progress;
			}),
		);
	} catch (cause) {
		noteFailure("folder", cause); // a bug: said without its text, which may quote an invoice
		return "failed";
	} finally {
		copying.value = undefined;
		await lookAtFolder(app);
		changed(); // when the last backup was made is shown elsewhere too
	}
}

/** Asks the person to allow the folder again; to be called while a click is handled. */
export async function resumeFolder(app: App): Promise<void> {
	const now = folder.value;
	if (typeof now !== "object" || !now.folder) return;
	const picked: PickedFolder = now.folder;
	const permission = (await picked.requestPermission?.({ mode: "readwrite" })) ?? "granted";
	if (permission === "granted" && now.changed) await copyToFolder(app, { now: true });
	else await lookAtFolder(app);
}
