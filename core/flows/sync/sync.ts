import type { Context } from "#core/flows/context.ts";
import type { SyncApp } from "./app.ts";
import type { AskOver } from "./over.ts";

export interface SyncOptions {
	/** How often a connection that is even looks whether something changed here, in milliseconds. */
	readonly lookMs?: number;
	/** Called with the way to ask over the bridge while one is there. */
	onBridge?(ask: AskOver | undefined): void;
}

/**
 * What the two vaults of one user do together: pairing, and telling each other what changed (同步). Its code is loaded
 * when it is first needed: who is not paired never needs most of it.
 */
export function syncFlows(context: Context, options: SyncOptions = {}): SyncApp {
	const pairs = async () => (await import("./pairs.ts")).pairFlows(context);
	return {
		peers: async () => (await pairs()).peers(),
		invite: async (origin) => (await pairs()).invite(origin),
		unpair: async (peerId) => (await pairs()).unpair(peerId),
		leaving: async () => (await pairs()).leaving(),
		speak: (job, port, how, report) =>
			context.jobs.run(job, async (signal) => {
				const { speakOverPort } = await import("./speak.ts");
				return speakOverPort(context, port, { how, report, signal, ...options });
			}),
	};
}
