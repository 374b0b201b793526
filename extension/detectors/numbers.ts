import { identityOf } from "#core/model/identity.ts";

/**
 * The first two digits of what `core/model/regions.ts` lists with names: provinces, and 99 for invented invoices. The
 * list with its names would be a tenth of this script.
 */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|99)/;

/** Cities with a tax bureau of their own, in 20-digit numbers (domain §1.5). */
const CITY = /^9[1-5]/;

/** The pilot of 数电票 began in December 2021 (domain §1.5). */
const FIRST_DIGITAL_YEAR = 2021;

export interface Named {
	readonly code?: string;
	readonly number?: string;
	readonly digitalNumber?: string;
}

/** Whether 20 digits are built like the number of a 数电票: a known region and a year that has been (domain §1.5). */
export function isDigitalNumber(text: string, year = thisYear()): boolean {
	if (!/^\d{20}$/.test(text) || /0{15}$/.test(text)) return false;
	const issued = 2000 + Number(text.slice(0, 2));
	const region = text.slice(2, 4);
	return issued >= FIRST_DIGITAL_YEAR && issued <= year && (PROVINCE.test(region) || CITY.test(region));
}

/**
 * Whether 10 or 12 digits that a label calls a 发票代码 are built like one: a known region and a year that has been.
 * Some local series name no kind, so the kind is not asked for (domain §1.3).
 */
export function isCode(text: string, year = thisYear()): boolean {
	if (!/^\d{10}(?:\d\d)?$/.test(text)) return false;
	const body = text.slice(-10 - (text.length === 12 ? 1 : 0)); // 12 digits have one more in front
	const printed = 2000 + Number(body.slice(4, 6));
	return PROVINCE.test(body) && printed <= year;
}

/**
 * By what the same invoice is known wherever it stands; `undefined` for what cannot be one. 财政票据 have 8 digits of code
 * and 10 of number.
 */
export function keyOf(named: Named): string | undefined {
	const key = identityOf(named) ?? "";
	const [code = "", number] = key.split("-");
	if (number === undefined) return isDigitalNumber(key) ? key : undefined;
	const known = code.length === 8 ? number.length === 10 && PROVINCE.test(code) : number.length === 8 && isCode(code);
	return known && !/^0+$/.test(number) ? key : undefined;
}

/** The one 20-digit number in a text, `undefined` when there is none or more than one. */
export function onlyNumberIn(text: string): string | undefined {
	const found = new Set(text.match(/(?<!\d)\d{20}(?!\d)/g)?.filter((digits) => isDigitalNumber(digits)));
	const [first] = found;
	return found.size === 1 ? first : undefined;
}

function thisYear(): number {
	return new Date().getFullYear();
}
