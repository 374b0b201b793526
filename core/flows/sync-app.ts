import type { Problem, Result } from "#core/base/result.ts";
import type { StorageFull } from "./app.ts";

/** Another vault of the same user: the app in a page, or the browser extension (配对). */
export interface Peer {
	readonly id: string;
	/** Origin of the page where the two meet. */
	readonly origin: string;
	readonly pairedAt: string;
	/** When both had last told each other everything. */
	readonly exchangedAt?: string;
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
}

export type SpeakNews =
	/** Both sides have proved who they are. `asks`: the address the extension may ask for the page. */
	| { readonly what: "met"; readonly peer: Peer }
	/** Records taken over since the meeting, and records the other has taken over. */
	| { readonly what: "moved"; readonly received: number; readonly sent: number }
	/** Both have told everything for now. */
	| { readonly what: "even"; readonly at: string };

/**
 * Why a connection ended. `not_paired`: the other side does not know us, or does not answer at all; `wrong_code`: or it
 * is used up; `broken`: what came was not said by the other side, or was nothing that is ever said; `silent`: no reply.
 */
export type SpeakEnd = Problem<
	"closed" | "stopped" | "not_paired" | "wrong_code" | "other_version" | "broken" | "silent" | "storage_full"
>;

/** What the two vaults of one user do together (同步). */
export interface SyncApp {
	peers(): Promise<readonly Peer[]>;
	/** Makes a code to be typed in the page at `origin`; the one before is void. */
	invite(origin: string): Promise<Result<Invitation, StorageFull>>;
	/** Forgets the other side, and the key with it. Records stay. */
	unpair(peerId: string): Promise<Result<void, StorageFull>>;
	/**
	 * Speaks with the other vault over `port`, in both directions and about later changes too, until one side goes or
	 * `cancel(job)`. Whatever happens to either side, the next time goes on where this one was known to be.
	 */
	speak(job: string, port: MessagePort, how: Speaking, report: (news: SpeakNews) => void): Promise<SpeakEnd>;
}
