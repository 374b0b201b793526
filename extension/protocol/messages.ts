import type { Sight } from "./candidate.ts";
import type { Standing } from "./standing.ts";

/** What the script in a page tells the background. It is checked there: a page may have got at the script. */
export type FromPage = { readonly what: "seen"; readonly sight: Sight };

/** What the background tells the script in a page. */
export type ToPage =
	/** Look now, and answer with a `Sight`, whether or not anything is new. */
	| { readonly what: "look" }
	/** The site is no longer allowed, or the extension was replaced: take everything back and end. */
	| { readonly what: "stop" }
	/** How the candidates stand, by key; for the chip beside a number where the user turned that on. */
	| { readonly what: "marks"; readonly marks: Readonly<Record<string, Standing>>; readonly chip: boolean };
