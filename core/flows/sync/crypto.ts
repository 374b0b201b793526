/**
 * Keys between two vaults, by WebCrypto alone. Pairing: ECDH on P-256 (SP 800-56A), confirmed by HMAC-SHA-256 (FIPS 198)
 * under a key that PBKDF2 (RFC 8018) makes of the code the user typed. Each connection: HMAC over both nonces, then keys
 * for its frames by HKDF (RFC 5869).
 *
 * Who only listens cannot learn the key: it is not made of the code. Who stands between and changes what is said would
 * have to find the code within its three minutes: 2^37 tries of 200 000 rounds each.
 */
const ROUNDS = 200_000;

const text = new TextEncoder();

/** Base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
	let binary = "";
	for (let start = 0; start < bytes.length; start += 0x8000) {
		// To spread a typed array goes one by one through its iterator: ten times slower.
		binary += String.fromCharCode.apply(undefined, bytes.subarray(start, start + 0x8000) as unknown as number[]); // it is array-like
	}
	return btoa(binary);
}

/** Bytes of base64, `undefined` when it is none. */
export function fromBase64(encoded: string): Uint8Array<ArrayBuffer> | undefined {
	try {
		const binary = atob(encoded);
		const bytes = new Uint8Array(binary.length);
		for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
		return bytes;
	} catch {
		return undefined; // told by whoever wanted bytes
	}
}

/** 32 random bytes in base64: said once. */
export function makeNonce(): string {
	return toBase64(crypto.getRandomValues(new Uint8Array(32)));
}

export interface Agreement {
	/** Our half, to be told. */
	readonly publicKey: string;
	/** The common secret from the other's half; `undefined` when that is no point of the curve. */
	agree(other: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export async function beginAgreement(): Promise<Agreement> {
	const algorithm = { name: "ECDH", namedCurve: "P-256" };
	const pair = await crypto.subtle.generateKey(algorithm, false, ["deriveBits"]);
	return {
		publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))),
		async agree(other) {
			const bytes = fromBase64(other);
			if (!bytes) return undefined;
			try {
				const theirs = await crypto.subtle.importKey("raw", bytes, algorithm, false, []);
				return new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256));
			} catch {
				return undefined; // not a point of the curve
			}
		},
	};
}

/** The key by which both sides show that they know the code, without saying it. */
export async function codeKey(code: string, transcript: string): Promise<CryptoKey> {
	const secret = await crypto.subtle.importKey("raw", text.encode(code), "PBKDF2", false, ["deriveBits"]);
	const salt = await crypto.subtle.digest("SHA-256", text.encode(transcript));
	const bits = await crypto.subtle.deriveBits(
		{ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS },
		secret,
		256,
	);
	return macKey(bits);
}

/** The lasting key of a pair, in base64. */
export async function pairKey(secret: Uint8Array<ArrayBuffer>, transcript: string): Promise<string> {
	return toBase64(new Uint8Array(await expand(secret, transcript, "yanpiao pair")));
}

/** Six digits of the key: who holds another key shows other digits. They give nothing of the key away. */
export async function checkDigits(lasting: Uint8Array<ArrayBuffer>): Promise<string> {
	const digits = new DataView(await expand(lasting, "", "yanpiao check")).getUint32(0) % 1_000_000;
	return String(digits).padStart(6, "0").replace(/^.../, "$& ");
}

/** The key for one use of a lasting key. */
export async function keyFor(lasting: Uint8Array<ArrayBuffer>, transcript: string, use: string): Promise<CryptoKey> {
	return macKey(await expand(lasting, transcript, `yanpiao ${use}`));
}

export async function sign(key: CryptoKey, content: string): Promise<string> {
	return toBase64(new Uint8Array(await crypto.subtle.sign("HMAC", key, text.encode(content))));
}

/** In constant time, as WebCrypto compares. */
export async function isSigned(key: CryptoKey, content: string, mac: string): Promise<boolean> {
	const bytes = fromBase64(mac);
	return bytes !== undefined && crypto.subtle.verify("HMAC", key, bytes, text.encode(content));
}

async function expand(secret: Uint8Array<ArrayBuffer>, transcript: string, info: string): Promise<ArrayBuffer> {
	const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
	const salt = await crypto.subtle.digest("SHA-256", text.encode(transcript));
	return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: text.encode(info) }, key, 256);
}

function macKey(bits: ArrayBuffer): Promise<CryptoKey> {
	return crypto.subtle.importKey("raw", bits, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}
