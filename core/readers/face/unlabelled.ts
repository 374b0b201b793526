import { tidyText } from "#core/base/text.ts";
import { kindOfCode } from "#core/model/code.ts";
import type { Line } from "#core/model/line.ts";
import { checkTaxId } from "#core/model/tax-id.ts";
import { parseWords } from "#core/model/words.ts";

import { type Amount, amountsIn, isNoAmount } from "./amounts.ts";
import type { Column } from "./columns.ts";
import type { Found } from "./found.ts";
import { readRows } from "./goods.ts";
import { readDate } from "./header.ts";
import type { Head } from "./labels.ts";
import type { Word } from "./rows.ts";
import { foldOf, type Sheet, textOf } from "./sheet.ts";
import { wordsAmount } from "./totals.ts";

/**
 * Reads a face whose labels say nothing: fonts without ToUnicode, or labels drawn as curves. Values are known by their
 * pattern and by how they stand to each other; what another value does not confirm is left out.
 */
export function readUnlabelled(sheet: Sheet, found: Found): Line[] {
	readNumbers(sheet, found);
	readParties(sheet, found);
	return readSums(sheet, found);
}

/** Words on one line, taken together: a date or check code may be printed in parts. */
function linesOf(sheet: Sheet): Word[][] {
	const lines: Word[][] = [];
	for (const word of sheet.words) {
		const line = lines.findLast((words) => {
			const last = words.at(-1) as Word;
			const sameLine = Math.abs(last.middle - word.middle) < Math.min(last.height, word.height) * 0.45;
			return sameLine && word.x >= last.right - word.height * 0.5 && word.x - last.right < word.height * 2.5;
		});
		if (line) line.push(word);
		else lines.push([word]);
		if (lines.length > 2_000) break; // no invoice; keeps the search short
	}
	return lines;
}

/** Code, number, date and check code stand below each other at one left edge; a digital number stands above its date. */
function readNumbers(sheet: Sheet, found: Found): void {
	const lines = linesOf(sheet);
	const below = (above: readonly Word[], fits: (text: string) => boolean): Word[] | undefined =>
		lines.find((line) => {
			const [first] = line;
			const [start] = above;
			if (!first || !start) return false;
			const drop = first.middle - start.middle;
			return (
				drop > start.height * 0.7 &&
				drop < start.height * 6 &&
				Math.abs(first.x - start.x) < start.height * 1.5 &&
				fits(foldOf(line))
			);
		});
	for (const line of lines) {
		const text = foldOf(line);
		if (/^\d{20}$/.test(text)) {
			const date = below(line, (other) => readDate(other) !== undefined);
			if (!date) continue;
			found.add(sheet, "number", text, line);
			found.add(sheet, "issuedOn", readDate(foldOf(date)), date);
			return;
		}
		if (!/^(\d{10}|\d{12})$/.test(text)) continue;
		const number =
			below(line, (other) => /^\d{8}$/.test(other) && readDate(other) === undefined) ??
			below(line, (other) => /^\d{8}$/.test(other));
		const date = number && below(number, (other) => readDate(other) !== undefined);
		if (!number || !date || kindOfCode(text, foldOf(number)) === undefined) continue;
		found.add(sheet, "code", text, line);
		found.add(sheet, "number", foldOf(number), number);
		found.add(sheet, "issuedOn", readDate(foldOf(date)), date);
		const check = below(date, (other) => /^\d{20}$/.test(other));
		if (check) found.add(sheet, "checkCode", foldOf(check), check);
		return;
	}
}

/** Tax ids with a right check digit, and the name on the line above each, at the same left edge. */
function readParties(sheet: Sheet, found: Found): void {
	const ids = sheet.words.filter(
		(word) => /^[0-9A-Z]{18}$/.test(word.fold) && checkTaxId(word.fold).validity === "valid",
	);
	const sum = writtenTotal(sheet);
	const [first, second] = ids;
	if (!first || ids.length > 2 || !sum) return;
	const sideBySide = second && Math.abs(first.middle - second.middle) < first.height;
	const [left, right] = ids.toSorted((a, b) => a.x - b.x);
	for (const id of ids) {
		const isBuyer = sideBySide ? id === left : id.middle < sum.middle;
		if (sideBySide && !right) continue;
		const role = isBuyer ? "buyer" : "seller";
		found.add(sheet, `${role}TaxId`, id.fold, [id]);
		const name = sideBySide ? namesAbove(sheet, id)[isBuyer ? 0 : 1] : nameAbove(sheet, id);
		if (name && name.length > 0) found.add(sheet, `${role}Name`, tidyText(textOf(name)), name);
	}
}

/** The name starts at the left edge of the id, on the line above it; one that goes over two lines is left out. */
function nameAbove(sheet: Sheet, id: Word): Word[] {
	const above = hanAbove(sheet, id).filter((word) => Math.abs(word.x - id.x) < id.height * 1.2);
	const [start] = above;
	if (!start || above.length > 1) return [];
	return sheet.words.filter(
		(word) =>
			Math.abs(word.middle - start.middle) < start.height * 0.4 &&
			word.x >= start.x &&
			word.x - start.right < start.height * 0.8 &&
			word.right > start.x,
	);
}

