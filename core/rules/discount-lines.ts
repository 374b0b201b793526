import { foldText } from "#core/base/text.ts";
import type { Line } from "#core/model/line.ts";
import type { Check } from "./check.ts";
import { isRed } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "discount_lines";

export const discountLines: Check = {
	id,
	name: { zh: "折扣行", en: "Discount lines" },
	basis: "domain §5.5",
	sentences: {
		alone: {
			zh: "第 {line} 行是负数，但上一行不是同名的商品。折扣行应紧跟在被折扣的那一行之后，名称和税率相同。请对照原件，看这一行冲减的是什么。",
			en: "Line {line} is negative, but the line before it is not the same item. A discount follows right after what it discounts, with the same name and rate. See in the original what this line takes off.",
		},
		too_large: {
			zh: "第 {line} 行的折扣比被折扣的那一行还多。请对照原件这两行。",
			en: "The discount in line {line} is larger than the line it discounts. Compare both lines with the original.",
		},
	},
	run(invoice) {
		const { lines } = invoice;
		if (lines.length === 0) return notRun(id, "lines");
		if (lines.every((line) => line.amount === undefined)) return notRun(id, "line_amounts");
		if (isRed(invoice)) return clear(id);
		for (const [index, line] of lines.entries()) {
			if ((line.amount ?? 0) >= 0 || namesItsLines(line)) continue;
			const before = lines[index - 1];
			if (!before || !sameItem(before, line))
				return found(id, "note", ["amount"], { sentence: "alone", line: index + 1 });
			if ((before.amount ?? 0) + (line.amount ?? 0) < 0)
				return found(id, "look", ["amount"], { sentence: "too_large", line: index + 1 });
		}
		return clear(id);
	},
};

/** 「折扣行数 3 (10%)」: old programs put one discount below several lines. */
function namesItsLines(line: Line): boolean {
	return /折扣/.test(line.name);
}

function sameItem(before: Line, discount: Line): boolean {
	const sameRate = before.rate === undefined || discount.rate === undefined || before.rate === discount.rate;
	return sameRate && foldText(before.name) === foldText(discount.name);
}
