import type { Glyph, Run } from "./runs.ts";

/** Glyphs that stand on one line of the page, from left to right. `fold` is their folded text without spaces. */
export interface Row {
	readonly middle: number;
	readonly height: number;
	readonly glyphs: readonly Glyph[];
	readonly fold: string;
	/** Index of the glyph each character of `fold` comes from. */
	readonly glyphAt: readonly number[];
}

/** Part of a row that reads as one: a word, a number, a name. */
export interface Word {
	/** As printed, with one space where there is a gap. */
	readonly text: string;
	/** Folded and without spaces, for matching. */
	readonly fold: string;
	readonly x: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly middle: number;
	readonly height: number;
	readonly glyphs: readonly Glyph[];
}

/** A run this many times as tall as the usual one is a title: it reaches into lines it is no part of. */
const TALL = 1.6;

/** Glyphs that can stand in three heights of width on a full page; bounds the work on hostile ones. */
const MAX_NEIGHBOURS = 400;

/** Groups runs, sorted by their middle, into rows. Runs of different size share a row when their middles are close. */
export function rowsOf(runs: readonly Run[]): Row[] {
	const heights = runs.map((run) => run.height).toSorted((a, b) => a - b);
	const limit = (heights[Math.floor(heights.length / 2)] ?? 0) * TALL;
	const usual = group(runs.filter((run) => run.height <= limit));
	const tall = group(runs.filter((run) => run.height > limit));
	return [...usual, ...tall].toSorted((a, b) => a.middle - b.middle);
}

function group(runs: readonly Run[]): Row[] {
	const rows: Run[][] = [];
	let open: Piece[] = [];
	let middle = 0;
	let count = 0;
	for (const piece of piecesOf(runs)) {
		const smallest = Math.min(piece.height, ...open.slice(-8).map((other) => other.height));
		if (open.length > 0 && piece.middle - middle > smallest * 0.45) {
			rows.push(open.flatMap((each) => each.runs));
			open = [];
			count = 0;
		}
		open.push(piece);
		count += piece.runs.length;
		middle += ((piece.middle - middle) * piece.runs.length) / count;
	}
	if (open.length > 0) rows.push(open.flatMap((each) => each.runs));
	return rejoined(rows).map(toRow);
}

/**
 * Two blocks side by side may stand a little off one another, and the few lone glyphs between them (名 称) on either
 * height: what was cut in two for that fits into one line again, like a comb.
 */
function rejoined(rows: readonly Run[][]): Run[][] {
	const joined: Run[][] = [];
	for (const row of rows) {
		const last = joined.at(-1);
		if (last && isComb(last, row)) joined[joined.length - 1] = [...last, ...row];
		else joined.push(row);
	}
	return joined;
}

function isComb(upper: readonly Run[], lower: readonly Run[]): boolean {
	if (!isSetSingly(upper) || !isSetSingly(lower)) return false;
	const all = [...upper, ...lower].toSorted((a, b) => a.x - b.x);
	const height = Math.min(...all.map((run) => run.height));
	if (toPiece(lower).middle - toPiece(upper).middle > height * 0.6) return false;
	return all.every((run, index) => {
		const before = all[index - 1];
		return !before || run.x - before.right > -0.3 * height;
	});
}

function isSetSingly(runs: readonly Run[]): boolean {
	return runs.length < 500 && runs.filter((run) => run.glyphs.length === 1).length > runs.length * 0.8;
}

/** Runs that surely stand on one line, with the middle of them all. */
interface Piece {
	readonly runs: readonly Run[];
	readonly middle: number;
	readonly height: number;
}

/**
 * Glyphs set one by one may dance about their line, so that each alone says little about where the line is: neighbours
 * are taken together first. Other runs are pieces of their own. From top to bottom.
 */
function piecesOf(runs: readonly Run[]): Piece[] {
	const singles = runs.filter((run) => run.glyphs.length === 1).toSorted((a, b) => a.x - b.x || a.middle - b.middle);
	const parents = singles.map((_, index) => index);
	const rootOf = (index: number): number => {
		let at = index;
		while (parents[at] !== at) at = parents[at] = parents[parents[at] as number] as number; // halves the way up
		return at;
	};
	for (const [index, run] of singles.entries()) {
		const from = Math.max(0, index - MAX_NEIGHBOURS);
		for (let other = index - 1; other >= from; other--) {
			const before = singles[other] as Run;
			if (run.x - before.x > run.height * 3) break;
			if (areNeighbours(before, run)) parents[rootOf(index)] = rootOf(other);
		}
	}
	const chains = new Map<number, Run[]>();
	for (const [index, run] of singles.entries()) {
		const root = rootOf(index);
		const chain = chains.get(root);
		if (chain) chain.push(run);
		else chains.set(root, [run]);
	}
	const others = runs.filter((run) => run.glyphs.length !== 1).map((run) => [run]);
	return [...chains.values(), ...others].map(toPiece).toSorted((a, b) => a.middle - b.middle);
}

