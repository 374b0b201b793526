import { isEvidence, type Outcome, outcomes } from "#core/model/answer.ts";
import type { KeptInvoice } from "./kept.ts";
import type { Deed, Question } from "./supplier.ts";

/** What came of a run. All of the second block must be 0. */
export interface Verdict {
	readonly invoices: number;
	readonly questions: number;
	readonly answered: number;
	/** Not answered, with the reason that the supplier's notes confirm. */
	readonly reasons: Readonly<Record<string, number>>;
	/** Questions that the supplier had answered and whose answer the kill took: asked again, as they must be. */
	readonly takenByKills: number;
	/** Questions that were out at a kill and whose answer the supplier could not hand over any more. */
	readonly cutOffByKills: number;
	/** Evidence that the supplier handed over, that no kill took, and that is not in the record: asked again later. */
	readonly lostOnTheWay: number;

	/** Invoices without an item, or whose item says answered without evidence in the record. */
	readonly lost: number;
	/** A question sent although the record already held evidence: the supplier's answer had reached us durable. */
	readonly doubled: number;
	/** The same answer twice in a record. */
	readonly keptTwice: number;
	/** Two questions about one invoice on their way at the same time. */
	readonly overlapping: number;
	/** A reason that is not what the supplier did last. */
	readonly untrue: readonly string[];
}

const EVIDENCE: readonly Deed[] = ["match", "not_found", "mismatch"];

/** What each deed of the supplier looks like from our side. */
const REASONS: Record<Exclude<Deed, "match" | "not_found" | "mismatch">, readonly string[]> = {
	busy: ["rate_limited"],
	hang: ["timeout"],
	drop: ["offline"],
	rubbish: ["bad_answer"],
};

const BROKEN: readonly string[] = ["offline", "timeout"];

/** A question is out for so long at most. */
const LONGEST_MS = 30_000;

/** A reply handed over this shortly before a kill may not have been written yet. */
const GRACE_MS = 3_000;

export function judgeRun(
	kept: readonly KeptInvoice[],
	questions: ReadonlyMap<string, readonly Question[]>,
	{ invoices, killedAt }: { readonly invoices: number; readonly killedAt: readonly number[] },
): Verdict {
	const reasons: Record<string, number> = {};
	const untrue: string[] = [];
	let [answered, takenByKills, cutOffByKills, lost, doubled, lostOnTheWay, keptTwice, overlapping] = [
		0, 0, 0, 0, 0, 0, 0, 0,
	];
	lost += Math.max(0, invoices - kept.length);
	for (const { number, item, answers } of kept) {
		const asked = questions.get(number) ?? [];
		const durable = new Set(answers.map(({ nth }) => nth));
		if (durable.size !== answers.length) keptTwice++;
		const first = asked.find(({ nth, deed }) => durable.has(nth) && EVIDENCE.includes(deed));
		doubled += first ? asked.filter(({ nth }) => nth > first.nth).length : 0;
		for (const { nth, deed, deliveredAt } of asked) {
			if (!EVIDENCE.includes(deed) || durable.has(nth)) continue;
			if (deliveredAt === undefined) {
				cutOffByKills++;
				continue;
			}
			const taken = killedAt.some((at) => deliveredAt > at - GRACE_MS && deliveredAt < at + GRACE_MS);
			if (taken) takenByKills++;
			else lostOnTheWay++;
		}
		for (const [index, { at }] of asked.entries()) {
			const before = asked[index - 1];
			if (before?.deliveredAt !== undefined && before.deliveredAt > at) overlapping++;
		}
		const evidence = answers.some(({ outcome }) => isEvidenceName(outcome));
		if (!item) lost++;
		else if (item.state === "answered") {
			answered++;
			if (!evidence) lost++;
		} else {
			const reason = item.reason ?? "none";
			reasons[`${item.state}: ${reason}`] = (reasons[`${item.state}: ${reason}`] ?? 0) + 1;
			const last = asked.at(-1);
			if (!last || evidence || !isTrue(reason, last, killedAt)) {
				untrue.push(`${number}: ${item.state} ${reason}, the supplier did ${last?.deed ?? "nothing"}`);
			}
		}
	}
	const count = [...questions.values()].reduce((sum, about) => sum + about.length, 0);
	return {
		invoices: kept.length,
		questions: count,
		answered,
		reasons,
		takenByKills,
		cutOffByKills,
		lost,
		doubled,
		lostOnTheWay,
		keptTwice,
		overlapping,
		untrue,
	};
}

/** Whether the reason is what became of the last question. Evidence is not in the record here, so its way was broken. */
function isTrue(reason: string, { deed, at }: Question, killedAt: readonly number[]): boolean {
	if (reason === "interrupted") return killedAt.some((killed) => at < killed && at > killed - LONGEST_MS);
	if (deed === "match" || deed === "not_found" || deed === "mismatch") return BROKEN.includes(reason);
	return REASONS[deed].includes(reason);
}

function isEvidenceName(name: string): boolean {
	const outcome: Outcome | undefined = outcomes.find((one) => one === name);
	return outcome !== undefined && isEvidence(outcome);
}
