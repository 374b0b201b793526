import { formatMoney } from "#core/base/fen.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { Check } from "./check.ts";
import { absent, unlessMisread } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "total_sum";

/** Totals with more in them than amount and tax: 民航发展基金 and other charges (domain §6.4). */
const withOtherCharges: readonly KindId[] = ["air"];

export const totalSum: Check = {
	id,
	name: { zh: "金额、税额与价税合计", en: "Amount, tax and total" },
	basis: "domain §5.1",
	sentences: {
		differs: {
			zh: "合计金额 {amount} 加合计税额 {tax} 应为 {expected} 元，价税合计写的是 {total} 元。开票系统算出的三个数必定相符，不符说明票面被改动或读取有误。请对照原件，以查验结果为准，不要据此报销。",
			en: "Amount {amount} plus tax {tax} makes {expected}, but the total says {total}. The issuing system always makes these agree, so the face was altered or misread. Compare with the original, ask the authority, and do not claim on it yet.",
		},
	},
	run(invoice) {
		const { amount, tax, total, kind } = invoice.fields;
		if (kind && withOtherCharges.includes(kind)) return notRun(id, "other_charges");
		if (amount === undefined || tax === undefined || total === undefined)
			return notRun(id, ...absent(invoice, "amount", "tax", "total"));
		if (Math.abs(amount + tax - total) <= 1) return clear(id);
		const fields = ["amount", "tax", "total"] as const;
		return found(id, unlessMisread(invoice, fields, "stop"), fields, {
			sentence: "differs",
			amount: formatMoney(amount),
			tax: formatMoney(tax),
			total: formatMoney(total),
			expected: formatMoney((amount + tax) as typeof total), // a sum of fen is fen
		});
	},
};
