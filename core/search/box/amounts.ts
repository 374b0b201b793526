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
	const plain = typed.normalize("NFKC").replace(/\s/g, "");
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
	const inWan = /^([-+]?\d[\d,]*)(?:\.(\d{1,6}))?万元?$/.exec(typed.normalize("NFKC"));
	if (!inWan) return parseFen(typed);
	const [, whole = "", decimals = ""] = inWan;
	if (parseFen(whole) === undefined) return undefined;
	// 万 is a million fen: six decimals of it are fen.
	const value = Number(whole.replaceAll(",", "") + decimals.padEnd(6, "0"));
	return Math.abs(value) <= MAX_FEN ? fen(value) : undefined;
}

function comparedTo(sign: string, value: Fen | undefined): AmountRange | undefined {
	if (value === undefined) return undefined;
	if (sign === "=") return { from: value, to: value };
	if (sign === ">") return { from: fen(value + 1) };
	if (sign === "<") return { to: fen(value - 1) };
	return sign.includes(">") || sign === "≥" ? { from: value } : { to: value };
}
