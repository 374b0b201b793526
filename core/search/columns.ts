import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { parseCode, parseNumber } from "#core/model/code.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { type ParticularId, particularIds } from "#core/model/particulars.ts";
import type { Region } from "#core/model/regions.ts";

import {
	type Codes,
	createCodes,
	createNumberCells,
	createTextCells,
	type NumberCells,
	type TextCells,
	type TextCellsOptions,
} from "./cells.ts";
import { foldForSearch, SEPARATOR, SET_SEPARATOR } from "./fold.ts";
import {
	type ChoiceColumn,
	choiceColumns,
	type DayColumn,
	dayColumns,
	type Flag,
	flags,
	type LineDecimal,
	type LineMoney,
	type LineText,
	lineDecimals,
	lineMoneys,
	lineTexts,
	type MoneyColumn,
	moneyColumns,
	type Searchable,
	type TextColumn,
	textColumns,
} from "./searchable.ts";
import { createStrings, type Strings } from "./strings.ts";

/** Text columns that are shown as people wrote them: in suggestions and statistics. */
const SHOWN: readonly TextColumn[] = ["sellerName", "buyerName", "category", "tags"];

/** What sets the cells of a column apart. */
export function textOptions(name: TextColumn): TextCellsOptions {
	return { shown: SHOWN.includes(name), ...((name === "tags" || isParticular(name)) && { fold: foldSet }) };
}

/** Words of our own are looked for as they are. */
export const choiceOptions: TextCellsOptions = { fold: (text) => text };

/** Several texts as one; none that folds to nothing. */
function setOf(texts: readonly string[]): string {
	const plain = texts.map((text) => text.replaceAll(SET_SEPARATOR, "").replaceAll(SEPARATOR, " "));
	return plain.filter((text) => foldForSearch(text) !== "").join(SET_SEPARATOR);
}

function foldSet(set: string): string {
	return set.split(SET_SEPARATOR).map(foldForSearch).join(SET_SEPARATOR);
}

/** All that is known of all records, column by column. A row is the number of its record's id; row 0 is nobody's. */
export interface Columns {
	readonly ids: Strings;
	readonly texts: Readonly<Record<TextColumn, TextCells>>;
	readonly choices: Readonly<Record<ChoiceColumn, TextCells>>;
	readonly moneys: Readonly<Record<MoneyColumn, NumberCells>>;
	readonly days: Readonly<Record<DayColumn, NumberCells>>;
	/** Milliseconds since 1970. */
	readonly createdAt: NumberCells;
	/** `HELD` where a record is, and `flagBit` of each flag. */
	readonly marks: Codes;
	/** The lines of a row: from `lineStart` on, `lineCount` of them. */
	readonly lineStart: Codes;
	readonly lineCount: Codes;
	readonly lineTexts: Readonly<Record<LineText, TextCells>>;
	readonly lineDecimals: Readonly<Record<LineDecimal, TextCells>>;
	readonly lineMoneys: Readonly<Record<LineMoney, NumberCells>>;
	readonly tally: Tally;
}

interface Tally {
	/** Records held. */
	held: number;
	/** Lines kept, and how many of those are nobody's any more. */
	lines: number;
	idleLines: number;
}

export const HELD = 1;

export function flagBit(flag: Flag): number {
	return 2 << flags.indexOf(flag);
}

export function createColumns(): Columns {
	return {
		ids: createStrings(),
		texts: fromNames(textColumns, (name) => createTextCells(textOptions(name))),
		choices: fromNames(choiceColumns, () => createTextCells(choiceOptions)),
		moneys: fromNames(moneyColumns, () => createNumberCells()),
		days: fromNames(dayColumns, () => createNumberCells()),
		createdAt: createNumberCells(new Float64Array(64)),
		marks: createCodes(),
		lineStart: createCodes(),
		lineCount: createCodes(),
		lineTexts: fromNames(lineTexts, () => createTextCells()),
		lineDecimals: fromNames(lineDecimals, () => createTextCells()),
		lineMoneys: fromNames(lineMoneys, () => createNumberCells()),
		tally: { held: 0, lines: 0, idleLines: 0 },
	};
}

