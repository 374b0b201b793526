import Dexie, { type Table } from "dexie";

import type { Wrap } from "./wrap.ts";

/** A vault on this device and the ways to open it. Not sealed: it is read before anything can be opened. */
export interface Profile {
	readonly id: string;
	/** The database that holds the vault. */
	readonly database: string;
	readonly createdAt: string;
	readonly wraps: readonly Wrap[];
}

/** The profiles of this device, in a database of their own. */
export interface Profiles {
	all(): Promise<readonly Profile[]>;
	/** Adds the first profile, unless another tab was quicker: gives the one that is there. */
	addFirst(profile: Profile): Promise<Profile>;
	/** Replaces the ways to open a profile, all at once. `false` where another tab changed them since `before`. */
	replaceWraps(before: Profile, wraps: readonly Wrap[]): Promise<boolean>;
	clear(): Promise<void>;
}

class ProfileDatabase extends Dexie {
	declare readonly profiles: Table<Profile, string>;
}

export function openProfiles(name = "yanpiao-profiles"): Profiles {
	const db = new ProfileDatabase(name);
	db.version(1).stores({ profiles: "id" });
	return {
		all: () => db.profiles.toArray(),
		addFirst: (profile) =>
			db.transaction("rw", db.profiles, async () => {
				const [first] = await db.profiles.toArray();
				if (first) return first;
				await db.profiles.add(profile);
				return profile;
			}),
		replaceWraps: (before, wraps) =>
			db.transaction("rw", db.profiles, async () => {
				const now = await db.profiles.get(before.id);
				if (!now || !sameWraps(now.wraps, before.wraps)) return false;
				await db.profiles.put({ ...now, wraps });
				return true;
			}),
		clear: () => db.profiles.clear(),
	};
}

/** A nonce is used once: the same nonces are the same wraps. */
function sameWraps(a: readonly Wrap[], b: readonly Wrap[]): boolean {
	const nonces = (wraps: readonly Wrap[]) => wraps.map(({ nonce }) => nonce.join()).join("|");
	return nonces(a) === nonces(b);
}
