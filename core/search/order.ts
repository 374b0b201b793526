import { invoiceStates } from "#core/model/answer.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";

import { type Codes, labelOf, type NumberCells, type TextCells } from "./cells.ts";
import { type Columns, isHeld, rowCount } from "./columns.ts";
import type { ChoiceColumn, DayColumn, MoneyColumn, TextColumn } from "./searchable.ts";
import { PLACES, rankByUnits, sortedBy } from "./unit-order.ts";

export type SortColumn = TextColumn | ChoiceColumn | MoneyColumn | DayColumn | "createdAt";

export interface Sort {
	readonly by: SortColumn;
	readonly direction: "up" | "down";
}

/** More changed rows than this are sorted with all others rather than one by one into their places. */
const FEW = 256;

/** Chinese names in the order of their pinyin, as people look them up. */
const names = new Intl.Collator("zh-CN");
const namedColumns: readonly SortColumn[] = [
	"sellerName",
	"buyerName",
	"payee",
	"reviewer",
	"drawer",
	"category",
	"tags",
];

/** Words of our own in the order in which people think of them, not of their letters. */
const wordOrders: Partial<Readonly<Record<SortColumn, readonly string[]>>> = {
	authenticity: authenticities,
	state: invoiceStates,
	claimable: claimables,
	risk: ["none", "note", "look", "stop"],
};

/** Rows in order. What has no value comes last both ways; equals come newest first, and by id last. */
export interface Orders {
	/** Held rows of this version of the columns, sorted; `changed` are those that changed since the last call. */
	rows(sort: Sort): Uint32Array;
	/** Takes note of a row that was put or removed. */
	touch(row: number): void;
}

interface Sorted {
	rows: Uint32Array;
	/** Rows that changed since; `undefined` when too many did. */
	changed: Set<number> | undefined;
}

export function createOrders(columns: Columns): Orders {
	const kept = new Map<string, Sorted>();
	const compareText = new Map<TextCells, RankedTexts>();

	function sorted(sort: Sort): Uint32Array {
		const key = `${sort.by} ${sort.direction}`;
		const found = kept.get(key);
		if (found?.changed?.size === 0) return found.rows;
		const rows = found?.changed ? mended(columns, sort, found.rows, found.changed) : sortAll(sort);
		kept.set(key, { rows, changed: new Set() });
		return rows;
	}

	function sortAll(sort: Sort): Uint32Array {
		const newest = sort.by === "createdAt" && sort.direction === "down";
		const before = newest ? heldRows(columns) : sorted({ by: "createdAt", direction: "down" });
		const ranks = ranksOf(sort);
		// The place in the order before breaks ties; both fit a float exactly, so that the native sort of numbers does it.
		const keys = new Float64Array(before.length);
		for (let at = 0; at < before.length; at++) keys[at] = (ranks[before[at] ?? 0] ?? 0) * PLACES + at;
		keys.sort();
		const rows = sortedBy(keys, before);
		if (newest) sortTies(rows, ranks, (a, b) => compareCodes(columns.ids.text(a), columns.ids.text(b)));
		return rows;
	}

	/** A number for each row that grows in the direction asked for; the highest of all where there is no value. */
	function ranksOf({ by, direction }: Sort): Uint32Array {
		const cells = cellsOf(columns, by);
		if ("strings" in cells) {
			const known = compareText.get(cells) ?? createRankedTexts(cells, comparing(by));
			compareText.set(cells, known);
			return textRanks(columns, cells.codes, known.ranks(), direction);
		}
		return numberRanks(columns, cells, direction);
	}

	return {
		rows: sorted,
		touch(row) {
			for (const one of kept.values()) {
				one.changed?.add(row);
				if (one.changed && one.changed.size > FEW) one.changed = undefined;
			}
		},
	};
}

function cellsOf(columns: Columns, by: SortColumn): TextCells | NumberCells {
	if (by === "createdAt") return columns.createdAt;
	if (by in columns.texts) return columns.texts[by as TextColumn];
	if (by in columns.choices) return columns.choices[by as ChoiceColumn];
	if (by in columns.moneys) return columns.moneys[by as MoneyColumn];
	return columns.days[by as DayColumn];
}

/** How texts of a column compare; none of our own where code units do. */
function comparing(by: SortColumn): ((a: string, b: string) => number) | undefined {
	const words = wordOrders[by];
	if (words) return (a, b) => words.indexOf(a) - words.indexOf(b);
	return namedColumns.includes(by) ? names.compare : undefined;
}