/** Adds a record or puts it in place of the one with its id. Gives its row. */
export function putRow(columns: Columns, searchable: Searchable): number {
	const { fields, lines } = searchable;
	const row = columns.ids.intern(searchable.id);
	const was = columns.marks.data[row] ?? 0;
	if ((was & HELD) === 0) columns.tally.held++;
	for (const name of textColumns) columns.texts[name].set(row, textIn(searchable, name));
	for (const name of choiceColumns) columns.choices[name].set(row, choiceOf(searchable, name));
	for (const name of moneyColumns) columns.moneys[name].set(row, fields[name]);
	columns.days.issuedOn.set(row, dayNumber(fields.issuedOn));
	columns.days.savedOn.set(row, dayNumber(searchable.savedOn));
	columns.days.claimedOn.set(row, dayNumber(searchable.claimedOn));
	columns.days.checkedOn.set(row, dayNumber(searchable.checkedOn));
	const created = Date.parse(searchable.createdAt);
	columns.createdAt.set(row, Number.isNaN(created) ? undefined : created);
	columns.marks.set(
		row,
		flags.reduce((bits, flag) => bits | (searchable.flags[flag] ? flagBit(flag) : 0), HELD),
	);
	putLines(columns, row, lines);
	return row;
}

/** Days sort and compare as the numbers they read as. */
function dayNumber(day: Day | undefined): number | undefined {
	return day === undefined ? undefined : Number(day);
}

function textIn({ fields, category, note, tags = [], particulars }: Searchable, name: TextColumn): string | undefined {
	if (name === "tags") return setOf(tags);
	if (name === "category") return category;
	if (name === "note") return note;
	if (isParticular(name)) return setOf(particulars?.[name] ?? []);
	return fields[name];
}

function isParticular(name: TextColumn): name is ParticularId {
	return (particularIds as readonly TextColumn[]).includes(name);
}

/** Takes a record out. Gives its row; `undefined` when it is not there. */
export function removeRow(columns: Columns, id: string): number | undefined {
	const row = columns.ids.find(id);
	if (!row || !isHeld(columns, row)) return undefined;
	columns.marks.set(row, 0);
	columns.tally.held--;
	columns.tally.idleLines += columns.lineCount.data[row] ?? 0;
	columns.lineCount.set(row, 0);
	return row;
}

export function isHeld(columns: Columns, row: number): boolean {
	return ((columns.marks.data[row] ?? 0) & HELD) !== 0;
}

/** Rows ever used, with row 0. */
export function rowCount(columns: Columns): number {
	return columns.ids.size;
}

function putLines(columns: Columns, row: number, lines: readonly Line[]): void {
	const { lineStart, lineCount, tally } = columns;
	const had = lineCount.data[row] ?? 0;
	let start = lineStart.data[row] ?? 0;
	if (lines.length > had) {
		start = tally.lines;
		tally.lines += lines.length;
		tally.idleLines += had;
	} else tally.idleLines += had - lines.length;
	lineStart.set(row, start);
	lineCount.set(row, lines.length);
	// Named one by one rather than looked up by name in a loop: there are more lines than anything else.
	const { name, spec, unit, rate } = columns.lineTexts;
	const { quantity, price } = columns.lineDecimals;
	const { amount, tax } = columns.lineMoneys;
	for (const [index, line] of lines.entries()) {
		const at = start + index;
		name.set(at, line.name);
		spec.set(at, line.spec);
		unit.set(at, line.unit);
		rate.set(at, line.rate);
		quantity.set(at, canonicalDecimal(line.quantity));
		price.set(at, canonicalDecimal(line.price));
		amount.set(at, line.amount);
		tax.set(at, line.tax);
	}
}

/** One text for a number, whatever zeros it is written with. */
export function canonicalDecimal(value: Decimal | undefined): string | undefined {
	if (value === undefined) return undefined;
	return value.includes(".") ? value.replace(/\.?0+$/, "") : value;
}

function choiceOf(searchable: Searchable, name: ChoiceColumn): string | undefined {
	if (name === "kind") return searchable.fields.kind;
	if (name === "region") return regionOf(searchable.fields);
	return searchable[name];
}

/** Where an invoice was issued, as its numbers say: the four digits of the region in codes, else the two in numbers. */
export function regionOf({ number, code, digitalNumber }: Partial<FieldValues>): string | undefined {
	const region: Region | undefined =
		parseNumber(digitalNumber ?? "")?.region ?? parseNumber(number ?? "")?.region ?? parseCode(code ?? "")?.region;
	return region && (region.code || region.digital);
}

export function fromNames<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
	return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>; // one for each name
}
