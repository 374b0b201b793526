import { createCipher } from "#core/vault/seal/cipher.ts";
import { vaultKeyOf } from "#core/vault/seal/vault-key.ts";

/** What vaults of tests are sealed with: as in the app, with a key that is the same for all of them. */
export const testCodec = createCipher(await vaultKeyOf(new Uint8Array(32).fill(7)));
