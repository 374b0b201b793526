import { attributeOf, childrenOf } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import { apply, type Box, type Matrix, parseBox, parseDeltas, placeMatrix } from "./geometry.ts";

/** Share of the font size above the base line: what Chinese fonts have. */
const ASCENT = 0.86;

/** Characters that take the full width of their size. */
const WIDE =
	/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** One line of characters of a text object, in page coordinates. */
export interface TextRun extends Box {
	readonly text: string;
	/** Size of the font on the page. */
	readonly size: number;
	/** Where the base line starts. */
	readonly baseline: readonly [x: number, y: number];
	/** Along the base line. */
	readonly length: number;
	/** Degrees, clockwise: 0 for upright text. */
	readonly angle: number;
}

/** A text object: what its text codes say together, and where. */
export interface TextObject {
	readonly id: string | undefined;
	readonly text: string;
	readonly runs: readonly TextRun[];
	readonly node: XmlNode;
}

/** Reads a TextObject: boundary, CTM and the places of all characters of its TextCodes. */
export function readTextObject(node: XmlNode): TextObject {
	const box = parseBox(attributeOf(node, "Boundary")) ?? { x: 0, y: 0, width: 0, height: 0 };
	const matrix = placeMatrix(attributeOf(node, "CTM"), box);
	const size = Number(attributeOf(node, "Size")) || 3.175;
	const stretch = Number(attributeOf(node, "HScale")) || 1;
	const runs: TextRun[] = [];
	let text = "";
	let pen: Pen = { x: 0, y: 0 };
	for (const code of childrenOf(node, "TextCode")) {
		const characters = Array.from(code.text.replace(/[\r\n\t]+/g, ""));
		text += characters.join("");
		pen = { x: numberOr(attributeOf(code, "X"), pen.x), y: numberOr(attributeOf(code, "Y"), pen.y) };
		for (const line of splitLines(code, characters, pen, size, stretch)) runs.push(toPage(line, matrix, size));
	}
	return { id: attributeOf(node, "ID"), text, runs, node };
}

interface Pen {
	readonly x: number;
	readonly y: number;
}

interface LocalRun extends Pen {
	readonly text: string;
	readonly width: number;
}

/** One TextCode can hold several lines: the pen then jumps back by a negative delta, or down. */
function splitLines(
	code: XmlNode,
	characters: readonly string[],
	start: Pen,
	size: number,
	stretch: number,
): readonly LocalRun[] {
	const gaps = characters.length - 1;
	const across = parseDeltas(attributeOf(code, "DeltaX"), gaps);
	const down = parseDeltas(attributeOf(code, "DeltaY"), gaps);
	const lines: LocalRun[] = [];
	let line: { text: string; x: number; y: number; end: number } | undefined;
	let { x, y } = start;
	characters.forEach((character, index) => {
		const natural = size * stretch * (WIDE.test(character) ? 1 : 0.5);
		const far = line && (Math.abs(y - line.y) > size * 0.3 || x < line.end - size || x > line.end + size * 2);
		if (far && line) lines.push(close(line));
		if (!line || far) line = { text: "", x, y, end: x };
		line.text += character;
		const step = across?.[index] ?? (down ? 0 : natural);
		line.end = x + (step > 0 ? Math.min(natural, step) : natural);
		x += step;
		y += down?.[index] ?? 0;
	});
	return line ? [...lines, close(line)] : lines;
}

function close({ text, x, y, end }: { text: string; x: number; y: number; end: number }): LocalRun {
	return { text, x, y, width: end - x };
}

function toPage(run: LocalRun, matrix: Matrix, size: number): TextRun {
	const [a, b, c, d] = matrix;
	const baseline = apply(matrix, run.x, run.y);
	const corners = [
		apply(matrix, run.x, run.y - size * ASCENT),
		apply(matrix, run.x + run.width, run.y - size * ASCENT),
		apply(matrix, run.x, run.y + size * (1 - ASCENT)),
		apply(matrix, run.x + run.width, run.y + size * (1 - ASCENT)),
	];
	const xs = corners.map(([x]) => x);
	const ys = corners.map(([, y]) => y);
	const left = Math.min(...xs);
	const top = Math.min(...ys);
	return {
		text: run.text,
		x: left,
		y: top,
		width: Math.max(...xs) - left,
		height: Math.max(...ys) - top,
		size: size * Math.hypot(c, d),
		baseline,
		length: run.width * Math.hypot(a, b),
		angle: Math.round((Math.atan2(b, a) * 180) / Math.PI),
	};
}

function numberOr(text: string | undefined, fallback: number): number {
	const number = text === undefined ? Number.NaN : Number(text);
	return Number.isFinite(number) ? number : fallback;
}
