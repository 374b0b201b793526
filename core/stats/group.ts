import { labelOf, type TextCells } from "#core/search/cells.ts";
import type { Columns } from "#core/search/columns.ts";
import type { Engine } from "#core/search/engine.ts";
import { SET_SEPARATOR } from "#core/search/fold.ts";
import type { Hits } from "#core/search/match.ts";
import { type BasisDay, type ChoiceColumn, choiceColumns } from "#core/search/searchable.ts";

import { addSlot, type Counted, countedIn, createTally, isCounted, type Tally, tallyLines, tallyRows } from "./sums.ts";

/** By what records are counted. `rate`: each line to its own rate, so a record can be in several. */
export type GroupBy = "month" | "year" | "category" | "seller" | "buyer" | "tag" | "rate" | ChoiceColumn;

export interface Group extends Counted {
	/** What the records have in common: `202608`, a kind's id, a folded name; `""` where they have none. */
	readonly key: string;
	/** The key as people wrote it. */
	readonly label: string;
}

/** What is counted of records of one month. */
export interface MonthGroup extends Group {
	/** `202608`; `""` where there is no day. */
	readonly month: string;
}

export interface GroupOptions {
	/** Which day months and years are of: 开票日期, 收录日期 or 报销日期. */
	readonly basis: BasisDay;
}

/** Days of the calendar we know, as numbers. */
const FIRST_DAY = 19000101;
const LAST_DAY = 21991231;

/** What was found, counted and summed. 演示 records are counted, and never summed. */
export function countAll({ columns }: Pick<Engine, "columns">, hits: Hits): Counted {
	const tally = createTally(1);
	tallyRows(columns, hits, new Uint32Array(hits.length), tally);
	return countedIn(tally, 0);
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
	if (by === "month" || by === "year") {
		const { keys, slots } = daySlots(columns, hits, basis, by);
		return groupsOf(tallied(columns, hits, slots, keys.length), keys, keys).sort(byKey);
	}
	if (by === "rate") return byRate(columns, hits);
	if (by === "tag") return byTag(columns, hits);
	const cells = cellsOf(columns, by);
	return groupsOfCells(tallied(columns, hits, slotsOf(cells, hits.length), cells.strings.size), cells);
}

/** What was found by month and something else at once, in the order of the months, `""` last. */
export function groupByMonth(
	{ columns }: Pick<Engine, "columns">,
	hits: Hits,
	by: "category" | "rate" | ChoiceColumn,
	{ basis }: GroupOptions,
): readonly MonthGroup[] {
	const { keys: months, slots } = daySlots(columns, hits, basis, "month");
	const cells = by === "rate" ? columns.lineTexts.rate : cellsOf(columns, by);
	const width = cells.strings.size;
	const tally = createTally(months.length * width);
	if (by === "rate") tallyLines(columns, hits, slots, cells.codes.data, width, tally);
	else {
		const codes = slotsOf(cells, hits.length);
		for (let row = 1; row < hits.length; row++) slots[row] = (slots[row] ?? 0) * width + (codes[row] ?? 0);
		tallyRows(columns, hits, slots, tally);
	}
	const ofMonth = (month: string, index: number) =>
		groupsOfCells(tally, cells, index * width).map((group): MonthGroup => ({ month, ...group }));
	return months.flatMap(ofMonth).sort((a, b) => byKey({ key: a.month }, { key: b.month }));
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
	tallyRows(columns, hits, slots, tally);
	return tally;
}

/** The codes of a column, which come in numbers of three sizes, in one of them: a loop should meet only that. */
function slotsOf({ codes: { data } }: TextCells, rows: number): Uint32Array {
	const slots = new Uint32Array(rows);
	slots.set(data.length > rows ? data.subarray(0, rows) : data);
	return slots;
}

/** A slot for each row found, and what each slot stands for; slot 0 for rows without a day. */
function daySlots(
	columns: Columns,
	hits: Hits,
	basis: BasisDay,
	by: "month" | "year",
): { readonly keys: readonly string[]; readonly slots: Uint32Array } {
	const { data, absent } = columns.days[basis];
	const unit = by === "month" ? 100 : 10_000;
	const slots = new Uint32Array(hits.length);
	const first = Math.floor(FIRST_DAY / unit);
	const slotOf = new Uint16Array(Math.floor(LAST_DAY / unit) - first + 1);
	const keys = [""];
	// Records come in heaps of one day.
	let lastDay = absent;
	let lastSlot = 0;
	for (let row = 1; row < hits.length; row++) {
		if (hits[row] === 0) continue;
		const day = data[row] ?? absent;
		if (day !== lastDay) {
			const key = Math.floor(day / unit);
			lastDay = day;
			lastSlot = day === absent ? 0 : (slotOf[key - first] ?? 0);
			if (lastSlot === 0 && day !== absent) {
				lastSlot = keys.push(String(key)) - 1;
				slotOf[key - first] = lastSlot;
			}
		}
		slots[row] = lastSlot;
	}
	return { keys, slots };
}

/** Groups of a column of texts; `from` is the slot of its first. */
function groupsOfCells(tally: Tally, cells: TextCells, from = 0): readonly Group[] {
	const groups: Group[] = [];
	for (let code = 0; code < cells.strings.size; code++) {
		if (!isCounted(tally, from + code)) continue;
		groups.push({ key: cells.strings.text(code), label: labelOf(cells, code), ...countedIn(tally, from + code) });
	}
	return groups;
}

function groupsOf(tally: Tally, keys: readonly string[], labels: readonly string[]): Group[] {
	return keys.flatMap((key, slot) =>
		isCounted(tally, slot) ? { key, label: labels[slot] ?? key, ...countedIn(tally, slot) } : [],
	);
}

/** Amounts and taxes of lines by their rate; the total is both together. A record counts once in each of its rates. */
function byRate(columns: Columns, hits: Hits): readonly Group[] {
	const cells = columns.lineTexts.rate;
	const tally = createTally(cells.strings.size);
	tallyLines(columns, hits, new Uint32Array(hits.length), cells.codes.data, cells.strings.size, tally);
	return groupsOfCells(tally, cells);
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

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
	if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
