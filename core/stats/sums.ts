import type { Fen } from "#core/base/fen.ts";
import { type Columns, flagBit } from "#core/search/columns.ts";
import type { Hits } from "#core/search/match.ts";
import { type MoneyColumn, moneyColumns } from "#core/search/searchable.ts";

/** Sums in fen; `undefined` where one is too large to be exact (above 2^53 fen, 90 万亿元). */
export type Sums = Readonly<Record<MoneyColumn, Fen | undefined>>;

/** What counts came to. A red invoice (红字发票) is one whose total, or else amount, is below zero. */
export interface Counted {
	readonly count: number;
	readonly reds: number;
	/** Of all but the red ones. */
	readonly gross: Sums;
	/** Of the red ones alone, below zero. */
	readonly red: Sums;
	/** Both together. */
	readonly net: Sums;
}

/** Counts and sums by slot. */
export interface Tally {
	/** By slot, of invoices and of red ones beside each other. */
	readonly counts: Uint32Array;
	/** By slot, six beside each other: amount, tax and total of invoices, then those of red ones. */
	readonly sums: Float64Array;
}

const WIDTH = moneyColumns.length * 2;

/** How a row is counted. 演示 records are counted, and never summed. */
export const NOT = 0;
const BLUE = 1;
const RED = 2;
const SAMPLE = 4;

export function createTally(slots: number): Tally {
	return { counts: new Uint32Array(slots * 2), sums: new Float64Array(slots * WIDTH) };
}

/** For each row found `BLUE` or `RED`, and `SAMPLE` with it where it is 演示; `NOT` for the others. */
export function sidesOf({ moneys, marks }: Columns, hits: Hits): Uint8Array {
	const sides = new Uint8Array(hits.length);
	const flagged = marks.data;
	const { data: totals, absent: noTotal } = moneys.total;
	const { data: amounts, absent: noAmount } = moneys.amount;
	const sample = flagBit("sample");
	for (let row = 1; row < hits.length; row++) {
		if (!hits[row]) continue;
		const total = totals[row] ?? noTotal;
		const amount = amounts[row] ?? noAmount;
		const red = total === noTotal ? amount !== noAmount && amount < 0 : total < 0;
		sides[row] = (red ? RED : BLUE) | ((flagged[row] ?? 0) & sample ? SAMPLE : 0);
	}
	return sides;
}

/** Adds one to the slot of each row found. */
export function addCounts({ counts }: Tally, sides: Uint8Array, slots: Uint32Array): void {
	for (let row = 1; row < sides.length; row++) {
		const side = sides[row] ?? NOT;
		if (side !== NOT) addCount(counts, slots[row] ?? 0, side);
	}
}

export function addCount(counts: Uint32Array, slot: number, side: number): void {
	const at = slot * 2 + (side & RED ? 1 : 0);
	counts[at] = (counts[at] ?? 0) + 1;
}

/** Adds the amounts of each row found to its slot. */
export function addAmounts({ sums }: Tally, { moneys }: Columns, sides: Uint8Array, slots: Uint32Array): void {
	for (const [column, name] of moneyColumns.entries()) {
		const { data, absent } = moneys[name];
		for (let row = 1; row < sides.length; row++) {
			const side = sides[row] ?? NOT;
			if (side === NOT || side & SAMPLE) continue;
			const value = data[row] ?? absent;
			if (value !== absent) addAmount(sums, slots[row] ?? 0, side, column, value);
		}
	}
}

/** `column` is a place in `moneyColumns`. */
export function addAmount(sums: Float64Array, slot: number, side: number, column: number, value: number): void {
	if (side & SAMPLE) return;
	const at = slot * WIDTH + (side & RED ? moneyColumns.length : 0) + column;
	sums[at] = exactOr((sums[at] ?? 0) + value);
}

export function countedIn({ counts, sums }: Tally, slot: number): Counted {
	const [at, blues, reds] = [slot * WIDTH, counts[slot * 2] ?? 0, counts[slot * 2 + 1] ?? 0];
	// Read one by one: there are thousands of slots, and taking a part of a list costs as much as all the rest.
	const [amount, tax, total] = [sums[at] ?? 0, sums[at + 1] ?? 0, sums[at + 2] ?? 0];
	const [redAmount, redTax, redTotal] = [sums[at + 3] ?? 0, sums[at + 4] ?? 0, sums[at + 5] ?? 0];
	return {
		count: blues + reds,
		reds,
		gross: { amount: exact(amount), tax: exact(tax), total: exact(total) },
		red: { amount: exact(redAmount), tax: exact(redTax), total: exact(redTotal) },
		net: { amount: exact(amount + redAmount), tax: exact(tax + redTax), total: exact(total + redTotal) },
	};
}

/** Adds a slot of one tally to a slot of another. */
export function addSlot(to: Tally, slot: number, from: Tally, other: number): void {
	for (let at = 0; at < 2; at++) {
		to.counts[slot * 2 + at] = (to.counts[slot * 2 + at] ?? 0) + (from.counts[other * 2 + at] ?? 0);
	}
	for (let at = 0; at < WIDTH; at++) {
		to.sums[slot * WIDTH + at] = exactOr((to.sums[slot * WIDTH + at] ?? 0) + (from.sums[other * WIDTH + at] ?? 0));
	}
}

/** Makes each total amount and tax together. */
export function totalUp({ sums }: Tally): void {
	for (let at = 0; at < sums.length; at += moneyColumns.length) {
		sums[at + 2] = exactOr((sums[at] ?? 0) + (sums[at + 1] ?? 0));
	}
}

/** A sum that was rounded once is never told: what is not a number stays so. */
function exactOr(sum: number): number {
	return sum <= Number.MAX_SAFE_INTEGER && sum >= -Number.MAX_SAFE_INTEGER ? sum : Number.NaN;
}

function exact(sum: number): Fen | undefined {
	return Number.isSafeInteger(sum) ? (sum as Fen) : undefined; // just looked at, as `fen` does
}
