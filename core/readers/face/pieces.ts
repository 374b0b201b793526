import { type Column, isText, type Piece } from "./columns.ts";
import { gapBetween, toWord, type Word } from "./rows.ts";
import type { Glyph } from "./runs.ts";

/** How far, in heights, a value may begin from where its column begins. */
const NEAR = 0.6;

/**
 * Cuts the words of lines once more at small gaps, where two columns may have run into one another: a name that fills
 * its column touches the specification, a long price the quantity. Which cuts hold is decided with the columns.
 */
export function piecesOf(lines: readonly (readonly Word[])[], columns: readonly Column[]): [Piece[], Column[]][] {
	const edges = edgesOf(lines, columns);
	const wide = columns.map((column) =>
		column === edges?.name ? { ...column, x: Math.min(column.x, edges.left), right: edges.end } : column,
	);
	const spec = edges && wide[columns.indexOf(edges.next)];
	return lines.map((line, index) => {
		const full = edges !== undefined && goesOn(lines[index + 1], edges);
		const starts = (x: number, right: number): boolean => edges !== undefined && startsNext(x, right, edges, full);
		const pieces = line.flatMap((word, at) =>
			cut(word.glyphs, (x) => starts(x, word.right)).map((glyphs, part): Piece => {
				const piece = part === 0 && glyphs.length === word.glyphs.length ? word : toWord(glyphs);
				const before = line[at - 1];
				const gap = part === 0 && before ? (word.x - before.right) / Math.min(word.height, before.height) : 0;
				return { word: piece, soft: part > 0, gap, ...(spec && starts(piece.x, word.right) ? { starts: spec } : {}) };
			}),
		);
		return [pieces, wide];
	});
}

/** Where the column of names ends and the next column of text begins. */
interface Edges {
	readonly name: Column;
	readonly next: Column;
	/** Where names begin. */
	readonly left: number;
	/** Heads stand in the middle of their columns: the names end as far right of the head as they begin left of it. */
	readonly end: number;
	/** Where values of the next column are seen to begin. */
	readonly seen: number | undefined;
}

function edgesOf(lines: readonly (readonly Word[])[], columns: readonly Column[]): Edges | undefined {
	const at = columns.findIndex((column) => column.id === "name");
	const name = columns[at];
	const next = columns[at + 1];
	if (!name || !next || !isText(next)) return undefined;
	const before = columns[at - 1]?.right ?? Number.NEGATIVE_INFINITY;
	const firsts = lines.flatMap((line) => line.find((word) => word.x > before) ?? []);
	const left = Math.min(...firsts.filter((word) => word.x < name.right).map((word) => word.x));
	if (!Number.isFinite(left)) return undefined;
	const starts = lines.flatMap((line) =>
		line
			.filter((word, index) => index > 0 && word.x - (line[index - 1] as Word).right > word.height * 1.5)
			.map((word) => word.x)
			.filter((x) => x > name.right + next.height * 0.5 && x < next.x + next.height * NEAR),
	);
	const seen = starts.length > 0 ? Math.min(...starts) : undefined;
	const limit = Math.min(next.x, seen ?? next.x) - next.height * 0.2;
	const full = firsts
		.filter((word) => Math.abs(word.x - left) < word.height * 0.5 && word.right < limit)
		.map((word) => word.right);
	const end = Math.max(name.right, Math.min(name.x + name.right - left, limit), ...full);
	const alone = lines.flatMap(([word]) => (word && word.x > end && word.x < next.x + next.height * NEAR ? word.x : []));
	return { name, next, left, end, seen: seen ?? (alone.length > 0 ? Math.min(...alone) : undefined) };
}

/** The line after a full one goes on with the name alone. */
function goesOn(line: readonly Word[] | undefined, { left, next }: Edges): boolean {
	const [first] = line ?? [];
	return (
		first !== undefined &&
		Math.abs(first.x - left) < first.height * 0.8 &&
		!first.fold.startsWith("*") &&
		(line ?? []).every((word) => word.x < next.right + next.height)
	);
}

function startsNext(x: number, right: number, { next, end, seen }: Edges, full: boolean): boolean {
	const near = next.height * NEAR;
	if (Math.abs(x - (seen ?? next.x)) < near) return true;
	if (seen !== undefined || x >= next.x || x <= end - near * 0.5) return false;
	// a lone row: what begins where names end and goes on under the next head is no more of the name
	return full || right > next.x || x - end < near;
}

function cut(glyphs: readonly Glyph[], starts: (x: number) => boolean): Glyph[][] {
	const parts: Glyph[][] = [];
	let before: Glyph | undefined;
	for (const glyph of glyphs) {
		const part = parts.at(-1);
		if (part && before && !mayCut(before, glyph, starts)) part.push(glyph);
		else parts.push([glyph]);
		before = glyph;
	}
	return parts;
}

function mayCut(before: Glyph, after: Glyph, starts: (x: number) => boolean): boolean {
	if ((/[¥￥(-]/.test(before.fold) && /\d/.test(after.fold)) || /[%)]/.test(after.fold)) return false;
	if (before.run === after.run) return after.spaced;
	const gap = gapBetween(before, after);
	// estimated widths may let a value reach over the next one; a lone glyph says nothing
	const whole = before.run.glyphs.length > 1 || after.run.glyphs.length > 1;
	const numbers = /\d/.test(before.fold) && /[\d-]/.test(after.fold);
	return gap > 0.2 || (whole && numbers) || (gap > (whole ? Number.NEGATIVE_INFINITY : 0.1) && starts(after.x));
}
