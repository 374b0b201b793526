/** The keys that everything in one vault is sealed with; they cannot be taken out of the browser's hands. */
export interface VaultKey {
	/** AES-256-GCM: bodies and bytes. */
	readonly rows: CryptoKey;
	/** HMAC-SHA-256: blind names. */
	readonly names: CryptoKey;
}

/** 32 random bytes that a vault's keys are derived from. Kept only wrapped (`keyring.ts`). */
export function newSecret(): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(32));
}

/** HKDF-SHA-256 (RFC 5869), one info text a purpose. */
export async function vaultKeyOf(secret: Uint8Array<ArrayBuffer>): Promise<VaultKey> {
	const master = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
	const from = (purpose: string) => ({
		name: "HKDF",
		hash: "SHA-256",
		salt: new Uint8Array(),
		info: new TextEncoder().encode(`yanpiao vault ${purpose}`),
	});
	const [rows, names] = await Promise.all([
		crypto.subtle.deriveKey(from("rows"), master, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
		crypto.subtle.deriveKey(from("names"), master, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]),
	]);
	return { rows, names };
}
