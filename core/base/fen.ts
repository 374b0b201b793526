declare const fenBrand: unique symbol;

/** An amount of money in integer fen (分, 0.01 CNY). Never a float of yuan. */
export type Fen = number & { readonly [fenBrand]: true };

/** Digits with or without thousands separators; `1,13` is no amount, since it may as well be a misread `1.13`. */
export const WHOLE = String.raw`\d+|\d{1,3}(?:[,']\d{3})+`;

/** The largest amount we accept: 10^13 yuan; far above any invoice, far below 2^53 fen. */
export const MAX_FEN = 1e15;

const FORM = new RegExp(`^([-+]?)(${WHOLE}|)(?:\\.(\\d*))?$`);

export function fen(value: number): Fen {
	if (!Number.isSafeInteger(value)) throw new RangeError("fen must be a safe integer");
	return value as Fen;
}

/**
 * Reads decimal text in yuan into fen; `undefined` when it is not an amount.
 * Accepts ¥/￥/CNY/RMB in front, thousands separators, full-width digits, inner spaces, a leading minus of any
 * usual form, brackets for negative, a missing leading zero, and more than two decimals only when the rest are zeros.
 * @example parseFen("￥1,130.00") === 113000
 */
export function parseFen(text: string): Fen | undefined {
	const usual = /^(\d{1,11})\.(\d\d)$/.exec(text);
	if (usual) return (Number(usual[1]) * 100 + Number(usual[2])) as Fen;
	const plain = text
		.normalize("NFKC")
		.replace(/\s/g, "")
		.replace(/[−–—﹣]/g, "-");
	const bracketed = /^\((.+)\)$/.exec(plain);
	const body = (bracketed?.[1] ?? plain).replace(/^(-?)(?:[¥￥]|CNY|RMB|人民币)(-?)/i, "$1$2").replace(/元$/, "");
	const match = FORM.exec(body);
	if (!match) return undefined;
	const [, sign, whole = "", decimals = ""] = match;
	if (whole === "" && decimals === "") return undefined;
	if (bracketed && sign !== "") return undefined; // twice negative, or once: nobody can say
	if (!/^\d{0,2}0*$/.test(decimals)) return undefined;
	const value = Number(whole.replace(/[,']/g, "")) * 100 + Number(`${decimals}00`.slice(0, 2));
	if (value > MAX_FEN) return undefined;
	const negative = sign === "-" || bracketed !== null;
	return (negative && value !== 0 ? -value : value) as Fen;
}

/** Decimal text in yuan with two digits, no separators: what goes to files and other programs. */
export function formatFen(value: Fen): string {
	const digits = String(Math.abs(value)).padStart(3, "0");
	return `${value < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Text for people: thousands separators, two digits, no currency sign. */
export function formatMoney(value: Fen): string {
	return formatFen(value).replace(/\B(?=(\d{3})+\.)/g, ",");
}
