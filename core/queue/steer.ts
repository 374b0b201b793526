import type { Problem } from "#core/base/result.ts";
import type { QueueItem, QueueSource, UnaskedReason } from "#core/model/queue.ts";

/** A record comes into the queue, or an ended one is opened again. `problem`: why it cannot be asked as it is. */
export function openItem(
	held: QueueItem | undefined,
	{
		notBefore,
		...added
	}: Pick<QueueItem, "recordId" | "order" | "fresh" | "notBefore"> & { readonly from: QueueSource },
	problem: Problem<UnaskedReason> | undefined,
	now: Date,
): QueueItem {
	const at = now.toISOString();
	const item = { ...added, tries: 0, failures: 0, fence: held?.fence ?? 0, addedAt: at };
	if (!problem) return notBefore ? { ...item, state: "not_before", notBefore } : { ...item, state: "waiting" };
	const state = problem.code === "missing_fields" || problem.code === "sample_only" ? "needs_person" : "given_up";
	return { ...item, state, reason: problem.code, endedAt: at };
}

/** Whether it still waits for an answer by itself. */
export function isOpen({ state }: Pick<QueueItem, "state">): boolean {
	return state === "waiting" || state === "asking" || state === "not_before";
}

/** A person takes it out of turn. One whose question is out is ended by its answer. */
export function skipItem(item: QueueItem, now: Date): QueueItem {
	if (item.state === "asking" || !isOpen(item)) return item;
	const { notBefore: _, ...rest } = item;
	return { ...rest, state: "given_up", reason: "skipped", endedAt: now.toISOString() };
}

/** A person asks again at once. What was answered is asked anew, or the same answer would come back. */
export function retryItem(item: QueueItem, now: Date): QueueItem {
	if (item.state === "asking") return item;
	const { recordId, from, order, fence } = item;
	const fresh = item.fresh || item.state === "answered";
	return { recordId, from, order, fence, fresh, state: "waiting", tries: 0, failures: 0, addedAt: now.toISOString() };
}

/** Not answered and not going to be by itself soon: what 全部重试 means. */
export function isFailed({ state, reason }: QueueItem): boolean {
	return (state === "given_up" && reason !== "skipped") || state === "needs_person" || state === "not_before";
}
