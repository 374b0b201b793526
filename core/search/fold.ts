import { foldText } from "#core/base/text.ts";

/** Stands between texts that are kept as one; no folded text holds it. */
export const SEPARATOR = "\n";
/** Stands between the members of a set, such as the tags of one record. */
export const SET_SEPARATOR = "\u0001";

/** Already as `foldText` leaves it: most of what stands on invoices, and a hundred thousand of them are folded at once. */
const PLAIN = /^[0-9A-Z\u4e00-\u9fff()*.%#/+:,=-]*$/;

/**
 * `foldText` for kept and for typed text, without control characters, since the separators are such, and without
 * halves of surrogate pairs, which no file of texts keeps.
 */
export function foldForSearch(text: string): string {
	if (PLAIN.test(text)) return text;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: foreign text does carry control characters
	return foldText(text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "").toWellFormed());
}
