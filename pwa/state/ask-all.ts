import { signal } from "@preact/signals";

import type { App, RecordRow, Settings } from "#core/flows/app.ts";

import { refreshRow } from "./capture.ts";
import { changed } from "./library.ts";

interface Asking {
	readonly done: number;
	readonly total: number;
	readonly recordIds: readonly string[];
	/** Follows the queue meanwhile. */
	readonly job: string;
}

const LONGEST_LOOK_MS = 3_000;

/** The checks asked for on this page that the queue has not ended yet. */
export const asking = signal<Asking | undefined>(undefined);

/** Asked in this session: whatever came of it, asking again is for the record's own button. */
const asked = new Set<string>();

/**
 * Records worth a check with this provider: the authority has not spoken of them, takes their kind, and there is enough
 * to ask with. The sample authority answers for samples only.
 */
export function askable(rows: readonly RecordRow[], mode: Settings["provider"]["mode"]): readonly string[] {
	if (mode === "none") return [];
	const open = rows.filter(
		(row) =>
			row.state === "unknown" &&
			!row.needsPerson &&
			row.why.authenticity !== "not_askable" &&
			row.number !== undefined &&
			!asked.has(row.id) &&
			(mode !== "sample" || row.sample),
	);
	return [...new Set(open.map((row) => row.id))];
}

/** Puts the records into the queue and shows each new verdict as it comes. Gives how many got no answer for now. */
export async function askAll(app: App, recordIds: readonly string[]): Promise<number> {
	if (asking.value) return 0;
	const job = crypto.randomUUID();
	const left = new Set(recordIds);
	let failed = 0;
	/** A look is wanted and has not begun. */
	let due = false;
	asking.value = { done: 0, total: recordIds.length, recordIds, job };
	const added = await app.enqueue(recordIds, "library", { fresh: false });

	async function look(): Promise<void> {
		const { items } = await app.queuePage({ recordIds: [...left], offset: 0, limit: left.size });
		const open = new Set(items.filter(({ item }) => isOnItsWay(item.state)).map(({ item }) => item.recordId));
		for (const { item, row } of items) {
			if (open.has(item.recordId)) continue;
			if (item.state !== "answered") failed++;
			if (row) refreshRow(row);
		}
		for (const id of [...left]) {
			if (open.has(id)) continue;
			left.delete(id);
			asked.add(id);
		}
		if (asking.value?.job === job) asking.value = { ...asking.value, done: recordIds.length - left.size };
		if (left.size === 0) await app.cancel(job);
		// Thousands of rows are not carried over several times a second.
		else await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_LOOK_MS, left.size)));
	}

	async function lookOnce(): Promise<void> {
		due = false;
		if (left.size > 0) await look();
	}

	if (added.ok) {
		let looking = Promise.resolve();
		await app.followQueue(job, ({ held }) => {
			if (!due) looking = looking.then(lookOnce);
			due = true;
			// Nobody watches a number that stands still: what waits for the network or a person goes on in the queue.
			if (held !== undefined && held !== "slowed") void app.cancel(job);
		});
		await looking;
		failed += left.size;
	} else failed = left.size;
	asking.value = undefined;
	changed();
	return failed;
}

/** Takes out of the queue what was not asked yet. */
export async function stopAsking(app: App): Promise<void> {
	if (!asking.value) return;
	const { recordIds, job } = asking.value;
	await app.steerQueue({ what: "skip", recordIds });
	await app.cancel(job);
}

/** What is put off for a while is not waited for: the queue asks again by itself. */
function isOnItsWay(state: string): boolean {
	return state === "waiting" || state === "asking";
}
