import { type Fen, fen, MAX_FEN, parseFen } from "#core/base/fen.ts";

/** Amounts from one to another in fen, both included; an open end is absent. */
export interface AmountRange {
	readonly from?: Fen;
	readonly to?: Fen;
}

const COMPARED = /^(>=|<=|=>|=<|[=<>≥≤])(.+)$/;

/**
 * Reads `=459`, `>1000`, `<=20.5`, `100..200`, `100..`, `..200`; amounts in yuan as `parseFen` reads them, and with 万.
 * @example parseAmounts(">1,000") // { from: 100001 }
 */
export function parseAmounts(typed: string): AmountRange | undefined {
	const plain = plainNumber(typed);
	const compared = COMPARED.exec(plain);
	if (compared) return comparedTo(compared[1] ?? "", parseAmount(compared[2] ?? ""));
	const [low = "", high, ...more] = plain.split("..");
	if (high === undefined || more.length > 0 || (low === "" && high === "")) return undefined;
	const [a, b] = [parseAmount(low), parseAmount(high)];
	if ((low !== "" && a === undefined) || (high !== "" && b === undefined)) return undefined;
	if (a === undefined || b === undefined)
		return { ...(a !== undefined && { from: a }), ...(b !== undefined && { to: b }) };
	return a <= b ? { from: a, to: b } : { from: b, to: a };
}

/** One amount in yuan: `459`, `1,000.50`, `￥20`, `1.5万`. */
export function parseAmount(typed: string): Fen | undefined {
	const inWan = /^([-+]?)¥?(\d[\d,]*)(?:\.(\d{1,6}))?万元?$/.exec(plainNumber(typed));
	if (!inWan) return parseFen(typed);
	const [, sign = "", whole = "", decimals = ""] = inWan;
	if (parseFen(whole) === undefined) return undefined;
	// 万 is a million fen: six decimals of it are fen.
	const value = Number(sign + whole.replaceAll(",", "") + decimals.padEnd(6, "0"));
	return Math.abs(value) <= MAX_FEN ? fen(value) : undefined;
}

const MONEY = /^-?(?:¥|CNY|RMB|人民币)?-?(?:0|[1-9][\d,]*)(?:\.\d*)?(?:万元?|元)?$/i;

const LONG = /^-?\d{8,}$/;

/**
 * Whether a word has the form in which people write or paste one amount, or begin to: `-1,130.00`, `￥20`, `459`. Not
 * where it begins with a needless 0, or is whole and as long as a number of an invoice.
 */
export function looksLikeAmount(typed: string): boolean {
	const plain = plainNumber(typed);
	return MONEY.test(plain) && !LONG.test(plain);
}

/** Digits, signs and points of one kind, and no white space. */
export function plainNumber(typed: string): string {
	return typed
		.normalize("NFKC")
		.replace(/\s/g, "")
		.replace(/[−–—﹣]/g, "-");
}

function comparedTo(sign: string, value: Fen | undefined): AmountRange | undefined {
	if (value === undefined) return undefined;
	if (sign === "=") return { from: value, to: value };
	if (sign === ">") return { from: fen(value + 1) };
	if (sign === "<") return { to: fen(value - 1) };
	return sign.includes(">") || sign === "≥" ? { from: value } : { to: value };
}
