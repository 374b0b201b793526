import { ok } from "#core/base/result.ts";
import type { Beside } from "#core/flows/backup/beside.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
import type { Profiles } from "#core/vault/account/profiles.ts";
import { createSeveral } from "#core/vault/account/several.ts";
import { createCipher } from "#core/vault/seal/cipher.ts";
import { openVault } from "#core/vault/vault.ts";
import { createBrowserShared } from "./browser-shared.ts";

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

/** Libraries beside the one of `own`, each in a profile of its own. A key of one never leaves this worker. */
export function librariesBeside(profiles: Profiles, own: () => Promise<string>): Beside {
	const several = createBrowserSeveral(profiles);
	return {
		async make({ name, passphrase }) {
			const added = await several.addToFill(name, passphrase);
			if (!added.ok) return added;
			const { id, database, key, recoveryCode } = added.value;
			return ok({
				made: { id, ...(recoveryCode !== undefined && { recoveryCode }) },
				shared: createBrowserShared(async () => id, self.name),
				openVault: () => openVault<Summary>({ name: database, codec: createCipher(key) }),
			});
		},
		async filled(id) {
			await several.filledProfile(id ?? (await own()));
		},
	};
}
