import { type Decimal, multiplyToFen } from "#core/base/decimal.ts";
import { type Fen, formatMoney } from "#core/base/fen.ts";
import type { Line } from "#core/model/line.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "line_product";

export const lineProduct: Check = {
	id,
	name: { zh: "数量乘单价", en: "Quantity times price" },
	basis: "domain §5.1",
	sentences: {
		differs: {
			zh: "第 {line} 行：数量 {quantity} 乘单价 {price} 应为 {expected} 元，金额写的是 {amount} 元（共 {count} 行不符）。可能数量、单价或金额有一处被改动或读错。请对照原件这一行。",
			en: "Line {line}: {quantity} times {price} makes {expected}, but the amount says {amount} ({count} such lines). Quantity, price or amount was altered or misread. Compare this line with the original.",
		},
	},
	run(invoice) {
		if (invoice.lines.length === 0) return notRun(id, "lines");
		const known = invoice.lines.flatMap((line, index) => computable(line, index));
		if (known.length === 0) return notRun(id, "line_quantities");
		const wrong = known.filter((one) => !agrees(one));
		const first = wrong[0];
		if (!first) return clear(id);
		return found(id, "look", ["amount"], {
			sentence: "differs",
			line: first.index + 1,
			count: wrong.length,
			quantity: first.quantity,
			price: first.price,
			expected: formatMoney(first.product),
			amount: formatMoney(first.amount),
		});
	},
};

interface Computable {
	readonly index: number;
	readonly quantity: Decimal;
	readonly price: Decimal;
	readonly amount: Fen;
	/** 含税: some kinds and shops print prices with tax. */
	readonly withTax?: number;
	readonly product: Fen;
}

function computable({ quantity, price, amount, tax }: Line, index: number): readonly Computable[] {
	if (quantity === undefined || price === undefined || amount === undefined) return [];
	const product = multiplyToFen(quantity, price);
	if (product === undefined) return [];
	return [{ index, quantity, price, amount, product, ...(tax === undefined ? {} : { withTax: amount + tax }) }];
}

function agrees({ quantity, price, amount, withTax, product }: Computable): boolean {
	const slack = 1 + roundingOf(price) * Math.abs(Number(quantity)) + roundingOf(quantity) * Math.abs(Number(price));
	return [amount, withTax].some((value) => value !== undefined && Math.abs(value - product) <= slack);
}

/**
 * How much a printed figure may be off, in fen a unit: half of its last decimal. With none or one decimal it is taken
 * as exact, since nothing was rounded away.
 */
function roundingOf(value: Decimal): number {
	const decimals = value.split(".")[1]?.length ?? 0;
	return decimals < 2 ? 0 : 50 * 10 ** -decimals;
}
