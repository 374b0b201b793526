import { type Argon2Cost, isTaken, type Kdf } from "./kdf.ts";
import { keyOfBoth, PASSKEY_SECRET, type Passkey } from "./passkey.ts";

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

/** By a passphrase (口令), stretched with Argon2id, and by a passkey as well where there is one that can. */
export interface PassphraseWrap extends Wrapped {
	readonly by: "passphrase";
	readonly salt: Uint8Array<ArrayBuffer>;
	readonly cost: Argon2Cost;
	readonly passkey?: Passkey;
}

/** By a recovery code (恢复码) of 160 random bits: too many to try, so it needs no stretching. */
export interface RecoveryWrap extends Wrapped {
	readonly by: "recovery";
}

/** What somebody shows to open a vault. */
export type Proof =
	| { readonly by: "device" }
	| ({ readonly by: "passphrase" } & PassphraseProof)
	| { readonly by: "recovery"; readonly code: Uint8Array<ArrayBuffer> };

export interface PassphraseProof {
	readonly passphrase: string;
	/** What the passkey answered its salt with; `undefined` where it was not asked or has none. */
	readonly passkeySecret?: Uint8Array<ArrayBuffer> | undefined;
}

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
	salt: Secret = newSalt(),
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
	const kept = { salt, cost };
	return { by: "passphrase", ...kept, ...(await encrypt(secret, await aesKey(key), passphrasePlace(profile, kept))) };
}

/** `undefined` for what another passphrase, or the same one stretched otherwise, has wrapped. */
export async function unwrapByStretched(
	wrap: PassphraseWrap,
	profile: string,
	{ key, salt, cost }: Stretched,
): Promise<Secret | undefined> {
	return decrypt(wrap, await aesKey(key), passphrasePlace(profile, { salt, cost }));
}

/** With a passkey besides. `undefined` where it is to take part in the encryption and did not answer. */
export async function wrapWithPasskey(
	secret: Secret,
	profile: string,
	proof: PassphraseProof,
	how: { readonly cost: Argon2Cost; readonly passkey: Passkey },
	kdf: Kdf,
): Promise<PassphraseWrap | undefined> {
	const kept = { salt: newSalt(), ...how };
	const key = await passphraseKey(proof, kept, kdf);
	return key && { by: "passphrase", ...kept, ...(await encrypt(secret, key, passphrasePlace(profile, kept))) };
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
		const key = await passphraseKey(proof, wrap, kdf);
		return key && decrypt(wrap, key, passphrasePlace(profile, wrap));
	}
	return undefined;
}

type Stretching = Pick<PassphraseWrap, "salt" | "cost" | "passkey">;

function passphrasePlace(profile: string, { cost, passkey }: Stretching): readonly unknown[] {
	const place = ["passphrase", profile, cost.memory, cost.passes];
	return passkey ? [...place, passkey.salt ? "passkey" : "asked", passkey.credential.join()] : place;
}

async function passphraseKey(proof: PassphraseProof, kept: Stretching, kdf: Kdf): Promise<CryptoKey | undefined> {
	// First, so that an answer takes as long without the passkey as with a wrong one.
	const { key } = await stretchPassphrase(proof.passphrase, kept.cost, kdf, kept.salt);
	if (!kept.passkey?.salt) return aesKey(key);
	const { passkeySecret } = proof;
	return passkeySecret?.length === PASSKEY_SECRET ? keyOfBoth(key, passkeySecret) : undefined;
}

function aesKey(bytes: Secret): Promise<CryptoKey> {
	return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function newSalt(): Secret {
	return crypto.getRandomValues(new Uint8Array(16));
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
