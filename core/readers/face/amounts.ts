import { type Fen, parseFen } from "#core/base/fen.ts";

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
	for (const word of words) {
		if (/^(?:[¥￥]-?|CNY)$/.test(word.fold)) {
			sign = word;
			continue;
		}
		const text = (sign?.fold ?? "") + word.fold;
		const value = readAmount(text);
		if (value !== undefined)
			amounts.push({ value, words: sign ? [sign, word] : [word], marked: /[¥￥]|CNY/.test(text) });
		sign = undefined;
	}
	return amounts;
}
