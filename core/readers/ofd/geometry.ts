/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f` (GB/T 33190 §8.5, the order of the numbers in a CTM). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Numbers of an attribute or path; anything that is no finite number ends the list. */
export function parseNumbers(text: string | undefined, limit: number): readonly number[] {
	const numbers: number[] = [];
	for (const word of (text ?? "").trim().split(/[\s,]+/, limit)) {
		const number = word === "" ? Number.NaN : Number(word);
		if (!Number.isFinite(number)) break;
		numbers.push(number);
	}
	return numbers;
}

export function parseBox(text: string | undefined): Box | undefined {
	const [x, y, width, height] = parseNumbers(text, 4);
	if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
	return { x, y, width, height };
}

/** From an object's own coordinates to the page: its CTM, then its boundary's corner. */
export function placeMatrix(ctm: string | undefined, { x, y }: Pick<Box, "x" | "y">): Matrix {
	const [a, b, c, d, e, f] = parseNumbers(ctm, 6);
	if (a === undefined || b === undefined || c === undefined || d === undefined) return [1, 0, 0, 1, x, y];
	return [a, b, c, d, (e ?? 0) + x, (f ?? 0) + y];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
	return [a * x + c * y + e, b * x + d * y + f];
}

/**
 * Distances between characters: plain numbers, with `g n v` for n times v. A list that is too short goes on with its
 * last value: some programs write one value for the whole text.
 */
export function parseDeltas(text: string | undefined, count: number): readonly number[] | undefined {
	const words = (text ?? "").trim().split(/\s+/, count * 3 + 3);
	const deltas: number[] = [];
	for (let at = 0; at < words.length && deltas.length < count; at++) {
		const repeated = words[at] === "g";
		const times = repeated ? Number(words[at + 1]) : 1;
		const value = Number(words[repeated ? at + 2 : at]);
		if (!Number.isFinite(value) || !Number.isInteger(times) || words[at] === "") break;
		for (let n = 0; n < times && deltas.length < count; n++) deltas.push(value);
		if (repeated) at += 2;
	}
	const last = deltas.at(-1);
	if (last === undefined) return undefined;
	while (deltas.length < count) deltas.push(last);
	return deltas;
}
