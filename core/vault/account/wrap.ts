import { type Argon2Cost, isTaken, type Kdf } from "./kdf.ts";

/** The vault's secret, wrapped (AES-256-GCM) by something only the right person or this very browser has. */
export type Wrap = DeviceWrap | PassphraseWrap | RecoveryWrap;

interface Wrapped {
	readonly nonce: Uint8Array<ArrayBuffer>;
	readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** By a key the browser keeps and gives nobody (记住此设备): whoever can use this browser's profile can open the vault. */
export interface DeviceWrap extends Wrapped {
	readonly by: "device";
	readonly key: CryptoKey;
}

/** By a passphrase (口令), stretched with Argon2id. */
export interface PassphraseWrap extends Wrapped {
	readonly by: "passphrase";
	readonly salt: Uint8Array<ArrayBuffer>;
	readonly cost: Argon2Cost;
}

/** By a recovery code (恢复码) of 160 random bits: too many to try, so it needs no stretching. */
export interface RecoveryWrap extends Wrapped {
	readonly by: "recovery";
}

/** What somebody shows to open a vault. */
export type Proof =
	| { readonly by: "device" }
	| { readonly by: "passphrase"; readonly passphrase: string }
	| { readonly by: "recovery"; readonly code: Uint8Array<ArrayBuffer> };

type Secret = Uint8Array<ArrayBuffer>;

export async function wrapByDevice(secret: Secret, profile: string): Promise<DeviceWrap> {
	const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
	return { by: "device", key, ...(await encrypt(secret, key, ["device", profile])) };
}

/** What a passphrase (口令) was stretched to. Whoever keeps it can wrap and unwrap without asking for the passphrase again. */
export interface Stretched {
	readonly cost: Argon2Cost;
	readonly salt: Uint8Array<ArrayBuffer>;
	/** An AES-256 key. */
	readonly key: Uint8Array<ArrayBuffer>;
}

/** NFKC, so that one keyboard's full-width letters are another's. Spaces count. */
export async function stretchPassphrase(
	passphrase: string,
	cost: Argon2Cost,
	kdf: Kdf,
	salt: Secret = crypto.getRandomValues(new Uint8Array(16)),
): Promise<Stretched> {
	return { cost, salt, key: await kdf(new TextEncoder().encode(passphrase.normalize("NFKC")), salt, cost) };
}

export async function wrapByPassphrase(
	secret: Secret,
	profile: string,
	passphrase: string,
	cost: Argon2Cost,
	kdf: Kdf,
): Promise<PassphraseWrap> {
	return wrapByStretched(secret, profile, await stretchPassphrase(passphrase, cost, kdf));
}

/** Each call draws a nonce of its own: the same key may wrap many secrets. */
export async function wrapByStretched(
	secret: Secret,
	profile: string,
	{ salt, cost, key }: Stretched,
): Promise<PassphraseWrap> {
	const wrapped = await encrypt(secret, await aesKey(key), passphrasePlace(profile, cost));
	return { by: "passphrase", salt, cost, ...wrapped };
}

/** `undefined` for what another passphrase, or the same one stretched otherwise, has wrapped. */
export async function unwrapByStretched(
	wrap: PassphraseWrap,
	profile: string,
	{ key, cost }: Stretched,
): Promise<Secret | undefined> {
	return decrypt(wrap, await aesKey(key), passphrasePlace(profile, cost));
}

export async function wrapByRecovery(secret: Secret, profile: string, code: Secret): Promise<RecoveryWrap> {
	return { by: "recovery", ...(await encrypt(secret, await recoveryKey(code), ["recovery", profile])) };
}

/** The secret, or `undefined` when this proof does not open this wrap. */
export async function unwrap(wrap: Wrap, profile: string, proof: Proof, kdf: Kdf): Promise<Secret | undefined> {
	if (wrap.by === "device" && proof.by === "device") return decrypt(wrap, wrap.key, ["device", profile]);
	if (wrap.by === "recovery" && proof.by === "recovery") {
		return decrypt(wrap, await recoveryKey(proof.code), ["recovery", profile]);
	}
	if (wrap.by === "passphrase" && proof.by === "passphrase" && isTaken(wrap.cost)) {
		const stretched = await stretchPassphrase(proof.passphrase, wrap.cost, kdf, wrap.salt);
		return unwrapByStretched(wrap, profile, stretched);
	}
	return undefined;
}

function passphrasePlace(profile: string, { memory, passes }: Argon2Cost): readonly unknown[] {
	return ["passphrase", profile, memory, passes];
}

function aesKey(bytes: Secret): Promise<CryptoKey> {
	return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function recoveryKey(code: Secret): Promise<CryptoKey> {
	const master = await crypto.subtle.importKey("raw", code, "HKDF", false, ["deriveKey"]);
	const info = new TextEncoder().encode("yanpiao recovery");
	const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
	return crypto.subtle.deriveKey(how, master, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function encrypt(secret: Secret, key: CryptoKey, place: readonly unknown[]): Promise<Wrapped> {
	const nonce = crypto.getRandomValues(new Uint8Array(12));
	const wrapped = await crypto.subtle.encrypt(
		{ name: "AES-GCM", iv: nonce, additionalData: bound(place) },
		key,
		secret,
	);
	return { nonce, wrapped: new Uint8Array(wrapped) };
}

async function decrypt({ nonce, wrapped }: Wrapped, key: CryptoKey, place: readonly unknown[]) {
	try {
		const how = { name: "AES-GCM", iv: nonce, additionalData: bound(place) };
		return new Uint8Array(await crypto.subtle.decrypt(how, key, wrapped));
	} catch {
		return undefined; // another key, or damaged: nobody can tell the two apart
	}
}

function bound(place: readonly unknown[]): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(JSON.stringify(["yanpiao", ...place]));
}
