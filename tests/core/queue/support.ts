import { err, ok } from "#core/base/result.ts";
import { type Outcome, outcomes } from "#core/model/answer.ts";
import type { QueueItem, UnaskedReason } from "#core/model/queue.ts";
import type { QuestionEnd } from "#core/queue/end.ts";

export const noon = new Date("2026-11-22T04:00:00Z"); // in China

export function makeItem(more: Partial<QueueItem> = {}): QueueItem {
	const base = { recordId: "r1", from: "library", state: "waiting", order: 1, fresh: false } as const;
	return { ...base, tries: 0, failures: 0, fence: 0, addedAt: "2026-11-22T03:00:00.000Z", ...more };
}

/** An end by its word. */
export function endOf(what: Outcome | UnaskedReason, status?: number): QuestionEnd {
	const outcome = outcomes.find((one) => one === what);
	if (outcome) return ok({ outcome, state: outcome === "match" ? "normal" : "unknown" });
	const code = what as UnaskedReason; // not an outcome
	return err({ code, ...(status !== undefined && { status }) });
}
