import { type Decimal, sameDecimal, timesFen } from "#core/base/decimal.ts";
import { type Fen, fen, formatMoney } from "#core/base/fen.ts";
import type { Line } from "#core/model/line.ts";
import { parseRate } from "#core/model/rates.ts";
import type { Check } from "./check.ts";
import { roundsEachLine, taxedOnDifference } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "line_tax";

/**
 * 减按: the printed rate stays, the tax is less. 3 % reduced to 2 % (used fixed assets) and 5 % to 1.5 % (homes let by
 * persons) are computed on the amount with tax: × 2 / 103 and × 1.5 / 105 (domain §5.3).
 */
const reduced = [
	{ printed: "0.03" as Decimal, ofTotal: "0.0194174757281553398" as Decimal, ofAmount: "0.02" as Decimal },
	{ printed: "0.05" as Decimal, ofTotal: "0.0142857142857142857" as Decimal, ofAmount: "0.015" as Decimal },
];

export const lineTax: Check = {
	id,
	name: { zh: "逐行税额", en: "Tax of each line" },
	basis: "domain §5.1",
	sentences: {
		differs: {
			zh: "第 {line} 行：金额 {amount} 元乘税率 {rate} 应有税额 {expected} 元，票面是 {tax} 元（共 {count} 行不符）。税额由开票系统按税率算出，相差较大说明有改动、读错，或适用差额征税。请对照原件这一行。",
			en: "Line {line}: {amount} at {rate} makes a tax of {expected}, the face says {tax} ({count} such lines). The issuing system computes the tax, so a gap means an alteration, a misreading, or tax on the difference. Compare this line with the original.",
		},
	},
	run(invoice) {
		if (invoice.lines.length === 0) return notRun(id, "lines");
		if (taxedOnDifference(invoice.fields)) return notRun(id, "deduction");
		const tolerance = roundsEachLine(invoice) ? 6 : 1; // old programs accepted 0.06 a line (domain §5.1)
		const known = invoice.lines.flatMap((line, index) => computable(line, index));
		if (known.length === 0) return notRun(id, "line_rates");
		const wrong = known.filter((one) => Math.abs(one.expected - one.tax) > tolerance && !isReduced(one, tolerance));
		const first = wrong[0];
		if (!first) return clear(id);
		return found(id, "look", ["tax"], {
			sentence: "differs",
			line: first.index + 1,
			count: wrong.length,
			rate: first.rate,
			amount: formatMoney(first.amount),
			expected: formatMoney(first.expected),
			tax: formatMoney(first.tax),
		});
	},
};

interface Computable {
	readonly index: number;
	readonly rate: string;
	readonly fraction: Decimal;
	readonly amount: Fen;
	readonly tax: Fen;
	readonly expected: Fen;
}

/** 免税, 不征税, `***` and lists of rates have no product (domain §5.1). */
function computable({ amount, tax, rate }: Line, index: number): readonly Computable[] {
	const parsed = rate === undefined ? undefined : parseRate(rate);
	if (amount === undefined || tax === undefined || parsed?.fraction === undefined) return [];
	const expected = timesFen(amount, parsed.fraction);
	if (expected === undefined) return [];
	return [{ index, rate: parsed.text, fraction: parsed.fraction, amount, tax, expected }];
}

function isReduced({ fraction, amount, tax }: Computable, tolerance: number): boolean {
	const rule = reduced.find((one) => sameDecimal(one.printed, fraction));
	if (!rule) return false;
	const lawful = [timesFen(fen(amount + tax), rule.ofTotal), timesFen(amount, rule.ofAmount)];
	return lawful.some((value) => value !== undefined && Math.abs(value - tax) <= tolerance);
}
