import type { InvoiceState, Outcome } from "./answer.ts";

/**
 * Where one question stands in the queue (查验队列).
 *
 * - `waiting`: its turn comes.
 * - `asking`: the question is out; whoever holds the fence of the row may write its end, nobody else.
 * - `answered`: an answer that is evidence is in the record.
 * - `not_before`: asking makes sense again from `notBefore` on, for `reason`.
 * - `needs_person`: it cannot be asked before a person fills in or corrects something, or sets a provider.
 * - `given_up`: it will not be asked again by itself; `reason` says why. A person may ask again at any time.
 */
export const queueStates = ["waiting", "asking", "answered", "not_before", "needs_person", "given_up"] as const;
export type QueueState = (typeof queueStates)[number];

/** How a record came into the queue. */
export const queueSources = ["library", "capture", "ledger", "watch"] as const;
export type QueueSource = (typeof queueSources)[number];

/** Why a question came back without a reply, or was not sent. None of these says anything about the invoice. */
export const unaskedReasons = [
	"not_set",
	"sample_only",
	"no_permission",
	"offline",
	"timeout",
	"aborted",
	"bad_answer",
	"too_large",
	"http",
	"no_record",
	"missing_fields",
	"unsupported_kind",
	"daily_limit",
	"storage_full",
] as const;
export type UnaskedReason = (typeof unaskedReasons)[number];

/**
 * Why an item is not answered. `interrupted`: whoever asked went away before the end; `skipped`: a person took it out
 * of turn for good; `trashed`: its record is in the trash.
 */
export type QueueReason = Outcome | UnaskedReason | "interrupted" | "skipped" | "trashed";

/** One record to be asked about; a record is in the queue once. Instants are ISO 8601 text. */
export interface QueueItem {
	/** Id of the record. */
	readonly recordId: string;
	readonly from: QueueSource;
	readonly state: QueueState;
	/** Smaller comes first; moving changes it. */
	readonly order: number;
	/** Ask the authority even when an answer older than `addedAt` would do, as the watch does. */
	readonly fresh: boolean;
	/** Questions sent since it was added. */
	readonly tries: number;
	/** Tries in a row that ended on the way: each makes the next pause longer. */
	readonly failures: number;
	/** Grows with every question: an end that comes with an older one is not written. */
	readonly fence: number;
	/** When it was added or opened again. */
	readonly addedAt: string;
	readonly askedAt?: string;
	readonly endedAt?: string;
	readonly notBefore?: string;
	/** Why it is not answered, or not yet. */
	readonly reason?: QueueReason;
	/** What was answered last. */
	readonly outcome?: Outcome;
	readonly answeredState?: InvoiceState;
}