function areNeighbours(before: Run, after: Run): boolean {
	const height = Math.min(before.height, after.height);
	const gap = after.x - before.right;
	return (
		gap > -0.5 * height &&
		gap < 1.2 * height &&
		Math.abs(before.middle - after.middle) < 0.45 * height &&
		Math.max(before.height, after.height) < 1.3 * height
	);
}

function toPiece(runs: readonly Run[]): Piece {
	return {
		runs,
		middle: runs.reduce((sum, run) => sum + run.middle, 0) / runs.length,
		height: Math.min(...runs.map((run) => run.height)),
	};
}

function toRow(runs: readonly Run[]): Row {
	const sorted = runs.toSorted((a, b) => a.x - b.x || a.middle - b.middle || a.right - b.right);
	const glyphs = sorted.flatMap((run) => run.glyphs);
	const glyphAt: number[] = [];
	let fold = "";
	for (const [index, glyph] of glyphs.entries()) {
		fold += glyph.fold;
		for (let step = 0; step < glyph.fold.length; step++) glyphAt.push(index);
	}
	const heights = sorted.map((run) => run.height).toSorted((a, b) => a - b);
	const middles = sorted.map((run) => run.middle).toSorted((a, b) => a - b);
	return {
		middle: middles[Math.floor(middles.length / 2)] ?? 0,
		height: heights[Math.floor(heights.length / 2)] ?? 1,
		glyphs,
		fold,
		glyphAt,
	};
}

/** White space between two neighbours of a row, in heights of the smaller one. */
export function gapBetween(before: Glyph, after: Glyph): number {
	return (after.x - before.right) / Math.min(before.run.height, after.run.height);
}

/** Whether two neighbours belong to different words: a gap, one printed over the other, or a change of size. */
export function isApart(before: Glyph, after: Glyph, gap: number): boolean {
	if (before.run === after.run) return after.spaced && gapBetween(before, after) > gap;
	const space = gapBetween(before, after);
	const small = Math.min(before.run.height, after.run.height);
	const large = Math.max(before.run.height, after.run.height);
	return space > gap || space < -0.8 || large > small * TALL;
}

/** Cuts glyphs into words where the gap is wide. Digits of two runs are cut apart early: columns of numbers stand close. */
export function wordsOf(glyphs: readonly Glyph[]): Word[] {
	const words: Word[] = [];
	let open: Glyph[] = [];
	for (const glyph of glyphs) {
		const last = open.at(-1);
		if (last && isBreak(last, glyph)) {
			words.push(toWord(open));
			open = [];
		}
		open.push(glyph);
	}
	if (open.length > 0) words.push(toWord(open));
	return words;
}

function isBreak(before: Glyph, after: Glyph): boolean {
	if (/[¥￥]/.test(after.fold) && !/[-(]/.test(before.fold)) return true;
	if (before.run === after.run) return isApart(before, after, 0.9);
	const digits = /[\d.%]/.test(before.fold) && /[\d.-]/.test(after.fold);
	return isApart(before, after, digits ? 0.2 : 0.5);
}

export function toWord(glyphs: readonly Glyph[]): Word {
	let text = "";
	let fold = "";
	let [x, right, top, bottom, height] = [
		Number.POSITIVE_INFINITY,
		Number.NEGATIVE_INFINITY,
		Number.POSITIVE_INFINITY,
		Number.NEGATIVE_INFINITY,
		0,
	];
	let last: Glyph | undefined;
	for (const glyph of glyphs) {
		const { run } = glyph;
		if (last && (glyph.spaced || (run !== last.run && gapBetween(last, glyph) > 0.3))) text += " ";
		text += glyph.raw;
		fold += glyph.fold;
		x = Math.min(x, glyph.x);
		right = Math.max(right, glyph.right);
		top = Math.min(top, run.top);
		bottom = Math.max(bottom, run.bottom);
		height = Math.max(height, run.height);
		last = glyph;
	}
	return {
		text,
		fold,
		x,
		right,
		top,
		bottom,
		middle: (top + bottom) / 2,
		height,
		glyphs,
	};
}
