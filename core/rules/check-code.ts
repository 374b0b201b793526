import type { Check } from "./check.ts";
import { kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "check_code";

export const checkCode: Check = {
	id,
	name: { zh: "校验码的位数", en: "Length of the check code" },
	basis: "domain §1.8, §2.1",
	sentences: {
		length: {
			zh: "校验码读到 {length} 位，应为 20 位数字。查验要用它的后 6 位，少读一位就查不到。请对照原件改正。",
			en: "The check code has {length} characters instead of 20 digits. Its last six are asked by the authority, and one lost digit means nothing is found. Correct it from the original.",
		},
	},
	run(invoice) {
		const kind = kindOf(invoice);
		if (!kind) return notRun(id, "kind");
		if (kind.checkValue !== "checkCode6") return clear(id);
		const code = invoice.fields.checkCode?.replace(/\s/g, "");
		if (code === undefined) return notRun(id, "checkCode");
		// The authority itself, and people, often give the last six only.
		const inPart = ["typed", "ledger", "authority"].includes(invoice.sources.checkCode ?? "") && /^\d{6}$/.test(code);
		if (/^\d{20}$/.test(code) || inPart) return clear(id);
		return found(id, "look", ["checkCode"], { sentence: "length", length: code.length });
	},
};
