import Dexie from "dexie";

import type { Locks } from "#core/flows/shared.ts";
import { type Account, createAccount, type Keeper } from "#core/vault/account/account.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
import type { Profiles } from "#core/vault/account/profiles.ts";
import type { DatabaseNews } from "#core/vault/database.ts";
import { createCipher } from "#core/vault/seal/cipher.ts";
import type { VaultKey } from "#core/vault/seal/vault-key.ts";
import { openVault, type Vault } from "#core/vault/vault.ts";
import { tabNeighbours } from "./account-channel.ts";

/** Where invoices were kept before vaults were sealed. */
const PLAIN_DATABASE = "yanpiao";

/** The account of this browser. */
export function createBrowserAccount(profiles: Profiles, keeper?: Keeper): Account {
	return createAccount({
		profiles,
		neighbours: tabNeighbours(),
		...(keeper && { keeper }),
		kdf: argon2id,
		clock: () => performance.now(),
		now: () => new Date(),
		randomId: () => crypto.randomUUID(),
		sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
	});
}

/** The vault, once the account is unlocked. What was kept before it was sealed is brought over first, by one tab. */
export async function openOwnVault<Summary>(
	account: Account,
	locks: Locks,
	told?: (news: DatabaseNews) => void,
): Promise<Vault<Summary>> {
	const { profile, key } = await account.key();
	const codec = createCipher(key);
	if (await Dexie.exists(PLAIN_DATABASE)) {
		const { moveIn } = await import("#core/vault/account/move.ts");
		await locks.hold("yanpiao-move", () => moveIn(PLAIN_DATABASE, profile.database, codec, told));
	}
	return openVault({ name: profile.database, codec, ...(told && { told }) });
}

export function openSealed<Summary>(name: string, key: VaultKey): Promise<Vault<Summary>> {
	return openVault({ name, codec: createCipher(key) });
}
