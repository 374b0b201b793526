import { FIRSTS, OTHER_READINGS } from "./pinyin-table.ts";
import { lastStarting, type Strings } from "./strings.ts";

const FIRST = 0x4e00;
const LAST = 0x9fff;
/** Nobody types more, and a bit for each fits a number. */
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
			if (!readsAs(text, at, letters)) continue;
			code = lastStarting(starts, base + at, code, last);
			hits[code] = 1;
			count++;
			if (code === last) break;
			at = (starts[code + 1] ?? 0) - base - 1;
		}
	}
	return count;
}

/**
 * Whether the text from `at` on is read as the letters. All ways are followed beside each other, a bit for how many
 * letters each has used up: followed one by one, a name like 和和和 typed `hhh` doubles them with every character.
 */
function readsAs(text: string, at: number, letters: string): boolean {
	let ways = 1;
	for (let next = at; ways !== 0; next++) {
		const unit = text.charCodeAt(next);
		let onward = 0;
		for (let from = 0; from < letters.length; from++) {
			if ((ways & (1 << from)) === 0) continue;
			onward |= unit >= FIRST && unit <= LAST ? waysOn(unit, letters, from) : letterOn(unit, letters, from);
		}
		if (onward & (1 << letters.length)) return true;
		ways = onward;
	}
	return false;
}

/** How many letters may be used up behind this character, as bits. */
function waysOn(unit: number, letters: string, from: number): number {
	let ways = 0;
	for (const reading of readings[unit - FIRST] ?? lookedUp(unit)) {
		if (reading.charCodeAt(0) !== letters.charCodeAt(from)) continue;
		ways |= 1 << (from + 1);
		if (reading[1] === "h" && letters[from + 1] === "h") ways |= 1 << (from + 2); // zh, ch, sh
		if (letters.startsWith(reading, from)) ways |= 1 << (from + reading.length);
		else if (reading.startsWith(letters.slice(from))) ways |= 1 << letters.length;
	}
	return ways;
}

/** Latin letters in a name stand for themselves. */
function letterOn(unit: number, letters: string, from: number): number {
	return unit === letters.charCodeAt(from) - 32 ? 1 << (from + 1) : 0;
}

/** The readings of a character, most usual first; none for what is no Chinese character or where none are known. */
export function readingsOf(char: string): readonly string[] {
	const unit = char.charCodeAt(0);
	if (unit < FIRST || unit > LAST) return [];
	return readings[unit - FIRST] ?? lookedUp(unit);
}

function lookedUp(unit: number): readonly string[] {
	lookUp(unit);
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
