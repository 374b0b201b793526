import type { Problem, Result } from "#core/base/result.ts";
import type {
	App,
	CapturedInvoice,
	CaptureProblem,
	RecordView,
	Settings,
	StorageFull,
	VerifyProblem,
} from "#core/flows/app.ts";
import type { QueueAdded, QueueProgress } from "#core/flows/queue/app.ts";
import type { Invitation, Peer } from "#core/flows/sync/app.ts";
import type { ChangedRow, WatchNews, WatchRound } from "#core/flows/watch/app.ts";
import type { Answer } from "#core/model/answer.ts";
import type { FieldValues, TypedFields } from "#core/model/fields.ts";
import type { Account } from "#core/vault/account/account.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { Standing } from "#extension/protocol/standing.ts";

/** Where a candidate was met; kept with what is saved. */
export interface PageFacts {
	readonly url: string;
	readonly title: string;
}

/** Something a page shows that is to be kept. */
export interface Found {
	readonly candidate: Candidate;
	readonly page: PageFacts;
}

/** How far `saveAll` is. */
export interface SavingProgress {
	readonly running: boolean;
	readonly items: readonly SavingItemProgress[];
}

export interface SavingItemProgress {
	/** Of the candidate. */
	readonly key: string;
	/** Address of the page it was met on. */
	readonly page: string;
	readonly state: "waiting" | "going" | "kept" | "failed";
	readonly problem?: SaveProblem;
	/** All records that came of it. */
	readonly records?: readonly string[];
}

/** A candidate as read: what its words mean, or what its file or picture holds. */
export interface ReadCandidate {
	readonly key: string;
	/** Typed values; empty while a file or a picture is unread. */
	readonly fields: Partial<FieldValues>;
	/** Fields that asking the authority still needs; absent where nobody can be asked about this kind. */
	readonly missing?: readonly (keyof FieldValues)[];
	readonly standing: Standing;
}

/**
 * `fetch_failed`: fact `status` where the site refused, fact `reason` `html` where it sent a page (often the one to log
 * in on) in place of a file. `no_permission`: the browser does not let us reach that host. `nothing`: it was read, and
 * there is no invoice in it.
 */
export type SaveProblem =
	| CaptureProblem
	| Problem<"fetch_failed" | "no_permission" | "too_large" | "not_found" | "nothing">;

/** How the library is guarded, and the ways to open and to guard it; as the app's account has them. */
type Guard = Pick<Account, "unlock" | "setPassphrase" | "removePassphrase" | "renewRecoveryCode"> & {
	accountStanding: Account["standing"];
};

/**
 * What the extension has done in its heavy room: the offscreen document in Chrome, the background page in Firefox. It
 * outlives the popup. Plain JSON both ways. While the library is locked every call rejects with `WorkLocked`, but for
 * `read` and those that open the library or tell how it is guarded.
 */
export interface Work extends Guard {
	/** Forgets the keys at once and whatever goes on with them. Whoever holds the secret must have let go of it before. */
	lock(): Promise<void>;
	/**
	 * Reads candidates without keeping anything: words at once, pictures that brought their pixels by their QR. While the
	 * library is locked they are read all the same, and how they stand is `locked`.
	 */
	read(candidates: readonly Candidate[]): Promise<readonly ReadCandidate[]>;
	/**
	 * Keeps what candidates show, with the page as evidence; files and pictures are fetched, read and kept as originals.
	 * One result a candidate, in order; one that fails does not end the others.
	 */
	save(
		candidates: readonly Candidate[],
		page: PageFacts,
	): Promise<readonly Result<readonly CapturedInvoice[], SaveProblem>[]>;
	/**
	 * Keeps all of that in the background, one after the other, and with `ask` puts each into the queue as soon as it is
	 * kept. Ends as soon as that is noted: it goes on when the popup is closed or the room killed, until the browser
	 * ends. What is still to be kept from before comes first.
	 */
	saveAll(found: readonly Found[], options: { readonly ask: boolean }): Promise<void>;
	/** How far that is. What came of each is told until the next `saveAll`, or the end of the browser. */
	saving(): Promise<SavingProgress>;
	/** Keeps what text marked on a page says: one invoice a line, or labels and values, or the text of a QR. */
	saveText(text: string, page: PageFacts): Promise<Result<readonly CapturedInvoice[], SaveProblem>>;
	saveTyped(fields: TypedFields): Promise<Result<CapturedInvoice, StorageFull>>;
	complete(recordId: string, fields: TypedFields): Promise<Result<CapturedInvoice, StorageFull | Problem<"no_record">>>;
	verify(recordId: string, options: { readonly fresh: boolean }): Promise<Result<Answer, VerifyProblem>>;
	/** Through the persistent queue: goes on when the popup is closed, the worker killed or the browser restarted. */
	verifyAll(recordIds: readonly string[]): Promise<Result<QueueAdded, StorageFull>>;
	queue(): Promise<QueueProgress>;
	/** Lets the queue rest, or go on. */
	steer(what: "pause" | "resume"): Promise<Result<void, StorageFull>>;
	/** `undefined` for a record that is not there, or does not open: `damagedRecord` tells which. */
	view(recordId: string): Promise<RecordView | undefined>;
	damagedRecord: App["damagedRecord"];
	settings(): Promise<Settings>;
	saveSettings(settings: Settings, from?: Settings): Promise<Result<void, StorageFull>>;
	/** One round of the watch, by the alarm. */
	watch(): Promise<WatchRound>;
	news(): Promise<WatchNews>;
	/** Changes nobody was told of yet; each is given once. */
	untoldChanges(): Promise<readonly ChangedRow[]>;
	/** The user allowed more addresses: what was held for lack of that goes on. */
	hostsAdded(): Promise<void>;
	/** Who answers for the sample authority and the gateway from now on; empty for nobody. */
	useServer(origin: string): Promise<void>;
	/** Pages the library is paired with, and how that comes and goes (配对). */
	peers(): Promise<readonly Peer[]>;
	invite(origin: string): Promise<Result<Invitation, StorageFull>>;
	unpair(peerId: string): Promise<Result<void, StorageFull>>;
	leaving(): Promise<readonly string[]>;
}
