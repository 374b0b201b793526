/**
 * Texts a spreadsheet would run as a formula (OWASP, CSV injection): those that begin with = + - @, a tab or a line
 * break, behind spaces as well, and full-width signs included, which Chinese Excel takes too. A negative amount is a
 * number and stays one.
 */
export const FORMULA = /^[\s\u00a0]*(?:[=+@＝＋＠－\t\r\n]|-(?!\d+(?:\.\d+)?$))/;

/**
 * Digits that must stay text: a spreadsheet shows twenty of them as 2.7E+19 and drops leading zeros. A tab behind them
 * prevents that without being a formula, as banks' bills do; readers trim it.
 */
export function digitsAsText(digits: string): string {
	return /^\d+$/.test(digits) && (digits.length > 11 || digits.startsWith("0")) ? `${digits}\t` : digits;
}
