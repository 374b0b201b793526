import type { Day } from "#core/base/day.ts";
import { parseDecimal } from "#core/base/decimal.ts";
import type { Fen } from "#core/base/fen.ts";
import type { Clause, Place } from "#core/search/clause.ts";
import { canonicalDecimal } from "#core/search/columns.ts";
import { foldForSearch } from "#core/search/fold.ts";
import { NEAR_DIGITS } from "#core/search/near.ts";
import { isPinyin } from "#core/search/pinyin.ts";
import type { DayColumn, MoneyColumn, TextColumn } from "#core/search/searchable.ts";

import { type AmountRange, looksLikeAmount, parseAmount, parseAmounts } from "./amounts.ts";
import { valuesNamed } from "./choices.ts";
import { type DayRange, isPlainlyDays, parseDays } from "./days.ts";
import { meaningOf, type Named } from "./fields.ts";
import { type Token, tokensOf } from "./tokens.ts";

/**
 * What one word of the box was understood as, for a chip in the UI. A record must meet all parts.
 * `unfinished`: nothing stands behind the prefix yet; it asks for nothing.
 * `unclear`: what stands behind the prefix is not of its kind; it is looked for as it was typed.
 */
export interface Part extends Token {
	readonly what: "word" | "phrase" | "amount" | "days" | "choice" | "tag" | "unfinished" | "unclear";
	readonly amounts?: AmountRange;
	readonly days?: DayRange;
	/** Values of the column that the field names. */
	readonly values?: readonly string[];
	/** What records must meet; absent where nothing is asked for. */
	readonly clause?: Clause;
	/** To be asked for instead where `clause` finds nothing at all (近似). */
	readonly near?: Clause;
}

type Read = Omit<Part, keyof Token>;

const UNFINISHED: Read = { what: "unfinished" };

/**
 * Where plain pinyin is looked for. Not in goods: their texts are as good as all different, and reading those of 100 000
 * invoices letter by letter takes 20 ms where all of these take 4. `货物:` does it.
 */
const namePlaces: readonly Place[] = ["sellerName", "buyerName", "category", "tags", "drawer", "payee", "reviewer"];
const numberColumns: readonly TextColumn[] = ["number", "digitalNumber", "code", "originalNumber"];
const everyAmount: readonly MoneyColumn[] = ["amount", "tax", "total"];

/** Reads the search box. Any text has a reading. `today` is what 上个月 and the like are seen from. */
export function parseBox(box: string, today: Day): readonly Part[] {
	return tokensOf(box).map((token) => {
		const { clause, near, ...read } = token.field ? readPrefixed(token, today) : readPlain(token, today);
		if (!clause) return { ...token, ...read };
		if (token.not) return { ...token, ...read, clause: { what: "not", clause } };
		return { ...token, ...read, clause, ...(near && { near }) };
	});
}

function readPlain({ value, quoted }: Token, today: Day): Read {
	const text = foldForSearch(value);
	if (text === "") return UNFINISHED;
	if (quoted) return { what: "phrase", clause: { what: "text", text } };
	if (isPlainlyDays(value)) {
		const days = parseDays(value, today);
		if (days) return readDays("issuedOn", days);
	}
	const amounts = amountBelowZero(value) ?? parseAmounts(value);
	if (amounts) {
		const { from, to } = amounts;
		return from !== undefined && from === to
			? readAmounts(everyAmount, amounts, amountOnLine(from))
			: readAmounts(["total"], amounts);
	}
	const others = [...pinyinClauses(value, namePlaces), ...dayClauses(value, today), ...amountClauses(value)];
	return { what: "word", clause: either({ what: "text", text }, others), ...nearClause(text, numberColumns) };
}

function readPrefixed(token: Token, today: Day): Read {
	const { field, value, quoted } = token;
	const meaning = field && meaningOf(field);
	const text = foldForSearch(value);
	if (!meaning || text === "") return UNFINISHED;
	const exactly = exactText(token);
	switch (meaning.what) {
		case "text": {
			const { places } = meaning;
			// The whole of a name: 销方 is the number of a seller as well, but it is the name that is whole.
			if (exactly !== undefined) return readExactly(exactly, places.slice(0, 1), value);
			const others = meaning.pinyin && !quoted ? pinyinClauses(value, places) : [];
			const near = meaning.near && !quoted ? nearClause(text, places as readonly TextColumn[]) : {}; // columns of numbers
			return { what: quoted ? "phrase" : "word", clause: either({ what: "text", text, places }, others), ...near };
		}
		case "whole": {
			if (exactly !== undefined) return readExactly(exactly, meaning.places, value);
			const clauses = listed(value).map(
				(one): Clause => ({ what: "exact", text: wholeText(one), places: meaning.places }),
			);
			return { what: "choice", values: listed(value), clause: { what: "any", clauses } };
		}
		case "tag": {
			const clauses = listed(value).map((one): Clause => {
				const tag = wholeText(one);
				return tag === "" ? { what: "exact", text: "", places: ["tags"] } : { what: "tag", tag };
			});
			return { what: "tag", values: listed(value), clause: { what: "any", clauses } };
		}
		case "money": {
			if (isNone(value)) return { what: "amount", clause: noneOf({ what: "money", columns: meaning.columns }) };
			const amount = parseAmount(value);
			const amounts = amount === undefined ? parseAmounts(value) : { from: amount, to: amount };
			return amounts ? readAmounts(meaning.columns, amounts) : unclear(token);
		}
		case "day": {
			if (isNone(value)) return { what: "days", clause: noneOf({ what: "day", column: meaning.column }) };
			const days = parseDays(value, today);
			return days ? readDays(meaning.column, days) : unclear(token);
		}
		case "choice": {
			const { column } = meaning;
			const also = listed(value).flatMap((one) => namedAs(one, meaning.also) ?? []);
			const named = [...new Set(listed(value).flatMap((one) => valuesNamed(column, one, { whole: quoted })))];
			const values = named.length === 0 && isNone(value) ? [""] : named;
			const clauses: readonly Clause[] = values.length > 0 ? [{ what: "in", column, values }] : [];
			const [clause, ...others] = [...clauses, ...also.map((one) => one.clause)];
			if (!clause) return unclear(token);
			const words = also.flatMap(({ names }) => names.slice(0, 1));
			return { what: "choice", values: [...values, ...words], clause: either(clause, others) };
		}
		case "named": {
			const one = namedAs(value, meaning.named);
			return one ? { what: "choice", values: one.names.slice(0, 1), clause: one.clause } : unclear(token);
		}
	}
}

