/** Digits and capitals without those that are mistaken for one another (0 O, 1 I L, 8 B, 5 S, 2 Z). */
const LETTERS = "34679ACDEFGHJKMNPQRTUVWXY";
const LENGTH = 8;

/** A code that a person reads on one screen and types on another, from random bytes; 37 bits of chance. */
export function makeCode(random: Uint8Array): string {
	// 250 is the largest multiple of 25 below 256: what lies above would favour the first letters.
	const letters = [...random].filter((byte) => byte < 250).map((byte) => LETTERS[byte % LETTERS.length]);
	if (letters.length < LENGTH) throw new RangeError("too few random bytes for a code");
	return letters.slice(0, LENGTH).join("");
}

/** What was typed as a code, `undefined` when it cannot be one. Case, spaces and dashes do not count. */
export function readCode(typed: string): string | undefined {
	const code = typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
	return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined;
}

/** In two groups, as people read it out. */
export function formatCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}
