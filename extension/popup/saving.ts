import { hostPattern } from "#extension/page/host.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { SavingItemProgress, SavingProgress } from "#extension/work/work.ts";
import type { Entry } from "./entries.ts";
import { saveProblemText } from "./problem-text.ts";
import type { Doing } from "./state.ts";

/** How far the list in the background is, `undefined` where none is running. */
export function savingCount(saving: SavingProgress | undefined): { done: number; total: number } | undefined {
	if (!saving?.running) return undefined;
	return { done: saving.items.filter(hasEnded).length, total: saving.items.length };
}

/** How many of the list have ended: when that changes, lines may stand otherwise than before. */
export function endedOf(saving: SavingProgress | undefined): number {
	return saving?.items.filter(hasEnded).length ?? 0;
}

/** What the list in the background does with an entry, or what came of it. */
export function doingOf(saving: SavingProgress | undefined, entry: Entry | undefined): Doing | undefined {
	const candidate = entry?.candidate;
	const item = saving?.items.find((one) => one.key === candidate?.key && one.page === entry?.page.url);
	if (!item || !candidate) return undefined;
	if (item.state === "waiting") return { now: "waiting" };
	if (item.state === "going") return { now: workOn(candidate) };
	return endOf(item, candidate);
}

/** Whether an entry of the list in the background could not be kept. */
export function hasFailed(saving: SavingProgress | undefined, entry: Entry): boolean {
	return doingOf(saving, entry)?.said !== undefined;
}

/** What is being done while a candidate is kept. */
export function workOn({ what }: Candidate): "saving" | "reading" {
	return what === "fields" ? "saving" : "reading";
}

/** What came of keeping a candidate: its records, or why there are none and what may help. */
export function endOf(
	{ problem, records }: Pick<SavingItemProgress, "problem" | "records">,
	candidate: Candidate,
): Doing {
	const url = "url" in candidate ? candidate.url : undefined;
	const host = problem?.code === "no_permission" && url !== undefined ? hostPattern(url) : undefined;
	return {
		...(problem && { said: saveProblemText(problem, url) }),
		...(host && { host }),
		...(records && { records }),
	};
}

function hasEnded({ state }: SavingItemProgress): boolean {
	return state === "kept" || state === "failed";
}
