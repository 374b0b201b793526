import type { QueueItem, QueueReason } from "#core/model/queue.ts";
import type { Pace } from "./pace.ts";

/** What is kept of the queue as a whole. */
export interface QueueHead {
	readonly paused: boolean;
	/** When the present run began: the first item that came while nothing was open. */
	readonly startedAt?: string;
	/** The provider turns us away whatever we ask; until its settings change or a person resumes. */
	readonly refused?: QueueReason;
	readonly pace: Pace;
}

/** What the queue finds around it. */
export interface Circumstances {
	readonly now: Date;
	/** Whether the user set somebody to ask. */
	readonly provided: boolean;
	readonly online: boolean;
	/** The browser gave no room for the last write. */
	readonly full: boolean;
}

export interface Hold {
	readonly held: "paused" | "offline" | "no_provider" | "slowed" | "not_before" | "storage_full";
	/** ISO 8601, where it ends by itself at a known time. */
	readonly until?: string;
	readonly reason?: QueueReason;
}

/** Why nothing at all is asked now. */
export function holdOf(head: QueueHead, { now, provided, online, full }: Circumstances): Hold | undefined {
	if (head.paused) return { held: "paused" };
	if (!provided) return { held: "no_provider", reason: "not_set" };
	if (head.refused) return { held: "no_provider", reason: head.refused };
	if (full) return { held: "storage_full" };
	if (!online) return { held: "offline" };
	const { slowedUntil } = head.pace;
	if (slowedUntil !== undefined && slowedUntil > now.toISOString()) return { held: "slowed", until: slowedUntil };
	return undefined;
}

/** Whose turn it is, or from when on it is somebody's; neither when nothing is to be asked. */
export interface Turn {
	readonly item?: QueueItem;
	/** ISO 8601 */
	readonly notBefore?: string;
}

/** The first by order of those that may be asked now. `busy`: records that are being asked about. */
export function nextTurn(items: Iterable<QueueItem>, busy: ReadonlySet<string>, now: Date): Turn {
	const at = now.toISOString();
	let first: QueueItem | undefined;
	let soonest: string | undefined;
	for (const item of items) {
		if (item.state === "not_before" && item.notBefore !== undefined && item.notBefore > at) {
			if (soonest === undefined || item.notBefore < soonest) soonest = item.notBefore;
		} else if (isRipe(item) && !busy.has(item.recordId) && (!first || item.order < first.order)) first = item;
	}
	return { ...(first && { item: first }), ...(soonest !== undefined && { notBefore: soonest }) };
}

/** Waits, and for nothing but its turn. */
function isRipe({ state }: QueueItem): boolean {
	return state === "waiting" || state === "not_before";
}
