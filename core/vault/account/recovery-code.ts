/** Crockford's base 32: no letter that is taken for another when read off paper. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES = 20;
const GROUP = 4;

/** A new recovery code (恢复码): 160 random bits. */
export function newRecoveryCode(): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(BYTES));
}

/** As it is printed: 32 digits in groups of four. */
export function formatRecoveryCode(code: Uint8Array): string {
	const bits = Array.from(code, (byte) => byte.toString(2).padStart(8, "0")).join("");
	const digits = (bits.match(/.{5}/g) ?? []).map((five) => DIGITS[Number.parseInt(five, 2)]).join("");
	return (digits.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-");
}

/** What a person typed from paper; `undefined` when it cannot be one. */
export function parseRecoveryCode(typed: string): Uint8Array<ArrayBuffer> | undefined {
	const digits = typed
		.normalize("NFKC")
		.toUpperCase()
		.replaceAll(/[\s\p{Pd}]/gu, "")
		.replaceAll("O", "0")
		.replaceAll(/[IL]/g, "1");
	const values = Array.from(digits, (digit) => DIGITS.indexOf(digit));
	if (values.length !== (BYTES * 8) / 5 || values.includes(-1)) return undefined;
	const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
	return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
