import { err, ok, type Problem, type Result } from "#core/base/result.ts";

import {
	type ByteReader,
	type ByteWriter,
	checksum,
	createByteReader,
	createByteWriter,
	DamagedBytes,
} from "./bytes.ts";
import {
	type Codes,
	createCodes,
	createNumberCells,
	createTextCells,
	type NumberCells,
	type TextCells,
	type TextCellsOptions,
} from "./cells.ts";
import { type Columns, choiceOptions, fromNames, HELD, rowCount, textOptions } from "./columns.ts";
import { createEngine, type Engine } from "./engine.ts";
import {
	choiceColumns,
	dayColumns,
	lineDecimals,
	lineMoneys,
	lineTexts,
	moneyColumns,
	textColumns,
} from "./searchable.ts";
import { createStrings, type Piece, type Strings } from "./strings.ts";

/** Goes up when the columns or their bytes change: an engine does not open a snapshot of another. */
export const SNAPSHOT_VERSION = 2;

/** "YPix" as bytes; a machine of the other byte order would read another number. */
const MAGIC = 0x78695059;
/** Magic, version, length in bytes and checksum of what follows. */
const HEAD = 16;

/** `foreign`: not a snapshot. `other_version`: of another build. Either way the records are there to build from anew. */
export type SnapshotProblem =
	| Problem<"foreign" | "damaged">
	| { readonly code: "other_version"; readonly version: number };

declare const TextDecoder: new (
	label: string,
	options?: { ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array | Uint16Array): string }; // every browser and Node have it, the language alone does not

/** Pieces of text turned into bytes in one step. */
const PIECES_A_STEP = 40;

/** All that the engine knows as bytes, to be sealed and kept by the caller. */
export function writeSnapshot(engine: Engine): Uint8Array<ArrayBuffer> {
	const steps = snapshotSteps(engine);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/**
 * The same a step at a time, so that searches get their turn. Changes in between do no harm: what the first steps turn
 * into bytes never changes, and all the rest is copied in one step. The snapshot is of that moment, and `onCopy` is
 * called in it.
 */
export function* snapshotSteps({ columns }: Engine, onCopy?: () => void): Generator<void, Uint8Array<ArrayBuffer>> {
	const units: Units = new Map();
	const all = [columns.ids, ...textCellsOf(columns).map(({ strings }) => strings)].flatMap((strings) =>
		strings.pieces(),
	);
	for (const [index, piece] of all.entries()) {
		units.set(piece, unitsOf(piece.text));
		if (index % PIECES_A_STEP === PIECES_A_STEP - 1) yield;
	}
	yield;
	const writer = createByteWriter(HEAD);
	copyColumns(writer, columns, units);
	onCopy?.();
	yield;
	const bytes = writer.bytes();
	yield;
	new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, SNAPSHOT_VERSION, bytes.length, checksum(bytes.subarray(HEAD))]);
	return bytes;
}

type Units = Map<Piece, Uint8Array | Uint16Array>;

function textCellsOf({ texts, choices, lineTexts: ofLines, lineDecimals: decimals }: Columns): readonly TextCells[] {
	return [texts, choices, ofLines, decimals].flatMap((cells) => Object.values(cells) as TextCells[]); // records of cells
}

function copyColumns(writer: ByteWriter, columns: Columns, units: Units): void {
	const rows = rowCount(columns);
	const { held, lines, idleLines } = columns.tally;
	writer.write(Uint32Array.of(held, rows, lines, idleLines));
	writeStrings(writer, columns.ids, units);
	writer.write(copyOf(columns.marks, rows));
	writer.write(copyOf(columns.lineStart, rows));
	writer.write(copyOf(columns.lineCount, rows));
	for (const name of textColumns) writeTexts(writer, columns.texts[name], rows, units);
	for (const name of choiceColumns) writeTexts(writer, columns.choices[name], rows, units);
	for (const cells of numbersOf(columns)) writer.write(copyOf(cells, rows));
	for (const name of lineTexts) writeTexts(writer, columns.lineTexts[name], lines, units);
	for (const name of lineDecimals) writeTexts(writer, columns.lineDecimals[name], lines, units);
	for (const name of lineMoneys) writer.write(copyOf(columns.lineMoneys[name], lines));
}

/** The engine that was written. Bytes that are not all there, or not all as written, are refused. */
export function readSnapshot(bytes: Uint8Array<ArrayBuffer>): Result<Engine, SnapshotProblem> {
	// Numbers are read in place only where the bytes begin at a multiple of their size.
	const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
	if (aligned.length < HEAD) return err({ code: "foreign" });
	const [magic, version = 0, length, sum] = new Uint32Array(aligned.buffer, aligned.byteOffset, 4);
	if (magic !== MAGIC) return err({ code: "foreign" });
	if (version !== SNAPSHOT_VERSION) return err({ code: "other_version", version });
	if (length !== aligned.length || checksum(aligned.subarray(HEAD)) !== sum) return err({ code: "damaged" });
	try {
		return ok(createEngine(readColumns(createByteReader(aligned, HEAD))));
	} catch (cause) {
		if (cause instanceof DamagedBytes) return err({ code: "damaged" });
		throw cause;
	}
}

