import type { Context } from "#core/flows/context.ts";
import type { BackupApp } from "./app.ts";
import type { OpenSources } from "./backup.ts";
import type { CopyTrouble } from "./folder/flows.ts";

/** 备份: its code is loaded when it is first needed. */
export function backupFlows(context: Context): BackupApp {
	const sources: OpenSources = new Map();
	const standing = async () => (await import("./standing.ts")).standingFlows(context);
	const room = async () => (await import("./backup.ts")).backupRoom(context, sources);
	const trouble: CopyTrouble = {};
	const folder = async () => {
		const folders = await context.deps.folders?.();
		return folders && (await import("./folder/flows.ts")).folderFlows(context, folders, trouble);
	};
	const folderSurely = async () => {
		const flows = await folder();
		if (!flows) throw new Error("there are no folders here");
		return flows;
	};
	return {
		folderStanding: async () => (await folder())?.folderStanding(),
		startFolder: async (options) => (await folderSurely()).startFolder(options),
		changeFolder: async (change) => (await folderSurely()).changeFolder(change),
		stopFolder: async () => (await folderSurely()).stopFolder(),
		copyToFolder: async (options, report) => (await folderSurely()).copyToFolder(options, report),
		backupStanding: async () => (await standing()).backupStanding(),
		keepMark: async (mark) => (await standing()).keepMark(mark),
		setBackupReminder: async (days) => (await standing()).setBackupReminder(days),
		makeBackup: async (job, options, report) => (await room()).makeBackup(job, options, report),
		openBackup: async (job, file, passphrase, report) => (await room()).openBackup(job, file, passphrase, report),
		restoreBackup: async (job, options, report, hears) => (await room()).restoreBackup(job, options, report, hears),
		closeBackup: async (job) => (await room()).closeBackup(job),
		lookOnceADay: async () => (await import("./look.ts")).lookOnceADay(context),
		async acceptAsWhole() {
			await (await context.open()).vault.acceptAsWhole();
			await (await import("./standing.ts")).noteSeen(context, { altered: false });
		},
		checkHealth: async (job, report) => (await room()).checkHealth(job, report),
	};
}
