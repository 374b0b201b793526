/** Characters of a new passphrase at least (NIST SP 800-63B §5.1.1.1). */
export const SHORTEST_PASSPHRASE = 8;

/** Counted as it is kept, which is NFKC. */
export function isTooShort(passphrase: string): boolean {
	return Array.from(passphrase.normalize("NFKC")).length < SHORTEST_PASSPHRASE;
}

/** Characters of a profile's name at most. */
export const LONGEST_NAME = 40;
/** Profiles of one browser at most: each has a database, and all share one quota. */
export const MOST_PROFILES = 20;
