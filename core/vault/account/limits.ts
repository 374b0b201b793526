/** Characters of a new passphrase at least (NIST SP 800-63B §5.1.1.1). */
export const SHORTEST_PASSPHRASE = 8;
