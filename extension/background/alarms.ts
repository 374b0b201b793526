import { browser } from "wxt/browser";

import { WorkLocked } from "#extension/work/locked.ts";
import { needsTime } from "#extension/work/queue-waits.ts";
import type { Work } from "#extension/work/work.ts";
import { tellChanges } from "./notices.ts";

/** The watch over what was good once; as often as the PWA looks. */
const WATCH = "watch";
const WATCH_MINUTES = 60;

/** Something is still to be kept, or the queue has questions that only need time; the room must be there for it. */
const QUEUE = "queue";
const QUEUE_MINUTES = 1;

/** At every start of the browser and after every update; an alarm that is there is left as it is. */
export async function setAlarms(): Promise<void> {
	if (!(await browser.alarms.get(WATCH))) {
		browser.alarms.create(WATCH, { delayInMinutes: 1, periodInMinutes: WATCH_MINUTES });
	}
}

/** Sees to it that this goes on, whatever the browser closes meanwhile; ends that when nothing waits. */
export async function rememberWaiting(waits: boolean): Promise<void> {
	const held = await browser.alarms.get(QUEUE);
	if (waits && !held) browser.alarms.create(QUEUE, { periodInMinutes: QUEUE_MINUTES });
	if (!waits && held) await browser.alarms.clear(QUEUE);
}

/** Opens the work room: its runner goes on with what waits as soon as the library is open. */
export async function runAlarm(name: string, work: Work): Promise<void> {
	try {
		await runOpen(name, work);
	} catch (cause) {
		if (!(cause instanceof WorkLocked)) throw cause;
		await rememberWaiting(false); // once it is open the room says what waits
	}
}

async function runOpen(name: string, work: Work): Promise<void> {
	if (name === WATCH) await work.watch();
	if (name === QUEUE || name === WATCH) {
		const [queue, saving] = await Promise.all([work.queue(), work.saving()]);
		await rememberWaiting(needsTime(queue, saving));
		await tellChanges(work);
	}
}

/** After the browser was closed in the middle of a batch nobody has an alarm for it. */
export function resumeQueue(work: Work): Promise<void> {
	return runAlarm(QUEUE, work);
}
