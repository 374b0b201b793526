import type { Day } from "#core/base/day.ts";

import { ask } from "./ask.ts";
import { choicesOf, valuesNamed } from "./box/choices.ts";
import { relativeDays } from "./box/days.ts";
import { quoted } from "./box/edit.ts";
import { type BoxField, prefixOf } from "./box/fields.ts";
import { type Part, parseBox } from "./box/parse.ts";
import { labelOf, type TextCells } from "./cells.ts";
import type { Clause } from "./clause.ts";
import type { Engine } from "./engine.ts";
import { foldForSearch, SET_SEPARATOR } from "./fold.ts";
import type { Hits } from "./match.ts";
import { isPinyin, markPinyin } from "./pinyin.ts";
import type { ChoiceColumn } from "./searchable.ts";

/** Something that may stand in the box in place of its last word. */
export interface Suggestion {
	readonly field: BoxField;
	/** As people wrote it, or as the box takes it. */
	readonly label: string;
	/** The value of the column where it is one of a few words: a kind's id and the like. */
	readonly value?: string;
	/** How many of the records that meet the rest of the box would be left. */
	readonly count: number;
	/** What the box becomes. */
	readonly box: string;
}

interface Found {
	readonly label: string;
	readonly value?: string;
	readonly count: number;
	/** What is written for it; the label, in quotes where it needs them, when not given. */
	readonly insert?: string;
}

type Finder = (engine: Engine, typed: string, hits: Hits, today: Day) => readonly Found[];

/** In the order in which they are offered. */
const finders: readonly (readonly [BoxField, Finder])[] = [
	["seller", ({ columns }, typed, hits) => fromTexts(columns.texts.sellerName, typed, hits)],
	["buyer", ({ columns }, typed, hits) => fromTexts(columns.texts.buyerName, typed, hits)],
	["kind", fromChoices("kind")],
	["state", fromChoices("state")],
	["authenticity", fromChoices("authenticity")],
	["claimable", fromChoices("claimable")],
	["tag", ({ columns }, typed, hits) => fromTags(columns.texts.tags, typed, hits)],
	["category", ({ columns }, typed, hits) => fromTexts(columns.texts.category, typed, hits)],
	["risk", fromChoices("risk")],
	["region", fromChoices("region")],
	["date", fromDays],
];

/**
 * What the last word of the box may become, those that leave most records first; at most `limit` of each field.
 * Nothing that leaves no record is offered.
 */
export function suggest(
	engine: Engine,
	box: string,
	{ today, limit, more = [] }: { readonly today: Day; readonly limit: number; readonly more?: readonly Clause[] },
): readonly Suggestion[] {
	const parts = parseBox(box, today);
	const last = parts.at(-1);
	if (!last || last.to !== box.length || (!last.field && foldForSearch(last.value) === "")) return [];
	const { hits } = ask(engine, parts.slice(0, -1), more);
	return finders
		.filter(([field]) => last.field === undefined || last.field === field)
		.flatMap(([field, find]) =>
			find(engine, last.value, hits, today)
				.toSorted((a, b) => b.count - a.count)
				.slice(0, limit)
				.map(({ insert, ...found }) => ({
					field,
					...found,
					box: boxWith(box, last, prefixOf(field) + (insert ?? quoted(found.label))),
				})),
		);
}

function boxWith(box: string, { from, not }: Part, text: string): string {
	return `${box.slice(0, from)}${not ? "-" : ""}${text} `;
}

function fromTexts(cells: TextCells, typed: string, hits: Hits): readonly Found[] {
	const wanted = markedBy(cells, typed);
	if (!wanted.includes(1, 1)) return [];
	const counts = countCodes(cells, hits);
	const found: Found[] = [];
	for (let code = 1; code < wanted.length; code++) {
		const count = wanted[code] ? (counts[code] ?? 0) : 0;
		if (count > 0) found.push({ label: labelOf(cells, code), count });
	}
	return found;
}

