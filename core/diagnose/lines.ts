import Big from "big.js";

import type { Decimal } from "#core/base/decimal.ts";
import { foldText } from "#core/base/text.ts";
import type { Line } from "#core/model/line.ts";
import { type Compared, type Manner, mannerOfTexts, type Relation } from "./values.ts";

export const lineColumns = ["name", "spec", "unit", "quantity", "price", "rate", "amount", "tax"] as const;
export type LineColumn = (typeof lineColumns)[number];

/** Rows that belong together; several on one side where they were merged, none where only the other side has it. */
export interface LineComparison extends Compared {
	readonly ours: readonly Line[];
	readonly theirs: readonly Line[];
	/** Only where one row meets one row. */
	readonly columns: Readonly<Partial<Record<LineColumn, Compared>>>;
}

/** A row with its place, and the goods it speaks of: a discount row speaks of the row above it. */
interface Entry {
	readonly line: Line;
	readonly at: number;
	readonly goods: string;
}

type Key = (entry: Entry) => string | undefined;

/**
 * Matches the rows of two sides, whatever their order, and compares them. Rows that say the same come first, then the
 * same goods with the same amount, then rows merged on one side (折扣行 taken off, equal goods added up), then amounts
 * with tax on one side (卷票), then what is left of the same goods or the same amount.
 */
export function compareLines(ours: readonly Line[], theirs: readonly Line[]): readonly LineComparison[] {
	if (ours.length === 0 || theirs.length === 0) {
		return [...ours.map((line) => alone("ours_only", line)), ...theirs.map((line) => alone("theirs_only", line))];
	}
	if (isListName(ours) !== isListName(theirs)) return [asList(ours, theirs)];
	const left = new Set(entriesOf(ours));
	const right = new Set(entriesOf(theirs));
	const found: { readonly at: number; readonly row: LineComparison }[] = [];

	const meet = (mine: readonly Entry[], other: readonly Entry[], how?: Manner) => {
		for (const entry of mine) left.delete(entry);
		for (const entry of other) right.delete(entry);
		const lines = [mine, other].map((side) => side.toSorted(byPlace).map(({ line }) => line));
		const row = compareGroup(lines[0] ?? [], lines[1] ?? [], how);
		found.push({ at: mine[0]?.at ?? ours.length + (other[0]?.at ?? 0), row });
	};
	const pair = (leftKey: Key, rightKey: Key = leftKey, how?: Manner) => {
		const [mine, other] = [groupBy(left, leftKey), groupBy(right, rightKey)];
		for (const [key, entries] of mine) {
			const partners = other.get(key) ?? [];
			for (const [at, entry] of entries.entries()) {
				const partner = partners[at];
				if (partner) meet([entry], [partner], how);
			}
		}
	};

	pair(({ line }) => lineColumns.map((column) => textOf(line, column)).join("\n"));
	pair(({ line, goods }) =>
		line.amount === undefined ? undefined : `${goods}|${line.amount}|${line.tax}|${quantityOf(line)}`,
	);
	pair(({ line, goods }) => (line.amount === undefined ? undefined : `${goods}|${line.amount}`));
	const [mine, other] = [groupBy(left, ({ goods }) => goods), groupBy(right, ({ goods }) => goods)];
	for (const [goods, entries] of mine) {
		const partners = other.get(goods) ?? [];
		const merged = entries.length + partners.length > 2 && sameSums(entries, partners);
		if (merged) meet(entries, partners, "merged");
	}
	const net: Key = ({ line, goods }) => (line.amount === undefined ? undefined : `${goods}|${line.amount}`);
	const gross: Key = ({ line, goods }) =>
		line.amount === undefined || !line.tax ? undefined : `${goods}|${line.amount + line.tax}`;
	// One side of a document has its tax inside, not some rows of it: the side that comes to more.
	const [size, otherSize] = [sizeOf(left), sizeOf(right)];
	if (size > otherSize) pair(net, gross, "tax_side");
	if (size < otherSize) pair(gross, net, "tax_side");
	pair(({ goods }) => goods);
	pair(({ line }) => (line.amount === undefined ? undefined : String(line.amount)));
	for (const entry of left) meet([entry], []);
	for (const entry of right) meet([], [entry]);
	return found.toSorted((a, b) => a.at - b.at).map(({ row }) => row);
}

