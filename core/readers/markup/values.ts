import { parseDay } from "#core/base/day.ts";
import { parseFen } from "#core/base/fen.ts";
import { tidyText } from "#core/base/text.ts";
import { type Evidence, evidence, type Place, type Source } from "#core/model/evidence.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";

/** A face field a file can name outright; the kind is always derived. */
export type TagField = Exclude<FieldName, "kind">;

type Parse<F extends TagField> = (text: string) => FieldValues[F] | undefined;

const digits =
	(pattern: RegExp) =>
	(text: string): string | undefined => {
		const plain = text.normalize("NFKC").replace(/\s/g, "");
		return pattern.test(plain) ? plain : undefined;
	};

/** Words for "nothing" that issuing programs write instead of leaving a value out. */
const NOTHING = /^(?:null|undefined|\/|-{1,3}|\*+|无)$/i;

const text = (raw: string): string | undefined => {
	const tidy = tidyText(raw);
	return tidy === "" || NOTHING.test(tidy) ? undefined : tidy;
};

const taxId = (raw: string): string | undefined => {
	const plain = raw.normalize("NFKC").replace(/\s/g, "").toUpperCase();
	return /^[0-9A-Z*]{6,25}$/.test(plain) && /\d/.test(plain) ? plain : undefined;
};

const day = (raw: string) => parseDay(raw) ?? parseDay(raw.normalize("NFKC").trim().split(/[\sT]/)[0] ?? "");

const PARSERS: { readonly [F in TagField]: Parse<F> } = {
	code: digits(/^\d{8,12}$/),
	number: digits(/^\d{8,20}$/),
	digitalNumber: digits(/^\d{20}$/),
	issuedOn: day,
	checkCode: digits(/^[0-9A-Za-z]{5,20}$/),
	machineNumber: digits(/^\d{6,20}$/),
	buyerName: text,
	buyerTaxId: taxId,
	sellerName: text,
	sellerTaxId: taxId,
	amount: parseFen,
	tax: parseFen,
	total: parseFen,
	totalInWords: (raw) => text(raw.replace(/^[\s⊗ⓧⓍ×]+/, "")),
	remark: text,
	drawer: text,
	payee: text,
	reviewer: text,
	title: text,
	originalNumber: digits(/^\d{8,20}$/),
	originalCode: digits(/^\d{10,12}$/),
	redNoticeNumber: digits(/^[0-9A-Za-z]{8,24}$/),
};

/** Evidence for one field from the text a file gives for it; `undefined` when the text is no value of the field. */
export function tagEvidence<F extends TagField>(
	field: F,
	raw: string,
	source: Source,
	place?: Place,
): Evidence | undefined {
	const value = PARSERS[field](raw);
	if (value === undefined) return undefined;
	return evidence(field, value, source, {
		...(raw === value ? {} : { raw: tidyText(raw).slice(0, 400) }),
		...(place ? { place } : {}),
	});
}
