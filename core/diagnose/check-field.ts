import type { FieldName } from "#core/model/fields.ts";
import { type KindId, kindById } from "#core/model/kinds/index.ts";

/** The field a kind is asked with beside number and day (校验项目, domain §0.2). */
export function checkFieldOf(kind: KindId): "amount" | "checkCode" | "total" | "digitalNumber" | undefined {
	switch (kindById(kind).checkValue) {
		case "amount":
			return "amount";
		case "checkCode6":
			return "checkCode";
		case "total":
			return "total";
		case "number6":
			return "digitalNumber";
		case "none":
			return undefined;
	}
}

/** Fields that are asked; the rest cannot make a question fail. */
export function askedFields(kind: KindId | undefined): readonly FieldName[] {
	const check = kind && checkFieldOf(kind);
	const code = kind === undefined || kindById(kind).code !== "none";
	return ["number", ...(code ? (["code"] as const) : []), "issuedOn", ...(check ? [check] : [])];
}
