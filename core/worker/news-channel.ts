/** Heard by every page with this profile open, that of the teller too: what is said is the name of the tab. */
export const newsChannel = (profile: string) => `yanpiao-news@${profile}`;

/** Another one for every tab; its worker has the same. */
export const tabName = crypto.randomUUID();

/** An import writes several times a second, and every tab that hears of it reads. */
export const NEWS_MS = 1_000;
