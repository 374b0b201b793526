/** Tries to open a profile since the last that was right. Not a secret, and kept where a page loaded anew finds it. */
export interface Tries {
	readonly count: number;
	/** When the last of them was made, in milliseconds of the epoch. */
	readonly at: number;
	/** Milliseconds of the epoch before which the last of them is not answered. */
	readonly until: number;
}

/** Tries that are answered without a pause; each one more doubles it. */
const FREE = 3;
const LONGEST_MS = 30_000;

/**
 * One try more: it counts before it is answered, and comes after those that wait in other tabs, so that neither
 * loading anew nor many tabs at once make guessing quicker. The pause does not shrink with time, so a clock put ahead
 * gains nothing; one that was set back since costs one longest pause at most.
 */
export function oneMore(before: Tries | undefined, now: number): { readonly tries: Tries; readonly waitMs: number } {
	const { count, at, until } = before ?? { count: 0, at: now, until: now };
	const pause = count < FREE ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (count - FREE));
	const behind = Math.max(0, until - now);
	const waitMs = (now < at ? Math.min(LONGEST_MS, behind) : behind) + pause;
	return { tries: { count: count + 1, at: now, until: now + waitMs }, waitMs };
}
