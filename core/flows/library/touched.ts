import type { Library } from "./library.ts";
import type { Marks } from "./summary.ts";

/**
 * Other records whose summary changes with these: `own` are the marks they have from now on. What is only alike shows
 * in a summary as "there is one" and no more, so the thousandth such record changes none but the second's.
 */
export function touchedBy(library: Library, touched: ReadonlySet<string>, own: readonly Marks[]): readonly string[] {
	const before = [...touched].flatMap((id) => library.marks(id) ?? []);
	const change = new Map<string, number>();
	const count = (marks: readonly Marks[], step: number) => {
		for (const { near, trashed } of marks) {
			for (const key of trashed ? [] : near) change.set(key, (change.get(key) ?? 0) + step);
		}
	};
	count(before, -1);
	count(own, 1);
	const near = [...change].flatMap(([key, by]) => {
		const held = library.countAlike(key);
		return held > 1 === held + by > 1 ? [] : key;
	});
	const same = [...before, ...own].map(({ keys, parts }) => ({ keys, parts }));
	const others = [...same, { near }].flatMap((marks) => library.neighbours(marks, touched));
	return [...new Set(others.map(({ id }) => id))];
}
