import type { Answer, Outcome, Query } from "#core/model/answer.ts";
import { isSameQuestion } from "#core/model/query.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How long an answer to the same question may stand for a new one, so that no check is wasted. A good invoice can be
 * red-inked any day; 查无此票 may only mean that it is not filed yet.
 */
const KEPT_MS: Partial<Record<Outcome, number>> = { match: DAY, mismatch: 30 * DAY, not_found: 12 * HOUR };

/** Void and fully red are final. */
const FINAL_KEPT_MS = 3650 * DAY;

/** The newest answer that may be shown instead of asking, with its age; only evidence is ever kept so. */
export function usableAnswer(
	answers: readonly Answer[],
	query: Query,
	now: Date,
): { readonly answer: Answer; readonly ageMs: number } | undefined {
	return standingAnswer(answers, query, now, KEPT_MS);
}

function standingAnswer(
	answers: readonly Answer[],
	query: Query,
	now: Date,
	kept: typeof KEPT_MS,
): ReturnType<typeof usableAnswer> {
	let newest: Answer | undefined;
	let askedMs = Number.NEGATIVE_INFINITY;
	for (const answer of answers) {
		const ms = Date.parse(answer.askedAt);
		if (ms <= askedMs || kept[answer.outcome] === undefined || !isSameQuestion(answer.query, query)) continue;
		newest = answer;
		askedMs = ms;
	}
	if (!newest) return undefined;
	const ageMs = Math.max(0, now.getTime() - askedMs);
	const final = newest.state === "void" || newest.state === "red_full";
	const keptMs = final ? FINAL_KEPT_MS : (kept[newest.outcome] ?? 0);
	return ageMs <= keptMs ? { answer: newest, ageMs } : undefined;
}

/**
 * Whether asking would tell something that is not known yet. A match stands for as long as the watch lets it, since a
 * seller can red-ink at any time; a mismatch stays one until the values change.
 */
export function isCheckDue(answers: readonly Answer[], query: Query, now: Date, matchDays: number): boolean {
	return standingAnswer(answers, query, now, { ...KEPT_MS, match: matchDays * DAY }) === undefined;
}
