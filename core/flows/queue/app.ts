import type { Result } from "#core/base/result.ts";
import type { RecordRow, StorageFull } from "#core/flows/app.ts";
import type { QueueItem, QueueReason, QueueSource, QueueState } from "#core/model/queue.ts";
import type { QueueSummary } from "#core/queue/progress.ts";

/** The part of the `App` that asks about many invoices, one after the other, over days if need be. */
export interface QueueApp {
	/** Adds records at the end. Those already waiting stay where they are; ended ones are opened again. */
	enqueue(
		recordIds: readonly string[],
		from: QueueSource,
		/** `notBefore`: an instant from which asking makes sense. */
		options: { readonly fresh: boolean; readonly notBefore?: string },
	): Promise<Result<QueueAdded, StorageFull>>;
	queuePage(query: QueueQuery): Promise<QueuePage>;
	steerQueue(command: QueueCommand): Promise<Result<void, StorageFull>>;
	/** Reports how the queue stands now and after every change, a few times a second at most, until the job is cancelled. */
	followQueue(job: string, report: (progress: QueueProgress) => void): Promise<void>;
}

export interface QueueAdded {
	readonly added: number;
	/** Were in the queue and not ended. */
	readonly already: number;
	/**
	 * Cannot be asked as they are. They are in the queue as `needs_person` or `given_up`, with the reason; what is in the
	 * trash or gone is left out.
	 */
	readonly notAskable: number;
}

export interface QueueQuery {
	/** Absent: all. */
	readonly states?: readonly QueueState[];
	/** Absent: all. */
	readonly recordIds?: readonly string[];
	readonly offset: number;
	readonly limit: number;
}

/** Those being asked come first, then those that wait in their order, then the ended, newest first. */
export interface QueuePage {
	readonly items: readonly { readonly item: QueueItem; readonly row: RecordRow | undefined }[];
	readonly count: number;
}

export type QueueCommand =
	| { readonly what: "pause" | "resume" }
	/** Ended without a question: `given_up`, reason `skipped`. One whose question is out is ended by its answer. */
	| { readonly what: "skip"; readonly recordIds: readonly string[] }
	/**
	 * Opens again, at once, whatever the state; the daily count is respected all the same. `failed`: all that got no
	 * answer and were not skipped. Also lets a provider be asked again that turned us away.
	 */
	| { readonly what: "retry"; readonly recordIds: readonly string[] | "failed" }
	| { readonly what: "move"; readonly recordIds: readonly string[]; readonly to: "first" | "last" }
	/** Takes out of the queue. The records stay. */
	| { readonly what: "remove"; readonly recordIds: readonly string[] | "ended" };

export interface QueueProgress {
	readonly counts: Readonly<Record<QueueState, number>>;
	readonly paused: boolean;
	/** Why nothing is asked though something waits. */
	readonly held?: "paused" | "offline" | "no_provider" | "slowed" | "not_before" | "storage_full";
	/** Why nobody can be asked, for `no_provider`: `not_set`, `auth` when it does not take our 授权码, `no_permission`. */
	readonly heldReason?: QueueReason;
	/** Until when, for `slowed` and `not_before`; ISO 8601. */
	readonly heldUntil?: string;
	/** Answers a minute over the last minutes; absent before there are enough. */
	readonly perMinute?: number;
	/** Milliseconds until all that waits is asked, by that rate. */
	readonly timeLeftMs?: number;
	/** Of the run since the queue was last empty. */
	readonly summary: QueueSummary;
}
