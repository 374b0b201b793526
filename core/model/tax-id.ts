import { makeDay } from "#core/base/day.ts";

/**
 * The forms a 纳税人识别号 comes in (domain §4).
 * uscc 统一社会信用代码 · legacy15 旧税务登记号 (region + 组织机构代码) · person18 身份证号 · person_sequence 身份证号加序号
 * (个体工商户) · masked `*` in it · temporary letters and lengths of other registers · malformed none of these
 */
const taxIdForms = [
	"empty",
	"uscc",
	"legacy15",
	"person18",
	"person_sequence",
	"masked",
	"temporary",
	"malformed",
] as const;
export type TaxIdForm = (typeof taxIdForms)[number];

export interface TaxIdCheck {
	readonly form: TaxIdForm;
	/** Without spaces, half width, in upper case. */
	readonly text: string;
	/** `unchecked`: this form has no check digit, or it cannot be computed. */
	readonly validity: "valid" | "invalid" | "unchecked";
	/** Only a failed USCC deserves a strong warning; never block on any of them (domain §4.2). */
	readonly strong: boolean;
}

/** GB 32100-2015: no I, O, S, V, Z. */
const USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PERSON_CHECKS = "10X98765432";

/** A company's USCC with a character lost or doubled, which would else pass for a temporary id. */
const CUT_USCC = /^9[123]\d{6}(?:.{8,9}|.{11})$/;

/** Letters outside the alphabet and the digit they are mistaken for; V has no look-alike. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { O: "0", I: "1", Z: "2", S: "5" };

export function normalizeTaxId(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad-]/g, "")
		.toUpperCase();
}

/**
 * Which form a tax id has, and whether its check digit holds: the ladder of domain §4.2.
 * @example checkTaxId("91110000600037341L").validity === "valid"
 */
export function checkTaxId(input: string): TaxIdCheck {
	const text = normalizeTaxId(input);
	const result = (form: TaxIdForm, holds?: boolean): TaxIdCheck => ({
		form,
		text,
		validity: holds === undefined ? "unchecked" : holds ? "valid" : "invalid",
		strong: form === "uscc" && holds === false,
	});

	if (text === "") return result("empty");
	if (/^[0-9A-Z*]{6,20}$/.test(text) && text.includes("*")) return result("masked");
	if (!/^[0-9A-Z]{15,20}$/.test(text)) return result("malformed");
	if (CUT_USCC.test(text)) return result("malformed");
	if (text.length === 15 && /^\d{6}/.test(text)) {
		if (isOrganisationCode(text.slice(6))) return result("legacy15", true);
		return isPerson15(text) ? result("legacy15") : result("legacy15", false);
	}
	if (text.length === 17 && isPerson15(text.slice(0, 15))) return result("person_sequence");
	if (text.length === 20 && looksLikePerson(text.slice(0, 18))) {
		return result("person_sequence", isPersonId(text.slice(0, 18)));
	}
	if (text.length !== 18) return result("temporary");
	if (isPersonId(text)) return result("person18", true);
	if (isUscc(text)) return result("uscc", true);
	if (/^[159ANY]/.test(text)) return result("uscc", false);
	return looksLikePerson(text) ? result("person18", false) : result("temporary");
}

/**
 * The USCC somebody most likely meant who typed O for 0, I for 1, Z for 2 or S for 5; only when it then passes its
 * check. To be offered, never applied.
 */
export function suggestTaxId(input: string): string | undefined {
	const text = normalizeTaxId(input);
	const mended = text.replace(/[OIZS]/g, (letter) => LOOK_ALIKE[letter] ?? letter);
	return mended !== text && isUscc(mended) ? mended : undefined;
}

/** Whether the check character of a 统一社会信用代码 holds (GB 32100-2015). */
export function isUscc(text: string): boolean {
	return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && usccCheck(text) === text.charAt(17);
}

/** Whether the check character of a 9-character 组织机构代码 holds (GB 11714). */
export function isOrganisationCode(text: string): boolean {
	if (!/^[0-9A-Z]{8}[0-9X]$/.test(text)) return false;
	const sum = ORGANISATION_WEIGHTS.reduce(
		(total, weight, at) => total + weight * Number.parseInt(text.charAt(at), 36),
		0,
	);
	return "0123456789X0".charAt(11 - (sum % 11)) === text.charAt(8);
}

/** Whether the check character of an 18-character 身份证号 holds and its birthday exists (GB 11643). */
function isPersonId(text: string): boolean {
	if (!looksLikePerson(text)) return false;
	const sum = PERSON_WEIGHTS.reduce((total, weight, at) => total + weight * Number(text.charAt(at)), 0);
	return PERSON_CHECKS.charAt(sum % 11) === text.charAt(17);
}

function usccCheck(text: string): string {
	const sum = USCC_WEIGHTS.reduce((total, weight, at) => total + weight * USCC_ALPHABET.indexOf(text.charAt(at)), 0);
	return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function looksLikePerson(text: string): boolean {
	return /^[1-8]\d{16}[\dX]$/.test(text) && isBirthday(text.slice(6, 14));
}

/** 15-digit ids of before 1999 carry no check digit. */
function isPerson15(text: string): boolean {
	return /^[1-8]\d{14}$/.test(text) && isBirthday(`19${text.slice(6, 12)}`);
}

function isBirthday(digits: string): boolean {
	return makeDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))) !== undefined;
}
