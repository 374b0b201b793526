import type { Beside } from "#core/flows/backup/beside.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Shared } from "#core/flows/shared.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
import type { Profiles } from "#core/vault/account/profiles.ts";
import { createSeveral } from "#core/vault/account/several.ts";
import type { VaultKey } from "#core/vault/seal/vault-key.ts";

/** The profiles of this browser: loaded when somebody looks at them. */
export function createBrowserSeveral(profiles: Profiles) {
	return createSeveral({
		profiles,
		kdf: argon2id,
		clock: () => performance.now(),
		now: () => new Date(),
		randomId: () => crypto.randomUUID(),
	});
}

interface Opening {
	/** Id of the profile that is open here. */
	own(): Promise<string>;
	open(database: string, key: VaultKey): Promise<AppVault>;
	/** What the tabs with this profile share. */
	sharedOf(profile: string): Shared;
}

/** Libraries beside the one that is open, each in a profile of its own. A key of one never leaves this worker. */
export function librariesBeside(profiles: Profiles, { own, open, sharedOf }: Opening): Beside {
	const several = createBrowserSeveral(profiles);
	return {
		async make({ name, passphrase }, noted) {
			const added = await several.addToFill(name, passphrase, noted);
			if (!added.ok) return added;
			const { id, database, key } = added.value;
			const openVault = async () => {
				const found = (await several.profiles()).find((profile) => profile.id === id);
				if (!found || found.leaving) throw new Error("it was deleted"); // opening would make its database anew
				return open(database, key);
			};
			return { ok: true, value: { id, shared: sharedOf(id), openVault } };
		},
		async filled(id) {
			await several.filledProfile(id ?? (await own()));
		},
	};
}
