import type { Strings } from "./strings.ts";

/** A shorter number has too many neighbours: one digit wrong of six fits fifty others. */
export const NEAR_DIGITS = 8;

/**
 * Sets `hits[code]` to 1 for texts of the same length that differ from `digits` in one place, or in two neighbours
 * swapped (近似); says how many. The very text is no neighbour of itself.
 */
export function markNear(strings: Strings, digits: string, hits: Uint8Array): number {
	const { length } = digits;
	const starts = strings.starts();
	let count = 0;
	for (const { first, text } of strings.pieces()) {
		const base = starts[first] ?? 0;
		for (let code = first; ; code++) {
			const start = (starts[code] ?? 0) - base;
			const next = (starts[code + 1] ?? Number.POSITIVE_INFINITY) - base;
			if (Math.min(next, text.length) - start - 1 === length && isNear(text, start, digits)) {
				hits[code] = 1;
				count++;
			}
			if (next >= text.length) break;
		}
	}
	return count;
}

function isNear(text: string, start: number, digits: string): boolean {
	const at = firstDifference(text, start, digits, 0);
	if (at === digits.length) return false;
	const after = firstDifference(text, start, digits, at + 1);
	if (after === digits.length) return true;
	const swapped =
		after === at + 1 &&
		text.charCodeAt(start + at) === digits.charCodeAt(after) &&
		text.charCodeAt(start + after) === digits.charCodeAt(at);
	return swapped && firstDifference(text, start, digits, after + 1) === digits.length;
}

function firstDifference(text: string, start: number, digits: string, from: number): number {
	let at = from;
	while (at < digits.length && text.charCodeAt(start + at) === digits.charCodeAt(at)) at++;
	return at;
}
