import type { App, RecordView } from "#core/flows/app.ts";
import type { TabSight } from "#extension/background/hub.ts";

export type Looking =
	| { readonly state: "looking" }
	| { readonly state: "seen"; readonly sight: TabSight }
	| { readonly state: "failed" };

/** What fills the popup: the list, or one thing at a time. */
export type Open =
	| { readonly what: "list" }
	| { readonly what: "entry"; readonly key: string; readonly recordId?: string }
	| { readonly what: "typed"; readonly key?: string; readonly recordId?: string };

/** What is being done with an entry, or what came of it where that is not told by its standing. */
export interface Doing {
	/** `waiting`: its turn in the list comes. */
	readonly now?: "waiting" | "saving" | "reading" | "asking";
	readonly said?: string;
	/** The host that may be asked for, after which it can be tried again. */
	readonly host?: string;
	/** All records a file held. */
	readonly records?: readonly string[];
}

/** A record as it can be shown. `damaged`: it is there and does not open. */
export type Shown =
	| { readonly state: "open"; readonly view: RecordView }
	| ({ readonly state: "damaged" } & NonNullable<Awaited<ReturnType<App["damagedRecord"]>>>)
	| { readonly state: "gone" };
