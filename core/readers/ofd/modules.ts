import { attributeOf, childOf } from "#core/readers/markup/query.ts";
import type { XmlNode } from "#core/readers/markup/tree.ts";
import type { Pixels } from "#core/readers/reader.ts";
import { around } from "./boxes.ts";
import type { OfdPageParts } from "./document.ts";
import { apply, type Box, parseBox, placeMatrix } from "./geometry.ts";

/** Dark squares that a code has at the least; frames and lines of a form have far fewer. */
const MIN_SQUARES = 80;
const MAX_SQUARES = 60_000;
const MAX_SIDE = 900;
/** Characters of path data in one object; a code of the largest size needs fewer. */
const MAX_DATA = 2_000_000;
/** Pixels a module gets, and the quiet zone around in pixels. */
const SCALE = 4;
const MARGIN = 4 * SCALE;

/** A code drawn as filled squares instead of a picture, drawn anew as pixels; `undefined` when there is none. */
export function drawnModules({ layers }: OfdPageParts): { readonly pixels: Pixels; readonly box: Box } | undefined {
	const squares: Box[] = [];
	for (const { paths } of layers) {
		for (const { node } of paths) {
			if (attributeOf(node, "Fill") !== "true" || !isDark(node)) continue;
			for (const square of squaresOf(node)) squares.push(square);
			if (squares.length > MAX_SQUARES) return undefined;
		}
	}
	if (squares.length < MIN_SQUARES) return undefined;
	const module = squares.reduce((least, { height, width }) => Math.min(least, height, width), Number.POSITIVE_INFINITY);
	const box = around(squares);
	const width = Math.round((box.width / module) * SCALE) + 2 * MARGIN;
	const height = Math.round((box.height / module) * SCALE) + 2 * MARGIN;
	if (module <= 0 || width > MAX_SIDE || height > MAX_SIDE || Math.abs(width - height) > width * 0.1) return undefined;
	return { pixels: draw(squares, box, SCALE / module, width, height), box };
}

function draw(squares: readonly Box[], box: Box, scale: number, width: number, height: number): Pixels {
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (const square of squares) {
		const left = Math.round((square.x - box.x) * scale) + MARGIN;
		const top = Math.round((square.y - box.y) * scale) + MARGIN;
		const right = Math.min(width, Math.round((square.x + square.width - box.x) * scale) + MARGIN);
		const bottom = Math.min(height, Math.round((square.y + square.height - box.y) * scale) + MARGIN);
		for (let y = top; y < bottom; y++) {
			for (let x = left; x < right; x++) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
		}
	}
	return { width, height, data };
}

/** Rectangles with sides along the axes in a path of straight lines. */
function squaresOf(node: XmlNode): readonly Box[] {
	const boundary = parseBox(attributeOf(node, "Boundary"));
	const data = childOf(node, "AbbreviatedData")?.text ?? "";
	if (!boundary || data.length > MAX_DATA || /[BQA]/.test(data)) return [];
	const matrix = placeMatrix(attributeOf(node, "CTM"), boundary);
	return data.split(/M/).flatMap((part) => {
		const numbers = part.match(/-?\d*\.?\d+/g)?.map(Number) ?? [];
		const points: (readonly [number, number])[] = [];
		for (let at = 0; at + 1 < numbers.length; at += 2)
			points.push(apply(matrix, numbers[at] ?? 0, numbers[at + 1] ?? 0));
		const xs = new Set(points.map(([x]) => x.toFixed(3)));
		const ys = new Set(points.map(([, y]) => y.toFixed(3)));
		if (xs.size !== 2 || ys.size !== 2) return [];
		return [around(points.map(([x, y]) => ({ x, y, width: 0, height: 0 })))];
	});
}

/** Without a colour a path is black. */
function isDark(node: XmlNode): boolean {
	const value = attributeOf(childOf(node, "FillColor") ?? node, "Value");
	return (
		value === undefined ||
		value
			.trim()
			.split(/\s+/)
			.every((part) => Number(part) < 100)
	);
}
