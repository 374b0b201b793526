import { tidyText } from "#core/base/text.ts";
import type { Line } from "#core/model/line.ts";

import { isNoAmount, readAmount } from "./amounts.ts";
import { assignColumns, type Column, columnsOf, isText, type Piece, readRate } from "./columns.ts";
import type { Head, Label } from "./labels.ts";
import { piecesOf } from "./pieces.ts";
import { multiplied } from "./product.ts";
import { toWord, type Word } from "./rows.ts";
import { labelsOf, type Sheet } from "./sheet.ts";

/** One printed line of the table, its words sorted into columns. */
interface Printed {
	readonly middle: number;
	readonly height: number;
	readonly cells: ReadonlyMap<Head, readonly Word[]>;
}

interface Box {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	/** Text right of it is no part of the table. */
	readonly side?: number;
}

const MAX_LINES = 5_000;

/** The rows of the table of goods on one page (明细行), wrapped names and specifications joined. */
export function readGoods(sheet: Sheet): Line[] {
	const heads = headLine(sheet);
	if (!heads) return [];
	const [head] = heads;
	if (!head) return [];
	const top = Math.max(...heads.map((label) => label.middle + label.height * 0.5));
	return readRows(sheet, columnsOf(heads), {
		top,
		bottom: tableEnd(sheet, head, top),
		left: Math.min(...heads.map((label) => label.x)) - head.height * 12,
	});
}

/** The rows within a box whose columns are known. */
export function readRows(sheet: Sheet, columns: readonly Column[], box: Box): Line[] {
	const printed = piecesOf(linesIn(sheet, { ...box, ...sideOf(columns) }), columns).map(([pieces, wide]) =>
		toPrinted(pieces, wide),
	);
	return group(printed)
		.map(toLine)
		.filter((line) => line !== undefined);
}

/** `(详见销货清单)`: the rows stand on a list page of their own. */
export function refersToList(lines: readonly Line[]): boolean {
	return lines.some((line) => /详见.*清单/.test(line.name));
}

/** The labels of the head line: a name, an amount, and what stands between and beside them. */
function headLine(sheet: Sheet): readonly Label[] | undefined {
	const heads = sheet.labels.filter((label) => label.kind === "head");
	for (const name of heads.filter((head) => head.id === "name")) {
		const line = heads.filter((head) => Math.abs(head.middle - name.middle) < name.height * 1.2);
		if (line.some((head) => head.id === "amount") && line.length >= 3) return unique(line);
	}
	return undefined;
}

/** 税率/征收率 may be found as two labels, 单位 twice by chance: each column once, the leftmost. */
function unique(line: readonly Label[]): Label[] {
	const seen = new Set<string>();
	return line
		.toSorted((a, b) => a.x - b.x)
		.filter((label) => label.id === "other" || (!seen.has(label.id) && seen.add(label.id)));
}

