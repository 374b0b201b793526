import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { SavingProgress } from "./work.ts";

/** Whether there is work that only needs time, so that somebody must see to it that it goes on. */
export function needsTime({ counts, paused, held }: QueueProgress, saving: Pick<SavingProgress, "running">): boolean {
	const waits = counts.waiting + counts.asking + counts.not_before > 0;
	return saving.running || (waits && !paused && held !== "no_provider");
}
