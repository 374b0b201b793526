import type { Answer, Outcome, Query } from "#core/model/answer.ts";

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
	const newest = answers
		.filter((answer) => KEPT_MS[answer.outcome] !== undefined && sameQuestion(answer.query, query))
		.toSorted((a, b) => Date.parse(b.askedAt) - Date.parse(a.askedAt))[0];
	if (!newest) return undefined;
	const ageMs = Math.max(0, now.getTime() - Date.parse(newest.askedAt));
	const final = newest.state === "void" || newest.state === "red_full";
	const keptMs = final ? FINAL_KEPT_MS : (KEPT_MS[newest.outcome] ?? 0);
	return ageMs <= keptMs ? { answer: newest, ageMs } : undefined;
}

function sameQuestion(a: Query, b: Query): boolean {
	return (
		a.kind === b.kind &&
		a.code === b.code &&
		a.number === b.number &&
		a.issuedOn === b.issuedOn &&
		a.checkValue === b.checkValue
	);
}
