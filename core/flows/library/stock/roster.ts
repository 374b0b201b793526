import type { Listed, Marks, Summary } from "#core/flows/library/summary.ts";
import type { ByteReader, ByteWriter } from "#core/search/bytes.ts";
import {
	type Codes,
	createCodes,
	createNumberCells,
	createTextCells,
	type NumberCells,
	type TextCells,
	type TextCellsOptions,
} from "#core/search/cells.ts";
import { type Columns, fromNames } from "#core/search/columns.ts";
import {
	copyOf,
	readCodes,
	readNumbers,
	readStrings,
	readTexts,
	type Units,
	writeStrings,
	writeTexts,
} from "#core/search/snapshot-parts.ts";
import { createStrings, type Strings } from "#core/search/strings.ts";
import { differenceOf, putRight } from "./exactly.ts";
import { dayOf, guessOf, instantOf } from "./guess.ts";
import { createTextLists, escaped, readTextLists, type TextLists, unescaped } from "./text-lists.ts";

const KNOWN = 1;
const TRASHED = 2;
const ASKABLE = 4;

/** `seq`: the write a record's summary came with. Days are numbers `YYYYMMDD`, instants milliseconds since 1970. */
const wholes = ["seq", "judgedOn", "changesOn", "savedOn", "claimedOn"] as const;
const instants = ["claimedAt", "trashedAt", "answeredAt", "triedAt"] as const;
/** `basis`: empty where out of date. `rest`: what the columns do not say exactly, as JSON. */
const texts = ["basis", "rest", "seller", "outcome"] as const;
/** Of what stands in `near`, the seller's part is kept once. */
const lists = ["keys", "parts", "near"] as const;

/** As they are: nothing here is looked for by people. */
const plain: TextCellsOptions = { fold: (text) => text };

/** What the library knows of a record beside what is searched: where it stands, what ties it to others. */
export interface RosterEntry {
	readonly seq: number | undefined;
	readonly basis: string;
	readonly marks: Marks;
	/** Without one the record is not judged. */
	readonly summary?: Summary;
}

/** The columns beside the engine's, for the same rows. */
export interface RosterColumns {
	readonly bits: Codes;
	/** One more than where the identity stands among the keys; 0 for none of them. */
	readonly identityAt: Codes;
	readonly numbers: Readonly<Record<(typeof wholes)[number] | (typeof instants)[number], NumberCells>>;
	readonly texts: Readonly<Record<(typeof texts)[number], TextCells>>;
	readonly sellers: Strings;
	readonly lists: Readonly<Record<(typeof lists)[number], TextLists>>;
}

function createRosterColumns(): RosterColumns {
	const bits = createCodes();
	const isLinked = linkedBy(bits);
	return {
		bits,
		identityAt: createCodes(),
		numbers: {
			...fromNames(wholes, () => createNumberCells()),
			...fromNames(instants, () => createNumberCells(new Float64Array(64))),
		},
		texts: fromNames(texts, () => createTextCells(plain)),
		sellers: createStrings(),
		lists: fromNames(lists, (name) => createTextLists(isLinked(name))),
	};
}

export interface Roster {
	readonly columns: RosterColumns;
	/** How many records are known. */
	readonly size: number;
	isKnown(row: number): boolean;
	isTrashed(row: number): boolean;
	isAskable(row: number): boolean;
	/** The engine holds a judged record already. */
	put(row: number, entry: RosterEntry): void;
	/** Other marks, and all else as it is. */
	remark(row: number, marks: Marks): void;
	outdate(row: number, seq: number | undefined): void;
	remove(row: number): void;
	seq(row: number): number | undefined;
	marks(row: number): Marks;
	/** What is listed of a judged record. */
	listed(row: number): Listed;
	/** By these names of a seller, total and day a row is found. */
	near: Pick<TextLists, "rows" | "count" | "shared">;
}

