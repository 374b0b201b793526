import type { FieldValues } from "./fields.ts";

declare const identityBrand: unique symbol;

/**
 * One invoice, one key, whatever the file: the 20-digit number, or code + number, or the number of another document.
 * 数电纸质发票 carry both; the 20-digit number wins (domain §1.5).
 */
export type Identity = string & { readonly [identityBrand]: true };

/** 财政票据 have codes of 8 and numbers of 10 digits; an ill-formed pair must not become a key that merges records. */
const CODE = /^\d{8}$|^\d{10}$|^\d{12}$/;
const NUMBER = /^\d{8}$|^\d{10}$/;

export function identityOf(
	fields: Partial<Pick<FieldValues, "code" | "number" | "digitalNumber">>,
): Identity | undefined {
	const { code, number, digitalNumber } = fields;
	if (digitalNumber && /^\d{20}$/.test(digitalNumber)) return digitalNumber as Identity;
	if (number && /^\d{20}$/.test(number)) return number as Identity;
	if (code && number && CODE.test(code) && NUMBER.test(number)) return `${code}-${number}` as Identity;
	return undefined;
}
