import type { Sight } from "./candidate.ts";

/** What the script in a page tells the background. It is checked there: a page may have got at the script. */
export type FromPage = { readonly what: "seen"; readonly sight: Sight };

/** What the background tells the script in a page. */
export type ToPage =
	/** Look now, and answer with a `Sight`, whether or not anything is new. */
	| { readonly what: "look" }
	/** The site is no longer allowed, or the extension was replaced: take everything back and end. */
	| { readonly what: "stop" }
	/** What to say of candidates, by key, in the user's language; for the chip beside a number where it is turned on. */
	| { readonly what: "marks"; readonly marks: Readonly<Record<string, string>>; readonly chip: boolean };
