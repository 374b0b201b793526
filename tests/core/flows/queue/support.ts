import { ok } from "#core/base/result.ts";
import type { App, Settings } from "#core/flows/app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { QueueProgress } from "#core/flows/queue/app.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { openVault } from "#core/vault/vault.ts";
import { digital, type Fake, makeAnswer, makeApp, value } from "#tests/core/flows/support.ts";
import { testCodec } from "#tests/core/vault/codec.ts";

export const HOUR = 3_600_000;

/** An answer at hand will do. */
export const quick = { fresh: false } as const;

export interface WithInvoices extends Fake {
	readonly ids: readonly string[];
	/** The first of them. */
	readonly id: string;
}

/** An app that keeps so many invoices, the first with serial 1. */
export async function withInvoices(count: number, fake?: Fake): Promise<WithInvoices> {
	const made = fake ?? (await makeApp());
	const ids: string[] = [];
	for (let serial = 1; serial <= count; serial++) {
		ids.push(value(await made.app.captureTyped(digital(serial))).recordId);
	}
	return { ...made, ids, id: ids[0] ?? "" };
}

/** The same with all of them in line, and the queue paused. */
export async function withPaused(count: number, fake?: Fake): Promise<WithInvoices> {
	const made = await withInvoices(count, fake);
	await made.app.steerQueue({ what: "pause" });
	await made.app.enqueue(made.ids, "library", quick);
	return made;
}

/** An app over a vault with some of its parts replaced. */
export async function overVault(name: string, replaced: (vault: AppVault) => Partial<AppVault>): Promise<Fake> {
	const vault: AppVault = await openVault({ name, codec: testCodec });
	const fake = await makeApp({ openVault: async () => ({ ...vault, ...replaced(vault) }) });
	return { ...fake, vault };
}

/** What stands in the queue, in order. */
export async function items(app: App, recordIds?: readonly string[]): Promise<readonly QueueItem[]> {
	const page = await app.queuePage({ offset: 0, limit: 10_000, ...(recordIds && { recordIds }) });
	return page.items.map(({ item }) => item);
}

/** Follows until the queue stands as wanted. */
export async function until(app: App, wanted: (progress: QueueProgress) => boolean): Promise<QueueProgress> {
	const job = `follow-${Math.random()}`;
	let found: QueueProgress | undefined;
	await app.followQueue(job, (progress) => {
		if (!wanted(progress)) return;
		found = progress;
		void app.cancel(job);
	});
	if (!found) throw new Error("the queue never stood so");
	return found;
}

/** Nothing waits and nothing is being asked. */
export const idle = ({ counts }: QueueProgress) => counts.waiting + counts.asking === 0;

/** Held for this reason. */
export const heldBy = (held: QueueProgress["held"]) => (progress: QueueProgress) => progress.held === held;

/** So many have their answer. */
export const answered = (count: number) => (progress: QueueProgress) => progress.counts.answered === count;

/** Puts every invoice in line and follows until the queue stands as wanted. */
export async function queueUntil(
	{ app, ids }: WithInvoices,
	wanted: (progress: QueueProgress) => boolean,
): Promise<QueueProgress> {
	await app.enqueue(ids, "library", quick);
	return until(app, wanted);
}

export async function changeSettings(app: App, more: Partial<Settings>): Promise<void> {
	await app.saveSettings({ ...(await app.settings()), ...more });
}

/** One question after the other, so that a test can tell their order. */
export async function oneAtATime(app: App): Promise<void> {
	await changeSettings(app, { asking: { atOnce: 1, perMinute: 6_000 } });
}

/** The authority's first answer; every later one is a match. */
export function answersFirst({ answers }: Fake, first: Fake["answers"][number]): void {
	answers.splice(0, 1, first, (query) => ok(makeAnswer(query)));
}