function compareGroup(ours: readonly Line[], theirs: readonly Line[], how: Manner | undefined): LineComparison {
	const [mine, other] = [ours[0], theirs[0]];
	if (!mine || !other) return { relation: mine ? "ours_only" : "theirs_only", ours, theirs, columns: {} };
	if (how === "merged") return { relation: "equal", how, ours, theirs, columns: {} };
	const columns = Object.fromEntries(
		lineColumns.flatMap((column) => {
			const compared = compareColumn(column, mine, other, how);
			return compared ? [[column, compared]] : [];
		}),
	) satisfies LineComparison["columns"];
	const all = Object.values<Compared>(columns);
	const differs = all.find(({ relation }) => relation === "differs");
	const manner = how ?? (differs ? differs.how : all.find((one) => one.relation === "equal" && one.how)?.how);
	const relation = differs ? "differs" : "equal";
	return { relation, ...(manner && { how: manner }), ours, theirs, columns };
}

function compareColumn(column: LineColumn, ours: Line, theirs: Line, how: Manner | undefined): Compared | undefined {
	const [a, b] = [ours[column], theirs[column]];
	if (a === undefined && b === undefined) return undefined;
	if (b === undefined) return { relation: "ours_only" };
	if (a === undefined) return { relation: "theirs_only" };
	if (a === b) return { relation: "equal" };
	const [left, right] = [textOf(ours, column), textOf(theirs, column)];
	if (left === right) return { relation: "equal", how: "layout" };
	if (column === "quantity" || column === "price") {
		if (isRounded(a as Decimal, b as Decimal)) return { relation: "equal", how: "rounded" }; // these columns are decimals
	}
	if (how === "tax_side" && (column === "amount" || column === "price")) return { relation: "differs", how };
	return { relation: "differs", how: mannerOfTexts(left, right) };
}

/** 详见销货清单: one row that stands for a list, which the other side spells out. */
function asList(ours: readonly Line[], theirs: readonly Line[]): LineComparison {
	const same = sameSums(entriesOf(ours), entriesOf(theirs));
	return { relation: same ? "equal" : "differs", how: same ? "list" : "other", ours, theirs, columns: {} };
}

function isListName(lines: readonly Line[]): boolean {
	return lines.length === 1 && /详见.*清单/.test(lines[0]?.name ?? "");
}

function alone(relation: Relation, line: Line): LineComparison {
	const [ours, theirs] = relation === "ours_only" ? [[line], []] : [[], [line]];
	return { relation, ours, theirs, columns: {} };
}

function entriesOf(lines: readonly Line[]): readonly Entry[] {
	let goods = "";
	return lines.map((line, at) => {
		const discount = (line.amount ?? 0) < 0 && /折扣/.test(line.name) && goods !== "";
		if (!discount) goods = foldText(line.name);
		return { line, at, goods };
	});
}

function byPlace(a: Entry, b: Entry): number {
	return a.at - b.at;
}

function groupBy(entries: Iterable<Entry>, key: Key): Map<string, Entry[]> {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const name = key(entry);
		if (name === undefined) continue;
		const group = groups.get(name);
		if (group) group.push(entry);
		else groups.set(name, [entry]);
	}
	return groups;
}

/** Whether the amounts add up to the same, and the taxes where both sides tell all of them. */
function sameSums(a: readonly Entry[], b: readonly Entry[]): boolean {
	if (a.length === 0 || b.length === 0) return false;
	const [left, right] = [sumOf(a, "amount"), sumOf(b, "amount")];
	if (left === undefined || left !== right) return false;
	const [leftTax, rightTax] = [sumOf(a, "tax"), sumOf(b, "tax")];
	return leftTax === undefined || rightTax === undefined || leftTax === rightTax;
}

function sizeOf(entries: Iterable<Entry>): number {
	return Math.abs([...entries].reduce((sum, { line }) => sum + (line.amount ?? 0), 0));
}

function sumOf(entries: readonly Entry[], column: "amount" | "tax"): number | undefined {
	return entries.reduce<number | undefined>((sum, { line }) => {
		const value = line[column];
		return sum === undefined || value === undefined ? undefined : sum + value;
	}, 0);
}

function quantityOf({ quantity }: Line): string {
	return quantity === undefined ? "" : plain(quantity);
}

/** A cell in one form, so that 1.50 and 1.5, 13% and １３％ are written alike. */
function textOf(line: Line, column: LineColumn): string {
	const value = line[column];
	if (value === undefined) return "";
	if (typeof value === "number") return String(value);
	return column === "quantity" || column === "price" ? plain(value) : foldText(value);
}

function plain(decimal: string): string {
	return new Big(decimal).toFixed();
}

/** Equal as far as the shorter one goes, and that to the fen at least. */
function isRounded(a: Decimal, b: Decimal): boolean {
	const places = Math.min(...[a, b].map((text) => text.split(".")[1]?.length ?? 0));
	return places >= 2 && new Big(a).round(places, Big.roundHalfUp).eq(new Big(b).round(places, Big.roundHalfUp));
}
