import type { Result } from "#core/base/result.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Shared } from "#core/flows/shared.ts";
import type { NewProfileProblem } from "#core/vault/account/several.ts";

/** What a new library is called, and guarded with; empty for neither. */
export interface NewLibrary {
	readonly name: string;
	readonly passphrase: string;
}

/** A library that was made here (账户), as a frontend names it. */
export interface MadeLibrary {
	readonly id: string;
	/** Shown this once, where there is a passphrase. */
	readonly recoveryCode?: string;
}

/** The other libraries of this browser. */
export interface Beside {
	/** Makes an empty one, which counts as unfinished until `filled`. What is open here stays open. */
	make(
		how: NewLibrary,
	): Promise<
		Result<{ readonly made: MadeLibrary; readonly shared: Shared; openVault(): Promise<AppVault> }, NewProfileProblem>
	>;
	/** A backup has wholly come into it; without an id, into the one that is open here. */
	filled(id?: string): Promise<void>;
}
