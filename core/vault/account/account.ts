import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { type VaultKey, vaultKeyOf } from "../seal/vault-key.ts";
import type { Kdf } from "./kdf.ts";
import { newProfile } from "./new-profile.ts";
import type { Passkey } from "./passkey.ts";
import { currentOf, type Profile, type ProfileChange, type Profiles } from "./profiles.ts";
import type { Change } from "./ways.ts";
import { type PassphraseProof, type Proof, unwrap, type Wrap } from "./wrap.ts";

/** How the vault on this device is protected, and whether it is open here. */
export interface AccountStanding {
	readonly state: "open" | "locked";
	/** A passphrase (口令) is set. Without one whoever can use this browser's profile can open the vault. */
	readonly passphrase: boolean;
	/** It opens without asking for the passphrase here (记住此设备). */
	readonly remembered: boolean;
	readonly recovery: boolean;
	/** The passkey that is asked for with the passphrase. */
	readonly passkey?: Passkey;
	/** Which one this is; the others are asked for by `profiles`. */
	readonly profile: {
		readonly id: string;
		readonly number: number;
		readonly name?: string;
		readonly several: boolean;
		/** A backup was to fill it, and that did not come to its end. */
		readonly filling?: true;
	};
}

/** What a person shows: nothing where no passphrase is set. */
export type Shown = PassphraseProof | { readonly recoveryCode: string } | undefined;

/**
 * `wrong_proof`: this does not open the vault; why is not said. `changed`: another tab changed it meanwhile. `too_short`:
 * a new passphrase has fewer than `SHORTEST_PASSPHRASE` characters.
 */
export type AccountProblem = Problem<"wrong_proof" | "changed" | "too_short">;

/** The local account (本机账户): the vault's key, and who may have it. Nothing of it leaves the device. */
export interface Account {
	standing(): Promise<AccountStanding>;
	/** The key; waits until it is unlocked. */
	key(): Promise<{ readonly profile: Profile; readonly key: VaultKey }>;
	unlock(shown: Shown): Promise<Result<void, AccountProblem>>;
	/**
	 * Sets or changes the passphrase. Only the key is wrapped again; what is stored stays as it is. A passkey stays where
	 * it was shown; whoever comes by the recovery code has none from then on.
	 */
	setPassphrase(next: string, shown: Shown): Promise<Result<void, AccountProblem>>;
	/** Asks for this passkey besides from now on, or for none. It and the passphrase are shown. */
	setPasskey(passkey: Passkey | undefined, shown: Shown): Promise<Result<void, AccountProblem>>;
	/** Back to what the browser alone opens. */
	removePassphrase(shown: Shown): Promise<Result<void, AccountProblem>>;
	/** Makes a recovery code; the one before opens nothing any more. */
	renewRecoveryCode(shown: Shown): Promise<Result<string, AccountProblem>>;
	setRemembered(remembered: boolean, shown: Shown): Promise<Result<void, AccountProblem>>;
}

/** Other tabs of this browser. */
export interface Neighbours {
	/** The key of a profile, from a tab that is unlocked. */
	ask(profile: string): Promise<VaultKey | undefined>;
	/** Answers others from now on. */
	serve(give: (profile: string) => VaultKey | undefined): void;
}

/** Holds the secret of an unlocked vault in memory for whoever opens it next, where this account's place comes and goes. */
export interface Keeper {
	recall(profile: string): Promise<Secret | undefined>;
	keep(profile: string, secret: Secret): Promise<void>;
}

export interface AccountDeps {
	readonly profiles: Profiles;
	readonly neighbours: Neighbours;
	readonly keeper?: Keeper;
	readonly kdf: Kdf;
	/** Milliseconds of a clock that is only read for differences. */
	clock(): number;
	now(): Date;
	randomId(): string;
	sleep(milliseconds: number): Promise<void>;
}

type Secret = Uint8Array<ArrayBuffer>;
type Proven = { readonly profile: Profile; readonly secret: Secret; readonly proof: Proof };

