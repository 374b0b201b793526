import { chinaDay } from "#core/flows/china-day.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { createBrowserShared } from "#core/worker/browser-shared.ts";
import { createBrowserAccount, openOwnVault } from "#core/worker/browser-vault.ts";
import { inventLibrary } from "#tests/bench/invented.ts";
import { recordOf, summaryOf } from "#tests/bench/invented-summaries.ts";

export interface FillingAsked {
	readonly records: number;
	/** What the app would have judged them by: as it has them, they stay as they are. */
	readonly basis: string;
}

const PER_WRITE = 500;

self.onmessage = async ({ data }: MessageEvent<FillingAsked>) => {
	await fill(data);
	self.postMessage("done");
};

async function fill({ records, basis }: FillingAsked): Promise<void> {
	const vault = await openOwnVault<Summary>(createBrowserAccount(), createBrowserShared().locks);
	const today = chinaDay(new Date());
	const put = async (some: readonly Searchable[]) => {
		const kept = await vault.commit({
			put: some.map((one) => {
				const summary = summaryOf(one, today);
				return { record: recordOf(one), rev: undefined, keys: summary.marks.keys, summary };
			}),
			remove: [],
			originals: [],
			stale: [],
			basis,
		});
		if (!kept.ok) throw new Error(kept.error.code);
	};
	let some: Searchable[] = [];
	for (const one of inventLibrary(records)) {
		if (some.push(one) < PER_WRITE) continue;
		await put(some);
		some = [];
	}
	if (some.length > 0) await put(some);
	vault.close();
}
