import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { newSecret, type VaultKey, vaultKeyOf } from "../seal/vault-key.ts";
import type { Kdf } from "./kdf.ts";
import { isTooShort, LONGEST_NAME, MOST_PROFILES } from "./limits.ts";
import { profileWith } from "./new-profile.ts";
import { currentOf, type Profile, type ProfileChange, type Profiles } from "./profiles.ts";
import { firstWays } from "./ways.ts";

/** A profile as a list shows it, also while it is locked. */
export interface ProfileFacts {
	readonly id: string;
	/** What it is called by without a name. */
	readonly number: number;
	readonly name?: string;
	readonly database: string;
	/** This browser opens it. */
	readonly current: boolean;
	/** It asks for a passphrase. */
	readonly guarded: boolean;
	/** Its deletion began and did not come to its end: it can only be deleted again. */
	readonly leaving: boolean;
	/** A backup was to fill it, and that did not come to its end: it can be restored into again. */
	readonly filling: boolean;
}

/**
 * `too_long`: a name has more than `LONGEST_NAME` characters; `taken`: another profile has it; `too_many`: there are
 * `MOST_PROFILES`; `too_short`: its passphrase has fewer than `SHORTEST_PASSPHRASE` characters.
 */
export type NewProfileProblem = Problem<"too_long" | "taken" | "too_many" | "too_short">;

/** `not_noted`: its recovery code was shown, and nobody noted it. */
export type UnmadeProblem = NewProfileProblem | Problem<"not_noted">;

/** `gone`: it was deleted in another tab; `current`: the one that is open cannot be deleted. */
export type ProfileProblem = NewProfileProblem | Problem<"gone" | "current">;

type Done = Promise<Result<void, ProfileProblem>>;

/** The profiles of this browser (账户): each is a vault of its own. Pages must be loaded anew after the current one changed. */
export interface Several {
	/** The oldest first. */
	profiles(): Promise<readonly ProfileFacts[]>;
	/**
	 * An empty vault, which becomes the current one. An empty name is none, and so is an empty passphrase; with one there is
	 * a recovery code, which is given this once.
	 */
	addProfile(name: string, passphrase?: string): Promise<Result<string | undefined, NewProfileProblem>>;
	renameProfile(id: string, name: string): Done;
	chooseProfile(id: string): Done;
	/** First step of deleting: its keys are gone for good, and nothing opens its database any more. */
	condemnProfile(id: string): Done;
	/** Last step, once its database is deleted. */
	forgetProfile(id: string): Done;
	/** A backup has filled it, or the person takes what is there for all. */
	filledProfile(id: string): Done;
}

/** An empty vault that a backup is to fill; it is not the current one, and `filling` until `filledProfile`. */
export interface ToFill {
	readonly id: string;
	readonly database: string;
	readonly key: VaultKey;
}

/** Shows a recovery code and says whether it was noted. */
type Noted = (recoveryCode: string) => Promise<boolean>;

interface SeveralDeps {
	readonly profiles: Profiles;
	readonly kdf: Kdf;
	/** Milliseconds of a clock that is only read for differences. */
	clock(): number;
	now(): Date;
	randomId(): string;
}

