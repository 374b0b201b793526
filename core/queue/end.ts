import type { Problem, Result } from "#core/base/result.ts";
import { type Answer, isEvidence, type Outcome } from "#core/model/answer.ts";
import type { QueueItem, UnaskedReason } from "#core/model/queue.ts";
import { nextChinaDay } from "#core/providers/count.ts";
import { nextAsk } from "#core/providers/retry.ts";

/** What came of one turn: an answer, or why there is none. */
export type QuestionEnd = Result<Pick<Answer, "outcome" | "state">, Problem<UnaskedReason>>;

/**
 * What an end without evidence means for its item.
 *
 * - `tomorrow`: the day's checks are used up, or the authority does not have it yet.
 * - `later`: it failed on the way; the pauses grow, and in the end it is given up.
 * - `holds`: it is not about this invoice: everybody behind it would meet the same. It waits on.
 */
type Course = "tomorrow" | "later" | "person" | "never" | "holds";

type Unanswered = Exclude<Outcome, "match" | "mismatch" | "not_found"> | UnaskedReason;

const courses: Record<Unanswered, Course> = {
	limit: "tomorrow",
	daily_limit: "tomorrow",
	too_new: "tomorrow",
	upstream: "later",
	rate_limited: "later",
	pending: "later",
	timeout: "later",
	offline: "later",
	http: "later", // of these `nextAsk` takes only servers in trouble for passing
	bad_input: "person",
	missing_fields: "person",
	future_date: "person", // the day was misread or mistyped
	captcha_wrong: "person",
	captcha_expired: "person",
	sample_only: "person",
	too_old: "never",
	unsupported: "never",
	unsupported_kind: "never",
	bad_answer: "never",
	too_large: "never",
	error: "never",
	no_record: "never",
	auth: "holds",
	not_set: "holds",
	no_permission: "holds",
	blocked: "holds",
	aborted: "holds",
	storage_full: "holds",
};

/** A question goes out for this item: from here on only who holds the new fence may write its end. */
export function beginQuestion(item: QueueItem, now: Date): QueueItem {
	const { notBefore: _, reason: __, ...rest } = item;
	return { ...rest, state: "asking", tries: item.tries + 1, fence: item.fence + 1, askedAt: now.toISOString() };
}

/** The item after its turn. A person may open it again whatever it says. */
export function endQuestion(item: QueueItem, end: QuestionEnd, now: Date): QueueItem {
	const { notBefore: _, reason: __, ...rest } = item;
	const at = now.toISOString();
	if (end.ok && isEvidence(end.value.outcome)) {
		const { outcome, state } = end.value;
		return { ...rest, state: "answered", failures: 0, endedAt: at, outcome, answeredState: state };
	}
	const reason = reasonOf(end);
	const outcome = end.ok ? { outcome: end.value.outcome } : {};
	const without = { ...rest, ...outcome, reason };
	switch (courses[reason]) {
		case "holds":
			return { ...without, state: "waiting" };
		case "tomorrow":
			return { ...without, state: "not_before", failures: 0, notBefore: nextChinaDay(now).toISOString() };
		case "person":
			return { ...without, state: "needs_person", endedAt: at };
		case "never":
			return { ...without, state: "given_up", endedAt: at };
		case "later":
			return postpone({ ...without, failures: item.failures + 1 }, end, now);
	}
}

/**
 * The item whose asker went away (tab closed, browser killed) before the end. Twice it is asked again at once; after
 * that with pauses, since an answer that kills the browser each time must not be fetched for ever.
 */
export function interruptQuestion(item: QueueItem, now: Date): QueueItem {
	const { notBefore: _, ...rest } = item;
	const failures = item.failures + 1;
	const interrupted = { ...rest, failures, reason: "interrupted" as const };
	if (failures <= 2) return { ...interrupted, state: "waiting" };
	return postpone(interrupted, { ok: false, error: { code: "timeout" } }, now);
}

/** As it stands when there was no network and we knew it: nobody was reached, so it was not a try. */
export function takeBack(item: QueueItem): QueueItem {
	const { notBefore: _, ...rest } = item;
	return { ...rest, state: "waiting", reason: "offline" };
}

function postpone(item: QueueItem, end: QuestionEnd, now: Date): QueueItem {
	const next = nextAsk(end, item.failures, now);
	if (next.when === "never") return { ...item, state: "given_up", endedAt: now.toISOString() };
	return { ...item, state: "not_before", notBefore: next.at.toISOString() };
}

function reasonOf(end: QuestionEnd): Unanswered {
	return end.ok ? (end.value.outcome as Unanswered) : end.error.code; // evidence went before
}
