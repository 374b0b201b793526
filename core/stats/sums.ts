import type { Fen } from "#core/base/fen.ts";
import type { Codes, NumberCells } from "#core/search/cells.ts";
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

const SIDE = moneyColumns.length;
const WIDTH = SIDE * 2;

export function createTally(slots: number): Tally {
	return { counts: new Uint32Array(slots * 2), sums: new Float64Array(slots * WIDTH) };
}

/**
 * Each row found to the slot it has. 演示 records are counted, and never summed. One loop that names each column:
 * columns keep their numbers in lists of two kinds, and a place in the code that only ever meets one kind stays fast.
 */
export function tallyRows({ moneys, marks }: Columns, hits: Hits, slots: Uint32Array, tally: Tally): void {
	const { counts, sums } = tally;
	const { data: amounts, absent: noAmount } = moneys.amount;
	const { data: taxes, absent: noTax } = moneys.tax;
	const { data: totals, absent: noTotal } = moneys.total;
	const bits = marks.data;
	const sample = flagBit("sample");
	for (let row = 1; row < hits.length; row++) {
		if (hits[row] === 0) continue;
		const slot = slots[row] ?? 0;
		const amount = amounts[row] ?? noAmount;
		const total = totals[row] ?? noTotal;
		const red = (total === noTotal ? amount !== noAmount && amount < 0 : total < 0) ? 1 : 0;
		const place = slot * 2 + red;
		counts[place] = (counts[place] ?? 0) + 1;
		if (((bits[row] ?? 0) & sample) !== 0) continue;
		const at = slot * WIDTH + red * SIDE;
		if (amount !== noAmount) sums[at] = exactOr((sums[at] ?? 0) + amount);
		const tax = taxes[row] ?? noTax;
		if (tax !== noTax) sums[at + 1] = exactOr((sums[at + 1] ?? 0) + tax);
		if (total !== noTotal) sums[at + 2] = exactOr((sums[at + 2] ?? 0) + total);
	}
}

/**
 * Each line of the rows found to the slot of its row and its code together: `slots[row] * width + codes[line]`. Its
 * total is amount and tax together. A row counts once in each code that it has a line of.
 */
export function tallyLines(
	{ moneys, marks, lineStart, lineCount, lineMoneys }: Columns,
	hits: Hits,
	slots: Uint32Array,
	codes: Codes["data"],
	width: number,
	tally: Tally,
): void {
	const { counts, sums } = tally;
	const { data: amounts, absent: noAmount } = moneys.amount;
	const { data: totals, absent: noTotal } = moneys.total;
	const { data: ofLines, absent: noLine } = lineMoneys.amount;
	const { data: taxes, absent: noTax } = lineMoneys.tax;
	const [starts, lengths, bits] = [lineStart.data, lineCount.data, marks.data];
	const sample = flagBit("sample");
	const sizes = sizesOf(sums, codes.length, [lineMoneys.amount, lineMoneys.tax]);
	/** The row that was counted last in each code; a few codes are kept as bits of one number instead. */
	const counted = new Uint32Array(width);
	const few = width <= 32;
	for (let row = 1; row < hits.length; row++) {
		if (hits[row] === 0) continue;
		const amount = amounts[row] ?? noAmount;
		const total = totals[row] ?? noTotal;
		const red = (total === noTotal ? amount !== noAmount && amount < 0 : total < 0) ? 1 : 0;
		const weight = ((bits[row] ?? 0) & sample) === 0 ? 1 : 0;
		const base = (slots[row] ?? 0) * width;
		const start = starts[row] ?? 0;
		const end = start + (lengths[row] ?? 0);
		let seen = 0;
		// No branch on what a line has: neighbours differ in rate and tax, and which way to go cannot be foreseen.
		for (let line = start; line < end; line++) {
			const code = codes[line] ?? 0;
			const slot = base + code;
			const place = slot * 2 + red;
			const known = few ? (seen >>> code) & 1 : Number(counted[code] === row);
			counts[place] = (counts[place] ?? 0) + 1 - known;
			seen |= 1 << code;
			if (!few) counted[code] = row;
			const at = slot * WIDTH + red * SIDE;
			const own = ofLines[line] ?? noLine;
			const ownTax = taxes[line] ?? noTax;
			const net = own === noLine ? 0 : own * weight;
			const tax = ownTax === noTax ? 0 : ownTax * weight;
			sums[at] = (sums[at] ?? 0) + net;
			sums[at + 1] = (sums[at + 1] ?? 0) + tax;
			if (sizes === undefined) continue;
			sizes[at] = (sizes[at] ?? 0) + Math.abs(net);
			sizes[at + 1] = (sizes[at + 1] ?? 0) + Math.abs(tax);
		}
	}
	if (sizes) dropRounded(sums, sizes);
	for (let at = 0; at < sums.length; at += SIDE) sums[at + 2] = exactOr((sums[at] ?? 0) + (sums[at + 1] ?? 0));
}

export function countedIn({ counts, sums }: Tally, slot: number): Counted {
	const [at, blues, reds] = [slot * WIDTH, counts[slot * 2] ?? 0, counts[slot * 2 + 1] ?? 0];
	// Read one by one: there are thousands of slots, and taking a part of a list makes an object for each.
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

/** Whether anything was counted in a slot. */
export function isCounted({ counts }: Tally, slot: number): boolean {
	return (counts[slot * 2] ?? 0) + (counts[slot * 2 + 1] ?? 0) > 0;
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

/**
 * Sums of absolute values beside the sums, to tell afterwards which may have been rounded on the way; `undefined` where
 * none can be: so few four-byte numbers stay below 2^53 together.
 */
function sizesOf(
	{ length }: Float64Array,
	values: number,
	columns: readonly Pick<NumberCells, "data">[],
): Float64Array | undefined {
	const small = values < 2 ** 21 && columns.every(({ data }) => data instanceof Int32Array);
	return small ? undefined : new Float64Array(length);
}

function dropRounded(sums: Float64Array, sizes: Float64Array): void {
	for (let at = 0; at < sums.length; at++) {
		if ((sizes[at] ?? 0) > Number.MAX_SAFE_INTEGER) sums[at] = Number.NaN;
	}
}

/** A sum that was rounded once is never told: what is not a number stays so. */
function exactOr(sum: number): number {
	return sum <= Number.MAX_SAFE_INTEGER && sum >= -Number.MAX_SAFE_INTEGER ? sum : Number.NaN;
}

function exact(sum: number): Fen | undefined {
	return Number.isSafeInteger(sum) ? (sum as Fen) : undefined; // just looked at, as `fen` does
}
