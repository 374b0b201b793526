import type { Result } from "#core/base/result.ts";
import type { ReadResult } from "#core/model/reading.ts";
import type { OriginalForm, OriginalProblem } from "#core/providers/original.ts";
import type { AskDeps, Provider } from "#core/providers/provider.ts";
import type { BookResult } from "#core/readers/ledger/book.ts";
import type { Vault } from "#core/vault/vault.ts";
import type { Settings } from "./app.ts";
import type { Beside } from "./backup/beside.ts";
import type { FolderStore } from "./backup/folder/app.ts";
import type { Summary } from "./library/summary.ts";
import type { Shared } from "./shared.ts";

export type AppVault = Vault<Summary>;

/** Everything the flows need from outside; a frontend's worker wires the real ones, a test gives its own. */
export interface AppDeps {
	/** Called at the first use; when it fails, the next use tries again. */
	openVault(): Promise<AppVault>;
	/** Files that `read` works on at a time; more of them wait. */
	readonly readers: number;
	/** Reads one file. The bytes are a copy that may be taken away; an aborted signal ends the work at once. */
	read(bytes: Uint8Array, name: string, signal: AbortSignal): Promise<ReadResult>;
	/** Reads a ledger (台账). The bytes may be taken away; absent where nobody can. */
	readLedger?(bytes: Uint8Array, signal: AbortSignal): Promise<BookResult>;
	/** SHA-256 in lower-case hex. */
	hash(bytes: Uint8Array): Promise<string>;
	/** Who is asked with these settings; `undefined` when the user set nobody. */
	provider(settings: Settings["provider"]): Provider | undefined;
	readonly ask: Pick<AskDeps, "fetch" | "timeoutMs" | "mayReach">;
	/** Fetches an electronic original by the address an answer names; absent where nobody can. */
	fetchOriginal?(url: string, form: OriginalForm, signal: AbortSignal): Promise<Result<Uint8Array, OriginalProblem>>;
	/** Where folders that the person picked are kept; absent where there are none. */
	folders?(): Promise<FolderStore>;
	/** The other libraries of this browser; absent where there is one alone. */
	beside?(): Promise<Beside>;
	/** What the tabs over one vault share. */
	readonly shared: Shared;
	now(): Date;
	randomId(): string;
	/**
	 * When a snapshot of the library is written: after `idleMs` without a change, `latestMs` after one at the latest, and of no
	 * fewer records than these. Given by tests; there is a usual way.
	 */
	readonly snapshots?: { readonly idleMs: number; readonly latestMs: number; readonly fewest: number };
	/** Names the code that judges. Summaries kept by another build are judged again. */
	readonly build: string;
}
