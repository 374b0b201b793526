import type { Fen } from "#core/base/fen.ts";

import { type Amount, amountsIn, isNoAmount } from "./amounts.ts";
import type { Found } from "./found.ts";
import { below } from "./header.ts";
import type { Label } from "./labels.ts";
import type { Word } from "./rows.ts";
import { labelsOf, type Sheet, textOf, valueWords, wordsIn } from "./sheet.ts";

/** A written-out amount (大写): digits, units, and 负数 in front; at least one unit of money. */
const IN_WORDS =
	/(?:\(?负数?\)?)?(?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千两貳參陸億萬圆圓元角分整正]+/;

/** How far from its head, in heights, a lone sum may stand: beyond it, it may be the tax. */
const FAR = 8;

/** 合计 (amount and tax), 价税合计（大写）and（小写）. */
export function readTotals(sheet: Sheet, found: Found): void {
	readWords(sheet, found);
	readFigures(sheet, found);
	readSums(sheet, found);
}

function readWords(sheet: Sheet, found: Found): void {
	for (const label of labelsOf(sheet, "totalInWords")) {
		const beside = [valueWords(sheet, label, { maxGap: 8 }), valueWords(sheet, label, { within: 1.6 })];
		for (const words of [...beside, below(sheet, label)]) {
			const text = wordsAmount(words);
			if (!text) continue;
			found.add(sheet, "totalInWords", text, words);
			return;
		}
	}
}

/** The written-out amount among words, without ⊗; `undefined` when none of them is one. */
export function wordsAmount(words: readonly Word[]): string | undefined {
	const text = textOf(words).replace(/\s/g, "");
	const folded = text.normalize("NFKC");
	const match = IN_WORDS.exec(folded);
	if (!match || !isWordsAmount(match[0])) return undefined;
	return folded.length === text.length ? text.slice(match.index, match.index + match[0].length) : match[0];
}

function isWordsAmount(text: string): boolean {
	return /[壹贰叁肆伍陆柒捌玖零]/.test(text) && /[圆元圓角分]/.test(text);
}

function readFigures(sheet: Sheet, found: Found): void {
	const labels = [...labelsOf(sheet, "totalInFigures"), ...labelsOf(sheet, "totalInWords")];
	for (const label of labels) {
		for (const within of [0.8, 1.3]) {
			const amounts = amountsIn(valueWords(sheet, label, { maxGap: 30, within }));
			const amount = amounts.find(({ marked }) => marked) ?? (label.id === "totalInFigures" ? amounts[0] : undefined);
			if (!amount) continue;
			found.add(sheet, "total", amount.value, amount.words);
			return;
		}
	}
	for (const label of labelsOf(sheet, "totalInFigures")) {
		const amount = amountsIn(below(sheet, label)).find(({ marked }) => marked);
		if (amount) found.add(sheet, "total", amount.value, amount.words);
	}
}

/** The line of sums: amount under 金额, tax under 税额. `***` under 税额 means there is none. */
function readSums(sheet: Sheet, found: Found): void {
	for (const id of ["sum", "grandTotal"] as const) {
		for (const label of labelsOf(sheet, id)) {
			const line = sumLine(sheet, label);
			const amounts = amountsIn(line);
			const tax = columnOf(sheet, "tax", label);
			const amount = columnOf(sheet, "amount", label);
			if (amounts.length === 0) continue;
			const none = line.some((word) => isNoAmount(word.fold));
			const pair = assign(amounts, amount, tax, { none, total: found.get("total") });
			if (pair.amount) found.add(sheet, "amount", pair.amount.value, pair.amount.words);
			if (pair.tax) found.add(sheet, "tax", pair.tax.value, pair.tax.words);
			if (pair.amount) return;
		}
	}
}

/** The words of the line of sums, which often stands a little off its label. */
function sumLine(sheet: Sheet, label: Label): Word[] {
	const words = wordsIn(sheet, {
		left: label.right,
		right: Number.POSITIVE_INFINITY,
		top: label.middle - label.height * 1.2,
		bottom: label.middle + label.height * 1.2,
	}).filter((word) => /^(?:[¥￥\d(*-]|CNY)/.test(word.fold));
	const off = (word: Word): number => Math.abs(word.middle - label.middle);
	const marked = words.filter((word) => /^(?:[¥￥]|CNY)/.test(word.fold));
	const best = Math.min(...(marked.length > 0 ? marked : words).map(off));
	const line = (marked.length > 0 ? marked : words).find((word) => off(word) === best);
	return words
		.filter((word) => line && Math.abs(word.middle - line.middle) < label.height * 0.6)
		.toSorted((a, b) => a.x - b.x);
}

function columnOf(sheet: Sheet, id: "amount" | "tax", label: Label): Label | undefined {
	return sheet.labels.findLast((head) => head.kind === "head" && head.id === id && head.middle < label.middle);
}

function assign(
	amounts: readonly Amount[],
	amountHead: Label | undefined,
	taxHead: Label | undefined,
	{ none, total }: { readonly none: boolean; readonly total: Fen | undefined },
): { amount?: Amount; tax?: Amount } {
	const marked = amounts.filter((amount) => amount.marked);
	const use = marked.length > 0 ? marked : amounts;
	const [first, second] = use;
	if (first && second) return use.length === 2 ? { amount: first, tax: second } : {};
	if (!first) return {};
	if (none || first.value === total) return { amount: first };
	if (!amountHead) return {};
	const x = middleOf(first);
	const off = Math.abs(x - centre(amountHead));
	if (!taxHead) return off < amountHead.height * FAR ? { amount: first } : {};
	return Math.abs(x - centre(taxHead)) < off ? { tax: first } : { amount: first };
}

function middleOf(amount: Amount): number {
	const last = amount.words.at(-1) as Word;
	return (last.x + last.right) / 2;
}

function centre(label: Label): number {
	return (label.x + label.right) / 2;
}
