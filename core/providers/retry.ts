import type { Problem, Result } from "#core/base/result.ts";
import type { Answer, Outcome } from "#core/model/answer.ts";
import type { UnaskedReason } from "#core/model/queue.ts";
import { nextChinaDay } from "./count.ts";

/** What came of a question, as far as asking again depends on it. */
export type AskEnd = Result<Pick<Answer, "outcome">, Problem<UnaskedReason>>;

/** When to ask again by ourselves; a person may always ask at once. */
export type NextAsk = { readonly when: "never" } | { readonly when: "after"; readonly at: Date };

/** Minutes between tries that failed on the way: slow, and not for ever. */
const BACK_OFF_MINUTES = [1, 5, 20, 60, 180, 360];

/** Ends on the way to the authority, worth another try (domain §7.5). */
const PASSING: readonly string[] = ["upstream", "rate_limited", "pending", "timeout", "offline"] satisfies readonly (
	| Outcome
	| UnaskedReason
)[];

/**
 * Whether and when to ask again. `failures` counts the tries for the same invoice that ended on the way, this one
 * included. A mismatch or 查无此票 is an answer, not a failure, and the same question gets the same answer.
 */
export function nextAsk(end: AskEnd, failures: number, now: Date): NextAsk {
	if (end.ok && end.value.outcome === "too_new") return { when: "after", at: nextChinaDay(now) };
	const minutes = BACK_OFF_MINUTES[Math.max(0, failures - 1)];
	const passing = end.ok ? PASSING.includes(end.value.outcome) : isPassing(end.error);
	if (!passing || minutes === undefined) return { when: "never" };
	return { when: "after", at: new Date(now.getTime() + minutes * 60_000) };
}

/** A server in trouble or overrun may be well later; one that refuses us will refuse again. */
function isPassing({ code, status }: Problem): boolean {
	if (code === "http") return typeof status === "number" && (status >= 500 || status === 429);
	return PASSING.includes(code);
}
