import { all, childCountOf, childrenOf, elementParentOf, nextElementOf, tagOf, textOf, upFrom } from "./dom.ts";
import { type Labelled, TELLING } from "./invoice-fields.ts";
import { type Label, type LabelId, labelOf, plainText } from "./labels.ts";
import { onlyNumberIn } from "./numbers.ts";
import { nameOf } from "./pairs.ts";
import { isTypedInto } from "./pieces.ts";
import { isNumberLabel, readValue } from "./values.ts";

/** A row of labels: what each column below it holds. */
export interface Head {
	readonly row: Element;
	readonly columns: readonly (LabelId | undefined)[];
	/** The cells of all rows stand in one element, which also holds the head (`display: grid`). */
	readonly flat: boolean;
}

/** The cells of a row. */
export type Row = readonly Element[];

/** Levels between a label and its row, and between a row of labels and what holds the rows below it. */
const MAX_UP = 6;
const MAX_DOWN = 6;
const MAX_COLUMNS = 60;
const MAX_ROWS = 5_000;

/** Cells that may be looked through for one head. */
const MAX_VISITS = 50_000;

/**
 * The row of labels that a label for a number stands in: of a table, or of elements that are laid out as one. Nothing
 * in it is a value; a row of labels beside their values is none.
 */
export function headOf(label: Element): Head | undefined {
	for (const cell of upFrom(label, MAX_UP)) {
		const row = elementParentOf(cell);
		const count = row ? childCountOf(row) : 0;
		if (!row || count < 2) continue;
		const head = (count <= MAX_COLUMNS && readHead(row)) || readFlatHead(row, cell);
		if (head) return head;
	}
	return undefined;
}

function readHead(row: Element): Head | undefined {
	return headOfCells(row, childrenOf(row), { flat: false });
}

/** Where the next number stands as far behind its label as a row is long. */
function readFlatHead(grid: Element, label: Element): Head | undefined {
	const cells = childrenOf(grid);
	const column = cells.indexOf(label);
	const next = cells.findIndex(
		(cell, at) => at > column && at <= column + MAX_COLUMNS && onlyNumberIn(textOf(cell)) !== undefined,
	);
	const length = next - column;
	const ends = cells.length % length === 0 && cells.length >= 2 * length;
	return next > column && column < length && ends
		? headOfCells(grid, cells.slice(0, length), { flat: true })
		: undefined;
}

function headOfCells(row: Element, cells: Row, { flat }: { readonly flat: boolean }): Head | undefined {
	const texts = cells.map((cell) => plainText(textOf(cell)));
	if (texts.some((text) => text.length > 60 || /\d{6}/.test(text))) return undefined;
	const labels = texts.map((text) => labelOf(text));
	const known = new Set(labels.flatMap((label) => (label ? label.id : [])));
	if (known.size < 2 || !labels.some((label) => label && isNumberLabel(label.id))) return undefined;
	return countsAsInvoices(labels) ? { row, columns: once(labels), flat } : undefined;
}

/** A column 号码 is one of invoices only beside columns that only invoices have. */
function countsAsInvoices(labels: readonly (Label | undefined)[]): boolean {
	return labels.some((label) => label && !label.weak && (isNumberLabel(label.id) || TELLING.includes(label.id)));
}

/** Each label once: of two columns of one name the first is taken. Columns that are not ours hold nothing. */
function once(labels: readonly (Label | undefined)[]): readonly (LabelId | undefined)[] {
	const taken = new Set<LabelId>(["other", "name", "taxId", "sums"]);
	return labels.map((label) => {
		if (!label || taken.has(label.id)) return undefined;
		taken.add(label.id);
		return nameOf(label.id);
	});
}

/**
 * The rows below a head, in order. They may stand in another table than the head, as tables with a head that stays in
 * view are built. `undefined` is a place to rest.
 */
export function* rowsBelow({ row, columns, flat }: Head): Generator<Row | undefined> {
	if (flat) {
		const cells = childrenOf(row);
		for (let at = columns.length; at < cells.length; at += columns.length) yield cells.slice(at, at + columns.length);
		return;
	}
	const budget = { visits: MAX_VISITS, rows: MAX_ROWS };
	for (const at of upFrom(row, MAX_UP + 1)) {
		if (tagOf(at) === "body") return;
		let found = false;
		for (let next = nextElementOf(at); next && budget.visits > 0; next = nextElementOf(next)) {
			for (const below of rowsIn(next, columns.length, MAX_DOWN, budget)) {
				if (below) found = true;
				yield below && childrenOf(below);
			}
		}
		if (found) return;
	}
}

function* rowsIn(
	element: Element,
	columns: number,
	depth: number,
	budget: { visits: number; rows: number },
): Generator<Element | undefined> {
	if (--budget.visits < 0 || budget.rows <= 0) return;
	if (budget.visits % 16 === 0) yield undefined;
	const count = childCountOf(element);
	if (count === columns && isRow(element, columns)) {
		budget.rows -= 1;
		yield element;
	} else if (depth > 0 && count > 0) {
		for (const child of childrenOf(element)) yield* rowsIn(child, columns, depth - 1, budget);
	}
}

/** What holds as many rows as there are columns is no row itself. */
function isRow(element: Element, columns: number): boolean {
	const tag = tagOf(element);
	if (tag === "tr") return true;
	if (/^t(?:able|body|head)$/.test(tag)) return false;
	const [first] = childrenOf(element);
	return first === undefined || childCountOf(first) !== columns;
}

/** What a row says under its head. */
export function readRow(row: Row, columns: Head["columns"]): Labelled {
	const labelled = new Map<LabelId, string>();
	for (const [index, cell] of row.entries()) {
		const id = columns[index];
		if (id === undefined) continue;
		const text = plainText(textOf(cell)) || inputIn(cell);
		const value = readValue(id, text) ?? (isNumberLabel(id) ? onlyNumberIn(text) : undefined);
		if (value !== undefined) labelled.set(id, value);
	}
	return labelled;
}

function inputIn(cell: Element): string {
	const input = Array.from(all<HTMLInputElement>(cell, "input")).find(isTypedInto);
	return input ? plainText(input.value.slice(0, 200)) : "";
}
