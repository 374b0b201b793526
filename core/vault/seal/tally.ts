/**
 * One number over all rows that are truth: the sum of their authentication tags, modulo 2^128. It is kept sealed with
 * the head of the vault and moves with every write, in the same transaction; so a row that somebody took away, or put
 * back as it was before, is noticed although each row that is left still opens.
 */
export type Tally = bigint;

const BYTES = 16;
const MODULUS = 1n << 128n;

/** The tag is the end of what is sealed. */
function tagOf(sealed: unknown): Tally {
	if (!(sealed instanceof Uint8Array) || sealed.length < BYTES) return 0n; // does not open either: that is said elsewhere
	const view = new DataView(sealed.buffer, sealed.byteOffset + sealed.length - BYTES, BYTES);
	return (view.getBigUint64(0) << 64n) | view.getBigUint64(8);
}

/** `bodies` as they are stored. */
export function addTags(tally: Tally, bodies: readonly unknown[]): Tally {
	return bodies.reduce((sum: Tally, body) => (sum + tagOf(body)) % MODULUS, tally);
}

export function addTallies(a: Tally, b: Tally): Tally {
	return (a + b) % MODULUS;
}

export function takeTags(tally: Tally, bodies: readonly unknown[]): Tally {
	return bodies.reduce((sum: Tally, body) => (sum + MODULUS - tagOf(body)) % MODULUS, tally);
}
