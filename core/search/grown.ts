type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * The same list with room for so many; a quarter more at least, so that filling it one by one stays cheap and what is
 * left empty of a hundred columns does not cost more than a column.
 */
export function grown<T extends Numbers>(list: T, length: number, fill = 0): T {
	if (length <= list.length) return list;
	const Kind = list.constructor as new (length: number) => T; // a list of numbers makes one of its own kind
	const bigger = new Kind(Math.max(length, Math.ceil(list.length * 1.25), 64));
	bigger.set(list);
	if (fill !== 0) bigger.fill(fill, list.length);
	return bigger;
}
