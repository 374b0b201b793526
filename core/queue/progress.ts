import { type InvoiceState, isEvidence } from "#core/model/answer.ts";
import { type QueueItem, type QueueState, queueStates } from "#core/model/queue.ts";
import { isOpen } from "./steer.ts";
import { type Circumstances, type Hold, holdOf, type QueueHead } from "./turn.ts";

/** What came of it, counted by verdict words people know. */
export interface QueueSummary {
	readonly startedAt?: string;
	/** Absent while something is still to be asked. */
	readonly endedAt?: string;
	/** 一致 and in force. */
	readonly matched: number;
	readonly voidOrRed: number;
	readonly mismatched: number;
	readonly notFound: number;
	/** Given up or skipped. */
	readonly noAnswer: number;
	readonly needsPerson: number;
}

export interface Standing {
	readonly counts: Readonly<Record<QueueState, number>>;
	readonly hold?: Hold;
	readonly summary: QueueSummary;
}

/** How the queue stands. */
export function standingOf(items: Iterable<QueueItem>, head: QueueHead, around: Circumstances): Standing {
	const counts = Object.fromEntries(queueStates.map((state) => [state, 0])) as Record<QueueState, number>; // one a state
	const tally = { matched: 0, voidOrRed: 0, mismatched: 0, notFound: 0, noAnswer: 0, needsPerson: 0 };
	let endedAt: string | undefined;
	let soonest: string | undefined;
	for (const item of items) {
		counts[item.state]++;
		if (item.state === "not_before" && (soonest === undefined || (item.notBefore ?? "") < soonest)) {
			soonest = item.notBefore;
		}
		if (head.startedAt === undefined || item.addedAt < head.startedAt) continue;
		const column = columnOf(item);
		if (column) tally[column]++;
		if (!isOpen(item) && (item.endedAt ?? "") > (endedAt ?? "")) endedAt = item.endedAt;
	}
	const open = counts.waiting + counts.asking + counts.not_before;
	const { startedAt } = head;
	// An answer that finds no room is held in hand: nothing may wait behind it, and yet a person must act.
	const stuck = counts.waiting > 0 || (counts.asking > 0 && around.full);
	const hold = stuck ? holdOf(head, around) : waitingForTime(counts, soonest);
	return {
		counts,
		...(hold && { hold }),
		summary: { ...(startedAt && { startedAt }), ...(open === 0 && endedAt && { endedAt }), ...tally },
	};
}

function waitingForTime(counts: Readonly<Record<QueueState, number>>, soonest: string | undefined): Hold | undefined {
	if (counts.asking > 0 || counts.not_before === 0) return undefined;
	return { held: "not_before", ...(soonest !== undefined && { until: soonest }) };
}

const outOfForce: readonly InvoiceState[] = ["void", "red_full", "red_part", "red_unknown"];

function columnOf({
	state,
	outcome,
	answeredState,
}: QueueItem): keyof Omit<QueueSummary, "startedAt" | "endedAt"> | undefined {
	if (state === "given_up") return "noAnswer";
	if (state === "needs_person") return "needsPerson";
	if (state !== "answered" || outcome === undefined || !isEvidence(outcome)) return undefined;
	if (outcome === "mismatch") return "mismatched";
	if (outcome === "not_found") return "notFound";
	return answeredState !== undefined && outOfForce.includes(answeredState) ? "voidOrRed" : "matched";
}

/** The minutes that a rate is taken from, and the answers it takes at least. */
const RATE_MS = 3 * 60_000;
const ENOUGH = 5;

/** Ends a minute over the last minutes; `undefined` before there are enough. */
export function rateOf(items: Iterable<QueueItem>, now: Date): number | undefined {
	const from = new Date(now.getTime() - RATE_MS).toISOString();
	let count = 0;
	let first = now.toISOString();
	for (const { tries, endedAt = "" } of items) {
		if (tries === 0 || endedAt < from) continue;
		count++;
		if (endedAt < first) first = endedAt;
	}
	const minutes = (now.getTime() - Date.parse(first)) / 60_000;
	return count < ENOUGH || minutes <= 0 ? undefined : Math.round((10 * count) / minutes) / 10;
}
