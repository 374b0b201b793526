/** Moves what stands at `from` to `to`; a place outside the list is its end or its beginning. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
	const target = Math.min(Math.max(to, 0), list.length - 1);
	const item = list[from];
	if (item === undefined || from === target) return list;
	const rest = list.toSpliced(from, 1);
	return rest.toSpliced(target, 0, item);
}
