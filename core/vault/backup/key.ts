import type { Argon2Cost, Kdf } from "../account/kdf.ts";
import { type Stretched, stretchPassphrase, unwrap, unwrapByStretched, wrapByStretched } from "../account/wrap.ts";
import { newSecret } from "../seal/vault-key.ts";
import { FORMAT, type Header, writeHeader } from "./header.ts";

/** What opens the frames of one backup: its key, and the digest of the header that every frame is bound to. */
export interface BackupKey {
	readonly key: CryptoKey;
	readonly header: Uint8Array<ArrayBuffer>;
	/** SHA-256 of `header`. */
	readonly digest: Uint8Array<ArrayBuffer>;
}

/** The name under which the key is wrapped: what opens a vault opens no backup. */
const NAME = `backup ${FORMAT}`;

/** A fresh key for one backup, wrapped by its passphrase. */
export async function newBackupKey(passphrase: string, cost: Argon2Cost, kdf: Kdf): Promise<BackupKey> {
	return newBackupKeyBy(await stretchPassphrase(passphrase, cost, kdf));
}

/** The same by what the passphrase was stretched to: many backups may be, each has a key and a nonce of its own. */
export async function newBackupKeyBy(stretched: Stretched): Promise<BackupKey> {
	const secret = newSecret();
	return keyOf(secret, await wrapByStretched(secret, NAME, stretched));
}

/** `undefined` when it was wrapped by something else. */
export async function openBackupKeyBy(header: Header, stretched: Stretched): Promise<BackupKey | undefined> {
	const secret = await unwrapByStretched({ by: "passphrase", ...header }, NAME, stretched);
	return secret && keyOf(secret, header);
}

/** `undefined` when this passphrase does not open it. */
export async function openBackupKey(header: Header, passphrase: string, kdf: Kdf): Promise<BackupKey | undefined> {
	if (passphrase === "") return undefined;
	const secret = await unwrap({ by: "passphrase", ...header }, NAME, { by: "passphrase", passphrase }, kdf);
	return secret && keyOf(secret, header);
}

async function keyOf(secret: Uint8Array<ArrayBuffer>, wrapped: Header): Promise<BackupKey> {
	const header = writeHeader(wrapped);
	const [key, digest] = await Promise.all([
		crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]),
		crypto.subtle.digest("SHA-256", header),
	]);
	return { key, header, digest: new Uint8Array(digest) };
}
