import { fen, formatMoney } from "#core/base/fen.ts";
import type { Line } from "#core/model/line.ts";
import { parseRate } from "#core/model/rates.ts";
import type { Check } from "./check.ts";
import { absent, roundsEachLine } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "line_tax_sum";

export const lineTaxSum: Check = {
	id,
	name: { zh: "明细税额之和", en: "Sum of the taxes" },
	basis: "domain §5.1",
	sentences: {
		differs: {
			zh: "{count} 行明细的税额之和是 {sum} 元，合计税额写的是 {tax} 元，相差 {difference} 元。可能漏读了明细，也可能有人改过其中一处。请对照原件逐行核对。",
			en: "The taxes of the {count} lines add up to {sum}, but the tax says {tax}: {difference} apart. A line may have been missed in reading, or one of the two was altered. Compare the lines with the original.",
		},
	},
	run(invoice) {
		const { tax } = invoice.fields;
		const { lines } = invoice;
		if (lines.length === 0) return notRun(id, "lines");
		if (tax === undefined) return notRun(id, ...absent(invoice, "tax"));
		if (lines.some((line) => line.tax === undefined && !isUntaxed(line))) return notRun(id, "line_taxes");
		const sum = lines.reduce((added, line) => added + (line.tax ?? 0), 0);
		if (Math.abs(sum - tax) <= (roundsEachLine(invoice) ? lines.length : 1)) return clear(id);
		return found(id, "look", ["tax"], {
			sentence: "differs",
			count: lines.length,
			sum: formatMoney(fen(sum)),
			tax: formatMoney(tax),
			difference: formatMoney(fen(Math.abs(sum - tax))),
		});
	},
};

/** 免税, 不征税, 零税率: no tax is printed because there is none. */
function isUntaxed(line: Line): boolean {
	const rate = line.rate === undefined ? undefined : parseRate(line.rate);
	return rate !== undefined && (rate.fraction === undefined ? !rate.text.includes("*") : Number(rate.fraction) === 0);
}
