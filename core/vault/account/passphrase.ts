import type { Argon2Cost, Kdf } from "./kdf.ts";
import type { Passkey } from "./passkey.ts";
import type { Profile } from "./profiles.ts";
import { type PassphraseWrap, type Proof, type Wrap, wrapByPassphrase, wrapWithPasskey } from "./wrap.ts";

type Secret = Uint8Array<ArrayBuffer>;

export function passphraseWrap(wraps: readonly Wrap[]): PassphraseWrap | undefined {
	return wraps.find((wrap) => wrap.by === "passphrase");
}

/**
 * The ways to open a profile with `next` as its passphrase. The first one takes away the browser's own key. A passkey
 * stays for who has shown it, and goes where the recovery code was shown in its place.
 */
export async function withPassphrase(
	{ id, wraps }: Profile,
	secret: Secret,
	next: string,
	proof: Proof,
	cost: Argon2Cost,
	kdf: Kdf,
): Promise<readonly Wrap[] | undefined> {
	const before = passphraseWrap(wraps);
	const wrap =
		before?.passkey && proof.by === "passphrase"
			? await wrapWithPasskey(secret, id, { ...proof, passphrase: next }, { cost, passkey: before.passkey }, kdf)
			: await wrapByPassphrase(secret, id, next, cost, kdf);
	return wrap && [...wraps.filter(({ by }) => by !== "passphrase" && (before || by !== "device")), wrap];
}

/**
 * The ways to open a profile with this passkey beside the passphrase, or with none. One that comes takes away the
 * browser's own key, which would be a way around it. `undefined` where the passphrase was not shown, or where another
 * passkey would have to make room: only one of the two has answered.
 */
export async function withPasskey(
	{ id, wraps }: Profile,
	secret: Secret,
	passkey: Passkey | undefined,
	proof: Proof,
	kdf: Kdf,
): Promise<readonly Wrap[] | undefined> {
	const before = passphraseWrap(wraps);
	if (!before || proof.by !== "passphrase" || (passkey && before.passkey)) return undefined;
	const { cost } = before;
	const wrap = passkey
		? await wrapWithPasskey(secret, id, proof, { cost, passkey }, kdf)
		: await wrapByPassphrase(secret, id, proof.passphrase, cost, kdf);
	return wrap && [...wraps.filter(({ by }) => by !== "passphrase" && !(passkey && by === "device")), wrap];
}
