import type { Place } from "#core/model/evidence.ts";
import { type FieldLabel, findLabels, type Label } from "./labels.ts";
import { type Row, rowsOf, type Word, wordsOf } from "./rows.ts";
import { type Run, runsOf } from "./runs.ts";
import type { FacePage } from "./types.ts";
import { findVerticals, type Vertical, type VerticalLabel } from "./verticals.ts";

/** A page, or the part of a page one invoice stands on, prepared for reading: labels apart from values. */
export interface Sheet {
	readonly page: FacePage;
	readonly runs: readonly Run[];
	readonly rows: readonly Row[];
	readonly labels: readonly Label[];
	readonly verticals: readonly VerticalLabel[];
	/** Everything that is no label, from top to bottom. */
	readonly words: readonly Word[];
	/** Folded text of the page, row by row. */
	readonly text: string;
}

export function makeSheet(page: FacePage): Sheet {
	return sheetOf(page, runsOf(page));
}

export function sheetOf(page: FacePage, runs: readonly Run[]): Sheet {
	const { verticals, used: usedRuns } = findVerticals(runs);
	const rows = rowsOf(runs.filter((run) => !usedRuns.has(run)));
	const { labels, used } = findLabels(rows, verticals);
	const words = rows.flatMap((row) => {
		const parts: Word[] = [];
		let open: Row["glyphs"][number][] = [];
		for (const glyph of row.glyphs) {
			if (!used.has(glyph)) {
				open.push(glyph);
				continue;
			}
			parts.push(...wordsOf(open));
			open = [];
		}
		return [...parts, ...wordsOf(open)];
	});
	return {
		page,
		runs,
		rows,
		labels,
		verticals,
		words: words.toSorted((a, b) => a.middle - b.middle || a.x - b.x),
		text: rows.map((row) => row.fold).join("\n"),
	};
}

export function labelsOf(sheet: Sheet, id: FieldLabel): Label[] {
	return sheet.labels.filter((label) => label.kind === "field" && label.id === id);
}

export function verticalOf(sheet: Sheet, ...texts: readonly Vertical[]): VerticalLabel | undefined {
	return sheet.verticals.find((vertical) => texts.includes(vertical.text));
}

/** Words whose middle lies in a box, from left to right in each line. */
export function wordsIn(
	sheet: Sheet,
	box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): Word[] {
	return sheet.words.filter(
		(word) => word.middle > box.top && word.middle < box.bottom && word.x >= box.left && word.x < box.right,
	);
}

/**
 * The value of a label: the words right of it on its line, up to the next label or a wide gap.
 * Values of another layer may stand up to 0.8 of a line off.
 */
export function valueWords(
	sheet: Sheet,
	label: Label,
	options: { readonly maxGap?: number; readonly within?: number } = {},
): Word[] {
	const { maxGap = 4, within = 0.8 } = options;
	const stop = nextStop(sheet, label);
	const near = wordsIn(sheet, {
		left: valueStart(label),
		right: stop,
		top: label.middle - label.height * within,
		bottom: label.middle + label.height * within,
	});
	const line = straightest(near, label).toSorted((a, b) => a.x - b.x);
	const value: Word[] = [];
	let right = label.right;
	for (const word of line) {
		const gap = word.x - right;
		if (value.length > 0 && gap > maxGap * label.height) break;
		value.push(word);
		right = word.right;
	}
	return value;
}

/** The leftmost place a value may begin: values of another layer may overlap the end of their label. */
export function valueStart(label: Label): number {
	return label.right - Math.min(label.height * 1.5, (label.right - label.x) * 0.5);
}

/** Of words on two lines near a label, those of the line that is nearer. */
function straightest(words: readonly Word[], label: Label): Word[] {
	const off = (word: Word): number => Math.abs(word.middle - label.middle);
	const best = Math.min(...words.map(off));
	return words.filter((word) => off(word) - best < label.height * 0.5);
}

/** Where the value of a label ends at the latest: the next label on its line, or a vertical label beside it. */
function nextStop(sheet: Sheet, label: Label): number {
	let stop = Number.POSITIVE_INFINITY;
	for (const other of sheet.labels) {
		if (other !== label && other.x >= label.right && Math.abs(other.middle - label.middle) < label.height * 0.7) {
			stop = Math.min(stop, other.x);
		}
	}
	for (const vertical of sheet.verticals) {
		const beside = vertical.top - label.height < label.middle && vertical.bottom + label.height > label.middle;
		if (beside && vertical.x >= label.right) stop = Math.min(stop, vertical.x);
	}
	return stop;
}

/** One text for several words, with the gaps as spaces. */
export function textOf(words: readonly Word[]): string {
	let text = "";
	let last: Word | undefined;
	for (const word of words) {
		if (last) {
			const sameLine = Math.abs(word.middle - last.middle) < Math.min(word.height, last.height) * 0.6;
			text += sameLine && word.x - last.right > last.height * 0.3 ? ` ${word.text}` : word.text;
		} else {
			text = word.text;
		}
		last = word;
	}
	return text;
}

export function foldOf(words: readonly Word[]): string {
	return words.map((word) => word.fold).join("");
}

/** The box around words as fractions of the page. */
export function placeOf(sheet: Sheet, words: readonly Word[]): Place | undefined {
	if (words.length === 0) return undefined;
	const { width, height, index } = sheet.page;
	if (!(width > 0 && height > 0)) return undefined;
	const x = Math.min(...words.map((word) => word.x));
	const y = Math.min(...words.map((word) => word.top));
	const right = Math.max(...words.map((word) => word.right));
	const bottom = Math.max(...words.map((word) => word.bottom));
	return { page: index, x: x / width, y: y / height, width: (right - x) / width, height: (bottom - y) / height };
}
