import type { Codes, NumberCells, TextCells } from "./cells.ts";
import type { Clause, Place } from "./clause.ts";
import { type Columns, flagBit, HELD, rowCount } from "./columns.ts";
import { SET_SEPARATOR } from "./fold.ts";
import { markNear } from "./near.ts";
import { markPinyin } from "./pinyin.ts";
import { lineDecimals, lineMoneys, lineTexts, type TextColumn, textColumns } from "./searchable.ts";

/** For each row 1 where it meets what was asked, else 0. */
export type Hits = Uint8Array;

const everywhere: readonly Place[] = [...textColumns, "lines"];

/** The records that meet all clauses. */
export function findRows(columns: Columns, clauses: readonly Clause[]): Hits {
	const rows = rowCount(columns);
	const hits = new Uint8Array(rows);
	const marks = columns.marks.data;
	for (let row = 1; row < rows; row++) hits[row] = (marks[row] ?? 0) & HELD;
	for (const clause of clauses) {
		const more = match(columns, clause);
		for (let row = 1; row < rows; row++) hits[row] = (hits[row] ?? 0) & (more[row] ?? 0);
	}
	return hits;
}

export function countHits(hits: Hits): number {
	let count = 0;
	for (let row = 0; row < hits.length; row++) count += hits[row] ?? 0;
	return count;
}

/** Rows that meet one clause; rows that hold no record may be among them. */
function match(columns: Columns, clause: Clause): Hits {
	const rows = rowCount(columns);
	const hits = new Uint8Array(rows);
	switch (clause.what) {
		case "text":
			markTexts(
				columns,
				clause.places ?? everywhere,
				hits,
				({ strings }, codes) => strings.mark(clause.text, codes) > 0,
			);
			break;
		case "exact":
			markTexts(columns, clause.places, hits, ({ strings }, codes) => markOne(strings.find(clause.text), codes));
			break;
		case "pinyin":
			markTexts(columns, clause.places, hits, ({ strings }, codes) => markPinyin(strings, clause.letters, codes) > 0);
			break;
		case "near":
			markTexts(columns, clause.places, hits, ({ strings }, codes) => markNear(strings, clause.digits, codes) > 0);
			break;
		case "in": {
			const { strings, codes } = columns.choices[clause.column];
			const wanted = new Uint8Array(strings.size);
			for (const value of clause.values) markOne(strings.find(value), wanted);
			markCoded(codes, wanted, hits);
			break;
		}
		case "money":
			for (const name of clause.columns) markRange(columns.moneys[name], clause.from, clause.to, hits);
			break;
		case "lineNumber":
			markLineNumber(columns, clause.decimal, clause.fen, hits);
			break;
		case "day":
			markRange(columns.days[clause.column], clause.from, clause.to, hits);
			break;
		case "tag": {
			const { strings, codes } = columns.texts.tags;
			const wanted = new Uint8Array(strings.size);
			if (strings.mark(clause.tag, wanted) === 0) break;
			for (let code = 0; code < wanted.length; code++) {
				if (wanted[code] && !strings.text(code).split(SET_SEPARATOR).includes(clause.tag)) wanted[code] = 0;
			}
			markCoded(codes, wanted, hits);
			break;
		}
		case "flag": {
			const bit = flagBit(clause.flag);
			const marks = columns.marks.data;
			const wanted = clause.is ? bit : 0;
			for (let row = 1; row < rows; row++) hits[row] = ((marks[row] ?? 0) & bit) === wanted ? 1 : 0;
			break;
		}
		case "ids":
			for (const id of clause.ids) markOne(columns.ids.find(id), hits);
			break;
		case "not": {
			const others = match(columns, clause.clause);
			for (let row = 1; row < rows; row++) hits[row] = (others[row] ?? 0) ^ 1;
			break;
		}
		case "any":
			for (const one of clause.clauses) {
				const more = match(columns, one);
				for (let row = 1; row < rows; row++) hits[row] = (hits[row] ?? 0) | (more[row] ?? 0);
			}
			break;
		case "all":
			return findRows(columns, clause.clauses);
	}
	return hits;
}

/** Marks rows one of whose texts in these places `mark` has marked; `mark` says whether there were any. */
function markTexts(
	columns: Columns,
	places: readonly Place[],
	hits: Hits,
	mark: (cells: TextCells, codes: Uint8Array) => boolean,
): void {
	for (const place of places) {
		if (place === "lines") for (const name of lineTexts) markLines(columns, columns.lineTexts[name], hits, mark);
		else if (place === "rates") markLines(columns, columns.lineTexts.rate, hits, mark);
		else {
			const cells = columns.texts[place as TextColumn];
			const wanted = new Uint8Array(cells.strings.size);
			if (mark(cells, wanted)) markCoded(cells.codes, wanted, hits);
		}
	}
}

function markLines(
	columns: Columns,
	cells: TextCells,
	hits: Hits,
	mark: (cells: TextCells, codes: Uint8Array) => boolean,
): void {
	const wanted = new Uint8Array(cells.strings.size);
	if (mark(cells, wanted)) markRowsOfLines(columns, cells.codes, wanted, hits);
}

function markOne(code: number | undefined, wanted: Uint8Array): boolean {
	if (code === undefined) return false;
	wanted[code] = 1;
	return true;
}

function markCoded({ data }: Codes, wanted: Uint8Array, hits: Hits): void {
	const rows = Math.min(hits.length, data.length);
	for (let row = 1; row < rows; row++) hits[row] = (hits[row] ?? 0) | (wanted[data[row] ?? 0] ?? 0);
}

function markRowsOfLines({ lineStart, lineCount }: Columns, { data }: Codes, wanted: Uint8Array, hits: Hits): void {
	const starts = lineStart.data;
	const counts = lineCount.data;
	for (let row = 1; row < hits.length; row++) {
		if (hits[row]) continue;
		const start = starts[row] ?? 0;
		const end = start + (counts[row] ?? 0);
		for (let line = start; line < end; line++) {
			if (wanted[data[line] ?? 0]) {
				hits[row] = 1;
				break;
			}
		}
	}
}

function markRange({ data, absent }: NumberCells, from = -Infinity, to = Infinity, hits: Hits): void {
	const rows = Math.min(hits.length, data.length);
	for (let row = 1; row < rows; row++) {
		const value = data[row] ?? absent;
		if (value >= from && value <= to && value !== absent) hits[row] = 1;
	}
}

function markLineNumber(columns: Columns, decimal: string, fen: number | undefined, hits: Hits): void {
	for (const name of lineDecimals) {
		const { strings, codes } = columns.lineDecimals[name];
		const wanted = new Uint8Array(strings.size);
		if (markOne(strings.find(decimal), wanted)) markRowsOfLines(columns, codes, wanted, hits);
	}
	if (fen === undefined) return;
	const starts = columns.lineStart.data;
	const counts = columns.lineCount.data;
	for (const name of lineMoneys) {
		const { data } = columns.lineMoneys[name];
		for (let row = 1; row < hits.length; row++) {
			const start = starts[row] ?? 0;
			const end = start + (counts[row] ?? 0);
			for (let line = start; line < end; line++) if (data[line] === fen) hits[row] = 1;
		}
	}
}
