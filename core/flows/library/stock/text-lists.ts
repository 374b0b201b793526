import type { ByteReader, ByteWriter } from "#core/search/bytes.ts";
import { type Codes, createCodes } from "#core/search/cells.ts";
import { grown } from "#core/search/grown.ts";
import { copyOf, readCodes, readStrings, type Units, writeStrings } from "#core/search/snapshot-parts.ts";
import { createStrings, type Strings } from "#core/search/strings.ts";

/**
 * A list of texts for each row, and for each text the rows that have it: what many objects and maps would say in a
 * tenth of their memory. The way from texts to rows is made when it is first asked for.
 */
export interface TextLists {
	readonly strings: Strings;
	get(row: number): readonly string[];
	/** `linked`: whether the row is found and counted by these texts. */
	set(row: number, texts: readonly string[], linked: boolean): void;
	/** The rows found by a text, until the caller has enough. */
	rows(text: string): Iterable<number>;
	/** How many rows are found by a text. */
	count(text: string): number;
	/** Texts by which more than one row is found. */
	shared(): readonly SharedText[];
	write(writer: ByteWriter, rows: number, units: Units): void;
}

export interface SharedText {
	readonly text: string;
	readonly rows: readonly number[];
}

interface Parts {
	readonly strings: Strings;
	readonly start: Codes;
	readonly length: Codes;
	readonly slots: Uint32Array;
}

/** From text to rows: `first` by the number of a text and `next` by slot name a slot; 0 ends. `row` is 0 once unlinked. */
interface Index {
	first: Uint32Array;
	next: Uint32Array;
	row: Uint32Array;
	count: Uint32Array;
}

/** Fewer are never put together again. */
const FEW = 4096;

export function createTextLists(isLinked: (row: number) => boolean, parts?: Parts): TextLists {
	const strings = parts?.strings ?? createStrings();
	let start = parts?.start ?? createCodes();
	const length = parts?.length ?? createCodes();
	/** Numbers of texts, the lists one after another; slot 0 is nobody's. */
	let slots = parts?.slots ?? new Uint32Array(64);
	let used = parts?.slots.length ?? 1;
	let idle = 0;
	let index: Index | undefined;

	function codesOf(row: number): Uint32Array {
		const from = start.data[row] ?? 0;
		return slots.subarray(from, from + (length.data[row] ?? 0));
	}

	/** Each text of a row once, however often it is in its list. */
	function link(to: Index, row: number): void {
		const from = start.data[row] ?? 0;
		const codes = codesOf(row);
		for (const [at, code] of codes.entries()) {
			if (codes.indexOf(code) < at) continue;
			const slot = from + at;
			to.first = grown(to.first, code + 1);
			to.count = grown(to.count, code + 1);
			to.next = grown(to.next, slot + 1);
			to.row = grown(to.row, slot + 1);
			to.next[slot] = to.first[code] ?? 0;
			to.first[code] = slot;
			to.row[slot] = row;
			to.count[code] = (to.count[code] ?? 0) + 1;
		}
	}

	function unlink(from: Index, row: number): void {
		const first = start.data[row] ?? 0;
		for (const [at, code] of codesOf(row).entries()) {
			if (!from.row[first + at]) continue;
			from.row[first + at] = 0;
			from.count[code] = (from.count[code] ?? 1) - 1;
		}
	}

	function indexed(): Index {
		if (index) return index;
		index = {
			first: new Uint32Array(strings.size),
			next: new Uint32Array(used),
			row: new Uint32Array(used),
			count: new Uint32Array(strings.size),
		};
		for (let row = 1; row < length.data.length; row++) if (isLinked(row)) link(index, row);
		return index;
	}

	/** Lists that were replaced leave holes. */
	function tidy(): void {
		if (idle < FEW || idle * 2 < used) return;
		const packed = new Uint32Array(used - idle);
		const starts = createCodes();
		let end = 1;
		for (let row = 1; row < length.data.length; row++) {
			const codes = codesOf(row);
			if (codes.length === 0) continue;
			packed.set(codes, end);
			starts.set(row, end);
			end += codes.length;
		}
		[slots, start, used, idle, index] = [packed, starts, end, 0, undefined];
	}

	function* rowsOf({ first, next, row, count }: Index, code: number): Iterable<number> {
		let left = code === 0 ? 0 : (count[code] ?? 0);
		for (let slot = first[code] ?? 0; slot !== 0 && left > 0; slot = next[slot] ?? 0) {
			const found = row[slot] ?? 0;
			if (found === 0) continue;
			left--;
			yield found;
		}
	}

	return {
		strings,
		get: (row) => Array.from(codesOf(row), (code) => unescaped(strings.text(code))),
		set(row, texts, linked) {
			const codes = texts.map((text) => strings.intern(escaped(text)));
			const before = codesOf(row);
			const same = codes.length === before.length && codes.every((code, at) => code === before[at]);
			const wasLinked = index !== undefined && (index.row[start.data[row] ?? 0] ?? 0) !== 0;
			if (same && (!index || codes.length === 0 || wasLinked === linked)) return;
			if (index) unlink(index, row);
			idle += before.length;
			start.set(row, used);
			length.set(row, codes.length);
			slots = grown(slots, used + codes.length);
			slots.set(codes, used);
			used += codes.length;
			if (index && linked) link(index, row);
			tidy();
		},
		rows: (text) => rowsOf(indexed(), strings.find(escaped(text)) ?? 0),
		shared() {
			const all = indexed();
			const found: SharedText[] = [];
			for (let code = 1; code < all.count.length; code++) {
				if ((all.count[code] ?? 0) < 2) continue;
				found.push({ text: unescaped(strings.text(code)), rows: [...rowsOf(all, code)] });
			}
			return found;
		},
		count(text) {
			const { count } = indexed();
			const code = strings.find(escaped(text)) ?? 0;
			return code === 0 ? 0 : (count[code] ?? 0);
		},
		write(writer, rows, units) {
			writeStrings(writer, strings, units);
			writer.write(copyOf(start, rows));
			writer.write(copyOf(length, rows));
			writer.write(slots.slice(0, used));
		},
	};
}

export function readTextLists(reader: ByteReader, rows: number, isLinked: (row: number) => boolean): TextLists {
	const strings = readStrings(reader);
	const start = readCodes(reader, rows);
	const length = readCodes(reader, rows);
	return createTextLists(isLinked, { strings, start, length, slots: reader.read(Uint32Array) });
}

/** What no text kept in one run of texts may hold, is written as JSON does. */
export function escaped(text: string): string {
	return /[\n\\]/.test(text) || !text.isWellFormed() ? JSON.stringify(text).slice(1, -1) : text;
}

export function unescaped(text: string): string {
	return text.includes("\\") ? JSON.parse(`"${text}"`) : text;
}
