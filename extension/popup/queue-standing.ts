import type { QueueProgress } from "#core/flows/queue/app.ts";

/** The results of a run are shown this long after its end. */
const FRESH_MS = 10 * 60_000;

/**
 * How far the run is that began when the queue was last empty: what of it ended, and all of it. What ended in earlier
 * runs and still lies in the queue does not count.
 */
export function queueStanding({ counts, summary }: Pick<QueueProgress, "counts" | "summary">): {
	readonly open: number;
	readonly done: number;
	readonly all: number;
} {
	const open = counts.waiting + counts.asking + counts.not_before;
	const { matched, voidOrRed, mismatched, notFound, noAnswer, needsPerson } = summary;
	const done = matched + voidOrRed + mismatched + notFound + noAnswer + needsPerson;
	return { open, done, all: open + done };
}

/** Whether a run ended so lately that its results are still news. */
export function isFresh(endedAt: string | undefined, now: Date): boolean {
	return endedAt !== undefined && now.getTime() - Date.parse(endedAt) < FRESH_MS;
}
