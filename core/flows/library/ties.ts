import type { Marks } from "./summary.ts";

/** What two records may have in common: numbers, places in files, and seller with total and day. */
export type Tied = Partial<Pick<Marks, "keys" | "parts" | "near" | "trashed">>;

/**
 * Records alike that are looked at for one: a road's toll invoices of a day are alike by the thousand, and comparing
 * each with all would take hours. That there are some is what counts; which and how many changes no verdict.
 */
export const ALIKE = 20;

/** Records by what may tie them to others. What is in the trash is like no other, but still has its numbers. */
export interface Ties {
	add(id: string, marks: Tied): void;
	remove(id: string, marks: Tied): void;
	/** Ids of records that have something in common with these marks; of those that are only alike, the first few. */
	find(marks: Tied, except?: ReadonlySet<string>): readonly string[];
	/** How many have this seller, total and day. */
	countAlike(near: string): number;
	/** Places in files, and sellers with total and day, that more than one record has. */
	shared(): readonly Shared[];
}

export interface Shared {
	readonly why: "file" | "near";
	readonly key: string;
	/** Of those in the trash as well, for `file`. */
	readonly ids: ReadonlySet<string>;
}

export function createTies(): Ties {
	const same = createIndex();
	const alike = createIndex();
	return {
		add(id, { keys = [], parts = [], near = [], trashed }) {
			for (const key of [...keys, ...parts]) same.add(key, id);
			if (!trashed) for (const key of near) alike.add(key, id);
		},
		remove(id, { keys = [], parts = [], near = [] }) {
			for (const key of [...keys, ...parts]) same.remove(key, id);
			for (const key of near) alike.remove(key, id);
		},
		find({ keys = [], parts = [], near = [] }, except = new Set()) {
			const found = new Set<string>();
			for (const key of [...keys, ...parts]) for (const id of same.get(key)) if (!except.has(id)) found.add(id);
			for (const key of near) for (const id of firstOf(alike.get(key), except)) found.add(id);
			return [...found];
		},
		countAlike: (near) => alike.get(near).size,
		shared: () => [
			...same.shared("file").filter(({ key }) => key.includes("#")), // the others are numbers
			...alike.shared("near"),
		],
	};
}

const nobody: ReadonlySet<string> = new Set();

function createIndex() {
	const index = new Map<string, Set<string>>();
	/** Keys of more than one: to look through all keys of 100 000 records takes a hundred times as long. */
	const many = new Set<string>();
	return {
		shared: (why: Shared["why"]): readonly Shared[] =>
			[...many].map((key) => ({ why, key, ids: index.get(key) ?? nobody })),
		get: (key: string): ReadonlySet<string> => index.get(key) ?? nobody,
		add(key: string, id: string) {
			const ids = index.get(key);
			if (ids) {
				ids.add(id);
				if (ids.size > 1) many.add(key);
			} else index.set(key, new Set([id]));
		},
		remove(key: string, id: string) {
			const ids = index.get(key);
			ids?.delete(id);
			if (ids && ids.size < 2) many.delete(key);
			if (ids?.size === 0) index.delete(key);
		},
	};
}

function firstOf(ids: ReadonlySet<string>, except: ReadonlySet<string>): readonly string[] {
	const first: string[] = [];
	for (const id of ids) {
		if (first.length === ALIKE) break;
		if (!except.has(id)) first.push(id);
	}
	return first;
}
