import type { Found, SaveProblem, SavingProgress } from "./work.ts";

/** One thing of the list that is kept one after the other (全部保存, 全部查验). Plain JSON: it outlives the room. */
export interface SavingItem {
	readonly key: string;
	/** Address of the page it was met on. */
	readonly page: string;
	/** Whether it is to be asked about once it is kept. */
	readonly ask: boolean;
	/** Times it was begun; the room may have died with it. */
	readonly tries: number;
	/** Absent once it has ended, and of a picture whose pixels are too many to be remembered. */
	readonly found?: Found;
	readonly end?: SavingEnd;
}

export type SavingEnd =
	| { readonly what: "kept"; readonly records: readonly string[] }
	/** `records`: kept, and yet something went wrong. */
	| { readonly what: "failed"; readonly problem: SaveProblem; readonly records?: readonly string[] };

export type SavingList = readonly SavingItem[];

/** What ended the room so often is not begun again: a file may be made to exhaust it. */
const MOST_TRIES = 3;
/** As for what was seen in tabs: pixels are not remembered (`background/sights.ts`). */
const MAX_KEPT_URL = 4_096;

/** The list with more on it. One that is through begins anew; what is on it already stays in its place. */
export function addFound(list: SavingList, found: readonly Found[], { ask }: { readonly ask: boolean }): SavingList {
	const items = new Map(isRunning(list) ? list.map((item) => [nameOf(item.page, item.key), item]) : []);
	for (const one of found) {
		const { key } = one.candidate;
		const name = nameOf(one.page.url, key);
		const held = items.get(name);
		const open = held !== undefined && held.end === undefined;
		if (open) items.set(name, { ...held, ask: held.ask || ask });
		else items.set(name, { key, page: one.page.url, ask, tries: 0, found: one });
	}
	return [...items.values()];
}

/**
 * What is kept next in one go: words of one page together, since they need nothing fetched; each file and picture by
 * itself, so that a slow server holds up nothing that is kept already.
 */
export function nextBatch(list: SavingList): readonly Required<Omit<SavingItem, "end">>[] {
	const open = list.filter(
		(item): item is Required<Omit<SavingItem, "end">> => isOpen(item) && item.found !== undefined,
	);
	const [first] = open;
	if (!first) return [];
	if (first.found.candidate.what !== "fields") return [first];
	return open.filter(
		({ page, ask, found }) => found.candidate.what === "fields" && page === first.page && ask === first.ask,
	);
}

/** The list with items begun once more. */
export function withBegun(list: SavingList, batch: SavingList): SavingList {
	return list.map((item) => (batch.some((one) => isSame(one, item)) ? { ...item, tries: item.tries + 1 } : item));
}

/** The list with the end of an item. */
export function withEnd(list: SavingList, ended: SavingItem, end: SavingEnd): SavingList {
	return list.map((item) => {
		if (!isSame(item, ended)) return item;
		const { key, page, ask, tries } = item;
		return { key, page, ask, tries, end };
	});
}

/** The list without what failed and is tried again by itself. */
export function withoutFailed(list: SavingList, keys: readonly string[]): SavingList {
	return list.filter(({ key, end }) => end?.what !== "failed" || !keys.includes(key));
}

/** The list as another room finds it: what cannot go on is told as that. */
export function takenUp(list: SavingList): SavingList {
	return list.reduce((taken, item) => {
		if (item.end) return taken;
		if (!item.found) return withEnd(taken, item, { what: "failed", problem: { code: "not_found" } });
		if (item.tries >= MOST_TRIES) return withEnd(taken, item, { what: "failed", problem: { code: "failed" } });
		return taken;
	}, list);
}

/** The list as it is remembered: without pixels. */
export function slim(list: SavingList): SavingList {
	return list.map((item) => {
		const { found, ...rest } = item;
		const url = found && "url" in found.candidate ? found.candidate.url : "";
		return url.length > MAX_KEPT_URL ? rest : item;
	});
}

export function isRunning(list: SavingList): boolean {
	return list.some(isOpen);
}

/** What the popup is told of it. `going`: keys that are being kept now. */
export function savingProgress(list: SavingList, going: ReadonlySet<string>): SavingProgress {
	return {
		running: isRunning(list),
		items: list.map(({ key, page, end }) => {
			if (end?.what === "failed") {
				return { key, page, state: "failed", problem: end.problem, ...(end.records && { records: end.records }) };
			}
			if (end) return { key, page, state: "kept", records: end.records };
			return { key, page, state: going.has(nameOf(page, key)) ? "going" : "waiting" };
		}),
	};
}

/** What stands for an item among those of other pages. */
export function nameOf(page: string, key: string): string {
	return `${page} ${key}`;
}

function isOpen({ end }: SavingItem): boolean {
	return end === undefined;
}

export function isSame(one: SavingItem, other: SavingItem | undefined): boolean {
	return one.key === other?.key && one.page === other.page;
}
