import type { Result } from "#core/base/result.ts";
import type { RecordRow, StorageFull, Undoable } from "#core/flows/app.ts";
import type { OpenChange } from "#core/watch/change.ts";

/** The part of the `App` that looks after invoices that were good once (复查). */
export interface WatchApp {
	/**
	 * One round: what is due and can be asked about goes into the queue, the most overdue first and no more a day than
	 * the user allows. Whoever has a timer calls it; of several tabs at a time one does the round.
	 */
	watch(): Promise<WatchRound>;
	/** How things stand, cheap enough to ask every few seconds. */
	watchNews(): Promise<WatchNews>;
	/** Changes nobody was told of yet; each is given once. */
	untoldChanges(): Promise<readonly ChangedRow[]>;
	/** The user has dealt with the changes of these records. */
	acknowledgeChanges(recordIds: readonly string[]): Promise<Result<Undoable, StorageFull>>;
}

export interface WatchRound {
	/** Due now, whether or not anybody can be asked; 0 where another tab does the round. */
	readonly due: number;
	readonly queued: number;
}

export interface WatchNews {
	/** Where the library stands: the same number means that nothing was written. */
	readonly seq: number;
	readonly due: number;
	/** Records with a change that nobody dealt with. */
	readonly changed: number;
	/** The newest of them. */
	readonly newest?: ChangedRow;
	/** Questions asked since the history was last visited. */
	readonly history: number;
}

export type ChangedRow = RecordRow & { readonly changed: OpenChange };
