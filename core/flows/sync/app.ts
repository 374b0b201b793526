import type { Problem, Result } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { LeftCode } from "#core/sync/left.ts";

/** Another vault of the same user: the app in a page, or the browser extension (配对). */
export interface Peer {
	readonly id: string;
	/** Origin of the page where the two meet. */
	readonly origin: string;
	readonly pairedAt: string;
	/** When both had last told each other everything. */
	readonly exchangedAt?: string;
	/** What the other calls itself; an extension says its id. */
	readonly name?: string;
	/** Six digits (核对码) that only the two of this pair show alike. */
	readonly check: string;
	/** Since when the other side has ended the pairing. */
	readonly partedAt?: string;
	/** What of here is not over there, and what of there is not here. */
	readonly left: NotExchanged;
	readonly missing: NotExchanged;
}

/** What could not be told to the other side; told again when either side has another version, or the record changes. */
export interface NotExchanged {
	readonly count: number;
	/** The first of them. `name`: a number of the invoice, empty where it has none. `recordId`: where it is one of here. */
	readonly items: readonly { readonly recordId?: string; readonly name: string; readonly why: LeftCode }[];
}

/** A code that is typed on the other side before `until`. */
export interface Invitation {
	readonly code: string;
	readonly until: string;
}

/** Which side of a connection this is: the page begins, the extension answers. */
export type Side = "page" | "extension";

export interface Speaking {
	readonly side: Side;
	/** Origin of the page, as the browser says it and not as the page does. */
	readonly origin: string;
	/** Typed by the user: pairs. Without it two that are paired find each other. */
	readonly code?: string;
	/** By what this side is known, to be shown on the other. */
	readonly name?: string;
}

export type SpeakNews =
	/** Both sides have proved who they are. `asks`: the address the extension may ask for the page. */
	| { readonly what: "met"; readonly peer: Peer }
	/** Since the meeting: records taken over, records the other has taken over, records erased here as they were there. */
	| { readonly what: "moved"; readonly received: number; readonly sent: number; readonly erased: number }
	/** Both have told everything for now. */
	| { readonly what: "even"; readonly at: string };

/**
 * Why a connection ended. `not_paired`: the other side does not know us, or does not answer at all; `wrong_code`: or it
 * is used up; `taken`: the extension is paired with another vault of this address, another profile (账户) say, and has
 * one library: the two would become one there; `unpaired`: one side has ended the pairing and both know now; `broken`:
 * what came was not said by the other side, or was nothing that is ever said; `silent`: no reply.
 */
export type SpeakEnd = Problem<
	| "closed"
	| "stopped"
	| "not_paired"
	| "unpaired"
	| "wrong_code"
	| "taken"
	| "other_version"
	| "broken"
	| "silent"
	| "storage_full"
>;

/** What the two vaults of one user do together (同步). */
export interface SyncApp {
	peers(): Promise<readonly Peer[]>;
	/** Makes a code to be typed in the page at `origin`; the one before is void. */
	invite(origin: string): Promise<Result<Invitation, StorageFull>>;
	/**
	 * Ends a pairing. Records stay. The other side is told at once when it is there, else at the next contact, and only
	 * then the key is forgotten.
	 */
	unpair(peerId: string): Promise<Result<void, StorageFull>>;
	/** Origins of pages whose pairing was ended here while the other side does not know yet. */
	leaving(): Promise<readonly string[]>;
	/**
	 * Speaks with the other vault over `port`, in both directions and about later changes too, until one side goes or
	 * `cancel(job)`. Whatever happens to either side, the next time goes on where this one was known to be.
	 */
	speak(job: string, port: MessagePort, how: Speaking, report: (news: SpeakNews) => void): Promise<SpeakEnd>;
}
