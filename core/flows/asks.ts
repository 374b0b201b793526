import type { Day } from "#core/base/day.ts";
import { type Answer, isEvidence, type Outcome, type Query } from "#core/model/answer.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { chinaDay } from "./china-day.ts";

/** The tax authority answers about one invoice this often a day (domain §3.5). */
export const DAILY_ASKS = 5;

/** Answers that the authority counts: it looked the invoice up. */
const counted: readonly Outcome[] = ["match", "mismatch", "not_found", "too_new", "too_old"];

/** Checks of today that are used up, by our own count or by the authority's where it says one. */
export function asksToday({ answers }: Pick<InvoiceRecord, "answers">, today: Day): number {
	const ofToday = answers.filter(({ askedAt }) => chinaDay(new Date(askedAt)) === today);
	if (ofToday.some(({ outcome }) => outcome === "limit")) return DAILY_ASKS;
	const own = ofToday.filter(({ outcome }) => counted.includes(outcome)).length;
	return Math.max(own, ...ofToday.map(({ authorityCount = 0 }) => authorityCount));
}

/** How long an answer holds. A match can be red-inked any day; "not found" of a young invoice is over by tomorrow. */
const HOURS: Readonly<Record<"match" | "mismatch" | "not_found", number>> = { match: 24, mismatch: 24, not_found: 6 };

/** The newest kept answer to this very question that still holds, so that no check of the day is wasted. */
export function usableAnswer(answers: readonly Answer[], query: Query, now: Date): Answer | undefined {
	return answers.findLast((answer) => {
		if (!isEvidence(answer.outcome) || !sameQuery(answer.query, query)) return false;
		const hours = (now.getTime() - Date.parse(answer.askedAt)) / 3_600_000;
		return hours >= 0 && hours < HOURS[answer.outcome];
	});
}

function sameQuery(a: Query, b: Query): boolean {
	return a.code === b.code && a.number === b.number && a.issuedOn === b.issuedOn && a.checkValue === b.checkValue;
}
