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
const UNIT = /^[\p{L}\p{M}²³/()]{1,6}\d?$|^无$/u;
const DAY = /^\d{8}$|^\d{4}-?\d{2}-?\d{2}$/;

/** What a word costs in a column it does not look like; text columns take anything. */
const MISFIT = 4;
const SECOND_NUMBER = 6;

/**
 * Gives each word of a line a column, from left to right, so that the words stand as near as possible to their heads
 * and look like what the column holds. Right-aligned numbers drift far from a centred head, so distance alone is wrong.
 */
export function assignColumns(words: readonly Word[], columns: readonly Column[]): Column[] {
	const count = columns.length;
	let costs = columns.map((column) => cost(words[0], column));
	const choices: number[][] = [];
	for (const word of words.slice(1)) {
		const next: number[] = [];
		const choice: number[] = [];
		for (let to = 0; to < count; to++) {
			let best = Number.POSITIVE_INFINITY;
			let from = 0;
			for (let index = 0; index <= to; index++) {
				const again = index === to && !isText(columns[to] as Column) ? SECOND_NUMBER : 0;
				const total = (costs[index] ?? 0) + again;
				if (total < best) {
					best = total;
					from = index;
				}
			}
			next.push(best + cost(word, columns[to]));
			choice.push(from);
		}
		costs = next;
		choices.push(choice);
	}
	let at = costs.indexOf(Math.min(...costs));
	const path: Column[] = [];
	for (let index = words.length - 1; index >= 0; index--) {
		path.unshift(columns[at] as Column);
		at = choices[index - 1]?.[at] ?? 0;
	}
	return path;
}

/** Columns from the labels of one head line, from left to right. */
export function columnsOf(heads: readonly Label[]): Column[] {
	return heads
		.toSorted((a, b) => a.x - b.x)
		.map((head) => ({ id: head.id as Head, x: head.x, right: head.right, height: head.height }));
}

export function isText(column: Column): boolean {
	return ["name", "spec", "unit", "plate", "vehicle", "other"].includes(column.id);
}

function cost(word: Word | undefined, column: Column | undefined): number {
	if (!word || !column) return 0;
	return distance(word, column) + (fits(word.fold, column.id) ? 0 : MISFIT);
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