export function createSeveral({ profiles, kdf, clock, now, randomId }: SeveralDeps): Several & {
	/** With a passphrase nothing is made before its recovery code was noted. */
	addToFill(name: string, passphrase: string, noted: Noted): Promise<Result<ToFill, UnmadeProblem>>;
} {
	/** Over the profile of this id, as it is then. */
	const change = (id: string, plan: (profile: Profile, all: readonly Profile[]) => Planned): Done =>
		profiles.change((all) => {
			const found = all.find((profile) => profile.id === id);
			return found ? plan(found, all) : failed("gone");
		});

	/** `mark`: what the new one is from the start. `undefined` when its recovery code was not noted. */
	async function add(
		name: string,
		passphrase: string,
		mark: Pick<Profile, "current" | "filling">,
		noted: Noted,
	): Promise<Result<(ToFill & { readonly recoveryCode: string | undefined }) | undefined, NewProfileProblem>> {
		if (passphrase !== "" && isTooShort(passphrase)) return err({ code: "too_short" });
		const id = randomId();
		const fitted = (wraps: Profile["wraps"], all: readonly Profile[]): Result<Profile, NewProfileProblem> => {
			if (all.length >= MOST_PROFILES) return err({ code: "too_many" });
			return withName({ ...profileWith(id, now(), wraps), number: nextNumber(all), ...mark }, name, all);
		};
		const early = fitted([], await profiles.all()); // before a code is noted in vain
		if (!early.ok) return early;
		const secret = newSecret();
		const { wraps, code } = await firstWays(id, secret, passphrase, { kdf, clock });
		const key = await vaultKeyOf(secret);
		if (code !== undefined && !(await noted(code))) return ok(undefined);
		return profiles.change<Awaited<ReturnType<typeof add>>>((all) => {
			const made = fitted(wraps, all);
			if (!made.ok) return { value: made };
			const { database } = made.value;
			const others = mark.current ? all.map(notCurrent) : [];
			return { put: [...others, made.value], value: ok({ id, database, key, recoveryCode: code }) };
		});
	}

	return {
		async profiles() {
			const all = await profiles.all();
			const current = currentOf(all);
			return all.map((profile) => factsOf(profile, profile === current));
		},

		async addProfile(name, passphrase = "") {
			const added = await add(name, passphrase, { current: true }, async () => true);
			return added.ok ? ok(added.value?.recoveryCode) : added;
		},

		async addToFill(name, passphrase, noted) {
			const added = await add(name, passphrase, { filling: true }, noted);
			if (!added.ok) return added;
			return added.value ? ok(added.value) : err({ code: "not_noted" });
		},

		renameProfile: (id, name) =>
			change(id, (profile, all) => {
				const named = withName(profile, name, all);
				return named.ok ? put(named.value) : { value: named };
			}),

		chooseProfile: (id) =>
			change(id, (chosen, all) => {
				if (chosen.leaving) return failed("gone");
				return put(...all.map((one) => (one.id === id ? { ...one, current: true as const } : notCurrent(one))));
			}),

		condemnProfile: (id) =>
			change(id, (profile, all) =>
				currentOf(all)?.id === id ? failed("current") : put({ ...profile, wraps: [], leaving: true }),
			),

		forgetProfile: (id) =>
			change(id, ({ leaving }) => (leaving ? { remove: id, value: ok(undefined) } : failed("current"))),

		filledProfile: (id) => change(id, ({ filling: _, ...profile }) => put(profile)),
	};
}

/** What the next profile is called by without a name. */
export function nextNumber(all: readonly { readonly number?: number }[]): number {
	return 1 + Math.max(0, ...all.map(({ number = 1 }) => number));
}

type Planned = ProfileChange<Result<void, ProfileProblem>>;

function put(...profiles: readonly Profile[]): Planned {
	return { put: profiles, value: ok(undefined) };
}

function failed(code: ProfileProblem["code"]): Planned {
	return { value: err({ code }) };
}

function notCurrent({ current: _, ...profile }: Profile): Profile {
	return profile;
}

/** Two that are called the same would be taken for each other. */
function withName(profile: Profile, typed: string, all: readonly Profile[]): Result<Profile, NewProfileProblem> {
	const { name: _, ...nameless } = profile;
	const name = typed.normalize("NFC").replaceAll(/\s+/g, " ").replaceAll(/\p{C}/gu, "").trim();
	if (name === "") return ok(nameless);
	if (Array.from(name).length > LONGEST_NAME) return err({ code: "too_long" });
	if (all.some((other) => other.id !== profile.id && other.name === name)) return err({ code: "taken" });
	return ok({ ...nameless, name });
}

function factsOf(profile: Profile, current: boolean): ProfileFacts {
	const { id, number = 1, name, database, wraps, leaving = false, filling = false } = profile;
	const guarded = wraps.length > 0 && !wraps.some(({ by }) => by === "device");
	return { id, number, ...(name !== undefined && { name }), database, current, guarded, leaving, filling };
}
