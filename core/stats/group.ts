import { labelOf, type TextCells } from "#core/search/cells.ts";
import { type Columns, flagBit } from "#core/search/columns.ts";
import type { Engine } from "#core/search/engine.ts";
import { SET_SEPARATOR } from "#core/search/fold.ts";
import type { Hits } from "#core/search/match.ts";
import { type ChoiceColumn, choiceColumns, type DayColumn, moneyColumns } from "#core/search/searchable.ts";

import { type Counted, createAdder } from "./sums.ts";

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

/** What was found, counted and summed. 演示 records are counted, and never summed. */
export function countAll({ columns }: Pick<Engine, "columns">, hits: Hits): Counted {
	return grouped(columns, hits, new Uint32Array(hits.length), 1).counted(0);
}

/** What was found, by groups; those without any record are left out. In the order of their keys; `""` comes last. */
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
	const adder = grouped(columns, hits, cells.codes.data, cells.strings.size);
	return Array.from({ length: cells.strings.size }, (_, code) => ({
		key: cells.strings.text(code),
		label: labelOf(cells, code),
		...adder.counted(code),
	}))
		.filter(({ count }) => count > 0)
		.sort(byKey);
}

function cellsOf({ texts, choices }: Columns, by: Exclude<GroupBy, "month" | "year" | "rate" | "tag">): TextCells {
	if (isChoice(by)) return choices[by];
	return by === "category" ? texts.category : by === "seller" ? texts.sellerName : texts.buyerName;
}

function isChoice(by: GroupBy): by is ChoiceColumn {
	return (choiceColumns as readonly string[]).includes(by);
}

/** Adds up what was found by the slot that each row has. */
function grouped(
	columns: Columns,
	hits: Hits,
	slots: ArrayLike<number>,
	count: number,
): ReturnType<typeof createAdder> {
	const adder = createAdder(count);
	const sample = flagBit("sample");
	const marks = columns.marks.data;
	const moneys = moneyColumns.map((name) => columns.moneys[name]);
	for (let row = 1; row < hits.length; row++) {
		if (!hits[row]) continue;
		const slot = slots[row] ?? 0;
		const red = isRed(columns, row);
		adder.count(slot, red);
		if ((marks[row] ?? 0) & sample) continue;
		for (let column = 0; column < moneys.length; column++) {
			const cells = moneys[column];
			const value = cells?.data[row];
			if (cells && value !== undefined && value !== cells.absent) adder.add(slot, red, column, value);
		}
	}
	return adder;
}

function isRed({ moneys: { total, amount } }: Columns, row: number): boolean {
	const sum = total.data[row] ?? total.absent;
	if (sum !== total.absent) return sum < 0;
	const net = amount.data[row] ?? amount.absent;
	return net !== amount.absent && net < 0;
}

/** `unit`: what a day as a number is divided by. */
function byDays(columns: Columns, hits: Hits, basis: DayColumn, unit: number): readonly Group[] {
	const { data, absent } = columns.days[basis];
	const slots = new Uint32Array(hits.length);
	const slotOf = new Map<number, number>([[0, 0]]);
	for (let row = 1; row < hits.length; row++) {
		const day = hits[row] ? (data[row] ?? absent) : absent;
		const key = day === absent ? 0 : Math.floor(day / unit);
		let slot = slotOf.get(key);
		if (slot === undefined) {
			slot = slotOf.size;
			slotOf.set(key, slot);
		}
		slots[row] = slot;
	}
	const adder = grouped(columns, hits, slots, slotOf.size);
	return Array.from(slotOf, ([value, slot]) => {
		const key = value === 0 ? "" : String(value);
		return { key, label: key, ...adder.counted(slot) };
	})
		.filter(({ count }) => count > 0)
		.sort(byKey);
}

/** Amounts and taxes of lines by their rate; the total is both together. A record counts once in each of its rates. */
function byRate(columns: Columns, hits: Hits): readonly Group[] {
	const { strings, codes } = columns.lineTexts.rate;
	const { amount, tax } = columns.lineMoneys;
	const sample = flagBit("sample");
	const adder = createAdder(strings.size);
	/** The row that counted last in each rate. */
	const counted = new Uint32Array(strings.size);
	for (let row = 1; row < hits.length; row++) {
		if (!hits[row]) continue;
		const red = isRed(columns, row);
		const summed = ((columns.marks.data[row] ?? 0) & sample) === 0;
		const start = columns.lineStart.data[row] ?? 0;
		const end = start + (columns.lineCount.data[row] ?? 0);
		for (let line = start; line < end; line++) {
			const code = codes.data[line] ?? 0;
			if (counted[code] !== row) adder.count(code, red);
			counted[code] = row;
			if (!summed) continue;
			const [net = 0, own = 0] = [amount.data[line], tax.data[line]];
			if (net !== amount.absent) adder.add(code, red, 0, net);
			if (own !== tax.absent) adder.add(code, red, 1, own);
			const both = (net === amount.absent ? 0 : net) + (own === tax.absent ? 0 : own);
			adder.add(code, red, 2, both);
		}
	}
	return Array.from({ length: strings.size }, (_, code) => ({
		key: strings.text(code),
		label: strings.text(code),
		...adder.counted(code),
	}))
		.filter(({ count }) => count > 0)
		.sort(byKey);
}

/** A record with several tags counts in each of them. */
function byTag(columns: Columns, hits: Hits): readonly Group[] {
	const cells = columns.texts.tags;
	const ofSets = Array.from({ length: cells.strings.size }, (_, code) => {
		const keys = cells.strings.text(code).split(SET_SEPARATOR);
		const labels = labelOf(cells, code).split(SET_SEPARATOR);
		return new Map(keys.map((key, index) => [key, labels[index] ?? key]));
	});
	const labels = new Map(ofSets.flatMap((tags) => [...tags]));
	const { data } = cells.codes;
	return Array.from(labels, ([key, label]) => {
		const some = hits.map((hit, row) => (hit && ofSets[data[row] ?? 0]?.has(key) ? 1 : 0));
		return { key, label, ...grouped(columns, some, new Uint32Array(some.length), 1).counted(0) };
	})
		.filter(({ count }) => count > 0)
		.sort(byKey);
}

function byKey(a: Group, b: Group): number {
	if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