export function createAccount({
	profiles,
	neighbours,
	keeper,
	kdf,
	clock,
	now,
	randomId,
	sleep,
}: AccountDeps): Account {
	const waiting: ((opened: { profile: Profile; key: VaultKey }) => void)[] = [];
	let opened: { profile: Profile; key: VaultKey } | undefined;
	let starting: Promise<void> | undefined;
	/** Stays the same until this page is loaded anew, whichever is the current one by then. */
	let own = "";

	async function start(): Promise<void> {
		const profile = currentOf(await profiles.all()) ?? (await profiles.addFirst(await newProfile(randomId(), now())));
		own = profile.id;
		const secret = (await secretOf(profile, { by: "device" })) ?? (await keeper?.recall(profile.id));
		const key = secret ? await vaultKeyOf(secret) : await neighbours.ask(profile.id);
		if (key) open(profile, key);
	}

	/** Once; when it fails, the next call tries again. */
	function started(): Promise<void> {
		starting ??= start().catch((cause) => {
			starting = undefined;
			throw cause;
		});
		return starting;
	}

	function open(profile: Profile, key: VaultKey): void {
		const here = { profile, key };
		opened = here;
		neighbours.serve((id) => (id === profile.id ? key : undefined));
		for (const resolve of waiting.splice(0)) resolve(here);
	}

	async function secretOf(profile: Profile, proof: Proof): Promise<Secret | undefined> {
		for (const wrap of profile.wraps) {
			const secret = await unwrap(wrap, profile.id, proof, kdf);
			if (secret) return secret;
		}
		return undefined;
	}

	/** Where a passphrase is set it must be shown, even where the browser could open the vault by itself. */
	async function proven(shown: Shown): Promise<Result<Proven, AccountProblem>> {
		await started();
		// A vault that the browser opens by itself needs none of this.
		const [{ proofOf }, { oneMore }] = await Promise.all([import("./ways.ts"), import("./tries.ts")]);
		const turn = await changeOwn((profile) => {
			const { tries, waitMs } = oneMore(profile.tries, now().getTime());
			return { put: [{ ...profile, tries }], value: { profile, waitMs } };
		});
		if (!turn) return err({ code: "changed" });
		const { profile, waitMs } = turn;
		const proof = proofOf(shown, profile);
		if (waitMs > 0) await sleep(waitMs);
		const secret = proof && (await secretOf(profile, proof));
		if (!proof || !secret) return err({ code: "wrong_proof" });
		await changeOwn(({ tries: _, ...rest }) => ({ put: [rest], value: undefined }));
		return ok({ profile, secret, proof });
	}

	/** `undefined` where it was deleted in another tab. */
	function changeOwn<T>(plan: (profile: Profile) => ProfileChange<T>): Promise<T | undefined> {
		return profiles.change<T | undefined>((all) => {
			const profile = all.find(({ id }) => id === own);
			return profile ? plan(profile) : { value: undefined };
		});
	}

	async function rewrap(
		shown: Shown,
		how: (ways: typeof import("./ways.ts")) => Change,
	): Promise<Result<void, AccountProblem>> {
		const found = await proven(shown);
		if (!found.ok) return found;
		const { profile, secret, proof } = found.value;
		const wraps = await how(await import("./ways.ts"))(profile, secret, proof);
		if (!wraps) return err({ code: "wrong_proof" });
		await keeper?.keep(profile.id, secret);
		return (await profiles.replaceWraps(profile, wraps)) ? ok(undefined) : err({ code: "changed" });
	}

	return {
		async standing() {
			await started();
			const all = await profiles.all();
			const profile = all.find(({ id }) => id === own);
			const has = (by: Wrap["by"]) => profile?.wraps.some((wrap) => wrap.by === by) ?? false;
			const passkey = profile?.wraps.find((wrap) => wrap.by === "passphrase")?.passkey;
			return {
				state: opened ? "open" : "locked",
				passphrase: has("passphrase"),
				remembered: has("device"),
				recovery: has("recovery"),
				...(passkey && { passkey }),
				profile: {
					id: own,
					number: profile?.number ?? 1,
					...(profile?.name !== undefined && { name: profile.name }),
					several: all.length > 1,
					...(profile?.filling && { filling: true }),
				},
			};
		},

		async key() {
			await started();
			return opened ?? new Promise((resolve) => waiting.push(resolve));
		},

		async unlock(shown) {
			const found = await proven(shown);
			if (!found.ok) return found;
			const { profile, secret } = found.value;
			await keeper?.keep(profile.id, secret);
			if (!opened) open(profile, await vaultKeyOf(secret));
			return ok(undefined);
		},

		async setPassphrase(next, shown) {
			const { isTooShort } = await import("./limits.ts");
			if (isTooShort(next)) return err({ code: "too_short" });
			return rewrap(shown, ({ byPassphrase }) => byPassphrase(next, { kdf, clock }));
		},

		setPasskey: (passkey, shown) => rewrap(shown, ({ byPasskeyBesides }) => byPasskeyBesides(passkey, { kdf, clock })),

		removePassphrase: (shown) => rewrap(shown, ({ byBrowserAlone }) => byBrowserAlone),

		async renewRecoveryCode(shown) {
			const { code, change } = (await import("./ways.ts")).byNewRecoveryCode();
			const kept = await rewrap(shown, () => change);
			return kept.ok ? ok(code) : kept;
		},

		setRemembered: (remembered, shown) => rewrap(shown, ({ byBrowserBesides }) => byBrowserBesides(remembered)),
	};
}
