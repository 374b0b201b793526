import type { Context } from "#core/flows/context.ts";
import type { QueueApp } from "#core/flows/queue/app.ts";
import type { LedgerApp } from "./app.ts";
import type { OpenLedgers } from "./ledger.ts";

/** 台账: few ever take one in, and what reads and compares them is loaded with the first. */
export function ledgerFlows(context: Context, queue: Pick<QueueApp, "enqueue" | "queuePage">): LedgerApp {
	const open: OpenLedgers = new Map();
	const room = async () => (await import("./ledger.ts")).ledgerRoom(context, queue, open);
	return {
		openLedger: async (job, file) => (await room()).openLedger(job, file),
		viewLedger: async (job, choice, rows) => (await room()).viewLedger(job, choice, rows),
		reconcileLedger: async (job, choice, asked, rows) => (await room()).reconcileLedger(job, choice, asked, rows),
		importLedger: async (job, choice, options, report) => (await room()).importLedger(job, choice, options, report),
		closeLedger: async (job) => (await room()).closeLedger(job),
	};
}