function readColumns(reader: ByteReader): Columns {
	const [held = 0, rows = 0, lines = 0, idleLines = 0] = reader.read(Uint32Array);
	const ids = readStrings(reader);
	if (ids.size !== rows) throw new DamagedBytes("rows without ids");
	const codes = () => readCodes(reader, rows);
	const numbers = (length: number) =>
		createNumberCells(sized(reader.read<Int32Array | Float64Array>(Int32Array, Float64Array), length));
	const columns: Columns = {
		ids,
		marks: codes(),
		lineStart: codes(),
		lineCount: codes(),
		texts: fromNames(textColumns, (name) => readTexts(reader, textOptions(name), rows)),
		choices: fromNames(choiceColumns, () => readTexts(reader, choiceOptions, rows)),
		moneys: fromNames(moneyColumns, () => numbers(rows)),
		days: fromNames(dayColumns, () => numbers(rows)),
		createdAt: numbers(rows),
		lineTexts: fromNames(lineTexts, () => readTexts(reader, {}, lines)),
		lineDecimals: fromNames(lineDecimals, () => readTexts(reader, {}, lines)),
		lineMoneys: fromNames(lineMoneys, () => numbers(lines)),
		tally: { held, lines, idleLines },
	};
	if (!reader.atEnd() || countHeld(columns) !== held) throw new DamagedBytes("not as many as were written");
	return columns;
}

function countHeld({ marks }: Columns): number {
	let count = 0;
	for (const bits of marks.data) count += bits & HELD;
	return count;
}

function numbersOf(columns: Columns): readonly NumberCells[] {
	return [
		...moneyColumns.map((name) => columns.moneys[name]),
		...dayColumns.map((name) => columns.days[name]),
		columns.createdAt,
	];
}

function writeTexts(writer: ByteWriter, { strings, codes, labels }: TextCells, rows: number, units: Units): void {
	writeStrings(writer, strings, units);
	writer.write(copyOf(codes, rows));
	if (!labels) return;
	writer.write(Uint32Array.from(labels.keys()));
	const texts = createStrings();
	writer.write(Uint32Array.from(labels.values(), (label) => texts.intern(label)));
	writeStrings(writer, texts, units);
}

function readTexts(reader: ByteReader, options: TextCellsOptions, rows: number): TextCells {
	const strings = readStrings(reader);
	const codes = readCodes(reader, rows);
	return createTextCells(options, { strings, codes, labels: options.shown ? readLabels(reader) : undefined });
}

function readLabels(reader: ByteReader): Map<number, string> {
	const codes = reader.read(Uint32Array);
	const numbers = reader.read(Uint32Array);
	const texts = readStrings(reader);
	return new Map(Array.from(codes, (code, index) => [code, texts.text(numbers[index] ?? 0)]));
}

function readCodes(reader: ByteReader, rows: number): Codes {
	return createCodes(sized(reader.read<Codes["data"]>(Uint8Array, Uint16Array, Uint32Array), rows));
}

function sized<T extends { readonly length: number }>(list: T, length: number): T {
	if (list.length !== length) throw new DamagedBytes("a column of another length");
	return list;
}

/** The column as far as rows go: it may have room for more, or less where nothing was ever put at the end. */
function copyOf<T extends Codes["data"] | NumberCells["data"]>({ data }: { readonly data: T }, length: number): T {
	const Kind = data.constructor as new (length: number) => T; // a list of numbers makes one of its own kind
	const copy = new Kind(length);
	copy.set(data.length > length ? data.subarray(0, length) : data);
	return copy;
}

function writeStrings(writer: ByteWriter, strings: Strings, units: Units): void {
	const pieces = strings.pieces();
	writer.write(strings.starts().slice());
	writer.write(Uint32Array.from(pieces, ({ first }) => first));
	for (const piece of pieces) writer.write(units.get(piece) ?? unitsOf(piece.text));
}

function readStrings(reader: ByteReader): Strings {
	const starts = reader.read(Uint32Array);
	const firsts = reader.read(Uint32Array);
	const pieces = Array.from(firsts, (first): Piece => {
		const units = reader.read<Uint8Array | Uint16Array>(Uint8Array, Uint16Array);
		return { first, text: (units instanceof Uint8Array ? ascii : utf16).decode(units) };
	});
	if (starts.length === 0 || pieces.length === 0) throw new DamagedBytes("texts are missing");
	return createStrings({ size: starts.length, pieces, starts });
}

const ascii = new TextDecoder("utf-8", { ignoreBOM: true });
const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });

/** The code units of a text, in one byte each where it is ASCII. */
function unitsOf(text: string): Uint8Array | Uint16Array {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
	const units = /^[\u0000-\u007f]*$/.test(text) ? new Uint8Array(text.length) : new Uint16Array(text.length);
	for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
	return units;
}
