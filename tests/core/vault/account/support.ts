import { createAccount, type Neighbours } from "#core/vault/account/account.ts";
import { argon2id, type Kdf } from "#core/vault/account/kdf.ts";
import { openProfiles, type Profiles } from "#core/vault/account/profiles.ts";

let names = 0;

export function newProfiles(): Profiles {
	return openProfiles(`yanpiao-profiles-test-${names++}`);
}

/** Tabs that are open at once. `lock` is what a person's lock does to all of them. */
export function makeTabs(): Neighbours & { lock(): void } {
	const giving: Parameters<Neighbours["serve"]>[0][] = [];
	return {
		ask: async (profile) => giving.map((give) => give(profile)).find((key) => key !== undefined),
		serve: (give) => void giving.push(give),
		lock: () => void giving.splice(0),
	};
}

/** The cheapest that is none of ours keeps tests fast. */
export const cheapKdf: Kdf = (passphrase, salt) => argon2id(passphrase, salt, { memory: 64, passes: 1 });

/** A wall clock that goes on only while somebody sleeps. */
export function makeClock(at = "2026-11-20T02:00:00Z"): { at: number } {
	return { at: Date.parse(at) };
}

/** An account over these profiles, as another tab or another day would open it. */
export function accountOver(
	profiles: Profiles,
	neighbours: Neighbours = makeTabs(),
	onStretch = () => {},
	wall = makeClock(),
) {
	const pauses: number[] = [];
	let id = 0;
	const account = createAccount({
		profiles,
		neighbours,
		// A clock that stands still makes every cost bearable.
		kdf(...what) {
			onStretch();
			return cheapKdf(...what);
		},
		clock: () => 0,
		now: () => new Date(wall.at),
		randomId: () => `p${id++}`,
		async sleep(milliseconds) {
			pauses.push(milliseconds);
			wall.at += milliseconds;
		},
	});
	return { account, pauses };
}
