import { foldForSearch, SEPARATOR } from "./fold.ts";
import { grown } from "./grown.ts";
import { createStrings, type Strings } from "./strings.ts";

type CodeList = Uint8Array | Uint16Array | Uint32Array;

/** The number of a text in each row, in as few bytes as the highest of them takes. */
export interface Codes {
	readonly data: CodeList;
	set(row: number, code: number): void;
}

export function createCodes(from: CodeList = new Uint8Array(64)): Codes {
	let data = from;
	let highest = highestOf(data);
	return {
		get data() {
			return data;
		},
		set(row, code) {
			if (code > highest) {
				data = code > 0xffff ? Uint32Array.from(data) : Uint16Array.from(data);
				highest = highestOf(data);
			}
			if (row >= data.length) data = grown(data, row + 1);
			data[row] = code;
		},
	};
}

function highestOf(list: CodeList): number {
	return 2 ** (8 * list.BYTES_PER_ELEMENT) - 1;
}

/** A text column: the texts, folded, and which one each row has. */
export interface TextCells {
	readonly strings: Strings;
	readonly codes: Codes;
	/** Texts as they were first written, where folding changed them; kept for columns that are shown. */
	readonly labels: Map<number, string> | undefined;
	set(row: number, text: string | undefined): void;
}

export interface TextCellsParts {
	readonly strings: Strings;
	readonly codes: Codes;
	readonly labels?: Map<number, string> | undefined;
}

export interface TextCellsOptions {
	/** Kept as first written, too. */
	readonly shown?: boolean;
	/** How the text is looked for; as other texts when not given. */
	readonly fold?: (text: string) => string;
}

export function createTextCells(
	{ shown, fold = foldForSearch }: TextCellsOptions = {},
	parts?: TextCellsParts,
): TextCells {
	const strings = parts?.strings ?? createStrings();
	const codes = parts?.codes ?? createCodes();
	const labels = shown ? (parts?.labels ?? new Map<number, string>()) : undefined;
	// Records come in heaps of one buyer, one drawer, one day.
	let lastText = "";
	let lastCode = 0;

	return {
		strings,
		codes,
		labels,
		set(row, text = "") {
			if (text !== lastText) {
				const folded = fold(text);
				lastText = text;
				const known = strings.size;
				lastCode = strings.intern(folded);
				// The first way it was written stays: what is sorted by it must not change its place unseen.
				if (lastCode === known && folded !== text)
					labels?.set(lastCode, text.toWellFormed().replaceAll(SEPARATOR, " "));
			}
			codes.set(row, lastCode);
		},
	};
}

/** The text of a number as people wrote it. */
export function labelOf({ strings, labels }: TextCells, code: number): string {
	return labels?.get(code) ?? strings.text(code);
}

/** Whole numbers, or none, in each row: four bytes each while they all fit. */
export interface NumberCells {
	readonly data: Int32Array | Float64Array;
	/** Stands for "none". */
	readonly absent: number;
	set(row: number, value: number | undefined): void;
}

const NO_INT = -0x80000000;
/** Below every amount: those end at 10^15 fen. */
const NO_FLOAT = -(2 ** 53);

export function createNumberCells(from: Int32Array | Float64Array = new Int32Array(64)): NumberCells {
	let data = from;
	let absent = data instanceof Int32Array ? NO_INT : NO_FLOAT;
	return {
		get data() {
			return data;
		},
		get absent() {
			return absent;
		},
		set(row, value) {
			if (value !== undefined && data instanceof Int32Array && (value <= NO_INT || value > 0x7fffffff)) {
				data = Float64Array.from(data, (one) => (one === NO_INT ? NO_FLOAT : one));
				absent = NO_FLOAT;
			}
			if (row >= data.length) data = grown(data, row + 1);
			data[row] = value ?? absent;
		},
	};
}
