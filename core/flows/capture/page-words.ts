import { parseDay } from "#core/base/day.ts";
import { parseFen } from "#core/base/fen.ts";
import { tidyText } from "#core/base/text.ts";
import type { PageWords } from "#core/flows/app.ts";
import { type Evidence, evidence } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, fieldNames } from "#core/model/fields.ts";
import { kindOfTitle, narrowerKind } from "#core/model/kinds/index.ts";
import { joinParticulars, type Particulars, pageContacts } from "#core/model/particulars.ts";
import { kindFor } from "#core/model/query.ts";

/** No value on an invoice's face is longer; a page may say anything. */
const MAX_VALUE = 300;

type Read<F extends FieldName> = (words: string) => FieldValues[F] | undefined;

/** How the words of each field are understood. What does not fit is left out: a page's nonsense is nobody's evidence. */
const reads: { readonly [F in FieldName]: Read<F> } = {
	kind: (words) => kindOfTitle(words),
	title: text,
	code: digits(/^(?:\d{8}|\d{10}|\d{12})$/),
	number: digits(/^(?:\d{8}|\d{10}|\d{20})$/),
	digitalNumber: digits(/^\d{20}$/),
	issuedOn: (words) => parseDay(words),
	checkCode: (words) => /^(?:\d{20}|\d{6}|[\dA-Fa-f]{5})$/.exec(bare(words))?.[0],
	machineNumber: digits(/^\d{12}$/),
	buyerName: text,
	buyerTaxId: taxId,
	sellerName: text,
	sellerTaxId: taxId,
	amount: (words) => parseFen(words),
	tax: (words) => parseFen(words),
	total: (words) => parseFen(words),
	totalInWords: text,
	remark: text,
	drawer: text,
	payee: text,
	reviewer: text,
	originalCode: digits(/^(?:\d{10}|\d{12})$/),
	originalNumber: digits(/^(?:\d{8}|\d{20})$/),
	redNoticeNumber: digits(/^\d{16,24}$/),
};

/**
 * What a page's words say of an invoice, each value beside the words it was read from. Empty when they name no invoice:
 * values alone belong to nothing.
 */
export function readPageWords(words: PageWords): readonly Evidence[] {
	const found = fieldNames.flatMap((field) => one(field, words[field]));
	const value = (field: FieldName) => found.find((each) => each.field === field)?.value;
	return value("number") === undefined && value("digitalNumber") === undefined ? [] : withKind(found);
}

/** What they say beside the fields; as little as a page's other words is it taken at any length. */
export function readPageParticulars(words: PageWords): Particulars | undefined {
	return joinParticulars(
		pageContacts.map((id) => {
			const said = words[id];
			if (said === undefined || said.length > MAX_VALUE) return undefined;
			return { [id.startsWith("buyer") ? "buyerContact" : "sellerContact"]: [tidyText(said)] };
		}),
	);
}

function one<F extends FieldName>(field: F, words: string | undefined): readonly Evidence[] {
	if (words === undefined || words.length > MAX_VALUE) return [];
	const value = reads[field](words);
	if (value === undefined) return [];
	return [evidence(field, value, "page", { ...(words !== value && { raw: tidyText(words) }) })];
}

/** The printed title says which kind it is where nothing else did; a code says it when the invoice is settled. */
function withKind(found: readonly Evidence[]): readonly Evidence[] {
	const fields = Object.fromEntries(found.map(({ field, value }) => [field, value])) as Partial<FieldValues>; // each of its own field
	const byTitle = fields.title === undefined ? undefined : kindOfTitle(fields.title);
	if (fields.kind !== undefined || byTitle === undefined) return found;
	const known = kindFor(fields);
	const kind = known ? (narrowerKind(known, byTitle) ?? known) : byTitle;
	return [...found, evidence("kind", kind, "page")];
}

function text(words: string): string | undefined {
	return tidyText(words) || undefined;
}

function digits(form: RegExp): (words: string) => string | undefined {
	return (words) => form.exec(bare(words))?.[0];
}

function taxId(words: string): string | undefined {
	return /^[\dA-Z]{15,20}$/.exec(bare(words).toUpperCase())?.[0];
}

/** Pages group long numbers by spaces. */
function bare(words: string): string {
	return words.normalize("NFKC").replace(/\s/g, "");
}
