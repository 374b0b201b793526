import type { Marks } from "./summary.ts";

/** What two records may have in common: numbers, places in files, and seller with total and day. */
export type Tied = Partial<Pick<Marks, "keys" | "parts" | "near">>;

/** Records by what may tie them to others. */
export interface Ties {
	add(id: string, marks: Tied): void;
	remove(id: string, marks: Tied): void;
	/** Ids of records that have something in common with these marks. */
	find(marks: Tied): readonly string[];
}

export function createTies(): Ties {
	const index = new Map<string, Set<string>>();
	const all = ({ keys = [], parts = [], near = [] }: Tied) => [...keys, ...parts, ...near];
	return {
		add(id, marks) {
			for (const key of all(marks)) index.set(key, (index.get(key) ?? new Set()).add(id));
		},
		remove(id, marks) {
			for (const key of all(marks)) {
				index.get(key)?.delete(id);
				if (index.get(key)?.size === 0) index.delete(key);
			}
		},
		find: (marks) => [...new Set(all(marks).flatMap((key) => [...(index.get(key) ?? [])]))],
	};
}