/** Lines of words between the heads and the sums. */
function linesIn(sheet: Sheet, box: Box): Word[][] {
	const lines: Word[][] = [];
	for (const word of sheet.words) {
		if (word.middle <= box.top || word.middle >= box.bottom || word.x < box.left || word.fold === "⊗") continue;
		if (box.side !== undefined && word.x > box.side && /\p{Script=Han}/u.test(word.fold)) continue;
		const line = lines.at(-1);
		if (line?.[0] && word.middle - line[0].middle < Math.min(word.height, line[0].height) * 0.55) line.push(word);
		else if (lines.length < MAX_LINES) lines.push([word]);
	}
	return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

/** The name of the copy (发票联) is printed down the side; a last column of numbers has no Chinese characters. */
function sideOf(columns: readonly Column[]): Pick<Box, "side"> {
	const last = columns.at(-1);
	return last && !isText(last) && last.id !== "rate" ? { side: last.right + last.height * 0.5 } : {};
}

function tableEnd(sheet: Sheet, head: Label, top: number): number {
	const ends = (["sum", "subtotal", "grandTotal", "totalInWords", "totalInFigures"] as const).flatMap((id) =>
		labelsOf(sheet, id).filter((label) => label.middle > top),
	);
	const other = sheet.labels.filter((label) => label.id === "other" && label.middle > top + head.height);
	const all = [...ends.map((label) => label.middle - label.height * 0.8), ...other.map((label) => label.middle)];
	// without any end the rows may not be told from what stands below them
	return all.length > 0 ? Math.min(...all) : Number.NEGATIVE_INFINITY;
}

function toPrinted(pieces: readonly Piece[], columns: readonly Column[]): Printed {
	const cells = new Map<Head, Word[]>();
	let before: Column | undefined;
	for (const [index, column] of assignColumns(pieces, columns).entries()) {
		const { word, soft } = pieces[index] as Piece;
		const cell = cells.get(column.id) ?? [];
		const last = cell.at(-1);
		if (soft && column === before && last) cell[cell.length - 1] = toWord([...last.glyphs, ...word.glyphs]);
		else cell.push(word);
		cells.set(column.id, cell);
		before = column;
	}
	const words = pieces.map(({ word }) => word);
	const middles = words.map((word) => word.middle).toSorted((a, b) => a - b);
	return {
		middle: middles[Math.floor(middles.length / 2)] ?? 0,
		height: Math.max(...words.map((word) => word.height)),
		cells,
	};
}

/** Printed lines of one row each. A row has one amount; names wrap below it, or above and below when centred. */
function group(printed: readonly Printed[]): Printed[][] {
	const anchors = printed.filter(hasAmount);
	if (anchors.length === 0) return [];
	const starts = printed.filter(startsName);
	if (starts.length === anchors.length && printed[0] && startsName(printed[0])) return groupBy(printed, startsName);
	if (printed[0] && hasAmount(printed[0])) return groupBy(printed, hasAmount);
	return groupByNearest(printed, anchors);
}

function groupBy(printed: readonly Printed[], isStart: (line: Printed) => boolean): Printed[][] {
	const groups: Printed[][] = [];
	for (const line of printed) {
		if (isStart(line) || groups.length === 0) groups.push([line]);
		else groups.at(-1)?.push(line);
	}
	return groups;
}

function groupByNearest(printed: readonly Printed[], anchors: readonly Printed[]): Printed[][] {
	const groups = anchors.map((): Printed[] => []);
	let nearest = 0;
	for (const line of printed) {
		const off = (index: number): number => Math.abs((anchors[index]?.middle ?? Number.POSITIVE_INFINITY) - line.middle);
		while (nearest + 1 < anchors.length && off(nearest + 1) < off(nearest)) nearest++;
		groups[nearest]?.push(line);
	}
	return groups;
}

function hasAmount(line: Printed): boolean {
	const amount = line.cells.get("amount") ?? [];
	return amount.some((word) => readAmount(word.fold) !== undefined);
}

/** `*分类简称*名称` opens a row (domain §5.5); so does a pointer to the list. */
function startsName(line: Printed): boolean {
	const text = (line.cells.get("name") ?? []).map((word) => word.fold).join("");
	return /^\*[^*]{1,20}\*/.test(text) || /详见.*清单/.test(text);
}

function toLine(group: readonly Printed[]): Line | undefined {
	const name = wrapped(group, "name");
	const amount = only(group, "amount", readAmount);
	if (name === "" || amount === undefined) return undefined;
	const spec = wrapped(group, "spec");
	const unit = wrapped(group, "unit");
	const { quantity, price } = multiplied(cellOf(group, "quantity"), cellOf(group, "price"), amount);
	const rate = only(group, "rate", readRate);
	const tax = only(group, "tax", (text) => (isNoAmount(text) ? undefined : readAmount(text)));
	return {
		name,
		...(spec ? { spec } : {}),
		...(unit ? { unit } : {}),
		...(quantity !== undefined ? { quantity } : {}),
		...(price !== undefined ? { price } : {}),
		...(rate !== undefined ? { rate } : {}),
		amount,
		...(tax !== undefined ? { tax } : {}),
	};
}

/** Text over several lines: joined without a space where the line was full, as printed otherwise. */
function wrapped(group: readonly Printed[], id: Head): string {
	let text = "";
	for (const line of group) {
		const words = line.cells.get(id) ?? [];
		for (const [index, word] of words.entries()) {
			const before = words[index - 1];
			text += before && word.x - before.right > before.height * 0.3 ? ` ${word.text}` : word.text;
		}
	}
	return tidyText(text);
}

/** A long number may wrap too: the parts are joined. Where they make no value, one of them alone may. */
function only<T>(group: readonly Printed[], id: Head, read: (text: string) => T | undefined): T | undefined {
	const texts = cellOf(group, id).map((word) => word.fold);
	if (texts.length === 0) return undefined;
	const value = read(texts.join(""));
	if (value !== undefined) return value;
	const alone = texts.map(read).filter((part) => part !== undefined);
	return alone.length === 1 ? alone[0] : undefined;
}

function cellOf(group: readonly Printed[], id: Head): Word[] {
	return group.flatMap((line) => line.cells.get(id) ?? []);
}
