import { type Day, parseDay } from "#core/base/day.ts";
import { parseFen } from "#core/base/fen.ts";
import { kindOfCode } from "#core/model/code.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import { type KindId, kindById } from "#core/model/kinds/index.ts";
import type { CheckValue } from "#core/model/kinds/kind.ts";
import { checkTaxId, normalizeTaxId } from "#core/model/tax-id.ts";

/** Fields a person can type, in the order printed on the invoice. */
const typedFields = [
	"code",
	"number",
	"digitalNumber",
	"issuedOn",
	"checkCode",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"amount",
	"tax",
	"total",
] as const satisfies readonly (keyof FieldValues)[];
export type TypedField = (typeof typedFields)[number];

/** What stands in the boxes, as typed. */
export type Texts = Partial<Record<TypedField, string>>;

/** What is not right yet, by the word for it; never a reason to refuse. */
export interface Hint {
	readonly word:
		| "form.number.short"
		| "form.number.digits"
		| "form.code.wrong"
		| "form.day.wrong"
		| "form.day.future"
		| "form.money.wrong"
		| "form.checkCode.wrong"
		| "form.taxId.wrong"
		| "form.taxId.length";
	readonly facts: Readonly<Record<string, string | number>>;
}

const checkFields: Readonly<Record<CheckValue, TypedField | undefined>> = {
	amount: "amount",
	checkCode6: "checkCode",
	total: "total",
	number6: "digitalNumber",
	none: undefined,
};

/** The kind that code and number speak of; a 20-digit number alone is most often a digital ordinary invoice. */
export function derivedKind(texts: Texts): KindId | undefined {
	const code = digits(texts.code);
	const number = digits(texts.number);
	if (code !== "") return kindOfCode(code, number === "" ? undefined : number);
	return /^\d{20}$/.test(number) ? "digital_ordinary" : undefined;
}

/** The boxes a kind needs, and those that only help, `also` among them. Without a kind: what tells kinds apart. */
export function fieldsFor(
	kind: KindId | undefined,
	also?: FieldName,
): {
	readonly needed: readonly TypedField[];
	readonly more: readonly TypedField[];
} {
	const needed = new Set<TypedField>(["number", "issuedOn"]);
	if (kind === undefined) {
		needed.add("code").add("total");
	} else {
		const descriptor = kindById(kind);
		if (descriptor.code !== "none") needed.add("code");
		const check = checkFields[descriptor.checkValue];
		if (check) needed.add(check);
	}
	const more: readonly FieldName[] = ["total", "sellerName", "buyerName", ...(also ? [also] : [])];
	return {
		needed: typedFields.filter((field) => needed.has(field)),
		more: typedFields.filter((field) => more.includes(field) && !needed.has(field)),
	};
}

/** Whether a box is right so far; `undefined` while it is empty or nothing speaks against it. */
export function hintFor(field: TypedField, text: string, kind: KindId | undefined, today: Day): Hint | undefined {
	const plain = text.normalize("NFKC").trim();
	if (plain === "") return undefined;
	switch (field) {
		case "number":
			return numberHint(plain, kind ? [wantedDigits(kind)] : [8, 20]);
		case "digitalNumber":
			return numberHint(plain, [20]);
		case "code":
			return /^\d{10}(?:\d{2})?$/.test(digits(plain)) || fitsKindCode(digits(plain), kind)
				? undefined
				: { word: "form.code.wrong", facts: { have: digits(plain).length } };
		case "issuedOn": {
			const day = parseDay(plain);
			if (!day) return { word: "form.day.wrong", facts: {} };
			return day > today ? { word: "form.day.future", facts: {} } : undefined;
		}
		case "checkCode":
			return /^(?:\d{6}|\d{20})$/.test(digits(plain)) ? undefined : { word: "form.checkCode.wrong", facts: {} };
		case "amount":
		case "tax":
		case "total":
			return parseFen(plain) === undefined ? { word: "form.money.wrong", facts: {} } : undefined;
		case "buyerTaxId":
		case "sellerTaxId":
			return taxIdHint(plain);
		default:
			return undefined;
	}
}

/** The boxes as values of the model; what cannot be read is left out. */
export function valuesOf(texts: Texts, kind: KindId | undefined): Partial<FieldValues> {
	const values: Partial<FieldValues> = {};
	if (kind) values.kind = kind;
	for (const field of typedFields) {
		const text = (texts[field] ?? "").normalize("NFKC").trim();
		if (text === "") continue;
		switch (field) {
			case "issuedOn":
				values.issuedOn = parseDay(text);
				break;
			case "amount":
			case "tax":
			case "total":
				values[field] = parseFen(text);
				break;
			case "buyerTaxId":
			case "sellerTaxId":
				values[field] = normalizeTaxId(text);
				break;
			case "buyerName":
			case "sellerName":
				values[field] = text;
				break;
			default:
				values[field] = digits(text);
		}
	}
	for (const field of typedFields) if (values[field] === undefined) delete values[field];
	return values;
}

function digits(text: string | undefined): string {
	return (text ?? "").normalize("NFKC").replace(/[\s-]/g, "");
}

function numberHint(text: string, wanted: readonly number[]): Hint | undefined {
	const plain = digits(text);
	const want = wanted.join(" / ");
	if (!/^\d*$/.test(plain)) return { word: "form.number.digits", facts: { want } };
	return wanted.includes(plain.length) ? undefined : { word: "form.number.short", facts: { have: plain.length, want } };
}

/** The length the kind's pattern accepts; every kind's number has one fixed length. */
function wantedDigits(kind: KindId): number {
	const { pattern } = kindById(kind).number;
	return [8, 10, 20].find((length) => pattern.test("1".repeat(length))) ?? 8;
}

function fitsKindCode(code: string, kind: KindId | undefined): boolean {
	if (!kind) return false;
	const descriptor = kindById(kind);
	return descriptor.code !== "none" && descriptor.code.pattern.test(code);
}

function taxIdHint(text: string): Hint | undefined {
	const check = checkTaxId(text);
	if (check.strong || check.validity === "invalid") return { word: "form.taxId.wrong", facts: {} };
	return check.form === "malformed" ? { word: "form.taxId.length", facts: { have: check.text.length } } : undefined;
}
