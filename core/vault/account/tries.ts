/** Tries to open a profile since the last that was right. Not a secret, and kept where a page loaded anew finds it. */
export interface Tries {
	readonly count: number;
	/** Milliseconds of the epoch before which the last of them is not answered. */
	readonly until: number;
}

/** Tries that are answered without a pause; each one more doubles it. */
const FREE = 3;
const LONGEST_MS = 30_000;

/**
 * One try more: it counts before it is answered, and comes after those that wait in other tabs, so that neither
 * loading anew nor many tabs at once make guessing quicker. The pause does not shrink with time, so a clock put ahead
 * gains nothing; one that was set back costs one longest pause at most.
 */
export function oneMore(before: Tries | undefined, now: number): { readonly tries: Tries; readonly waitMs: number } {
	const { count, until } = before ?? { count: 0, until: now };
	const pause = count < FREE ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (count - FREE));
	const waitMs = Math.min(LONGEST_MS, Math.max(0, until - now)) + pause;
	return { tries: { count: count + 1, until: now + waitMs }, waitMs };
}
