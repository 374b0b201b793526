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
