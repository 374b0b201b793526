import type { Head, Label } from "./labels.ts";
import type { Word } from "./rows.ts";

/** A column of the table of goods: its head and, when known, where its values end on the right. */
export interface Column {
	readonly id: Head;
	readonly x: number;
	readonly right: number;
	readonly height: number;
}

const NUMBER = /^-?[\d,]+(?:\.\d+)?$/;
const MONEY = /^[¥￥]?-?[¥￥]?\d[\d,]*(?:\.\d{1,2})?$/;
const RATE = /^\d{1,2}(?:\.\d{1,2})?%$|^(?:免税|不征税|零税率|出口零税率|普通零税率|\*{1,3}|0)$/;
/** 税率(%) over a bare number. */
const BARE_RATE = /^\d{1,2}$/;
const UNIT = /^[\p{L}\p{M}²³/()]{1,6}\d?$|^无$/u;
const DAY = /^\d{8}$|^\d{4}-?\d{2}-?\d{2}$/;

/** What a word costs in a column it does not look like; text columns take anything. */
const MISFIT = 4;
const SECOND_NUMBER = 6;
/** What it costs to cut text where the gap is small, or not to cut it where the next column begins. */
const SOFT = 3;
/** No text has as much white space between two words. */
const WIDE = 2.5;

/** A word on its way into a column. */
export interface Piece {
	readonly word: Word;
	/** Only a small gap is before it: it may go on the word before. */
	readonly soft: boolean;
	/** White space between it and the word before, in heights. */
	readonly gap: number;
	/** The column whose values begin where it begins. */
	readonly starts?: Column;
}

/**
 * Gives each word of a line a column, from left to right, so that the words stand as near as possible to their heads
 * and look like what the column holds. Right-aligned numbers drift far from a centred head, so distance alone is wrong.
 */
export function assignColumns(pieces: readonly Piece[], columns: readonly Column[]): Column[] {
	const count = columns.length;
	let costs = columns.map((column, index) => cost(pieces[0]?.word, column, columns[index - 1]));
	const choices: number[][] = [];
	for (const piece of pieces.slice(1)) {
		const next: number[] = [];
		const choice: number[] = [];
		for (let to = 0; to < count; to++) {
			let best = Number.POSITIVE_INFINITY;
			let from = 0;
			for (let index = 0; index <= to; index++) {
				const total = (costs[index] ?? 0) + step(piece, columns[index] as Column, columns[to] as Column);
				if (total < best) {
					best = total;
					from = index;
				}
			}
			next.push(best + cost(piece.word, columns[to], columns[to - 1]));
			choice.push(from);
		}
		costs = next;
		choices.push(choice);
	}
	let at = costs.indexOf(Math.min(...costs));
	const path: Column[] = [];
	for (let index = pieces.length - 1; index >= 0; index--) {
		path.unshift(columns[at] as Column);
		at = choices[index - 1]?.[at] ?? 0;
	}
	return path;
}

/** What it costs that a piece follows one of the column `from`. */
function step({ word, soft, starts, gap }: Piece, from: Column, to: Column): number {
	if (from === to) {
		if (!isText(to)) return soft ? SOFT : SECOND_NUMBER;
		return (starts && starts.x > to.x) || gap > WIDE ? SOFT : 0;
	}
	if (!soft || starts === to || !isText(from) || !isText(to)) return 0;
	return to.id === "unit" && UNIT.test(word.fold) && distance(word, to) < 0.5 ? 0 : SOFT;
}

/** Columns from the labels of one head line, from left to right. */
export function columnsOf(heads: readonly Label[]): Column[] {
	return heads
		.toSorted((a, b) => a.x - b.x)
		.map((head) => ({ id: head.id as Head, x: head.x, right: head.right, height: head.height }));
}

/** The rate as printed; an amount that slipped into the column is none. */
export function readRate(fold: string): string | undefined {
	return RATE.test(fold) || BARE_RATE.test(fold) || /^\p{Script=Han}{2,6}$/u.test(fold) ? fold : undefined;
}

export function isText(column: Column): boolean {
	return ["name", "spec", "unit", "plate", "vehicle", "other"].includes(column.id);
}

function cost(word: Word | undefined, column: Column | undefined, before: Column | undefined): number {
	if (!word || !column) return 0;
	// text goes on to the right, so what begins under the head before it is no value of this column
	const over = before && isText(column) ? Math.max(0, before.right - word.x) / column.height : 0;
	return distance(word, column) + over + (fits(word.fold, column.id) ? 0 : MISFIT);
}

/** White space between a word and a head, in heights; a little for being off-centre, so that ties are settled. */
function distance(word: Word, column: Column): number {
	const gap = Math.max(0, word.x - column.right, column.x - word.right) / column.height;
	const off = Math.abs((word.x + word.right) / 2 - (column.x + column.right) / 2) / column.height;
	return gap + off * 0.05;
}

function fits(text: string, id: Head): boolean {
	switch (id) {
		case "quantity":
		case "price":
			return NUMBER.test(text);
		case "index":
			return /^\d{1,4}$/.test(text);
		case "amount":
			return MONEY.test(text);
		case "tax":
			return MONEY.test(text) || /^\*+$/.test(text);
		case "rate":
			return RATE.test(text);
		case "unit":
			return UNIT.test(text);
		case "from":
		case "to":
			return DAY.test(text) || /^[*无-]+$/.test(text);
		default:
			return true;
	}
}
