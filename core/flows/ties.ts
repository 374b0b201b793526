import type { Marks } from "./summary.ts";

/** What two records may have in common: places in files, and seller with total and day. */
export type Tied = Pick<Marks, "parts" | "near">;

/** Records by what may tie them to others. */
export interface Ties {
	add(id: string, marks: Tied): void;
	remove(id: string, marks: Tied): void;
	/** Ids of records that have something in common with these marks. */
	find(marks: Tied): readonly string[];
}

export function createTies(): Ties {
	const index = new Map<string, Set<string>>();
	const keysOf = ({ parts, near }: Tied) => [...parts, ...near];
	return {
		add(id, marks) {
			for (const key of keysOf(marks)) index.set(key, (index.get(key) ?? new Set()).add(id));
		},
		remove(id, marks) {
			for (const key of keysOf(marks)) {
				index.get(key)?.delete(id);
				if (index.get(key)?.size === 0) index.delete(key);
			}
		},
		find: (marks) => [...new Set(keysOf(marks).flatMap((key) => [...(index.get(key) ?? [])]))],
	};
}
