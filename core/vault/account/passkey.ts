/** A passkey (通行密钥) that is asked for beside the passphrase. */
export interface Passkey {
	/** The id the authenticator gave it. */
	readonly credential: Uint8Array<ArrayBuffer>;
	/** How the authenticator said it can be reached (`internal`, `usb`, `hybrid`…), for the browser's question. */
	readonly transports: readonly string[];
	/**
	 * What it answers with its secret (WebAuthn PRF), so that the key needs both. Without one the passkey cannot take
	 * part in the encryption: it is only asked for first, in the page, and whoever gets around the page does without it.
	 */
	readonly salt?: Uint8Array<ArrayBuffer>;
}

/** Bytes of a passkey's secret, which are those of HMAC-SHA-256 (WebAuthn §10.1.4). */
export const PASSKEY_SECRET = 32;

/** The key that needs both the stretched passphrase and the secret of the passkey (HKDF, RFC 5869). */
export async function keyOfBoth(
	stretched: Uint8Array<ArrayBuffer>,
	secret: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
	const both = new Uint8Array([...stretched, ...secret]);
	const master = await crypto.subtle.importKey("raw", both, "HKDF", false, ["deriveKey"]);
	const info = new TextEncoder().encode("yanpiao passphrase and passkey");
	const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
	return crypto.subtle.deriveKey(how, master, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
