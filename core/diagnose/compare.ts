import type { Answer } from "#core/model/answer.ts";
import { type FieldName, type FieldValues, fieldNames } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { compareLines, type LineComparison } from "./lines.ts";
import { type Compared, compareField, type Side } from "./values.ts";

/** One field with what both sides say. */
export interface FieldComparison extends Compared {
	readonly field: FieldName;
	readonly ours?: FieldValues[FieldName];
	readonly theirs?: FieldValues[FieldName];
}

/** What we hold beside what an authority answered (逐项对照). */
export interface Comparison {
	readonly fields: readonly FieldComparison[];
	readonly lines: readonly LineComparison[];
	/** Fields and rows that differ, free text aside. */
	readonly differing: number;
}

/** Fields that answers ordinarily tell; that the rest is missing there says nothing. */
const TOLD: readonly FieldName[] = [
	"code",
	"number",
	"issuedOn",
	"checkCode",
	"machineNumber",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"amount",
	"tax",
	"total",
	"remark",
];

/**
 * Compares an answer field by field and row by row with what we hold. `own` is the invoice settled without answers:
 * after a match the settled values are the authority's own. `undefined` when the answer tells nothing to compare.
 */
export function compare(own: Pick<Invoice, "fields" | "sources" | "lines">, answer: Answer): Comparison | undefined {
	if (answer.outcome !== "match") return undefined;
	const told = toldBy(answer, own.fields);
	if (Object.keys(told).length === 0 && answer.lines.length === 0) return undefined;
	const theirs = { ...confirmed(answer), ...told };
	return compareFaces(
		{ fields: own.fields, sources: own.sources, lines: own.lines },
		{ fields: theirs, sources: {}, lines: answer.lines },
	);
}

interface Whole extends Side {
	readonly lines: Invoice["lines"];
}

/** Compares two faces; with the sides changed over it says the same from the other side. */
export function compareFaces(ours: Whole, theirs: Whole): Comparison {
	const fields = fieldNames.flatMap((field): FieldComparison[] => {
		const compared = compareField(field, ours, theirs);
		if (!compared) return [];
		const [mine, other] = [ours.fields[field], theirs.fields[field]];
		if ((mine === undefined || other === undefined) && !TOLD.includes(field)) return [];
		return [
			{ field, ...compared, ...(mine !== undefined && { ours: mine }), ...(other !== undefined && { theirs: other }) },
		];
	});
	// Without any rows on one side there is nothing to hold against the other's.
	const lines = ours.lines.length > 0 || theirs.lines.length > 0 ? compareLines(ours.lines, theirs.lines) : [];
	const differing = [...fields, ...lines].filter(({ relation, how }) => relation === "differs" && how !== "free_text");
	return { fields, lines, differing: differing.length };
}

/** What the answer says, with the numbers under the names we have them by (domain §1.5, §0.1). */
function toldBy({ fields, query }: Answer, own: Readonly<Partial<FieldValues>>): Partial<FieldValues> {
	const { code = "", number = "", ...rest } = withoutEmpty(fields);
	// Some suppliers split a 20-digit number into 12 and 8 digits.
	if (query.code === "" && code !== "" && code + number === query.number) return { ...rest, number: query.number };
	// Of 数电纸质发票 some give the 20-digit number in place of the paper's.
	const digital = number.length === 20 && own.number?.length === 8;
	if (digital) return { ...rest, ...(code !== "" && { code }), digitalNumber: number };
	return { ...rest, ...(code !== "" && { code }), ...(number !== "" && { number }) };
}

/** What was asked is confirmed by a match, where the answer does not repeat it. */
function confirmed({ query: { code, number, issuedOn } }: Answer): Partial<FieldValues> {
	return withoutEmpty({ code, number, issuedOn });
}

function withoutEmpty(fields: Partial<FieldValues>): Partial<FieldValues> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));
}
