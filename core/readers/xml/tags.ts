import { type Evidence, evidence, type Source } from "#core/model/evidence.ts";
import type { Line } from "#core/model/line.ts";
import { type LineTexts, makeLine } from "#core/readers/markup/lines.ts";
import { everyNode, ownValue } from "#core/readers/markup/query.ts";
import { redLinks } from "#core/readers/markup/red-link.ts";
import { foldName, type XmlNode } from "#core/readers/markup/tree.ts";
import { type TagField, tagEvidence } from "#core/readers/markup/values.ts";

/** Which elements of a dialect hold which field; earlier names win. Names are folded, so spelling variants are one. */
export interface TagTable {
	readonly fields: { readonly [F in TagField]?: readonly string[] };
	readonly line: { readonly [C in keyof Line]: readonly string[] };
	/** Elements whose content is about something else: the trip of a toll, the bookkeeping of the receiver. */
	readonly skip?: readonly string[];
}

/** Elements of one name that are tried for a field; more are no invoice. */
const MAX_SAME = 8;

/** What one invoice in an XML says. */
export interface Tagged {
	readonly evidence: readonly Evidence[];
	readonly lines: readonly Line[];
}

/** Reads every field and line below a node by the names of its elements. */
export function readByTags(node: XmlNode, table: TagTable): Tagged {
	const fields = Object.keys(table.fields) as TagField[]; // the keys of a TagTable's fields
	const rows = lineNodes(node, table);
	const skip = new Set<XmlNode>(rows);
	const skipped = new Set((table.skip ?? []).map(foldName));
	const values = new Map<string, string[]>();
	for (const each of outside(node, (child) => skip.has(child) || skipped.has(child.key))) {
		const value = ownValue(each);
		if (value === undefined) continue;
		const same = values.get(each.key);
		if (!same) values.set(each.key, [value]);
		else if (same.length < MAX_SAME) same.push(value);
	}
	return {
		evidence: withLinks(promoteDigital(splitOriginal(fields.flatMap((field) => pick(field, table, values)))), "xml"),
		lines: rows.map((row) => readLine(row, table)).filter((line) => line !== undefined),
	};
}

/** How many different invoice numbers stand below a node: more than one means several invoices. */
export function countNumbers(node: XmlNode, table: TagTable): number {
	const skipped = new Set((table.skip ?? []).map(foldName));
	const leaves = outside(node, (child) => skipped.has(child.key));
	const count = (names: readonly string[] = []) => {
		const keys = new Set(names.map(foldName));
		const numbers = leaves.filter(({ key }) => keys.has(key)).map(ownValue);
		return new Set(numbers.filter((number) => number !== undefined)).size;
	};
	// A digital invoice on paper has two numbers of its own.
	return count(table.fields.number) || count(table.fields.digitalNumber);
}

function pick(field: TagField, table: TagTable, values: ReadonlyMap<string, readonly string[]>): readonly Evidence[] {
	for (const name of table.fields[field] ?? []) {
		for (const value of values.get(foldName(name)) ?? []) {
			const found = tagEvidence(field, value, "xml");
			if (found) return [found];
		}
	}
	return [];
}

/** Files write the 20-digit number of the blue invoice under the name of its code (domain §6.2). */
function splitOriginal(found: readonly Evidence[]): readonly Evidence[] {
	return found.filter(
		(each) =>
			each.field !== "originalCode" || !found.some((other) => isDigital(other) && other.field === "originalNumber"),
	);
}

/** The 20-digit number is the number, unless a paper invoice has its own beside it (数电纸质发票, domain §1.5). */
function promoteDigital(found: readonly Evidence[]): readonly Evidence[] {
	if (found.some(({ field }) => field === "number")) return found;
	return found.map((each) => (each.field === "digitalNumber" ? evidence("number", each.value, each.source) : each));
}

/** Adds what the remark says about the blue invoice, where no element says it. */
export function withLinks(found: readonly Evidence[], source: Source): readonly Evidence[] {
	const remark = found.find(({ field }) => field === "remark")?.value;
	const links = typeof remark === "string" ? Object.entries(redLinks(remark)) : [];
	const added = links.flatMap(([field, text]) => {
		if (found.some((each) => each.field === field)) return [];
		return tagEvidence(field as TagField, text, source) ?? []; // the keys of redLinks
	});
	return [...found, ...added];
}

function isDigital({ value }: Evidence): boolean {
	return typeof value === "string" && value.length === 20;
}

/** Elements that hold a line themselves: with a name of goods right below, and no such element further down. */
function lineNodes(node: XmlNode, table: TagTable): readonly XmlNode[] {
	const names = new Set(table.line.name.map(foldName));
	const amounts = new Set((table.line.amount ?? []).map(foldName));
	const rows: XmlNode[] = [];
	const visit = (each: XmlNode): boolean => {
		const inner = each.children.map(visit).some(Boolean);
		const holds =
			each.children.filter((child) => names.has(child.key) && child.children.length === 0).length === 1 &&
			each.children.some((child) => amounts.has(child.key));
		if (!holds || inner || each === node) return inner;
		rows.push(each);
		return true;
	};
	visit(node);
	return rows;
}

function readLine(row: XmlNode, table: TagTable): Line | undefined {
	const texts: { -readonly [C in keyof LineTexts]: LineTexts[C] } = {};
	for (const [column, names] of Object.entries(table.line)) {
		for (const name of names) {
			const key = foldName(name);
			const value = row.children.map((child) => (child.key === key ? ownValue(child) : undefined)).find(Boolean);
			if (value === undefined) continue;
			texts[column as keyof Line] = value;
			break;
		}
	}
	return makeLine(texts);
}

/** Elements without children, in document order, except what is left out. */
function outside(node: XmlNode, leaveOut: (child: XmlNode) => boolean): readonly XmlNode[] {
	const leaves: XmlNode[] = [];
	const visit = (each: XmlNode): void => {
		for (const child of each.children) {
			if (leaveOut(child)) continue;
			if (child.children.length === 0) leaves.push(child);
			else visit(child);
		}
	};
	visit(node);
	return leaves;
}

/** Whether an element of this name stands anywhere below. */
export function hasElement(node: XmlNode, ...names: readonly string[]): boolean {
	const keys = new Set(names.map(foldName));
	return everyNode(node).some((each) => keys.has(each.key));
}
