import { foldText } from "#core/base/text.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { HeldEntry } from "#core/vault/journal.ts";

/** The history in memory, newest first. It follows the vault by its `seq`, as the library does. */
export interface HeldJournal {
	/** Everything as it is now. */
	entries(): Promise<readonly HeldEntry[]>;
	get(id: string): HeldEntry | undefined;
	/** Folded text that a search looks through. */
	textOf(held: HeldEntry): string;
}

export function createHeldJournal(vault: AppVault): HeldJournal {
	const held = new Map<string, HeldEntry>();
	const texts = new WeakMap<HeldEntry, string>();
	let sorted: readonly HeldEntry[] | undefined;
	let seen = -1; // what a migration made has 0

	async function catchUp(): Promise<void> {
		const { seq } = await vault.head();
		if (seq === seen) return;
		const { entries, count } = await vault.journalSince(seen);
		for (const one of entries) held.set(one.id, one);
		let gone = false;
		if (held.size !== count) {
			const ids = new Set(await vault.journalIds());
			for (const id of [...held.keys()]) if (!ids.has(id)) gone = held.delete(id) || gone;
		}
		if (gone || entries.length > 0) sorted = undefined;
		seen = seq;
	}

	return {
		async entries() {
			await catchUp();
			sorted ??= [...held.values()].sort((a, b) => order(b.entry.at, a.entry.at) || order(a.id, b.id));
			return sorted;
		},
		get: (id) => held.get(id),
		textOf(one) {
			const known = texts.get(one);
			if (known !== undefined) return known;
			const { code, number, sellerName = "", note = "" } = one.entry;
			const text = [code, number, sellerName, note].map(foldText).join("\n");
			texts.set(one, text);
			return text;
		},
	};
}

function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
