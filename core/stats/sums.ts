import { type Fen, fen } from "#core/base/fen.ts";
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

/** Adds amounts up, slot by slot: the amounts of a slot lie beside each other, those of red invoices after the others. */
export interface Adder {
	/** One more in this slot, red or not. */
	count(slot: number, red: boolean): void;
	/** `column` is a place in `moneyColumns`. */
	add(slot: number, red: boolean, column: number, value: number): void;
	counted(slot: number): Counted;
}

const WIDTH = moneyColumns.length * 2;

export function createAdder(slots: number): Adder {
	const sums = new Float64Array(slots * WIDTH);
	const counts = new Uint32Array(slots * 2);
	const at = (slot: number, red: boolean, column: number) => slot * WIDTH + (red ? moneyColumns.length : 0) + column;
	const sumsOf = (read: (column: number) => number): Sums => ({
		amount: exact(read(0)),
		tax: exact(read(1)),
		total: exact(read(2)),
	});

	return {
		count(slot, red) {
			const place = slot * 2 + (red ? 1 : 0);
			counts[place] = (counts[place] ?? 0) + 1;
		},
		add(slot, red, column, value) {
			const place = at(slot, red, column);
			const sum = (sums[place] ?? 0) + value;
			// No sum that was once rounded is told: what is not a number stays so. Every amount is far below 2^53.
			sums[place] = Number.isSafeInteger(sum) ? sum : Number.NaN;
		},
		counted(slot) {
			const read = (red: boolean) => (column: number) => sums[at(slot, red, column)] ?? 0;
			const [blues = 0, reds = 0] = counts.subarray(slot * 2, slot * 2 + 2);
			return {
				count: blues + reds,
				reds,
				gross: sumsOf(read(false)),
				red: sumsOf(read(true)),
				net: sumsOf((column) => read(false)(column) + read(true)(column)),
			};
		},
	};
}

function exact(sum: number): Fen | undefined {
	return Number.isSafeInteger(sum) ? fen(sum) : undefined;
}
