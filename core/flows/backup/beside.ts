import type { Result } from "#core/base/result.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Shared } from "#core/flows/shared.ts";
import type { UnmadeProblem } from "#core/vault/account/several.ts";

/** What a new library is called, and guarded with; empty for neither. */
export interface NewLibrary {
	readonly name: string;
	readonly passphrase: string;
}

/** What a frontend hears of a new library (账户) that is made for a backup. */
export interface LibraryNews {
	/** The recovery code of one with a passphrase, shown this once. Without `true`, nobody noted it, and none is made. */
	code(recoveryCode: string): Promise<boolean>;
	/** It is there from now on, by this id, and unfinished. What was waited for is told before anything comes into it. */
	made(id: string): Promise<void>;
}

/** One that was made, as long as its backup is open. */
export interface MadeLibrary {
	readonly id: string;
	readonly shared: Shared;
	/** Rejects when it was deleted meanwhile. */
	openVault(): Promise<AppVault>;
}

/** The other libraries of this browser. */
export interface Beside {
	/** Makes an empty one, which counts as unfinished until `filled`. What is open here stays open. */
	make(how: NewLibrary, noted: LibraryNews["code"]): Promise<Result<MadeLibrary, UnmadeProblem>>;
	/** A backup has wholly come into it; without an id, into the one that is open here. */
	filled(id?: string): Promise<void>;
}
