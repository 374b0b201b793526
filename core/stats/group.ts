import { labelOf, type TextCells } from "#core/search/cells.ts";
import type { Columns } from "#core/search/columns.ts";
import type { Engine } from "#core/search/engine.ts";
import { SET_SEPARATOR } from "#core/search/fold.ts";
import type { Hits } from "#core/search/match.ts";
import { type ChoiceColumn, choiceColumns, type DayColumn } from "#core/search/searchable.ts";

import {
	addAmount,
	addAmounts,
	addCount,
	addCounts,
	addSlot,
	type Counted,
	countedIn,
	createTally,
	NOT,
	sidesOf,
	type Tally,
	totalUp,
} from "./sums.ts";

/** By what records are counted. `rate`: each line to its own rate, so a record can be in several. */
export type GroupBy = "month" | "year" | "category" | "seller" | "buyer" | "tag" | "rate" | ChoiceColumn;

export interface Group extends Counted {
	/** What the records have in common: `202608`, a kind's id, a folded name; `""` where they have none. */
	readonly key: string;
	/** The key as people wrote it. */
	readonly label: string;
}

export interface GroupOptions {
	/** Which day months and years are of: 开票日期 or 收录日期. */
	readonly basis: DayColumn;
}

/** Days of the calendar we know, as numbers. */
const FIRST_DAY = 19000101;
const LAST_DAY = 21991231;

/** What was found, counted and summed. 演示 records are counted, and never summed. */
export function countAll({ columns }: Pick<Engine, "columns">, hits: Hits): Counted {
	return countedIn(tallied(columns, hits, new Uint32Array(hits.length), 1), 0);
}

/**
 * What was found, by groups; those without any record are left out. Months and years come in their order, `""` last;
 * other groups in none, since whoever shows them sorts them by what they show.
 */
export function groupBy(
	{ columns }: Pick<Engine, "columns">,
	hits: Hits,
	by: GroupBy,
	{ basis }: GroupOptions,
): readonly Group[] {
	if (by === "month") return byDays(columns, hits, basis, 100);
	if (by === "year") return byDays(columns, hits, basis, 10_000);
	if (by === "rate") return byRate(columns, hits);
	if (by === "tag") return byTag(columns, hits);
	const cells = cellsOf(columns, by);
	return groupsOf(cells, tallied(columns, hits, slotsOf(cells, hits.length), cells.strings.size));
}

function cellsOf({ texts, choices }: Columns, by: Exclude<GroupBy, "month" | "year" | "rate" | "tag">): TextCells {
	if (isChoice(by)) return choices[by];
	return by === "category" ? texts.category : by === "seller" ? texts.sellerName : texts.buyerName;
}

function isChoice(by: GroupBy): by is ChoiceColumn {
	return (choiceColumns as readonly string[]).includes(by);
}

/** Adds up what was found by the slot that each row has. */
function tallied(columns: Columns, hits: Hits, slots: Uint32Array, count: number): Tally {
	const tally = createTally(count);
	const sides = sidesOf(columns, hits);
	addCounts(tally, sides, slots);
	addAmounts(tally, columns, sides, slots);
	return tally;
}

/** Columns come in numbers of three sizes; loops over one of them run several times as fast. */
function slotsOf({ codes: { data } }: TextCells, rows: number): Uint32Array {
	const slots = new Uint32Array(rows);
	slots.set(data.length > rows ? data.subarray(0, rows) : data);
	return slots;
}

function groupsOf(cells: TextCells, tally: Tally): readonly Group[] {
	const groups: Group[] = [];
	for (let code = 0; code < cells.strings.size; code++) {
		const counted = countedIn(tally, code);
		if (counted.count > 0) groups.push({ key: cells.strings.text(code), label: labelOf(cells, code), ...counted });
	}
	return groups;
}

/** `unit`: what a day as a number is divided by. */
function byDays(columns: Columns, hits: Hits, basis: DayColumn, unit: number): readonly Group[] {
	const { data, absent } = columns.days[basis];
	const slots = new Uint32Array(hits.length);
	const first = Math.floor(FIRST_DAY / unit);
	const slotOf = new Uint16Array(Math.floor(LAST_DAY / unit) - first + 1);
	const keys = [0];
	for (let row = 1; row < hits.length; row++) {
		const day = hits[row] ? (data[row] ?? absent) : absent;
		if (day === absent) continue;
		const key = Math.floor(day / unit);
		if (slotOf[key - first] === 0) slotOf[key - first] = keys.push(key) - 1;
		slots[row] = slotOf[key - first] ?? 0;
	}
	const tally = tallied(columns, hits, slots, keys.length);
	return keys
		.map((value, slot): Group => {
			const key = value === 0 ? "" : String(value);
			return { key, label: key, ...countedIn(tally, slot) };
		})
		.filter(({ count }) => count > 0)
		.sort(byKey);
}

/** Amounts and taxes of lines by their rate; the total is both together. A record counts once in each of its rates. */
function byRate(columns: Columns, hits: Hits): readonly Group[] {
	const cells = columns.lineTexts.rate;
	const codes = cells.codes.data;
	const { amount, tax } = columns.lineMoneys;
	const [amounts, noAmount, taxes, noTax] = [amount.data, amount.absent, tax.data, tax.absent];
	const [starts, lengths] = [columns.lineStart.data, columns.lineCount.data];
	const tally = createTally(cells.strings.size);
	const sides = sidesOf(columns, hits);
	/** The row that was counted last in each rate. */
	const counted = new Uint32Array(cells.strings.size);
	for (let row = 1; row < sides.length; row++) {
		const side = sides[row] ?? NOT;
		if (side === NOT) continue;
		const start = starts[row] ?? 0;
		const end = start + (lengths[row] ?? 0);
		for (let line = start; line < end; line++) {
			const code = codes[line] ?? 0;
			if (counted[code] !== row) addCount(tally.counts, code, side);
			counted[code] = row;
			const net = amounts[line] ?? noAmount;
			const own = taxes[line] ?? noTax;
			if (net !== noAmount) addAmount(tally.sums, code, side, 0, net);
			if (own !== noTax) addAmount(tally.sums, code, side, 1, own);
		}
	}
	totalUp(tally);
	return groupsOf(cells, tally);
}

/** A record with several tags counts in each of them. */
function byTag(columns: Columns, hits: Hits): readonly Group[] {
	const cells = columns.texts.tags;
	const sets = tallied(columns, hits, slotsOf(cells, hits.length), cells.strings.size);
	const tags = new Map<string, { readonly label: string; readonly sets: Set<number> }>();
	for (let code = 0; code < cells.strings.size; code++) {
		const labels = labelOf(cells, code).split(SET_SEPARATOR);
		for (const [index, key] of cells.strings.text(code).split(SET_SEPARATOR).entries()) {
			const tag = tags.get(key) ?? { label: labels[index] ?? key, sets: new Set() };
			tags.set(key, { ...tag, sets: tag.sets.add(code) });
		}
	}
	const groups: Group[] = [];
	for (const [key, tag] of tags) {
		const tally = createTally(1);
		for (const code of tag.sets) addSlot(tally, 0, sets, code);
		const counted = countedIn(tally, 0);
		if (counted.count > 0) groups.push({ key, label: tag.label, ...counted });
	}
	return groups;
}

function byKey(a: Group, b: Group): number {
	if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
