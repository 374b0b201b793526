import { FIRSTS, OTHER_READINGS } from "./pinyin-table.ts";
import { lastStarting, type Strings } from "./strings.ts";

const FIRST = 0x4e00;
const LAST = 0x9fff;
/** Nobody types more; and what is tried grows with it. */
const MOST_LETTERS = 30;
/** In `initials`: the character was looked up. */
const KNOWN = 1 << 31;

/** Readings by character, and a bit for each letter they begin with; looked up when first met. */
const readings: (readonly string[] | undefined)[] = [];
const initials = new Int32Array(LAST - FIRST + 1);

/** Whether a typed word may be pinyin: two Latin letters or more. */
export function isPinyin(text: string): boolean {
	return text.length >= 2 && text.length <= MOST_LETTERS && /^[A-Za-zÜü]+$/.test(text);
}

/**
 * Sets `hits[code]` to 1 where somewhere in the text each character in turn is read as the letters say: by its whole
 * syllable or its initial, the last one by any beginning. Says how many. Latin letters in the text stand for themselves.
 * @example "演示酒店" is found by `ysjd`, `yanshi`, `jiud`
 */
export function markPinyin(strings: Strings, typed: string, hits: Uint8Array): number {
	const letters = typed.toLowerCase().replaceAll("ü", "v");
	const bit = initialBit(letters);
	const capital = letters.charCodeAt(0) - 32;
	const starts = strings.starts();
	const pieces = strings.pieces();
	let count = 0;
	for (let index = 0; index < pieces.length; index++) {
		const piece = pieces[index];
		if (!piece) continue;
		const { text, first } = piece;
		const base = starts[first] ?? 0;
		const last = (pieces[index + 1]?.first ?? strings.size) - 1;
		let code = first;
		for (let at = 0; at < text.length; at++) {
			const unit = text.charCodeAt(at);
			if (unit < FIRST || unit > LAST) {
				if (unit !== capital) continue;
			} else {
				let mask = initials[unit - FIRST] ?? 0;
				if (mask === 0) mask = lookUp(unit);
				if ((mask & bit) === 0) continue;
			}
			if (!readsAs(text, at, letters, 0)) continue;
			code = lastStarting(starts, base + at, code, last);
			hits[code] = 1;
			count++;
			if (code === last) break;
			at = (starts[code + 1] ?? 0) - base - 1;
		}
	}
	return count;
}

function readsAs(text: string, at: number, letters: string, from: number): boolean {
	if (from === letters.length) return true;
	const unit = text.charCodeAt(at);
	if (!(unit >= FIRST && unit <= LAST)) {
		return unit === letters.charCodeAt(from) - 32 && readsAs(text, at + 1, letters, from + 1);
	}
	if (initials[unit - FIRST] === 0) lookUp(unit);
	for (const reading of readings[unit - FIRST] ?? []) {
		if (reading.charCodeAt(0) !== letters.charCodeAt(from)) continue;
		if (letters.length - from <= reading.length && reading.startsWith(letters.slice(from))) return true;
		if (letters.startsWith(reading, from) && readsAs(text, at + 1, letters, from + reading.length)) return true;
		if (reading.length > 1 && readsAs(text, at + 1, letters, from + 1)) return true;
		const double = reading[1] === "h" && letters[from + 1] === "h"; // zh, ch, sh
		if (double && readsAs(text, at + 1, letters, from + 2)) return true;
	}
	return false;
}

/** The readings of a character, most usual first; none for what is no Chinese character or where none are known. */
export function readingsOf(char: string): readonly string[] {
	const unit = char.charCodeAt(0);
	if (unit < FIRST || unit > LAST) return [];
	if (initials[unit - FIRST] === 0) lookUp(unit);
	return readings[unit - FIRST] ?? [];
}

function lookUp(unit: number): number {
	table ??= openTable();
	const char = String.fromCharCode(unit);
	const all = new Set([table.read(char), ...(table.others.get(char) ?? [])].flatMap((one) => one ?? []));
	readings[unit - FIRST] = [...all];
	const mask = [...all].reduce((bits, reading) => bits | initialBit(reading), KNOWN);
	initials[unit - FIRST] = mask;
	return mask;
}

interface Table {
	read(char: string): string | undefined;
	readonly others: ReadonlyMap<string, readonly string[]>;
}

let table: Table | undefined;

function openTable(): Table {
	const order = new Intl.Collator("zh-u-co-pinyin");
	const firsts = [...FIRSTS.matchAll(/(.)([a-z]+)/gu)].map(([, char = "", syllable = ""]) => ({ char, syllable }));
	// A browser without the pinyin order would read everything wrong: then nothing is read.
	const works = firsts.every(({ char }, index) => order.compare(firsts[index - 1]?.char ?? char, char) <= 0);
	const others = new Map<string, string[]>();
	for (const [, char = "", reading = ""] of OTHER_READINGS.matchAll(/(.)([a-z]+)/gu)) {
		others.set(char, [...(others.get(char) ?? []), reading]);
	}
	return {
		read(char) {
			if (!works) return undefined;
			let low = 0;
			let high = firsts.length - 1;
			while (low < high) {
				const middle = (low + high + 1) >> 1;
				if (order.compare(firsts[middle]?.char ?? "", char) <= 0) low = middle;
				else high = middle - 1;
			}
			return firsts[low]?.syllable;
		},
		others,
	};
}

function initialBit(letters: string): number {
	return 1 << (letters.charCodeAt(0) - 97);
}
