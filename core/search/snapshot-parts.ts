import { type ByteReader, type ByteWriter, DamagedBytes } from "./bytes.ts";
import {
	type Codes,
	createCodes,
	createNumberCells,
	createTextCells,
	type NumberCells,
	type TextCells,
	type TextCellsOptions,
} from "./cells.ts";
import { createStrings, type Piece, type Strings } from "./strings.ts";

/** Columns as bytes and back: what a snapshot is put together from. */

/** Pieces of text that were turned into bytes already. */
export type Units = Map<Piece, Uint8Array | Uint16Array>;

declare const TextDecoder: new (
	label: string,
	options?: { ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array | Uint16Array): string }; // every browser and Node have it, the language alone does not

export function writeTexts(
	writer: ByteWriter,
	{ strings, codes, labels }: TextCells,
	rows: number,
	units: Units,
): void {
	writeStrings(writer, strings, units);
	writer.write(copyOf(codes, rows));
	if (!labels) return;
	writer.write(Uint32Array.from(labels.keys()));
	const texts = createStrings();
	writer.write(Uint32Array.from(labels.values(), (label) => texts.intern(label)));
	writeStrings(writer, texts, units);
}

export function readTexts(reader: ByteReader, options: TextCellsOptions, rows: number): TextCells {
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

export function readCodes(reader: ByteReader, rows: number): Codes {
	return createCodes(sized(reader.read<Codes["data"]>(Uint8Array, Uint16Array, Uint32Array), rows));
}

export function readNumbers(reader: ByteReader, rows: number): NumberCells {
	return createNumberCells(sized(reader.read<NumberCells["data"]>(Int32Array, Float64Array), rows));
}

function sized<T extends { readonly length: number }>(list: T, length: number): T {
	if (list.length !== length) throw new DamagedBytes("a column of another length");
	return list;
}

/** The column as far as rows go: it may have room for more, or less where nothing was ever put at the end. */
export function copyOf<T extends Codes["data"] | NumberCells["data"]>(
	{ data }: { readonly data: T },
	length: number,
): T {
	const Kind = data.constructor as new (length: number) => T; // a list of numbers makes one of its own kind
	const copy = new Kind(length);
	copy.set(data.length > length ? data.subarray(0, length) : data);
	return copy;
}

export function writeStrings(writer: ByteWriter, strings: Strings, units: Units): void {
	const pieces = strings.pieces();
	writer.write(strings.starts().slice());
	writer.write(Uint32Array.from(pieces, ({ first }) => first));
	for (const piece of pieces) writer.write(units.get(piece) ?? unitsOf(piece.text));
}

export function readStrings(reader: ByteReader): Strings {
	const starts = reader.read(Uint32Array);
	const firsts = reader.read(Uint32Array);
	const pieces = Array.from(firsts, (first): Piece => {
		const units = reader.view<Uint8Array | Uint16Array>(Uint8Array, Uint16Array);
		return { first, text: (units instanceof Uint8Array ? ascii : utf16).decode(units) };
	});
	if (starts.length === 0 || pieces.length === 0) throw new DamagedBytes("texts are missing");
	return createStrings({ size: starts.length, pieces, starts });
}

const ascii = new TextDecoder("utf-8", { ignoreBOM: true });
const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });

/** The code units of a text, in one byte each where it is ASCII. */
export function unitsOf(text: string): Uint8Array | Uint16Array {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
	const units = /^[\u0000-\u007f]*$/.test(text) ? new Uint8Array(text.length) : new Uint16Array(text.length);
	for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
	return units;
}
