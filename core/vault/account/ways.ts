import type { Shown } from "./account.ts";
import { chooseCost, type Kdf } from "./kdf.ts";
import type { Passkey } from "./passkey.ts";
import { passphraseWrap, withPasskey, withPassphrase } from "./passphrase.ts";
import type { Profile } from "./profiles.ts";
import { formatRecoveryCode, newRecoveryCode, parseRecoveryCode } from "./recovery-code.ts";
import { type Proof, type Wrap, wrapByDevice, wrapByPassphrase, wrapByRecovery } from "./wrap.ts";

/** The ways to open a profile, once its secret is known; `undefined` where what was shown does not allow the change. */
export type Change = (
	profile: Profile,
	secret: Uint8Array<ArrayBuffer>,
	proof: Proof,
) => Promise<readonly Wrap[] | undefined>;

interface Stretching {
	readonly kdf: Kdf;
	/** Milliseconds of a clock that is only read for differences. */
	clock(): number;
}

/** What somebody shows, as what could open this profile; `undefined` for what cannot be it. */
export function proofOf(shown: Shown, { wraps }: Profile): Proof | undefined {
	if (!shown) return passphraseWrap(wraps) ? undefined : { by: "device" };
	if ("passphrase" in shown) return shown.passphrase === "" ? undefined : { by: "passphrase", ...shown };
	const code = parseRecoveryCode(shown.recoveryCode);
	return code && { by: "recovery", code };
}

export function byPassphrase(next: string, { kdf, clock }: Stretching): Change {
	return async (profile, secret, proof) =>
		withPassphrase(profile, secret, next, proof, await chooseCost(kdf, clock), kdf);
}

export function byPasskeyBesides(passkey: Passkey | undefined, { kdf }: Stretching): Change {
	return (profile, secret, proof) => withPasskey(profile, secret, passkey, proof, kdf);
}

export const byBrowserAlone: Change = async ({ id }, secret) => [await wrapByDevice(secret, id)];

/** `code`: as it is printed. */
export function byNewRecoveryCode(): { readonly code: string; readonly change: Change } {
	const code = newRecoveryCode();
	return {
		code: formatRecoveryCode(code),
		change: async ({ id, wraps }, secret) => [
			...wraps.filter(({ by }) => by !== "recovery"),
			await wrapByRecovery(secret, id, code),
		],
	};
}

export function byBrowserBesides(remembered: boolean): Change {
	return async ({ id, wraps }, secret) => {
		const others = wraps.filter(({ by }) => by !== "device");
		const alone = !others.some(({ by }) => by === "passphrase");
		return remembered || alone ? [...others, await wrapByDevice(secret, id)] : others;
	};
}

/** Those of a new profile: the browser alone, or a passphrase where there is one, and a recovery code with it. */
export async function firstWays(
	id: string,
	secret: Uint8Array<ArrayBuffer>,
	passphrase: string,
	{ kdf, clock }: Stretching,
): Promise<{ readonly wraps: readonly Wrap[]; readonly code: string | undefined }> {
	if (passphrase === "") return { wraps: [await wrapByDevice(secret, id)], code: undefined };
	const code = newRecoveryCode();
	const byWords = await wrapByPassphrase(secret, id, passphrase, await chooseCost(kdf, clock), kdf);
	return { wraps: [byWords, await wrapByRecovery(secret, id, code)], code: formatRecoveryCode(code) };
}
