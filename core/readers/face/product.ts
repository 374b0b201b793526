import { type Decimal, multiplyToFen, parseDecimal } from "#core/base/decimal.ts";
import type { Fen } from "#core/base/fen.ts";

import type { Word } from "./rows.ts";

interface Factors {
	readonly quantity?: Decimal | undefined;
	readonly price?: Decimal | undefined;
}

/**
 * Quantity and price from the words in their columns. Where a long price touches the quantity they stand as one number
 * or are cut in the wrong place; then their product, the amount, tells where one ends. Digits are never added.
 */
export function multiplied(quantities: readonly Word[], prices: readonly Word[], amount: Fen): Factors {
	const quantity = numberOf(quantities);
	const price = numberOf(prices);
	if (isProduct(quantity, price, amount)) return { quantity, price };
	const words = [...quantities, ...prices];
	// both under one head, when the other head is not readable
	const [left, right] = words.map((word) => parseDecimal(word.fold));
	if (words.length === 2 && isProduct(left, right, amount)) return { quantity: left, price: right };
	const all = words.map((word) => word.fold).join("");
	const touching = words.length > 1 ? areTouching(words) : all.length > 8;
	const factors = touching ? factorsIn(all, amount) : [];
	return factors.length === 1 ? (factors[0] as Factors) : { quantity, price };
}

/** One number, though it may be wrapped; when that is none, the only word that is. Two on a line are not one. */
function numberOf(words: readonly Word[]): Decimal | undefined {
	const apart = words.some((word, index) => {
		const before = words[index - 1];
		return before && Math.abs(word.middle - before.middle) < word.height * 0.5 && !areTouching([before, word]);
	});
	const joined = apart ? undefined : parseDecimal(words.map((word) => word.fold).join(""));
	if (joined !== undefined || words.length < 2) return joined;
	const alone = words.map((word) => parseDecimal(word.fold)).filter((value) => value !== undefined);
	return alone.length === 1 ? alone[0] : undefined;
}

function isProduct(quantity: Decimal | undefined, price: Decimal | undefined, amount: Fen): boolean {
	if (quantity === undefined || price === undefined) return false;
	const product = multiplyToFen(quantity, price);
	return product !== undefined && Math.abs(product - amount) <= 1;
}

function areTouching(words: readonly Word[]): boolean {
	return words.every((word, index) => {
		const before = words[index - 1];
		return !before || word.x - before.right < word.height * 0.6;
	});
}

/** Every way to cut digits into a quantity and a price whose product is the amount. */
function factorsIn(text: string, amount: Fen): Factors[] {
	const ways: Factors[] = [];
	for (let at = 1; at < text.length; at++) {
		const [left, right] = [text.slice(0, at), text.slice(at)];
		if (/^-?0\d|\.$/.test(left) || /^(?:0\d|\.)/.test(right)) continue;
		const [quantity, price] = [parseDecimal(left), parseDecimal(right)];
		if (isProduct(quantity, price, amount)) ways.push({ quantity, price });
	}
	return ways;
}
