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
export const SNAPSHOT_VERSION = 1;

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

/** All that the engine knows as bytes, to be sealed and kept by the caller. */
export function writeSnapshot({ columns }: Engine): Uint8Array<ArrayBuffer> {
	const writer = createByteWriter(HEAD);
	const rows = rowCount(columns);
	const { lines, idleLines } = columns.tally;
	writer.write(Uint32Array.of(columns.tally.held, rows, lines, idleLines));
	writeStrings(writer, columns.ids);
	writer.write(filled(columns.marks, rows));
	writer.write(filled(columns.lineStart, rows));
	writer.write(filled(columns.lineCount, rows));
	for (const name of textColumns) writeTexts(writer, columns.texts[name], rows);
	for (const name of choiceColumns) writeTexts(writer, columns.choices[name], rows);
	for (const cells of numbersOf(columns)) writer.write(filled(cells, rows));
	for (const name of lineTexts) writeTexts(writer, columns.lineTexts[name], lines);
	for (const name of lineDecimals) writeTexts(writer, columns.lineDecimals[name], lines);
	for (const name of lineMoneys) writer.write(filled(columns.lineMoneys[name], lines));
	const bytes = writer.bytes();
	new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, SNAPSHOT_VERSION, bytes.length, checksum(bytes.subarray(HEAD))]);
	return bytes;
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

function writeTexts(writer: ByteWriter, { strings, codes, labels }: TextCells, rows: number): void {
	writeStrings(writer, strings);
	writer.write(filled(codes, rows));
	if (!labels) return;
	writer.write(Uint32Array.from(labels.keys()));
	const texts = createStrings();
	writer.write(Uint32Array.from(labels.values(), (label) => texts.intern(label)));
	writeStrings(writer, texts);
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

/** The column as far as rows go: at the end there is room for more, or nothing was ever put. */
function filled<T extends Codes["data"] | NumberCells["data"]>(cells: { readonly data: T }, length: number): T {
	const { data } = cells;
	if (data.length >= length) return data.subarray(0, length) as T; // a part of a list is of its kind
	const Kind = data.constructor as new (length: number) => T;
	const whole = new Kind(length);
	whole.set(data);
	return whole;
}

function writeStrings(writer: ByteWriter, strings: Strings): void {
	const pieces = strings.pieces();
	writer.write(strings.starts());
	writer.write(Uint32Array.from(pieces, ({ first }) => first));
	for (const { text } of pieces) writer.write(unitsOf(text));
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
