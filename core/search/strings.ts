import { SEPARATOR } from "./fold.ts";
import { grown } from "./grown.ts";

/** Characters after which a piece of text is closed: short enough that the open one is joined again at no cost. */
const PIECE = 1 << 16;

/** A stretch of texts as one text, so that one native search looks through thousands of them. */
export interface Piece {
	/** The number of its first text. */
	readonly first: number;
	/** The texts, each followed by `SEPARATOR`. */
	readonly text: string;
}

/**
 * Texts kept once each and known by a number from 0, in the order they came; 0 is the empty text and stands for "none".
 * Nothing is ever taken out. Texts are folded by the caller and hold no `SEPARATOR`.
 */
export interface Strings {
	readonly size: number;
	/** The number of a text, which is kept from now on. */
	intern(text: string): number;
	/** The number of a text; `undefined` when it is not kept. */
	find(text: string): number | undefined;
	text(code: number): string;
	/** Sets `hits[code]` to 1 where the text holds `needle`, which is not empty; says how many. */
	mark(needle: string, hits: Uint8Array): number;
	/** All texts in their order, in pieces. */
	pieces(): readonly Piece[];
	/** `starts()[code]` is where a text begins, counted over all pieces. */
	starts(): Uint32Array;
}

/** Texts as they were taken apart by `pieces` and `starts`. */
export interface StringParts {
	readonly size: number;
	readonly pieces: readonly Piece[];
	readonly starts: Uint32Array;
}

export function createStrings(parts?: StringParts): Strings {
	let size = parts?.size ?? 1;
	/** Closed pieces, and from where on the open one goes. */
	const closed: Piece[] = [...(parts?.pieces ?? [])];
	const firsts: number[] = closed.map(({ first }) => first);
	let starts = parts?.starts ?? new Uint32Array(64);
	let end = parts ? closed.reduce((sum, { text }) => sum + text.length, 0) : 1;
	let open: string[] = parts ? [] : [""];
	let openFirst = parts ? size : 0;
	let openLength = parts ? 0 : 1;
	let joined: Piece | undefined;
	/** Numbers by hash, open addressing, 0 for a free place; made when first needed. */
	let places: Uint32Array | undefined;

	function text(code: number): string {
		if (code >= openFirst) return open[code - openFirst] ?? "";
		const piece = closed[pieceOf(code)];
		if (!piece) return "";
		const start = (starts[code] ?? 0) - (starts[piece.first] ?? 0);
		return piece.text.slice(start, start + lengthOf(code));
	}

	/** Without the separator. */
	function lengthOf(code: number): number {
		return (code + 1 < size ? (starts[code + 1] ?? 0) : end) - (starts[code] ?? 0) - 1;
	}

	function pieceOf(code: number): number {
		let low = 0;
		let high = firsts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((firsts[middle] ?? 0) <= code) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	function is(code: number, other: string): boolean {
		if (code >= openFirst) return open[code - openFirst] === other;
		if (lengthOf(code) !== other.length) return false;
		const piece = closed[pieceOf(code)];
		return piece?.text.startsWith(other, (starts[code] ?? 0) - (starts[piece.first] ?? 0)) ?? false;
	}

	/** Where the text stands in `places`, or the free place where it belongs. */
	function placeOf(wanted: string, table: Uint32Array): number {
		const mask = table.length - 1;
		let place = hashOf(wanted) & mask;
		for (;;) {
			const code = table[place] ?? 0;
			if (code === 0 || is(code, wanted)) return place;
			place = (place + 1) & mask;
		}
	}

	function hashed(room: number): Uint32Array {
		if (places && room * 1.6 < places.length) return places;
		let length = 64;
		while (length <= room * 2) length *= 2;
		const table = new Uint32Array(length);
		for (let code = 1; code < size; code++) {
			let place = hashOf(text(code)) & (length - 1);
			while (table[place] !== 0) place = (place + 1) & (length - 1);
			table[place] = code;
		}
		places = table;
		return table;
	}

	function close(): void {
		if (open.length === 0) return;
		closed.push({ first: openFirst, text: open.join(SEPARATOR) + SEPARATOR });
		firsts.push(openFirst);
		open = [];
		openFirst = size;
		openLength = 0;
	}

	function pieces(): readonly Piece[] {
		if (open.length === 0) return closed;
		joined ??= { first: openFirst, text: open.join(SEPARATOR) + SEPARATOR };
		return [...closed, joined];
	}

	return {
		get size() {
			return size;
		},
		intern(wanted) {
			if (wanted === "") return 0;
			const table = hashed(size + 1);
			const place = placeOf(wanted, table);
			const found = table[place] ?? 0;
			if (found !== 0) return found;
			const code = size++;
			table[place] = code;
			starts = grown(starts, size);
			starts[code] = end;
			end += wanted.length + 1;
			open.push(wanted);
			openLength += wanted.length + 1;
			joined = undefined;
			if (openLength >= PIECE) close();
			return code;
		},
		find(wanted) {
			if (wanted === "") return 0;
			const table = hashed(size);
			return table[placeOf(wanted, table)] || undefined;
		},
		text,
		mark(needle, hits) {
			let count = 0;
			const all = pieces();
			for (let index = 0; index < all.length; index++) {
				const piece = all[index];
				if (!piece) continue;
				let at = piece.text.indexOf(needle);
				if (at < 0) continue;
				const base = starts[piece.first] ?? 0;
				const last = (all[index + 1]?.first ?? size) - 1;
				let code = piece.first;
				while (at >= 0) {
					code = lastStarting(starts, base + at, code, last);
					hits[code] = 1;
					count++;
					if (code === last) break;
					at = piece.text.indexOf(needle, (starts[code + 1] ?? 0) - base);
				}
			}
			return count;
		},
		pieces,
		starts: () => starts.subarray(0, size),
	};
}

/** The last text between `low` and `high` that begins at or before `position`. */
export function lastStarting(starts: Uint32Array, position: number, low: number, high: number): number {
	let from = low;
	let step = 1;
	// Matches are often near each other: go ahead in growing steps before halving.
	while (from + step <= high && (starts[from + step] ?? 0) <= position) {
		from += step;
		step *= 2;
	}
	let to = Math.min(high, from + step);
	while (from < to) {
		const middle = (from + to + 1) >> 1;
		if ((starts[middle] ?? 0) <= position) from = middle;
		else to = middle - 1;
	}
	return from;
}

/** FNV-1a over code units, stirred once more since only its lower bits are used. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	hash ^= hash >>> 15;
	return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
