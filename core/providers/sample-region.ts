import type { FieldValues } from "#core/model/fields.ts";

/**
 * Whether an invoice stands in region 99, which no tax bureau has: ours for invented invoices (演示). Where there are
 * a code and a 20-digit number, both must; anything else is taken for a real invoice.
 */
export function isSampleIdentity(fields: Partial<Pick<FieldValues, "code" | "number" | "digitalNumber">>): boolean {
	const { code = "", number = "", digitalNumber } = fields;
	if (digitalNumber && !/^\d\d99\d{16}$/.test(digitalNumber)) return false;
	if (code) return /^(?:9900\d{6}|\d9900\d{7})$/.test(code);
	return /^\d\d99\d{16}$/.test(number);
}
