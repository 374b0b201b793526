import { signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { QueueSource, QueueState } from "#core/model/queue.ts";
import { t } from "#pwa/i18n/index.ts";

import { sayUnlessKept } from "./full-disk.ts";
import { changed } from "./library.ts";
import { hush, say } from "./toast.ts";

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

/** Puts records into the queue and says how many, with the way there at hand. */
export async function putInQueue(
	app: App,
	recordIds: readonly string[],
	from: QueueSource,
	goTo: (path: string) => void,
): Promise<void> {
	const added = await app.enqueue(recordIds, from, { fresh: false });
	if (!sayUnlessKept(added) || !added.ok) return;
	const { notAskable } = added.value;
	const count = added.value.added + added.value.already;
	const run = () => {
		hush();
		goTo("/queue");
	};
	say({
		text: notAskable > 0 ? t("queue.added.some", { count, other: notAskable }) : t("queue.added", { count }),
		action: { label: t("queue.see"), run },
	});
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
