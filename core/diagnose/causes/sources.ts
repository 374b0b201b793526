import { type Case, type Cause, type Explainer, suggest } from "#core/diagnose/cause.ts";
import { askedFields } from "#core/diagnose/check-field.ts";
import type { FieldName } from "#core/model/fields.ts";
import { kindById, kindByNumber } from "#core/model/kinds/index.ts";
import { isSameQuestion } from "#core/model/query.ts";
import { parseQr, type VatQr } from "#core/qr/text.ts";
import { isReadingSource } from "#core/settle/weight.ts";

/** 查无此票 speaks of code and number, 不一致 of day and check value. */
function bonus({ situation }: Case, field: FieldName): number {
	const names = field === "number" || field === "code" || field === "digitalNumber";
	if (situation === "not_found") return names ? 8 : 0;
	return situation === "mismatch" && !names ? 8 : 0;
}

const wrongNumber: Explainer = {
	situations: ["not_found", "mismatch", "unsupported", "bad_input"],
	find: ({ sampleInvoice, sampleAuthority }) =>
		sampleInvoice && !sampleAuthority ? [{ code: "sample_number", weight: 100, facts: {} }] : [],
};

const changed: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "future_date", "too_old", "unsupported"],
	find: ({ query, current }) =>
		query && current && !isSameQuestion(query, current) ? [{ code: "values_changed", weight: 99, facts: {} }] : [],
};

/** Another source of ours says something else about what was asked: the QR of an issuing system is rarely wrong. */
const contradiction: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "future_date", "too_old"],
	find(known) {
		const asked = askedFields(known.query?.kind ?? known.invoice.fields.kind);
		return known.invoice.contradictions.flatMap(({ field, values }): readonly Cause[] => {
			const ours = known.invoice.fields[field];
			const other = values.find(({ value, source }) => value !== ours && source !== "authority");
			if (ours === undefined || !other || !asked.includes(field)) return [];
			const weight = (isReadingSource(other.source) ? 66 : other.source === "qr" ? 86 : 84) + bonus(known, field);
			const fits = suggest(field, other.value as never); // a contradiction is between values of one field
			return [
				{ code: "source_differs", weight, field, ours, source: other.source, facts: { fits: other.value }, ...fits },
			];
		});
	},
};

/**
 * The QR does not fit its own check value (CRC). Changing one digit back may make it fit: of all single changes about
 * one in a hundred QRs fits by accident, so what is found is worth a look and no proof.
 */
const altered: Explainer = {
	situations: ["not_found", "mismatch", "bad_input"],
	find(known) {
		const broken = known.invoice.qr.flatMap(({ text }) => {
			const qr = parseQr(text);
			return qr?.form === "vat" && qr.crcState === "mismatch" ? [{ text, qr }] : [];
		})[0];
		if (!broken) return [];
		const repaired = repairsOf(broken.text);
		const [only] = repaired;
		const cause = repaired.length === 1 && only ? repairCause(known, broken.qr, only) : undefined;
		return [cause ?? { code: "qr_altered", weight: 36, facts: {} }];
	},
};

/** A value that only a keyboard, a picture or a web page says: the likeliest place for a slip. */
const loose: Explainer = {
	situations: ["not_found", "mismatch", "bad_input", "future_date"],
	find(known) {
		const { invoice } = known;
		const fields = askedFields(known.query?.kind ?? known.invoice.fields.kind).filter((field) => {
			const source = invoice.sources[field];
			return source !== undefined && isReadingSource(source);
		});
		const [field] = fields.toSorted((a, b) => bonus(known, b) - bonus(known, a));
		if (!field) return [];
		return [{ code: "read_or_typed", weight: 64, field, facts: { fields: fields.join(",") } }];
	},
};

export const sourceExplainers: readonly Explainer[] = [wrongNumber, changed, contradiction, altered, loose];

/** Texts with one digit changed whose check value holds. */
function repairsOf(text: string): readonly VatQr[] {
	const end = text.search(/[0-9A-Fa-f]{4}\s*,?\s*$/);
	const found: VatQr[] = [];
	for (let at = 3; at < end; at++) {
		const char = text.charAt(at);
		if (!/\d/.test(char)) continue;
		for (const digit of "0123456789") {
			const qr = digit === char ? undefined : parseQr(`${text.slice(0, at)}${digit}${text.slice(at + 1)}`);
			if (qr?.form === "vat" && qr.crcState.startsWith("intact")) found.push(qr);
		}
	}
	return found;
}

function repairCause(known: Case, broken: VatQr, whole: VatQr): Cause | undefined {
	const meaning = kindByNumber("qr", whole.type, whole.number);
	const amountField = (meaning && kindById(meaning).qrAmount) ?? "total";
	const changes = [
		{ field: "number", was: broken.number, fits: whole.number },
		{ field: "code", was: broken.code, fits: whole.code },
		{ field: "issuedOn", was: broken.issuedOn, fits: whole.issuedOn },
		{ field: "checkCode", was: broken.checkCode, fits: whole.checkCode },
		{ field: amountField, was: broken.amount, fits: whole.amount },
	] as const;
	const change = changes.find(({ was, fits }) => was !== fits);
	if (change?.fits === undefined || change.was === undefined) return undefined;
	const { field, was, fits } = change;
	const weight = 70 + bonus(known, field);
	return { code: "qr_repaired", weight, field, ours: was, facts: { fits }, ...suggest(field, fits as never) }; // same row
}
