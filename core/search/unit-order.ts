import { SEPARATOR } from "./fold.ts";
import type { Strings } from "./strings.ts";

/** A place among others, and above it what they are sorted by: both together fit a float exactly. */
export const PLACES = 2 ** 26;
const MOST_VALUE = 2 ** 27;
/** Longer texts, or of more different characters, are sorted sooner by comparing them. */
const MOST_PASSES = 8;

/**
 * For each number of a text its place in the order of code units, from 0 for the empty one; `undefined` where the texts
 * are not such as numbers of invoices are: short, of few different characters. Some characters at a time, from the last
 * to the first, by the native sort of numbers: that calls nothing back, and makes no text.
 */
export function rankByUnits(strings: Strings): Uint32Array<ArrayBuffer> | undefined {
	const texts = measure(strings);
	const width = Math.floor(Math.log2(MOST_VALUE) / Math.log2(texts.base));
	const passes = Math.ceil(texts.longest / width);
	if (passes > MOST_PASSES || strings.size > PLACES) return undefined;
	let order = Uint32Array.from({ length: strings.size }, (_, code) => code);
	const keys = new Float64Array(strings.size);
	for (let pass = passes - 1; pass >= 0; pass--) {
		const values = valuesOf(strings, texts, pass * width, width);
		for (let at = 0; at < keys.length; at++) keys[at] = (values[order[at] ?? 0] ?? 0) * PLACES + at;
		keys.sort();
		order = sortedBy(keys, order);
	}
	const ranks = new Uint32Array(strings.size);
	for (let rank = 0; rank < order.length; rank++) ranks[order[rank] ?? 0] = rank;
	return ranks;
}

/** What stood in the places that the sorted keys carry. */
export function sortedBy(keys: Float64Array, before: Uint32Array): Uint32Array<ArrayBuffer> {
	const after = new Uint32Array(keys.length);
	for (let at = 0; at < keys.length; at++) {
		const key = keys[at] ?? 0;
		after[at] = before[key - Math.floor(key / PLACES) * PLACES] ?? 0;
	}
	return after;
}

interface Texts {
	readonly longest: number;
	/** By code unit: its place among those that occur, from 1. */
	readonly digits: Uint32Array;
	/** One more than units occur. */
	readonly base: number;
}

function measure(strings: Strings): Texts {
	const occurs = new Uint8Array(2 ** 16);
	let longest = 0;
	for (const { text } of strings.pieces()) {
		for (let start = 0; start < text.length; ) {
			const end = text.indexOf(SEPARATOR, start);
			longest = Math.max(longest, end - start);
			for (let at = start; at < end; at++) occurs[text.charCodeAt(at)] = 1;
			start = end + 1;
		}
	}
	const digits = new Uint32Array(2 ** 16);
	let base = 1;
	for (let unit = 0; unit < occurs.length; unit++) if (occurs[unit] === 1) digits[unit] = base++;
	return { longest, digits, base };
}

/** For each text what `width` characters of it from `from` on come to as a number; none there counts as 0. */
function valuesOf(strings: Strings, { digits, base }: Texts, from: number, width: number): Uint32Array {
	const values = new Uint32Array(strings.size);
	let code = 0;
	for (const { text } of strings.pieces()) {
		for (let start = 0; start < text.length; code++) {
			const end = text.indexOf(SEPARATOR, start);
			let value = 0;
			for (let at = start + from; at < start + from + width; at++) {
				value = value * base + (at < end ? (digits[text.charCodeAt(at)] ?? 0) : 0);
			}
			values[code] = value;
			start = end + 1;
		}
	}
	return values;
}
