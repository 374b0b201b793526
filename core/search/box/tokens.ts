import { looksLikeAmount, plainNumber } from "./amounts.ts";
import { type BoxField, fieldNamed } from "./fields.ts";

/** A stretch of the box without white space, or with it inside quotes. */
export interface Token {
	/** Where it stands in the box, in UTF-16 units; `to` is just behind it. */
	readonly from: number;
	readonly to: number;
	/** Begins with `-`, and is no amount below zero. */
	readonly not: boolean;
	/** What its prefix names (销方: …). */
	readonly field?: BoxField;
	/** Without `-`, prefix and quotes. */
	readonly value: string;
	readonly quoted: boolean;
	/** `销方:="云泽"`: the whole of it, not a part. Only where a quote follows; else the sign is part of the value. */
	readonly whole?: true;
}

/** Nobody types more; the rest of a longer text is not looked at. */
const MOST_UNITS = 1_000;

/** `-500..-400`, or the beginning of it. */
const BELOW_ZERO = /^-[¥\d.,元万]+\.\./;

/** `-2026`, `-202608`, `-2025..2026`: not in these years or this month, rather than amounts. */
const NOT_DAYS = /^-20\d\d(?:\.\.|(?:\d\d)?$)/;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂" };

/** The words of the box in their order. Any text has some reading. */
export function tokensOf(box: string): readonly Token[] {
	const text = box.slice(0, MOST_UNITS);
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		if (/\s/.test(text.charAt(at))) {
			at++;
			continue;
		}
		const token = tokenAt(text, at);
		tokens.push(token);
		at = token.to;
	}
	return tokens;
}

function tokenAt(text: string, from: number): Token {
	const not = excludes(text.slice(from, endOfWord(text, from)));
	const start = from + Number(not);
	const prefix = /^(\p{L}+)[:：]/u.exec(text.slice(start, start + 20));
	const field = prefix?.[1] === undefined ? undefined : fieldNamed(prefix[1]);
	const begin = start + (field && prefix ? prefix[0].length : 0);
	const found = { from, not, ...(field && { field }) };
	const whole = field !== undefined && /^[=＝]$/.test(text.charAt(begin)) && text.charAt(begin + 1) in CLOSING;
	const open = whole ? begin + 1 : begin;
	const closing = CLOSING[text.charAt(open)];
	if (closing !== undefined) {
		const end = text.indexOf(closing, open + 1);
		const to = end < 0 ? text.length : end + 1; // still being typed
		const value = text.slice(open + 1, end < 0 ? to : end);
		return { ...found, to, value, quoted: true, ...(whole && { whole }) };
	}
	const to = endOfWord(text, begin);
	return { ...found, to, value: text.slice(begin, to), quoted: false };
}

/**
 * Whether the minus a word begins with says "not". Before an amount it is the amount's own: who pastes the `-1,130.00`
 * of a red invoice, or types `-1130`, looks for that one. `-"1130"` and `-=1130` still say "not".
 */
function excludes(word: string): boolean {
	if (!/^[-－]/.test(word)) return false;
	const plain = plainNumber(word);
	return NOT_DAYS.test(plain) || !(looksLikeAmount(plain) || BELOW_ZERO.test(plain));
}

function endOfWord(text: string, from: number): number {
	const length = text.slice(from).search(/\s/);
	return length < 0 ? text.length : from + length;
}
