import { err, ok, type Problem, type Result } from "#core/base/result.ts";

import {
	type ByteReader,
	type ByteWriter,
	checksum,
	createByteReader,
	createByteWriter,
	DamagedBytes,
} from "./bytes.ts";
import type { NumberCells, TextCells } from "./cells.ts";
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
import {
	copyOf,
	readCodes,
	readNumbers,
	readStrings,
	readTexts,
	type Units,
	unitsOf,
	writeStrings,
	writeTexts,
} from "./snapshot-parts.ts";
import type { Strings } from "./strings.ts";

/** Goes up when the columns or their bytes change: an engine does not open a snapshot of another. */
export const SNAPSHOT_VERSION = 3;

/** "YPix" as bytes; a machine of the other byte order would read another number. */
const MAGIC = 0x78695059;
/** Magic, version, length in bytes and checksum of what follows. */
const HEAD = 16;

/** `foreign`: not a snapshot. `other_version`: of another build. Either way the records are there to build from anew. */
export type SnapshotProblem =
	| Problem<"foreign" | "damaged">
	| { readonly code: "other_version"; readonly version: number };

/** Pieces of text turned into bytes in one step. */
const PIECES_A_STEP = 20;

/** All that the engine knows as bytes, to be sealed and kept by the caller. */
export function writeSnapshot(engine: Engine): Uint8Array<ArrayBuffer> {
	const steps = snapshotSteps(engine);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** What the caller keeps beside the engine, row by row: it is written in the same moment, and read with it. */
export interface Beside {
	readonly strings: readonly Strings[];
	write(writer: ByteWriter, units: Units): void;
}

/**
 * The same a step at a time, so that searches get their turn. Changes in between do no harm: what the first steps turn
 * into bytes never changes, and all the rest is copied in one step. The snapshot is of that moment, and `onCopy` is
 * called in it.
 */
export function* snapshotSteps(
	{ columns }: Engine,
	onCopy?: () => void,
	beside?: Beside,
): Generator<void, Uint8Array<ArrayBuffer>> {
	const units: Units = new Map();
	const own = [columns.ids, ...textCellsOf(columns).map(({ strings }) => strings)];
	const all = [...own, ...(beside?.strings ?? [])].flatMap((strings) => strings.pieces());
	for (const [index, piece] of all.entries()) {
		units.set(piece, unitsOf(piece.text));
		if (index % PIECES_A_STEP === PIECES_A_STEP - 1) yield;
	}
	yield;
	const writer = createByteWriter(HEAD);
	copyColumns(writer, columns, units);
	beside?.write(writer, units);
	onCopy?.();
	yield;
	const bytes = yield* writer.bytes();
	yield;
	new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, SNAPSHOT_VERSION, bytes.length, checksum(bytes.subarray(HEAD))]);
	return bytes;
}

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

/**
 * The engine that was written. Bytes that are not all there, or not all as written, are refused. `beside` reads what was
 * written beside it; it throws `DamagedBytes` for what cannot be. `sealed`: a seal says already that these are the bytes.
 */
export function readSnapshot(
	bytes: Uint8Array<ArrayBuffer>,
	{ beside, sealed = false }: ReadOptions = {},
): Result<Engine, SnapshotProblem> {
	// Numbers are read in place only where the bytes begin at a multiple of their size.
	const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
	if (aligned.length < HEAD) return err({ code: "foreign" });
	const [magic, version = 0, length, sum] = new Uint32Array(aligned.buffer, aligned.byteOffset, 4);
	if (magic !== MAGIC) return err({ code: "foreign" });
	if (version !== SNAPSHOT_VERSION) return err({ code: "other_version", version });
	if (length !== aligned.length) return err({ code: "damaged" });
	if (!sealed && checksum(aligned.subarray(HEAD)) !== sum) return err({ code: "damaged" });
	try {
		const reader = createByteReader(aligned, HEAD);
		const columns = readColumns(reader);
		beside?.(reader, columns);
		if (!reader.atEnd()) throw new DamagedBytes("more than was written");
		return ok(createEngine(columns));
	} catch (cause) {
		if (cause instanceof DamagedBytes) return err({ code: "damaged" });
		throw cause;
	}
}

interface ReadOptions {
	readonly beside?: (reader: ByteReader, columns: Columns) => void;
	readonly sealed?: boolean;
}

function readColumns(reader: ByteReader): Columns {
	const [held = 0, rows = 0, lines = 0, idleLines = 0] = reader.read(Uint32Array);
	const ids = readStrings(reader);
	if (ids.size !== rows) throw new DamagedBytes("rows without ids");
	const codes = () => readCodes(reader, rows);
	const numbers = (length: number) => readNumbers(reader, length);
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
	if (countHeld(columns) !== held) throw new DamagedBytes("not as many as were written");
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
