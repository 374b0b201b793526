import type { App } from "#core/flows/app.ts";
import type { Account, Keeper } from "#core/vault/account/account.ts";
import type { Several } from "#core/vault/account/several.ts";
import type { PageWorkers } from "./page-workers.ts";

/** The `App` in its worker, with what only its place is told. */
export interface HostedApp extends App, HostedAccount {
	/** Answers at once, whatever else goes on. */
	alive(): Promise<void>;
	/** Who starts the workers that read files; none is read before. */
	useWorkers(page: PageWorkers): Promise<void>;
	/**
	 * Origin of the user's own server, which has the sample authority and the gateway; empty for none. Only an extension
	 * is told: a page has the server it came from.
	 */
	useServer(origin: string): Promise<void>;
	/** Who knows whether the browser lets us reach an address; a worker cannot ask it. Only an extension tells. */
	useReach(mayReach: (url: string) => Promise<boolean>): Promise<void>;
	/** Who holds the secret of an unlocked vault beyond this worker. Only an extension tells, and must: it opens nothing before. */
	useKeeper(keeper: Keeper): Promise<void>;
}

/** The account that guards the vault, and the other profiles of this browser. Until it is unlocked every other call waits. */
export interface HostedAccount extends Several {
	accountStanding: Account["standing"];
	unlock: Account["unlock"];
	setPassphrase: Account["setPassphrase"];
	setPasskey: Account["setPasskey"];
	removePassphrase: Account["removePassphrase"];
	renewRecoveryCode: Account["renewRecoveryCode"];
	setRemembered: Account["setRemembered"];
}
