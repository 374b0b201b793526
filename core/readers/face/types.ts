import type { Evidence } from "#core/model/evidence.ts";
import type { Line } from "#core/model/line.ts";
import type { Particulars } from "#core/model/particulars.ts";
import type { ReadingNote } from "#core/model/reading.ts";

/** One run of text on a page. Units are the page's own (mm in OFD, points in PDF); the origin is the top left. */
export interface FaceItem {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	/** Height of the glyphs, about the font size. */
	readonly height: number;
}

/** A page as text with positions, already turned upright. */
export interface FacePage {
	/** Index in the file, from 0. */
	readonly index: number;
	readonly width: number;
	readonly height: number;
	readonly items: readonly FaceItem[];
}

/** What the printed face (票面) of one invoice says. */
export interface Face {
	readonly evidence: readonly Evidence[];
	readonly lines: readonly Line[];
	readonly particulars?: Particulars;
	readonly notes: readonly ReadingNote[];
	readonly pages: readonly number[];
}
