import type { FaceItem, FacePage } from "./types.ts";

/** One printed character: as it stands (`raw`), folded for matching (`fold`), and its box. */
export interface Glyph {
	readonly raw: string;
	readonly fold: string;
	readonly x: number;
	readonly right: number;
	/** White space stands before it inside its own run. */
	readonly spaced: boolean;
	readonly run: Run;
}

/** One item of a page, cleaned, with its glyphs. */
export interface Run {
	readonly x: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly middle: number;
	readonly height: number;
	readonly text: string;
	readonly glyphs: readonly Glyph[];
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\ufffd]/gu;
/** Ciphertext of the 密码区: no part of it is a value. */
const CIPHER = /^(?=(?:.*[<>+*/-]){3})[0-9<>+*/-]{14,}$/;

/** The runs of a page in reading order, whatever the order of the items: clean, on the page, each only once. */
export function runsOf(page: FacePage): Run[] {
	const stretch = stretchOf(page.items);
	const runs: Run[] = [];
	for (const item of page.items) {
		const run = toRun(item, stretch);
		if (run && onPage(run, page)) runs.push(run);
	}
	runs.sort((a, b) => a.middle - b.middle || a.x - b.x || compareText(a.text, b.text));
	return withoutDoubles(runs);
}

function toRun(item: FaceItem, stretch: number): Run | undefined {
	const raw = item.text.replace(INVISIBLE, "");
	const text = raw.trim();
	if (text === "" || !Number.isFinite(item.x + item.y + item.width + item.height)) return undefined;
	if (!(item.height > 0)) return undefined;
	if (CIPHER.test(text.replace(/\s/g, ""))) return undefined;
	const height = item.height * stretch;
	const bottom = item.y + item.height;
	const top = bottom - height;
	const chars = [...raw];
	const units = chars.map(widthUnits);
	const all = units.reduce((sum, unit) => sum + unit, 0);
	const width = item.width > 0 ? item.width * stretch : all * height;
	const glyphs: Glyph[] = [];
	const run = {
		x: item.x,
		right: item.x + width,
		top,
		bottom,
		middle: (top + bottom) / 2,
		height,
		text,
		glyphs,
	};
	let x = item.x;
	let spaced = false;
	for (const [index, char] of chars.entries()) {
		const right = x + (width * (units[index] ?? 0)) / all;
		if (/\s/.test(char)) {
			spaced = true;
		} else {
			glyphs.push({ raw: char, fold: foldChar(char), x, right, spaced, run });
			spaced = false;
		}
		x = right;
	}
	return run;
}

/** Half a unit for Latin letters, digits and spaces, one for everything else. */
function widthUnits(char: string): number {
	return (char.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1;
}

const folded = new Map<string, string>();
/** A page has a few hundred different ones; foreign text must not fill the memory. */
const MAX_FOLDED = 4_000;

function foldChar(char: string): string {
	const known = folded.get(char);
	if (known !== undefined) return known;
	if (folded.size >= MAX_FOLDED) folded.clear();
	const fold = foldOnce(char);
	folded.set(char, fold);
	return fold;
}

function foldOnce(char: string): string {
	return char
		.normalize("NFKC")
		.replace(/[〔［【「『]/g, "(")
		.replace(/[〕］】」』]/g, ")")
		.replace(/[−–—﹣‐‑]/g, "-")
		.replace(/\s/g, "");
}

/** A little over the edge is allowed for; text further out is not printed and not read. */
function onPage(run: Run, page: FacePage): boolean {
	const slack = run.height;
	return run.right > -slack && run.x < page.width + slack && run.middle > -slack && run.middle < page.height + slack;
}

/** Text printed twice on nearly the same spot (fake bold, a layer under a layer) counts once. */
function withoutDoubles(runs: readonly Run[]): Run[] {
	const kept: Run[] = [];
	for (const run of runs) {
		let double = false;
		const near = run.glyphs.length === 1 ? 0.12 : 0.25; // two equal digits set unevenly are no double
		const from = Math.max(0, kept.length - 60); // bounds the work on a page of thousands of runs in one line
		for (let index = kept.length - 1; index >= from && !double; index--) {
			const other = kept[index] as Run;
			if (run.middle - other.middle > run.height * 0.25) break;
			double =
				other.text === run.text &&
				Math.abs(other.height - run.height) < run.height * 0.2 &&
				Math.abs(other.x - run.x) < run.height * near &&
				Math.abs(other.right - run.right) < run.height * 0.5;
		}
		if (!double) kept.push(run);
	}
	return kept;
}

/**
 * Some converters place each glyph rightly but leave the font as it was on a smaller page: glyphs a few points wide
 * stand far apart. The usual distance of neighbours, in glyph widths, then tells the true size.
 */
function stretchOf(items: readonly FaceItem[]): number {
	const singles = items.filter((item) => widthUnits(item.text) === 1 && [...item.text].length === 1 && item.width > 0);
	if (singles.length < 30 || singles.length < items.length * 0.5) return 1;
	const sorted = singles.toSorted((a, b) => a.y - b.y || a.x - b.x);
	const counts = new Map<number, number>();
	for (const [index, item] of sorted.entries()) {
		const next = sorted[index + 1];
		if (!next || Math.abs(next.y - item.y) > item.height * 0.1 || next.height !== item.height) continue;
		const pitch = (next.x - item.x) / item.width;
		if (pitch < 0.5 || pitch > 8) continue;
		const step = Math.round(pitch * 10);
		counts.set(step, (counts.get(step) ?? 0) + 1);
	}
	const [mode] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
	const share = mode === undefined ? 0 : countNear(counts, mode) / singles.length;
	return mode !== undefined && mode >= 14 && share > 0.4 ? mode / 10 : 1;
}

function countNear(counts: ReadonlyMap<number, number>, mode: number): number {
	return (counts.get(mode) ?? 0) + (counts.get(mode - 1) ?? 0) + (counts.get(mode + 1) ?? 0);
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
