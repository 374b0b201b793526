import { fen, formatMoney } from "#core/base/fen.ts";
import type { Check } from "./check.ts";
import { absent, roundsEachLine } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "line_sum";

export const lineSum: Check = {
	id,
	name: { zh: "明细金额之和", en: "Sum of the lines" },
	basis: "domain §5.1",
	sentences: {
		differs: {
			zh: "{count} 行明细的金额之和是 {sum} 元，合计金额写的是 {amount} 元，相差 {difference} 元。可能漏读了明细，也可能有人改过其中一处。请对照原件逐行核对。",
			en: "The {count} lines add up to {sum}, but the amount says {amount}: {difference} apart. A line may have been missed in reading, or one of the two was altered. Compare the lines with the original.",
		},
	},
	run(invoice) {
		const { amount, total } = invoice.fields;
		const { lines } = invoice;
		if (lines.length === 0) return notRun(id, "lines");
		if (amount === undefined) return notRun(id, ...absent(invoice, "amount"));
		if (lines.some((line) => line.amount === undefined)) return notRun(id, "line_amounts");
		const sum = lines.reduce((added, line) => added + (line.amount ?? 0), 0);
		const tolerance = roundsEachLine(invoice) ? lines.length : 1;
		// Roll tickets and some others print their lines with tax (domain §0.3).
		const agrees = [amount, total].some((value) => value !== undefined && Math.abs(sum - value) <= tolerance);
		if (agrees) return clear(id);
		return found(id, "look", ["amount"], {
			sentence: "differs",
			count: lines.length,
			sum: formatMoney(fen(sum)),
			amount: formatMoney(amount),
			difference: formatMoney(fen(Math.abs(sum - amount))),
		});
	},
};
