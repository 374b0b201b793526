import type { Page } from "@playwright/test";

import type { QueueItem, QueueState } from "#core/model/queue.ts";

/** What the browser's database holds about one invoice when all is done. */
export interface KeptInvoice {
	readonly number: string;
	readonly item: QueueItem | undefined;
	/** Which questions have their answer in the record: the supplier writes the count into its message. */
	readonly answers: readonly { readonly nth: number; readonly outcome: string }[];
}

/** How many items stand in each state, read from the database behind the app's back. */
export function readCounts(page: Page): Promise<Partial<Record<QueueState, number>>> {
	return page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open("yanpiao");
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		const rows = await new Promise<{ body: string }[]>((resolve, reject) => {
			const reading = db.transaction("queue").objectStore("queue").getAll();
			reading.onsuccess = () => resolve(reading.result);
			reading.onerror = () => reject(reading.error);
		});
		db.close();
		const counts: Partial<Record<QueueState, number>> = {};
		for (const { body } of rows) {
			const { state } = JSON.parse(body) as QueueItem; // written by the app
			counts[state] = (counts[state] ?? 0) + 1;
		}
		return counts;
	});
}

/** Everything the database holds of every invoice. */
export function readKept(page: Page): Promise<readonly KeptInvoice[]> {
	return page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open("yanpiao");
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		const all = (table: string) =>
			new Promise<{ body: string }[]>((resolve, reject) => {
				const reading = db.transaction(table).objectStore(table).getAll();
				reading.onsuccess = () => resolve(reading.result);
				reading.onerror = () => reject(reading.error);
			});
		const items = (await all("queue")).map(({ body }) => JSON.parse(body) as QueueItem); // written by the app
		const byRecord = new Map(items.map((item) => [item.recordId, item]));
		const kept = (await all("records")).map(({ body }) => {
			const record = JSON.parse(body);
			const answers = record.answers.map(({ message, outcome }: { message?: string; outcome: string }) => ({
				nth: Number(/#(\d+)/.exec(message ?? "")?.[1] ?? 0),
				outcome,
			}));
			return { number: String(record.identity).replace(/\D/g, ""), item: byRecord.get(record.id), answers };
		});
		db.close();
		return kept;
	});
}

/** Sets who is asked and how fast, as the settings page would, before the app is loaded again. */
export async function writeSettings(page: Page, settings: unknown): Promise<void> {
	await page.evaluate(async (body) => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open("yanpiao");
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		await new Promise<void>((resolve, reject) => {
			const writing = db.transaction("settings", "readwrite");
			writing.objectStore("settings").put({ key: "app", body });
			writing.oncomplete = () => resolve();
			writing.onerror = () => reject(writing.error);
		});
		db.close();
	}, JSON.stringify(settings));
}