/** Texts that a word typed means; all of them while none is. */
function markedBy({ strings }: TextCells, typed: string): Uint8Array {
	const wanted = new Uint8Array(strings.size);
	const text = foldForSearch(typed);
	if (text === "") return wanted.fill(1);
	strings.mark(text, wanted);
	if (isPinyin(typed)) markPinyin(strings, typed, wanted);
	return wanted;
}

function fromTags(cells: TextCells, typed: string, hits: Hits): readonly Found[] {
	const wanted = markedBy(cells, typed);
	if (!wanted.includes(1, 1)) return [];
	const counts = countCodes(cells, hits);
	const text = foldForSearch(typed);
	const found = new Map<string, number>();
	for (let code = 1; code < counts.length; code++) {
		const count = wanted[code] ? (counts[code] ?? 0) : 0;
		if (count === 0) continue;
		for (const tag of new Set(labelOf(cells, code).split(SET_SEPARATOR))) {
			// A set is marked for one of its tags; by pinyin that may be any.
			if (foldForSearch(tag).includes(text) || isPinyin(typed)) found.set(tag, (found.get(tag) ?? 0) + count);
		}
	}
	return Array.from(found, ([label, count]) => ({ label, count }));
}

function fromChoices(column: ChoiceColumn): Finder {
	return ({ columns }, typed, hits) => {
		const cells = columns.choices[column];
		const text = foldForSearch(typed);
		const fitting = choicesOf(column).filter(({ words }) => words.some((word) => foldForSearch(word).includes(text)));
		if (fitting.length === 0) return [];
		const counts = countCodes(cells, hits);
		return fitting.flatMap(({ value, words }) => {
			const code = cells.strings.find(value);
			const count = code ? (counts[code] ?? 0) : 0;
			const [label = value] = words;
			// Where a word is part of others, quotes say that it is meant alone.
			const insert = valuesNamed(column, label).length === 1 ? label : `"${label}"`;
			return count > 0 ? [{ label, value, count, insert }] : [];
		});
	};
}

function fromDays({ columns }: Engine, typed: string, hits: Hits, today: Day): readonly Found[] {
	const text = typed.normalize("NFKC").toLowerCase();
	const relative = relativeDays.flatMap(({ names, range }) => {
		const label = names.find((one) => one.startsWith(text));
		const within = range(today);
		return label !== undefined && within ? [{ label, from: Number(within.from), to: Number(within.to) }] : [];
	});
	// `2` and `20` begin every month there is, and many numbers.
	const monthly = text === "" || /^\d{3}/.test(text);
	if (relative.length === 0 && !monthly) return [];
	const counts = relative.map(() => 0);
	const { data, absent } = columns.days.issuedOn;
	const months = new Map<number, number>();
	for (let row = 1; row < hits.length; row++) {
		const day = data[row] ?? absent;
		if (!hits[row] || day === absent) continue;
		const month = Math.floor(day / 100);
		if (monthly) months.set(month, (months.get(month) ?? 0) + 1);
		for (const [at, { from, to }] of relative.entries())
			if (day >= from && day <= to) counts[at] = (counts[at] ?? 0) + 1;
	}
	const byMonth = Array.from(months, ([month, count]): Found => {
		const digits = String(month);
		return { label: `${digits.slice(0, 4)}-${digits.slice(4)}`, count };
	});
	return [
		...relative.map(({ label }, at) => ({ label, count: counts[at] ?? 0 })).filter(({ count }) => count > 0),
		...byMonth.filter(({ label }) => label.startsWith(text)),
	];
}

function countCodes({ strings, codes }: TextCells, hits: Hits): Uint32Array {
	const counts = new Uint32Array(strings.size);
	const { data } = codes;
	for (let row = 1; row < hits.length; row++) {
		if (!hits[row]) continue;
		const code = data[row] ?? 0;
		counts[code] = (counts[code] ?? 0) + 1;
	}
	return counts;
}
