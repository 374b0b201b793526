import type { FieldValues } from "./fields.ts";

declare const identityBrand: unique symbol;

/**
 * One invoice, one key, whatever the file: the 20-digit number, or code + number, or the number of another document.
 * 数电纸质发票 carry both; the 20-digit number wins (domain §1.5).
 */
export type Identity = string & { readonly [identityBrand]: true };

export function identityOf(
	fields: Partial<Pick<FieldValues, "code" | "number" | "digitalNumber">>,
): Identity | undefined {
	const { code, number, digitalNumber } = fields;
	if (digitalNumber && /^\d{20}$/.test(digitalNumber)) return digitalNumber as Identity;
	if (!number) return undefined;
	if (/^\d{20}$/.test(number)) return number as Identity;
	if (code) return `${code}-${number}` as Identity;
	return undefined;
}
