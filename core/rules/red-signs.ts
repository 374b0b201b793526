import type { FieldName } from "#core/model/fields.ts";
import type { Check } from "./check.ts";
import { isRed } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "red_signs";

export const redSigns: Check = {
	id,
	name: { zh: "红字的正负号", en: "Signs of a red invoice" },
	basis: "domain §5.4",
	sentences: {
		mixed: {
			zh: "金额、税额、价税合计的正负号不一致。红字发票三者都是负数，蓝字发票都不是负数，可能漏读了负号，也可能票面被改动。请对照原件。",
			en: "Amount, tax and total do not have the same sign. On a red invoice all are negative, on a blue one none: a minus was missed in reading or the face was altered. Compare with the original.",
		},
		positive_line: {
			zh: "红字发票第 {line} 行的数量或金额是正数。红字发票的数量和金额应为负数，单价为正数，可能漏读了负号。请对照原件这一行。",
			en: "Line {line} of this red invoice has a positive quantity or amount. Quantities and amounts are negative there and prices positive; a minus may have been missed. Compare this line with the original.",
		},
	},
	run(invoice) {
		const { amount, tax, total } = invoice.fields;
		const values = [amount, tax, total].filter((value) => value !== undefined && value !== 0);
		if (values.length === 0) return notRun(id, "total");
		if (new Set(values.map((value) => Math.sign(value ?? 0))).size > 1)
			return found(id, "look", ["amount", "tax", "total"] satisfies FieldName[], { sentence: "mixed" });
		if (!isRed(invoice)) return values.length < 2 ? notRun(id, "amount") : clear(id);
		// A red invoice repeats the discount lines of the blue one, and there the sign turns round.
		const discounted = invoice.lines.some((line) => (line.amount ?? 0) < 0 && line.quantity?.startsWith("-"));
		const index = invoice.lines.findIndex(
			(line) =>
				(line.quantity !== undefined && !line.quantity.startsWith("-")) ||
				((line.amount ?? 0) > 0 && (line.quantity !== undefined || !discounted)),
		);
		if (index >= 0) return found(id, "look", ["amount"], { sentence: "positive_line", line: index + 1 });
		return clear(id);
	},
};
