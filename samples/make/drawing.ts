/** A page as marks at places, in millimetres from the top left: what the PDF and the OFD writer both put into a file. */
export interface Drawing {
	readonly width: number;
	readonly height: number;
	readonly texts: readonly DrawnText[];
	readonly strokes: readonly Stroke[];
	readonly qr?: { readonly text: string; readonly x: number; readonly y: number; readonly size: number };
}

/** One run of text. `x` is its left end and `y` its base line. */
export interface DrawnText {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	/** Size of a full-width glyph; Latin letters and digits take half of it. */
	readonly size: number;
	/** Labels are printed in red and, in OFD, stand in the template. */
	readonly role: "label" | "value";
	/** Path of the value in an OFD's CustomTag.xml, e.g. `Buyer/BuyerName`. */
	readonly tag?: string;
}

export interface Stroke {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
}

/** Width of a text set in a Song face: a full-width glyph is one `size`, an ASCII one half. */
export function textWidth(text: string, size: number): number {
	return [...text].reduce((width, char) => width + glyphWidth(char) * size, 0);
}

export function glyphWidth(char: string): number {
	return (char.codePointAt(0) ?? 0) < 0x80 ? 0.5 : 1;
}

/** The usual size, or a smaller one where the text would be wider than its place. */
export function sizeToFit(text: string, width: number): number {
	return Math.min(3.175, width / Math.max(textWidth(text, 1), 1));
}

/** Breaks a text into rows no wider than `width`, between any two glyphs, as issuing software does. */
export function wrap(text: string, width: number, size: number): string[] {
	const rows: string[] = [""];
	for (const char of text) {
		const row = rows.at(-1) ?? "";
		if (char === "\n" || textWidth(row + char, size) > width) rows.push(char === "\n" ? "" : char);
		else rows[rows.length - 1] = row + char;
	}
	return rows;
}

/** Collects marks in the order they are drawn. */
export class Pen {
	readonly texts: DrawnText[] = [];
	readonly strokes: Stroke[] = [];

	label(text: string, x: number, y: number, size = 3.175): void {
		this.texts.push({ text, x, y, size, role: "label" });
	}

	/** Labels printed one glyph under the other (购买方). */
	labelDown(text: string, x: number, y: number, step: number, size = 3.175): void {
		[...text].forEach((char, i) => {
			this.label(char, x, y + i * step, size);
		});
	}

	value(text: string, x: number, y: number, more: { size?: number; tag?: string } = {}): void {
		if (text === "") return;
		this.texts.push({ text, x, y, size: more.size ?? 3.175, role: "value", ...(more.tag ? { tag: more.tag } : {}) });
	}

	/** A value that ends at the right edge of its column and is set smaller where the column is too narrow. */
	valueFitted(text: string, [left, right]: readonly [number, number], y: number, more: { tag?: string } = {}): void {
		this.valueRight(text, right, y, { ...more, size: sizeToFit(text, right - left - 1) });
	}

	/** A value that ends at `right`: amounts. */
	valueRight(text: string, right: number, y: number, more: { size?: number; tag?: string } = {}): void {
		this.value(text, right - textWidth(text, more.size ?? 3.175), y, more);
	}

	valueCentred(text: string, centre: number, y: number, more: { size?: number; tag?: string } = {}): void {
		this.value(text, centre - textWidth(text, more.size ?? 3.175) / 2, y, more);
	}

	across(y: number, x1: number, x2: number): void {
		this.strokes.push({ x1, y1: y, x2, y2: y });
	}

	down(x: number, y1: number, y2: number): void {
		this.strokes.push({ x1: x, y1, x2: x, y2 });
	}
}
