import { type Fen, parseFen } from "#core/base/fen.ts";

import { chainsOf, gapOf } from "./chains.ts";
import type { Word } from "./rows.ts";

/** An amount with exactly two decimals or marked by ¥; anything looser could be a quantity or a date. */
const MONEY = /^(?:[¥￥]|CNY)?-?[¥￥]?\d[\d,]*(?:\.\d{1,2})?$|^[¥￥]?\(\d[\d,]*\.\d{2}\)$/;
const NONE = /^[*＊]{1,}$/;

export interface Amount {
	readonly value: Fen;
	readonly words: readonly Word[];
	/** ¥ stands before it. */
	readonly marked: boolean;
}

/** Reads one amount from folded text; `undefined` for `***`, empty text and anything that is no amount. */
export function readAmount(fold: string): Fen | undefined {
	const text = fold.replace(/^[⊗@:]+/, "").replace(/元$/, "");
	return MONEY.test(text) ? parseFen(text) : undefined;
}

/** `***`: the face says there is no such amount. */
export function isNoAmount(fold: string): boolean {
	return NONE.test(fold);
}

/** Every amount among words of one line; a ¥ on its own belongs to the number after it. */
export function amountsIn(words: readonly Word[]): Amount[] {
	const amounts: Amount[] = [];
	let sign: Word | undefined;
	for (const parts of chainsOf(words, /[\d.,]/)) {
		const text = parts.map((word) => word.fold).join("");
		if (/^(?:[¥￥]-?|CNY)$/.test(text)) {
			sign = parts[0];
			continue;
		}
		const signed = (sign?.fold ?? "") + text;
		const value = isWhole(parts) ? readAmount(signed) : undefined;
		if (value !== undefined)
			amounts.push({ value, words: sign ? [sign, ...parts] : parts, marked: /[¥￥]|CNY/.test(signed) });
		sign = undefined;
	}
	return amounts;
}

/** Half a number is worse than none: a wide gap, or glyphs set one by one that do not end in two decimals. */
function isWhole(parts: readonly Word[]): boolean {
	if (parts.some((word, index) => index > 0 && gapOf(parts[index - 1] as Word, word) > 0.5)) return false;
	const single = parts.every((word) => word.glyphs.every(({ run }) => run.glyphs.length === 1));
	return !single || /\.\d{2}\)?(?:元)?$/.test(parts.at(-1)?.fold ?? "");
}