export function createRoster(engine: Columns, columns: RosterColumns = createRosterColumns()): Roster {
	const { bits, identityAt, numbers, lists: kept } = columns;
	let size = 0;
	for (const one of bits.data) size += one & KNOWN;

	const has = (row: number, bit: number) => ((bits.data[row] ?? 0) & bit) !== 0;
	const text = (name: (typeof texts)[number], row: number) => {
		const { strings, codes } = columns.texts[name];
		return unescaped(strings.text(codes.data[row] ?? 0));
	};

	/** A company's name stands in hundreds of these: it is kept once, and its number here. */
	function shortened(near: string, number: (seller: string) => number | undefined): string {
		const end = near.lastIndexOf("|", near.lastIndexOf("|") - 1);
		const seller = end > 0 ? near.slice(0, end) : "";
		return `${number(escaped(seller)) ?? ""}:${near.slice(seller.length)}`;
	}

	function lengthened(short: string): string {
		const at = short.indexOf(":");
		return unescaped(columns.sellers.text(Number(short.slice(0, at)))) + short.slice(at + 1);
	}

	/** Of the marks, what may not be exact; what they have beside it stands in `rest`. */
	function daysOf(row: number) {
		const at = identityAt.data[row] ?? 0;
		const identity = at === 0 ? undefined : kept.keys.get(row)[at - 1];
		return { identity, savedOn: dayOf(numbers.savedOn, row), claimedOn: dayOf(numbers.claimedOn, row) };
	}

	function marksOf(row: number, wrong: object = {}): Marks {
		return {
			...(putRight(daysOf(row), { ...wrong }) as Pick<Marks, "savedOn">), // and more, as it was given
			id: engine.ids.text(row),
			keys: kept.keys.get(row),
			parts: kept.parts.get(row),
			near: kept.near.get(row).map(lengthened),
			trashed: has(row, TRASHED),
		};
	}

	function rest(row: number): { readonly [key: string]: object } {
		const json = text("rest", row);
		return json === "" ? {} : JSON.parse(json);
	}

	function mark(row: number, marks: Marks, before: { readonly [key: string]: object }): void {
		bits.set(row, ((bits.data[row] ?? 0) & ~TRASHED) | (marks.trashed ? TRASHED : 0));
		kept.keys.set(row, marks.keys, true);
		kept.parts.set(row, marks.parts, true);
		kept.near.set(
			row,
			marks.near.map((near) => shortened(near, columns.sellers.intern)),
			!marks.trashed,
		);
		const { identity } = marks;
		identityAt.set(row, identity === undefined ? 0 : marks.keys.indexOf(identity) + 1);
		numbers.savedOn.set(row, Number(marks.savedOn));
		numbers.claimedOn.set(row, marks.claimedOn && Number(marks.claimedOn));
		const { marks: _, ...others } = before;
		const exact: readonly string[] = ["id", ...lists, "trashed"] satisfies (keyof Marks)[];
		const rest = Object.fromEntries(Object.entries(marks).filter(([key]) => !exact.includes(key)));
		const wrong = differenceOf(daysOf(row), rest);
		const right = wrong ? { ...others, marks: wrong } : others;
		columns.texts.rest.set(row, Object.keys(right).length === 0 ? "" : escaped(JSON.stringify(right)));
	}

	return {
		columns,
		get size() {
			return size;
		},
		isKnown: (row) => has(row, KNOWN),
		isTrashed: (row) => has(row, TRASHED),
		isAskable: (row) => has(row, ASKABLE),
		put(row, { seq, basis, marks, summary }) {
			if (!has(row, KNOWN)) size++;
			const watched = summary?.watched;
			bits.set(row, KNOWN | (watched?.askable ? ASKABLE : 0) | ((bits.data[row] ?? 0) & TRASHED));
			numbers.seq.set(row, seq);
			numbers.judgedOn.set(row, summary && Number(summary.judgedOn));
			numbers.changesOn.set(row, summary && Number(summary.changesOn));
			numbers.claimedAt.set(row, instantOf(summary?.row.claimedAt));
			numbers.trashedAt.set(row, instantOf(summary?.row.trashedAt));
			numbers.answeredAt.set(row, instantOf(watched?.answered?.at));
			numbers.triedAt.set(row, instantOf(watched?.triedAt));
			columns.texts.basis.set(row, escaped(basis));
			columns.texts.seller.set(row, escaped(watched?.seller ?? ""));
			columns.texts.outcome.set(row, watched?.answered?.outcome);
			const { face: _, marks: __, ...listed } = summary ?? {};
			const wrong = summary && differenceOf(guessOf(engine, columns, row, has(row, ASKABLE)), listed);
			mark(row, marks, (wrong ?? {}) as { readonly [key: string]: object }); // `shape` and the like are right
		},
		remark: (row, marks) => mark(row, marks, rest(row)),
		outdate(row, seq) {
			numbers.seq.set(row, seq);
			columns.texts.basis.set(row, "");
		},
		remove(row) {
			if (has(row, KNOWN)) size--;
			bits.set(row, 0);
			for (const name of lists) kept[name].set(row, [], false);
			for (const name of texts) columns.texts[name].set(row, "");
		},
		seq: (row) => {
			const seq = numbers.seq.data[row];
			return seq === numbers.seq.absent ? undefined : seq;
		},
		marks: (row) => marksOf(row, rest(row).marks),
		listed(row) {
			const { marks, ...others } = rest(row);
			const right = putRight(guessOf(engine, columns, row, has(row, ASKABLE)), others);
			return { ...right, marks: marksOf(row, marks) } as Listed; // as it was given
		},
		near: {
			rows: (near) => kept.near.rows(shortened(near, columns.sellers.find)),
			count: (near) => kept.near.count(shortened(near, columns.sellers.find)),
			shared: () => kept.near.shared().map(({ text: short, rows }) => ({ text: lengthened(short), rows })),
		},
	};
}

/** What is in the trash is like no other, but still has its numbers and files. */
function linkedBy(bits: Codes): (name: (typeof lists)[number]) => (row: number) => boolean {
	return (name) => (row) => name !== "near" || ((bits.data[row] ?? 0) & TRASHED) === 0;
}

/** The texts that are turned into bytes before all else. */
export function stringsOf({ texts: cells, sellers, lists: kept }: RosterColumns): readonly Strings[] {
	return [...texts.map((name) => cells[name].strings), sellers, ...lists.map((name) => kept[name].strings)];
}

export function writeRoster(columns: RosterColumns, rows: number, writer: ByteWriter, units: Units): void {
	writer.write(copyOf(columns.bits, rows));
	writer.write(copyOf(columns.identityAt, rows));
	for (const name of [...wholes, ...instants]) writer.write(copyOf(columns.numbers[name], rows));
	for (const name of texts) writeTexts(writer, columns.texts[name], rows, units);
	writeStrings(writer, columns.sellers, units);
	for (const name of lists) columns.lists[name].write(writer, rows, units);
}

export function readRoster(reader: ByteReader, rows: number): RosterColumns {
	const bits = readCodes(reader, rows);
	const isLinked = linkedBy(bits);
	return {
		bits,
		identityAt: readCodes(reader, rows),
		numbers: fromNames([...wholes, ...instants], () => readNumbers(reader, rows)),
		texts: fromNames(texts, () => readTexts(reader, plain, rows)),
		sellers: readStrings(reader),
		lists: fromNames(lists, (name) => readTextLists(reader, rows, isLinked(name))),
	};
}
