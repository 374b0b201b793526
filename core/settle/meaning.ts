import type { Evidence } from "#core/model/evidence.ts";
import type { FieldName } from "#core/model/fields.ts";
import { isDigitalPaper } from "./kinds.ts";

/**
 * 数电纸质发票 carry code and 8-digit number on the paper and a 20-digit number of the digital system (domain §1.5).
 * A source that calls the 20 digits its number means the same invoice, provided the paper says so itself: by printing
 * the 20 digits too, or by its kind.
 */
export function unifyNumbers(all: readonly Evidence[]): readonly Evidence[] {
	const short = all.some((one) => one.field === "number" && /^\d{8}$/.test(one.value));
	const printed = new Set(all.filter((one) => one.field === "digitalNumber").map((one) => one.value));
	const byKind = all.some((one) => one.field === "kind" && isDigitalPaper(one.value));
	return all.map((one) => {
		if (!short || one.field !== "number" || !/^\d{20}$/.test(one.value)) return one;
		return byKind || printed.has(one.value) ? { ...one, field: "digitalNumber" as const } : one;
	});
}

const swapped: Partial<Record<FieldName, FieldName>> = { amount: "total", total: "amount" };

/**
 * What the amount in a QR means depends on the kind and, with some vendors, on the program (domain §2.2). Where it is
 * exactly what other sources print as the other amount, it is that one and neither chosen nor a contradiction.
 */
export function withoutSwappedAmounts(ofField: readonly Evidence[], all: readonly Evidence[]): readonly Evidence[] {
	const field = ofField[0]?.field;
	const other = field && swapped[field];
	if (!other) return ofField;
	return ofField.filter((one) => {
		if (one.source !== "qr") return true;
		const printed = ofField.filter((rival) => rival.source !== "qr");
		const agrees = printed.length === 0 || printed.some((rival) => rival.value === one.value);
		return agrees || !all.some((rival) => rival.field === other && rival.source !== "qr" && rival.value === one.value);
	});
}
