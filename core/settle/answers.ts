import { parseFen } from "#core/base/fen.ts";
import { type Answer, isEvidence } from "#core/model/answer.ts";
import type { FieldValues } from "#core/model/fields.ts";

type Face = Readonly<Partial<FieldValues>>;

/**
 * The answer that decides: the newest with an outcome that is evidence. An authority's answer always outranks one of
 * the sample authority (演示), however new that is.
 */
export function newestEvidenceAnswer(answers: readonly Answer[]): Answer | undefined {
	return newestFirst(answers.filter((answer) => isEvidence(answer.outcome)))[0];
}

/** Answers in the order they count: an authority's before the samples', newest first. */
export function newestFirst(answers: readonly Answer[]): readonly Answer[] {
	return [...answers].sort((a, b) => Number(a.sample) - Number(b.sample) || instant(b) - instant(a));
}

/**
 * Whether the answer is about this invoice. After a mistyped number is put right, what was answered about the wrong
 * number says nothing about this one.
 */
export function isAboutInvoice(answer: Answer, fields: Face): boolean {
	const { code, number } = answer.query;
	const ours = [fields.number, fields.digitalNumber].filter((value) => value !== undefined).map(digits);
	if (ours.length > 0 && number !== "" && !ours.includes(digits(number))) return false;
	return !code || !fields.code || digits(code) === digits(fields.code);
}

/**
 * Whether the question held the day and check value the invoice has now. "Mismatch" and "not found" are answers to
 * all that was asked, so a question with other values proves nothing about these.
 */
export function askedWithTheseValues(answer: Answer, fields: Face): boolean {
	const { issuedOn, checkValue } = answer.query;
	if (fields.issuedOn && issuedOn && fields.issuedOn !== issuedOn) return false;
	const money = [fields.amount, fields.total].filter((value) => value !== undefined);
	const texts = [fields.checkCode, fields.digitalNumber, fields.number].filter((value) => value !== undefined);
	if (checkValue === "" || money.length + texts.length === 0) return true;
	const asked = parseFen(checkValue);
	return money.some((value) => value === asked) || texts.some((text) => text.endsWith(checkValue));
}

function digits(text: string): string {
	return text.normalize("NFKC").replace(/\D/g, "");
}

function instant(answer: Answer): number {
	const at = Date.parse(answer.askedAt);
	return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
}
