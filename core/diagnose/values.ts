import type { Day } from "#core/base/day.ts";
import { makeDay } from "#core/base/day.ts";
import { foldText } from "#core/base/text.ts";
import { evidence, type Source } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, isMoneyField } from "#core/model/fields.ts";
import { agree, comparedFields } from "#core/settle/agree.ts";
import { isMasked } from "#core/settle/mask.ts";

/** Where a value stands: with both of us and alike, with both and not alike, or with one of us. */
export const relations = ["equal", "differs", "ours_only", "theirs_only"] as const;
export type Relation = (typeof relations)[number];

/** In which way two values that are not written alike are equal all the same, or differ. */
export const manners = [
	// equal
	"layout", // spacing, width, case, brackets
	"hidden", // asterisks of the authority or of the file (脱敏)
	"cut", // a name cut or wrapped on the page
	"part", // the last characters only, as suppliers give the check code
	"meaning", // 圆 and 元, a kind and its narrower one: other words, same meaning
	"rounded", // a unit price with more decimals
	"list", // 详见清单 on one side, the goods on the other
	"merged", // several lines on one side: a discount line, or equal goods added up
	// differs
	"one_digit",
	"swapped", // two characters changed places
	"one_missing", // one character more or less
	"moved_point", // a decimal point in the wrong place
	"sign",
	"tax_side", // tax-inclusive with one, tax-exclusive with the other
	"day_month",
	"free_text", // laid out in too many innocent ways to count
	"other",
] as const;
export type Manner = (typeof manners)[number];

export interface Compared {
	readonly relation: Relation;
	/** Absent where both are written alike. */
	readonly how?: Manner;
}

type Face = Readonly<Partial<FieldValues>>;

/** One side of a comparison: the values and where each came from. */
export interface Side {
	readonly fields: Face;
	readonly sources: Readonly<Partial<Record<FieldName, Source>>>;
}

/** Compares what two sides say of one field; `undefined` when neither says anything. */
export function compareField(field: FieldName, ours: Side, theirs: Side): Compared | undefined {
	const [a, b] = [ours.fields[field], theirs.fields[field]];
	if (a === undefined && b === undefined) return undefined;
	if (b === undefined) return { relation: "ours_only" };
	if (a === undefined) return { relation: "theirs_only" };
	if (a === b) return { relation: "equal" };
	if (foldText(String(a)) === foldText(String(b))) return { relation: "equal", how: "layout" };
	if (!comparedFields.includes(field)) return { relation: "differs", how: "free_text" };
	const [mine, other] = [
		evidence(field, a, ours.sources[field] ?? "text"),
		evidence(field, b, theirs.sources[field] ?? "authority"),
	];
	if (agree(other, mine)) return { relation: "equal", how: mannerOfEqual(field, a, b) };
	return { relation: "differs", how: mannerOfDifference(field, ours.fields, theirs.fields) };
}

function mannerOfEqual(field: FieldName, a: string | number, b: string | number): Manner {
	if (isMasked(a) || isMasked(b)) return "hidden";
	if (field === "kind" || field === "totalInWords") return "meaning";
	return field === "checkCode" ? "part" : field.endsWith("Name") ? "cut" : "layout";
}

function mannerOfDifference(field: FieldName, ours: Face, theirs: Face): Manner {
	if (isMoneyField(field)) return mannerOfMoney(field, ours, theirs);
	const [a, b] = [String(ours[field]), String(theirs[field])];
	if (field === "issuedOn" && swapDayAndMonth(a as Day) === b) return "day_month"; // the field's values are days
	return mannerOfTexts(foldText(a), foldText(b));
}

function mannerOfMoney(field: FieldName, ours: Face, theirs: Face): Manner {
	const [a, b] = [Number(ours[field]), Number(theirs[field])];
	if (a === -b) return "sign";
	if (field === "amount" && (a === theirs.total || b === ours.total)) return "tax_side";
	if (field === "total" && (a === theirs.amount || b === ours.amount)) return "tax_side";
	if (isTenfold(a, b)) return "moved_point";
	return mannerOfTexts(String(a), String(b));
}

/** What kind of slip leads from one text to the other. */
export function mannerOfTexts(a: string, b: string): Manner {
	const [left, right] = [[...a], [...b]];
	if (Math.abs(left.length - right.length) === 1) {
		return isOneLess(left, right) || isOneLess(right, left) ? "one_missing" : "other";
	}
	if (left.length !== right.length) return "other";
	const places = left.flatMap((char, at) => (char === right[at] ? [] : [at]));
	if (places.length === 1) return "one_digit";
	const [first = 0, second = 0] = places;
	const swapped = places.length === 2 && left[first] === right[second] && left[second] === right[first];
	return swapped ? "swapped" : "other";
}

/** The day with its day and month changed over; `undefined` when the calendar has no such day or it is the same. */
export function swapDayAndMonth(day: Day): Day | undefined {
	const swapped = makeDay(Number(day.slice(0, 4)), Number(day.slice(6, 8)), Number(day.slice(4, 6)));
	return swapped === day ? undefined : swapped;
}

function isOneLess(long: readonly string[], short: readonly string[]): boolean {
	if (long.length !== short.length + 1) return false;
	const at = long.findIndex((char, index) => char !== short[index]);
	return long.toSpliced(at, 1).every((char, index) => char === short[index]);
}

function isTenfold(a: number, b: number): boolean {
	if (a === 0 || b === 0) return false;
	const [small = 0, large = 0] = [a, b].toSorted((x, y) => Math.abs(x) - Math.abs(y));
	return [10, 100, 1000].some((factor) => small * factor === large);
}
