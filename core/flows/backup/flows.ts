import type { Context } from "#core/flows/context.ts";
import type { BackupApp } from "./app.ts";
import type { OpenSources } from "./backup.ts";

/** 备份: its code is loaded when it is first needed. */
export function backupFlows(context: Context): BackupApp {
	const sources: OpenSources = new Map();
	const standing = async () => (await import("./standing.ts")).standingFlows(context);
	const room = async () => (await import("./backup.ts")).backupRoom(context, sources);
	return {
		backupStanding: async () => (await standing()).backupStanding(),
		keepMark: async (mark) => (await standing()).keepMark(mark),
		setBackupReminder: async (days) => (await standing()).setBackupReminder(days),
		makeBackup: async (job, options, report) => (await room()).makeBackup(job, options, report),
		openBackup: async (job, file, passphrase, report) => (await room()).openBackup(job, file, passphrase, report),
		restoreBackup: async (job, options, report) => (await room()).restoreBackup(job, options, report),
		closeBackup: async (job) => (await room()).closeBackup(job),
		acceptAsWhole: async () => (await context.open()).vault.acceptAsWhole(),
		checkHealth: async (job, report) => (await room()).checkHealth(job, report),
	};
}