/** The names of two parties side by side: exactly two words above the ids, on one line, left and right. */
function namesAbove(sheet: Sheet, id: Word): [Word[]?, Word[]?] {
	const [left, right, more] = hanAbove(sheet, id).toSorted((a, b) => a.x - b.x);
	if (!left || !right || more || Math.abs(left.middle - right.middle) > left.height * 0.5) return [];
	return [[left], [right]];
}

function hanAbove(sheet: Sheet, id: Word): Word[] {
	return sheet.words.filter((word) => {
		const rise = id.middle - word.middle;
		return rise > id.height * 0.5 && rise < id.height * 3.5 && /\p{Script=Han}{2}/u.test(word.fold);
	});
}

/** The written-out total whose figures stand on its line. */
function writtenTotal(sheet: Sheet): { middle: number; text: string; words: Word[]; figures: Amount } | undefined {
	for (const word of sheet.words) {
		const text = wordsAmount([word]);
		const value = text === undefined ? undefined : parseWords(text);
		if (text === undefined || value === undefined) continue;
		const line = sheet.words.filter(
			(other) => Math.abs(other.middle - word.middle) < word.height && other.x > word.right,
		);
		const figures = amountsIn(line.toSorted((a, b) => a.x - b.x)).find((amount) => amount.value === value);
		if (figures) return { middle: word.middle, text, words: [word], figures };
	}
	return undefined;
}

/** Amount and tax: the marked line above the total, taken only when they add up to it. */
function readSums(sheet: Sheet, found: Found): Line[] {
	const total = writtenTotal(sheet);
	if (!total) return [];
	found.add(sheet, "total", total.figures.value, total.figures.words);
	found.add(sheet, "totalInWords", total.text, total.words);
	const marked = sheet.words.filter(
		(word) => /^[¥￥]/.test(word.fold) && word.middle < total.middle - word.height * 0.5,
	);
	const last = marked.at(-1);
	if (!last || total.middle - last.middle > last.height * 6) return [];
	const line = sheet.words
		.filter((word) => Math.abs(word.middle - last.middle) < last.height * 0.6)
		.toSorted((a, b) => a.x - b.x);
	const [amount, tax] = amountsIn(line);
	const none = line.find((word) => isNoAmount(word.fold) && amount && word.x > (amount.words.at(-1)?.right ?? 0));
	if (!amount || amount.value + (tax?.value ?? 0) !== total.figures.value || (!tax && !none)) return [];
	found.add(sheet, "amount", amount.value, amount.words);
	if (tax) found.add(sheet, "tax", tax.value, tax.words);
	const taxWord = tax?.words.at(-1) ?? none;
	const edges = { amount: amount.words.at(-1)?.right ?? 0, tax: taxWord?.right ?? 0 };
	return rowsBetween(sheet, edges, last, found);
}

/** Column edges of the two usual forms, in millimetres; values are set against the right edge from quantity on. */
const CLASSIC = {
	name: [5.5, 56],
	spec: [57.5, 82],
	unit: [82.5, 94],
	quantity: [94.6, 113.8],
	price: [114.6, 133.8],
	amount: [135, 163.8],
	rate: [164.5, 185],
	tax: [186, 204.8],
} as const;
const DIGITAL = {
	name: [4.5, 41],
	spec: [42, 65.5],
	unit: [65.5, 77.5],
	quantity: [78, 102.5],
	price: [103, 127.5],
	amount: [128, 153],
	rate: [154, 179],
	tax: [180, 205.3],
} as const;

/** Rows under a head line that is not readable: columns from the usual form, kept only when the rows add up. */
function rowsBetween(sheet: Sheet, edges: { amount: number; tax: number }, sums: Word, found: Found): Line[] {
	const form = found.has("code") ? CLASSIC : DIGITAL;
	const scale = (edges.tax - edges.amount) / (form.tax[1] - form.amount[1]);
	if (!(scale > 0)) return [];
	const toX = (mm: number): number => edges.amount + (mm - form.amount[1]) * scale;
	const columns: Column[] = Object.entries(form).map(([id, [left, right]]) => ({
		id: id as Head, // the keys above
		x: toX(left),
		right: toX(right),
		height: sums.height,
	}));
	const first = sheet.words.find(
		(word) => /^\*[^*]+\*/.test(word.fold) && word.middle < sums.middle - sums.height && word.x < toX(form.name[1]),
	);
	if (!first) return [];
	const lines = readRows(sheet, columns, {
		top: first.middle - first.height * 0.6,
		bottom: sums.middle - sums.height * 0.7,
		left: toX(form.name[0]) - sums.height * 2,
	});
	const added = lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);
	return added === found.get("amount") ? lines : [];
}
