import type { QueueProgress } from "#core/flows/queue-app.ts";

/** Whether the queue has questions that only need time, so that somebody must see to it that it goes on. */
export function needsTime({ counts, paused, held }: QueueProgress): boolean {
	return counts.waiting + counts.asking + counts.not_before > 0 && !paused && held !== "no_provider";
}
