import { foldText } from "#core/base/text.ts";
import type { Evidence, Source } from "#core/model/evidence.ts";
import type { FieldName } from "#core/model/fields.ts";
import { isKindId } from "#core/model/kinds/index.ts";
import { parseWords } from "#core/model/words.ts";
import { kindsConflict } from "./kinds.ts";
import { maskedAgree } from "./mask.ts";
import { namesAgree } from "./names.ts";

type Compare = (strong: string, weak: string, sources: readonly [Source, Source]) => boolean;

/**
 * How two values of a field are compared. Fields not listed are never compared: title, remark, machine number and the
 * people who issued it are laid out, wrapped and cut in too many innocent ways.
 */
const comparers: Partial<Record<FieldName, Compare>> = {
	kind: (a, b) => !(isKindId(a) && isKindId(b) && kindsConflict(a, b)),
	code: (a, b) => digits(a) === digits(b),
	number: (a, b) => digits(a) === digits(b),
	digitalNumber: (a, b) => digits(a) === digits(b),
	issuedOn: (a, b) => a === b,
	checkCode: checkCodesAgree,
	buyerName: namesAgree,
	sellerName: namesAgree,
	buyerTaxId: (a, b) => maskedAgree(foldId(a), foldId(b)),
	sellerTaxId: (a, b) => maskedAgree(foldId(a), foldId(b)),
	totalInWords: wordsAgree,
};

const moneyFields: readonly FieldName[] = ["amount", "tax", "total"];

/** The fields whose sources must not disagree. */
export const comparedFields: readonly FieldName[] = [...(Object.keys(comparers) as FieldName[]), ...moneyFields]; // keys of the table above

/** Whether two values of one field say the same, the stronger source first. */
export function agree(strong: Evidence, weak: Evidence): boolean {
	if (strong.value === weak.value) return true;
	if (moneyFields.includes(strong.field)) return false;
	const compare = comparers[strong.field];
	return !compare || compare(String(strong.value), String(weak.value), [strong.source, weak.source]);
}

/** `***`, `/`, `-`, `无`: printed where there is nothing to print. */
export function isBlank(value: Evidence["value"]): boolean {
	return typeof value === "string" && /^[-*/\\_.无]*$/.test(foldText(value));
}

function digits(text: string): string {
	return text.normalize("NFKC").replace(/\D/g, "");
}

function foldId(text: string): string {
	return foldText(text).replace(/[^0-9A-Z*]/g, "");
}

/** Some services give only the last 5 or 6 characters of the check code. */
function checkCodesAgree(a: string, b: string): boolean {
	const [long = "", short = ""] = [foldId(a), foldId(b)].sort((x, y) => y.length - x.length);
	return short.length >= 5 && long.endsWith(short);
}

/** By value, since 圆 and 元, 整 and nothing mean the same; words we cannot read disagree with nobody. */
function wordsAgree(a: string, b: string): boolean {
	const [one, other] = [parseWords(a), parseWords(b)];
	return one === undefined || other === undefined || one === other;
}
