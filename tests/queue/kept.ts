import type { Page } from "@playwright/test";

import type { QueueItem, QueueState } from "#core/model/queue.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { withOwnVault } from "#tests/e2e/own-vault.ts";

/** What the browser's database holds about one invoice when all is done. */
export interface KeptInvoice {
	readonly number: string;
	readonly item: QueueItem | undefined;
	/** Which questions have their answer in the record: the supplier writes the count into its message. */
	readonly answers: readonly { readonly nth: number; readonly outcome: string }[];
}

/** How many items stand in each state, read from the database behind the app's back. */
export async function readCounts(page: Page): Promise<Partial<Record<QueueState, number>>> {
	await withOwnVault(page);
	return page.evaluate(async () => {
		const counts: Partial<Record<QueueState, number>> = {};
		for (const { body } of await (await window.openOwnVault()).rows("queue")) {
			const { state } = body as QueueItem; // written by the app
			counts[state] = (counts[state] ?? 0) + 1;
		}
		return counts;
	});
}

/** Everything the database holds of every invoice. */
export async function readKept(page: Page): Promise<readonly KeptInvoice[]> {
	await withOwnVault(page);
	return page.evaluate(async () => {
		const vault = await window.openOwnVault();
		const items = (await vault.rows("queue")).map(({ body }) => body as QueueItem); // written by the app
		const byRecord = new Map(items.map((item) => [item.recordId, item]));
		return (await vault.rows("records")).map(({ body }) => {
			const { id, identity, answers } = body as InvoiceRecord; // written by the app
			return {
				number: String(identity).replace(/\D/g, ""),
				item: byRecord.get(id),
				answers: answers.map(({ message, outcome }) => ({
					nth: Number(/#(\d+)/.exec(message ?? "")?.[1] ?? 0),
					outcome,
				})),
			};
		});
	});
}

/** Sets who is asked and how fast, as the settings page would, before the app is loaded again. */
export async function writeSettings(page: Page, settings: unknown): Promise<void> {
	await withOwnVault(page);
	await page.evaluate(async (body) => {
		const vault = await window.openOwnVault();
		await vault.put("settings", { key: "app" }, body);
	}, settings);
}