function compareCodes(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function heldRows(columns: Columns): Uint32Array {
	const rows = new Uint32Array(columns.tally.held);
	let count = 0;
	for (let row = 1; row < rowCount(columns); row++) if (isHeld(columns, row)) rows[count++] = row;
	return rows;
}

/** Sorts each run of rows with one rank. */
function sortTies(rows: Uint32Array, ranks: Uint32Array, compare: (a: number, b: number) => number): void {
	for (let start = 0; start < rows.length; ) {
		let end = start + 1;
		while (end < rows.length && ranks[rows[end] ?? 0] === ranks[rows[start] ?? 0]) end++;
		if (end - start > 1) rows.subarray(start, end).sort(compare);
		start = end;
	}
}

function textRanks(columns: Columns, { data }: Codes, ranks: Uint32Array, direction: Sort["direction"]): Uint32Array {
	const rows = new Uint32Array(rowCount(columns));
	const most = ranks.length;
	for (let row = 1; row < rows.length; row++) {
		const code = data[row] ?? 0;
		const rank = ranks[code] ?? 0;
		rows[row] = code === 0 ? most : direction === "up" ? rank : most - 1 - rank;
	}
	return rows;
}

function numberRanks(columns: Columns, { data, absent }: NumberCells, direction: Sort["direction"]): Uint32Array {
	const count = rowCount(columns);
	const sorted = Float64Array.from(data.subarray(0, count)).sort();
	let distinct = 0;
	for (let at = 0; at < sorted.length; at++) {
		const value = sorted[at] ?? 0;
		if (at === 0 || value !== sorted[distinct - 1]) sorted[distinct++] = value;
	}
	const rows = new Uint32Array(count);
	for (let row = 1; row < count; row++) {
		const value = data[row] ?? absent;
		const rank = placeIn(sorted, distinct, value);
		rows[row] = value === absent ? distinct : direction === "up" ? rank : distinct - 1 - rank;
	}
	return rows;
}

function placeIn(sorted: Float64Array, length: number, value: number): number {
	let low = 0;
	let high = length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** `rows` with the changed ones taken out and put where they belong now. */
function mended(columns: Columns, sort: Sort, rows: Uint32Array, changed: ReadonlySet<number>): Uint32Array {
	const compare = compareRows(columns, sort);
	const rest = rows.filter((row) => !changed.has(row));
	const coming = [...changed].filter((row) => isHeld(columns, row)).sort(compare);
	const merged = new Uint32Array(rest.length + coming.length);
	let from = 0;
	for (const [index, row] of coming.entries()) {
		let low = from;
		let high = rest.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (compare(rest[middle] ?? 0, row) < 0) low = middle + 1;
			else high = middle;
		}
		merged.set(rest.subarray(from, low), from + index);
		merged[low + index] = row;
		from = low;
	}
	merged.set(rest.subarray(from), from + coming.length);
	return merged;
}

/** The order, two rows at a time: what all sorting here comes to. */
export function compareRows(columns: Columns, { by, direction }: Sort): (a: number, b: number) => number {
	const cells = cellsOf(columns, by);
	const sign = direction === "up" ? 1 : -1;
	const compare = comparing(by) ?? compareCodes;
	const created = columns.createdAt;
	const first = (a: number, b: number): number => {
		if ("strings" in cells) {
			const [x, y] = [cells.codes.data[a] ?? 0, cells.codes.data[b] ?? 0];
			if (x === y) return 0;
			if (x === 0 || y === 0) return x === 0 ? 1 : -1;
			return sign * compare(labelOf(cells, x), labelOf(cells, y));
		}
		const [x, y] = [cells.data[a] ?? cells.absent, cells.data[b] ?? cells.absent];
		const [noX, noY] = [x === cells.absent, y === cells.absent];
		return noX || noY ? Number(noX) - Number(noY) : sign * (x - y);
	};
	return (a, b) =>
		first(a, b) ||
		(created.data[b] ?? 0) - (created.data[a] ?? 0) ||
		compareCodes(columns.ids.text(a), columns.ids.text(b));
}

interface RankedTexts {
	/** By number of a text: its place among all of them; equals share one. */
	ranks(): Uint32Array;
}

/** Texts only ever come in addition, so a known order takes new ones in by merging. */
function createRankedTexts(cells: TextCells, compare: ((a: string, b: string) => number) | undefined): RankedTexts {
	const { strings } = cells;
	let ranks = new Uint32Array(1);
	let order: readonly string[] = [];
	/** Numbers of texts below this are in `order`. */
	let ordered = 1;

	function compared(): Uint32Array<ArrayBuffer> {
		const news: string[] = [];
		for (; ordered < strings.size; ordered++) news.push(labelOf(cells, ordered));
		// Without a comparison of ours the engine's own of code units does it, and calls nothing back for each pair.
		order = merge(order, news.sort(compare), compare ?? compareCodes);
		const codes = new Map<string, number>();
		if (cells.labels) for (let code = 1; code < ordered; code++) codes.set(labelOf(cells, code), code);
		const found = new Uint32Array(ordered);
		let rank = 0;
		for (const [index, text] of order.entries()) {
			if (index > 0 && (compare ?? compareCodes)(order[index - 1] ?? "", text) !== 0) rank = index;
			found[codes.get(text) ?? strings.find(text) ?? 0] = rank;
		}
		return found;
	}

	return {
		ranks() {
			if (ranks.length === strings.size) return ranks;
			const byUnits = compare || cells.labels ? undefined : rankByUnits(strings);
			ranks = byUnits ?? compared();
			return ranks;
		},
	};
}

function merge(
	a: readonly string[],
	b: readonly string[],
	compare: (a: string, b: string) => number,
): readonly string[] {
	if (a.length === 0) return b;
	const merged: string[] = [];
	let at = 0;
	for (const one of b) {
		while (at < a.length && compare(a[at] ?? "", one) <= 0) merged.push(a[at++] ?? "");
		merged.push(one);
	}
	while (at < a.length) merged.push(a[at++] ?? "");
	return merged;
}
