import { type Answer, type InvoiceState, isEvidence } from "#core/model/answer.ts";
import type { RecordEvent } from "#core/model/record.ts";

/** How an invoice stood when it was asked about: its state, or that the authority did not confirm it. */
export type Standing = InvoiceState | "mismatch" | "not_found";

/** A turn for the worse (状态变化). */
export interface Change {
	readonly from: Standing;
	readonly to: Standing;
}

/** A change that nobody has dealt with yet. `claimedOn`: the day of the claim, `YYYYMMDD`. */
export interface OpenChange extends Change {
	readonly at: string;
	readonly claimedOn?: string;
}

/** States an invoice never comes back from. */
const lasting: readonly Standing[] = ["void", "red_full", "red_part", "red_unknown"];
const final: readonly Standing[] = ["void", "red_full"];

/**
 * What an answer changes for the worse against those before it. For a claimed invoice the first bad news is a change
 * as well: its money went out on the belief that all was well.
 */
export function noticeChange(
	before: readonly Answer[],
	answer: Answer,
	{ claimed }: { readonly claimed: boolean },
): Change | undefined {
	const to = standingOf(answer);
	if (to === undefined || to === "normal" || to === "unknown") return undefined;
	const earlier = before.filter((one) => one.sample === answer.sample && isComparable(one, answer));
	const last = earlier.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1))[0];
	const from = last && standingOf(last);
	if (from === undefined) return claimed ? { from: "unknown", to } : undefined;
	if (from === to || final.includes(from)) return undefined;
	const worse = lasting.includes(to) || from === "normal" || from === "unknown";
	return worse ? { from, to } : undefined;
}

/** The newest change that was not acknowledged after it came, or that was opened again since. */
export function openChange(events: readonly RecordEvent[]): OpenChange | undefined {
	const newest = (...about: readonly RecordEvent["what"][]) =>
		events.reduce<RecordEvent | undefined>(
			(newer, event) => (about.includes(event.what) && event.at >= (newer?.at ?? "") ? event : newer),
			undefined,
		);
	const changed = newest("changed");
	const settled = newest("acknowledged", "reopened");
	if (!changed || (settled?.what === "acknowledged" && settled.at >= changed.at)) return undefined;
	const { from, to, claimedOn } = changed.facts;
	return {
		at: changed.at,
		from: from as Standing, // written by `changeFacts`
		to: to as Standing,
		...(typeof claimedOn === "string" && { claimedOn }),
	};
}

function standingOf({ outcome, state }: Answer): Standing | undefined {
	if (!isEvidence(outcome)) return undefined;
	return outcome === "match" ? state : outcome;
}

/** Two answers to one question; a match speaks of the invoice whatever check value it was asked with. */
function isComparable(earlier: Answer, answer: Answer): boolean {
	if (!isEvidence(earlier.outcome)) return false;
	const [a, b] = [earlier.query, answer.query];
	if (a.number !== b.number || a.code !== b.code) return false;
	if (earlier.outcome === "match" && answer.outcome === "match") return true;
	return a.issuedOn === b.issuedOn && a.checkValue === b.checkValue;
}
