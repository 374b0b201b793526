import Dexie, { type Table } from "dexie";

import type { Tries } from "./tries.ts";
import type { Wrap } from "./wrap.ts";

/** A vault on this device and the ways to open it. Not sealed: it is read before anything can be opened. */
export interface Profile {
	readonly id: string;
	/** The database that holds the vault. */
	readonly database: string;
	readonly createdAt: string;
	readonly wraps: readonly Wrap[];
	/** As the person calls it. */
	readonly name?: string;
	/** What it is called by without a name; the first of a device has none, and is 1. */
	readonly number?: number;
	/** This browser opens it (当前账户); where none is marked so, the oldest. */
	readonly current?: true;
	/** It is being deleted: nothing opens it any more, and its database may still be there. */
	readonly leaving?: true;
	/** Those since the last that was right. */
	readonly tries?: Tries;
	/** A backup was to fill it, and that has not come to its end. */
	readonly filling?: true;
}

/** What is to become of the profiles; `undefined` leaves all as they are. */
export interface ProfileChange<T> {
	readonly put?: readonly Profile[];
	readonly remove?: string;
	readonly value: T;
}

/** The profiles of this device, in a database of their own. */
export interface Profiles {
	/** The oldest first. */
	all(): Promise<readonly Profile[]>;
	/** Adds the first profile, unless another tab was quicker: gives the current one that is there. */
	addFirst(profile: Profile): Promise<Profile>;
	/** Replaces the ways to open a profile, all at once. `false` where another tab changed them since `before`. */
	replaceWraps(before: Profile, wraps: readonly Wrap[]): Promise<boolean>;
	/** Changes them in one transaction, by what is there then. */
	change<T>(plan: (all: readonly Profile[]) => ProfileChange<T>): Promise<T>;
	clear(): Promise<void>;
}

/** The profile that this browser opens; `profiles` come the oldest first. */
export function currentOf(profiles: readonly Profile[]): Profile | undefined {
	return profiles.find(({ current }) => current) ?? profiles.find(({ leaving }) => !leaving);
}

class ProfileDatabase extends Dexie {
	declare readonly profiles: Table<Profile, string>;
}

export function openProfiles(name = "yanpiao-profiles"): Profiles {
	// A key that is lost is a vault that is lost: it is on the disk, not only with the system.
	const db = new ProfileDatabase(name, { chromeTransactionDurability: "strict" });
	db.version(1).stores({ profiles: "id" });
	const all = async () => (await db.profiles.toArray()).sort(byAge);
	return {
		all,
		addFirst: (profile) =>
			db.transaction("rw", db.profiles, async () => {
				const found = currentOf(await all());
				if (found) return found;
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
		change: (plan) =>
			db.transaction("rw", db.profiles, async () => {
				const { put = [], remove, value } = plan(await all());
				await db.profiles.bulkPut([...put]);
				if (remove !== undefined) await db.profiles.delete(remove);
				return value;
			}),
		clear: () => db.profiles.clear(),
	};
}

function byAge(a: Profile, b: Profile): number {
	return (a.number ?? 1) - (b.number ?? 1) || (a.createdAt < b.createdAt ? -1 : 1);
}

/** A nonce is used once: the same nonces are the same wraps. */
function sameWraps(a: readonly Wrap[], b: readonly Wrap[]): boolean {
	const nonces = (wraps: readonly Wrap[]) => wraps.map(({ nonce }) => nonce.join()).join("|");
	return nonces(a) === nonces(b);
}