function namedAs(value: string, all: readonly Named[] = []): Named | undefined {
	const text = foldForSearch(value);
	return all.find(({ names }) => names.some((name) => foldForSearch(name) === text));
}

/** What `=` stands before, folded; `""` where it is 无. Behind other prefixes `=` compares amounts. */
function exactText({ value, whole }: Token): string | undefined {
	if (whole) return foldForSearch(value);
	const plain = /^[=＝](.+)$/.exec(value)?.[1];
	return plain === undefined ? undefined : wholeText(plain);
}

function readExactly(text: string, places: readonly Place[], value: string): Read {
	return { what: "choice", values: [value], clause: { what: "exact", text, places } };
}

/** Rows without any value; a range without ends takes in every value there is. */
function noneOf(clause: Clause): Clause {
	return { what: "not", clause };
}

function isNone(value: string): boolean {
	return wholeText(value) === "";
}

function unclear({ value }: Token): Read {
	return { what: "unclear", clause: { what: "text", text: foldForSearch(value) } };
}

function readDays(column: DayColumn, days: DayRange): Read {
	return { what: "days", days, clause: dayClause(column, days) };
}

function dayClause(column: DayColumn, { from, to }: DayRange): Clause {
	return { what: "day", column, ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) };
}

function readAmounts(columns: readonly MoneyColumn[], amounts: AmountRange, other?: Clause): Read {
	return { what: "amount", amounts, clause: either({ what: "money", columns, ...amounts }, other ? [other] : []) };
}

function amountOnLine(value: Fen): Clause {
	const decimal = parseDecimal((value / 100).toFixed(2));
	return { what: "lineNumber", decimal: canonicalDecimal(decimal) ?? "", fen: value };
}

/** With a minus it is an amount and nothing else, as behind `=`. */
function amountBelowZero(value: string): AmountRange | undefined {
	const amount = looksLikeAmount(value) ? parseAmount(value) : undefined;
	return amount !== undefined && amount < 0 ? { from: amount, to: amount } : undefined;
}

/** What looks like an amount may be part of a text as well. */
function amountClauses(value: string): readonly Clause[] {
	if (!looksLikeAmount(value)) return [];
	const amount = parseAmount(value);
	if (amount !== undefined) {
		return [{ what: "money", columns: everyAmount, from: amount, to: amount }, amountOnLine(amount)];
	}
	const decimal = canonicalDecimal(parseDecimal(value)); // a price of more decimals
	return decimal === undefined ? [] : [{ what: "lineNumber", decimal }];
}

/** Eight digits and six may be a day and a month, or part of a number. */
function dayClauses(value: string, today: Day): readonly Clause[] {
	const days = /^20\d{4}(?:\d{2})?$/.test(value) ? parseDays(value, today) : undefined;
	return days ? [dayClause("issuedOn", days)] : [];
}

function pinyinClauses(value: string, places: readonly Place[]): readonly Clause[] {
	return isPinyin(value) ? [{ what: "pinyin", letters: value, places }] : [];
}

function nearClause(text: string, places: readonly TextColumn[]): Pick<Read, "near"> {
	if (text.length < NEAR_DIGITS || !/^\d+$/.test(text)) return {};
	return { near: { what: "near", digits: text, places } };
}

function either(clause: Clause, others: readonly Clause[]): Clause {
	return others.length === 0 ? clause : { what: "any", clauses: [clause, ...others] };
}

/** Several values: any of them will do. */
function listed(value: string): readonly string[] {
	return value.split(/[,，、|]/).filter((one) => foldForSearch(one) !== "");
}

/** 无 stands for none at all. */
function wholeText(value: string): string {
	const text = foldForSearch(value);
	return ["无", "没有", "NONE"].includes(text) ? "" : text;
}
