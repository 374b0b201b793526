import Big from "big.js";

import { type Fen, WHOLE } from "./fen.ts";

declare const decimalBrand: unique symbol;

/** An exact decimal (unit price, quantity) as its canonical text: no exponent, no leading zeros; digits as printed. */
export type Decimal = string & { readonly [decimalBrand]: true };

/** Longest number text we take as a decimal: unit prices have up to 13 decimals (domain §5.1). */
const MAX_LENGTH = 40;

const FORM = new RegExp(`^([-+]?)(${WHOLE}|)(?:\\.(\\d*))?(?:[eE]([-+]?\\d{1,2}))?$`);

/** Reads decimal text exactly as written, `undefined` when it is not a number. `1.50` stays `1.50`. */
export function parseDecimal(text: string): Decimal | undefined {
	const plain = text
		.normalize("NFKC")
		.replace(/[\s¥]/g, "")
		.replace(/[−–—﹣]/g, "-");
	if (plain.length > MAX_LENGTH) return undefined;
	const match = FORM.exec(plain);
	if (!match) return undefined;
	const [, sign, grouped = "", decimals = "", exponent] = match;
	if (grouped === "" && decimals === "") return undefined;
	const whole = grouped.replace(/[,']/g, "").replace(/^0+(?=\d)/, "");
	const digits = `${whole || "0"}${decimals ? `.${decimals}` : ""}`;
	if (exponent !== undefined) return new Big(`${sign === "-" ? "-" : ""}${digits}e${exponent}`).toFixed() as Decimal;
	return (sign === "-" && /[1-9]/.test(digits) ? `-${digits}` : digits) as Decimal;
}

/** Whether two decimals are the same number, whatever their trailing zeros. */
export function sameDecimal(a: Decimal, b: Decimal): boolean {
	return new Big(a).eq(b);
}

/** `a × b` yuan rounded half up to fen; `undefined` when it does not fit. */
export function multiplyToFen(a: Decimal, b: Decimal): Fen | undefined {
	return toFen(new Big(a).times(b));
}

/** An amount times a fraction such as a tax rate of `0.13`, rounded half up to fen. */
export function timesFen(amount: Fen, fraction: Decimal): Fen | undefined {
	return toFen(new Big(amount).div(100).times(fraction));
}

function toFen(yuan: Big): Fen | undefined {
	const value = Number(yuan.times(100).round(0, Big.roundHalfUp).toFixed());
	return Number.isSafeInteger(value) ? ((value === 0 ? 0 : value) as Fen) : undefined;
}
