import { parseDecimal, sameDecimal } from "#core/base/decimal.ts";
import { foldText } from "#core/base/text.ts";
import type { InvoiceReport } from "../report.ts";
import type { CorpusEntry, TruthItem } from "./truth.ts";

/** Reported field → name in the truth. */
export const comparedFields = {
	number: "number",
	code: "code",
	issuedOn: "date",
	checkCode: "checkCode",
	buyerName: "buyerName",
	buyerTaxId: "buyerTaxId",
	sellerName: "sellerName",
	sellerTaxId: "sellerTaxId",
	amount: "amount",
	tax: "tax",
	total: "total",
} as const;
export type ComparedField = keyof typeof comparedFields;

/** `extra`: we say something the truth says is absent. */
export type FieldOutcome = "right" | "wrong" | "missing" | "extra";

/** Compares one field; `undefined` when the truth does not say, so that nothing can be right or wrong. */
export function compareField(
	field: ComparedField,
	report: InvoiceReport,
	truth: CorpusEntry["truth"],
): FieldOutcome | undefined {
	const expected = truth[comparedFields[field]];
	const actual = report.fields[field];
	if (expected === undefined) return undefined;
	if (expected === null || isMasked(expected)) return actual === null ? "right" : "extra";
	if (actual === null) return "missing";
	return sameText(expected, actual) ? "right" : "wrong";
}

/** What is wrong with the line items against the truth; empty when all are right. */
export function compareItems(report: InvoiceReport, items: readonly TruthItem[]): readonly string[] {
	if (report.lines.length !== items.length) return [`${report.lines.length} lines instead of ${items.length}`];
	return items.flatMap((item, index) => {
		const line = report.lines[index];
		if (line === undefined) return [`line ${index + 1} is missing`];
		const pairs: readonly (readonly [string, string | null | undefined, string | null])[] = [
			["name", item.name, line.name],
			["spec", item.spec, line.spec],
			["unit", item.unit, line.unit],
			["quantity", item.qty, line.quantity],
			["price", item.price, line.price],
			["amount", item.amount, line.amount],
			["rate", item.taxRate, line.rate],
			["tax", item.tax, line.tax],
		];
		return pairs
			.filter(([name, expected, actual]) => !sameItemValue(name, expected, actual))
			.map(([name]) => `line ${index + 1}: ${name}`);
	});
}

function sameItemValue(name: string, expected: string | null | undefined, actual: string | null): boolean {
	if (expected === undefined) return true;
	if (expected === null) return actual === null;
	if (name === "tax" && isMasked(expected)) return actual === null;
	if (actual === null) return false;
	return name === "rate" ? samePercent(expected, actual) : sameText(expected, actual);
}

/** `13.00%` and `13%` are one rate; words such as 免税 are compared as words. */
function samePercent(expected: string, actual: string): boolean {
	const plain = (rate: string) => rate.replace(/\.0+%$/, "%");
	return sameText(plain(expected), plain(actual));
}

/** `***` and its kin: the face prints no value. */
function isMasked(value: string): boolean {
	return /^\*+$/.test(value);
}

function sameText(expected: string, actual: string): boolean {
	const [a, b] = [parseDecimal(expected), parseDecimal(actual)];
	if (a !== undefined && b !== undefined && /[.]/.test(expected + actual)) return sameDecimal(a, b);
	return foldText(expected) === foldText(actual);
}
