import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { LONGEST_NAME, MOST_PROFILES } from "./limits.ts";
import { newProfile } from "./new-profile.ts";
import { currentOf, type Profile, type ProfileChange, type Profiles } from "./profiles.ts";

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
}

/**
 * `too_long`: a name has more than `LONGEST_NAME` characters; `taken`: another profile has it; `too_many`: there are
 * `MOST_PROFILES`; `gone`: it was deleted in another tab; `current`: the one that is open cannot be deleted.
 */
export type ProfileProblem = Problem<"too_long" | "taken" | "too_many" | "gone" | "current">;

type Done = Promise<Result<void, ProfileProblem>>;

/** The profiles of this browser (账户): each is a vault of its own. Pages must be loaded anew after the current one changed. */
export interface Several {
	/** The oldest first. */
	profiles(): Promise<readonly ProfileFacts[]>;
	/** An empty vault, which becomes the current one. An empty name is none. */
	addProfile(name: string): Done;
	renameProfile(id: string, name: string): Done;
	chooseProfile(id: string): Done;
	/** First step of deleting: its keys are gone for good, and nothing opens its database any more. */
	condemnProfile(id: string): Done;
	/** Last step, once its database is deleted. */
	forgetProfile(id: string): Done;
}

interface SeveralDeps {
	readonly profiles: Profiles;
	now(): Date;
	randomId(): string;
}

export function createSeveral({ profiles, now, randomId }: SeveralDeps): Several {
	/** Over the profile of this id, as it is then. */
	const change = (id: string, plan: (profile: Profile, all: readonly Profile[]) => Planned): Done =>
		profiles.change((all) => {
			const found = all.find((profile) => profile.id === id);
			return found ? plan(found, all) : failed("gone");
		});

	return {
		async profiles() {
			const all = await profiles.all();
			const current = currentOf(all);
			return all.map((profile) => factsOf(profile, profile === current));
		},

		async addProfile(name) {
			const made = await newProfile(randomId(), now());
			return profiles.change((all) => {
				if (all.length >= MOST_PROFILES) return failed("too_many");
				const named = withName({ ...made, number: nextNumber(all), current: true }, name, all);
				return named.ok ? put(...all.map(notCurrent), named.value) : { value: named };
			});
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
function withName(profile: Profile, typed: string, all: readonly Profile[]): Result<Profile, ProfileProblem> {
	const { name: _, ...nameless } = profile;
	const name = typed.normalize("NFC").replaceAll(/\s+/g, " ").replaceAll(/\p{C}/gu, "").trim();
	if (name === "") return ok(nameless);
	if (Array.from(name).length > LONGEST_NAME) return err({ code: "too_long" });
	if (all.some((other) => other.id !== profile.id && other.name === name)) return err({ code: "taken" });
	return ok({ ...nameless, name });
}

function factsOf({ id, number = 1, name, database, wraps, leaving }: Profile, current: boolean): ProfileFacts {
	const guarded = wraps.length > 0 && !wraps.some(({ by }) => by === "device");
	return { id, number, ...(name !== undefined && { name }), database, current, guarded, leaving: leaving ?? false };
}
