import { signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { QueueState } from "#core/model/queue.ts";
import { changed } from "./library.ts";

/** How the queue stands, live; `undefined` until it was first looked at. */
export const queue = signal<QueueProgress | undefined>(undefined);

/** Lists show new verdicts no oftener than this while answers come in. */
const SHOW_MS = 3_000;

/** Follows the queue as long as the page is open, whichever of its pages is shown. */
export async function followQueue(app: App): Promise<void> {
	let ended = 0;
	let showing = false;
	await app.followQueue(crypto.randomUUID(), (progress) => {
		const before = queue.value;
		queue.value = progress;
		const now = countEnded(progress);
		if (before && now > ended && !showing) {
			showing = true;
			setTimeout(() => {
				showing = false;
				changed();
			}, SHOW_MS);
		}
		ended = now;
	});
}

/** What still has to be asked. */
export function countOpen({ counts }: QueueProgress): number {
	return counts.waiting + counts.asking + counts.not_before;
}

export function countEnded({ counts }: QueueProgress): number {
	return counts.answered + counts.needs_person + counts.given_up;
}

export function countAll(progress: QueueProgress): number {
	return countOpen(progress) + countEnded(progress);
}

/** Pages of the queue, by the part of the address that names them. */
export const queueViews = [
	"waiting",
	"asking",
	"not_before",
	"needs_person",
	"given_up",
	"answered",
] as const satisfies readonly QueueState[];

export function queueUrl(state: QueueState | undefined, recordId?: string): string {
	const path = recordId === undefined ? "/queue" : `/queue/${encodeURIComponent(recordId)}`;
	return state ? `${path}?state=${state}` : path;
}

export function stateFromUrl(params: Readonly<Record<string, string>>): QueueState | undefined {
	return queueViews.find((state) => state === params.state);
}
