import type { Cell } from "./book.ts";

/** Digits a spreadsheet keeps of a number; what comes after them it makes zero. */
const KEPT_DIGITS = 15;

/**
 * The cell for a number as it stands in a file. Up to 15 digits a number is what it says. A longer whole number is
 * right only if no double holds it: then a program wrote its digits as they were. Any other may have been rounded, and
 * nobody can tell what it was.
 */
export function numberCell(raw: string): Cell {
	const text = raw.trim();
	const value = Number(text);
	if (text === "" || !Number.isFinite(value)) return text;
	if (Math.abs(value) < 10 ** KEPT_DIGITS) return plain(value);
	if (/^-?\d+$/.test(text) && BigInt(text) !== BigInt(value)) return text;
	return { damaged: text };
}

/**
 * The cell for a text. Spreadsheets write long numbers as `2.6992E+19`, and numbers they have cut end in zeros from the
 * sixteenth digit on; one in a hundred thousand invoice numbers does so by itself, and is asked for again.
 */
export function textCell(raw: string): Cell {
	const text = unquote(raw);
	if (/^\d(?:\.\d+)?E\+?(?:1[5-9]|2\d)$/i.test(text)) return { damaged: text };
	return /^[1-9]\d{14}0{3,}$/.test(text) && text.length >= 18 ? { damaged: text } : text;
}

/**
 * What a person put around digits so that a spreadsheet leaves them alone: `="…"`, an apostrophe, a tab. An apostrophe
 * stands also before what would be run as a formula, in files of programs that take care, ours among them.
 */
function unquote(raw: string): string {
	const text = raw.replace(/[\u200b\ufeff]/g, "").trim();
	return /^="(.*)"$/s.exec(text)?.[1]?.trim() ?? text.replace(/^['’](?=\s*[\d=+\-@＝＋－＠])/, "").trim();
}

/** Sums come out of a spreadsheet as 1130.4000000000001. */
function plain(value: number): string {
	const rounded = Number(value.toPrecision(KEPT_DIGITS));
	const text = String(rounded);
	return text.includes("e") ? rounded.toFixed(12).replace(/\.?0+$/, "") : text;
}
