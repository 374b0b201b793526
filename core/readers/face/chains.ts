import type { Word } from "./rows.ts";

/** White space, in heights, up to which words may be parts of one number. */
const NEAR = 1.2;

/**
 * Words of a line with those together that may be one number or id, cut where its glyphs are set unevenly. `part` says
 * what such a number is made of.
 */
export function chainsOf(words: readonly Word[], part: RegExp): Word[][] {
	const chains: Word[][] = [];
	for (const word of words) {
		const last = chains.at(-1)?.at(-1);
		const near = last !== undefined && isLevel(last, word) && gapOf(last, word) < NEAR;
		if (near && part.test(last.fold.at(-1) ?? "") && part.test(word.fold[0] ?? "")) chains.at(-1)?.push(word);
		else chains.push([word]);
	}
	return chains;
}

/** White space between two words of a line, in heights of the smaller one. */
export function gapOf(before: Word, after: Word): number {
	return (after.x - before.right) / Math.min(before.height, after.height);
}

function isLevel(a: Word, b: Word): boolean {
	return Math.abs(a.middle - b.middle) < Math.min(a.height, b.height) * 0.8;
}
