import { createAccount, type Neighbours } from "#core/vault/account/account.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
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

/** An account over these profiles, as another tab or another day would open it. */
export function accountOver(profiles: Profiles, neighbours: Neighbours = makeTabs(), onStretch = () => {}) {
	const pauses: number[] = [];
	let id = 0;
	const account = createAccount({
		profiles,
		neighbours,
		// A clock that stands still makes every cost bearable; the cheapest keeps tests fast.
		kdf(passphrase, salt) {
			onStretch();
			return argon2id(passphrase, salt, { memory: 64, passes: 1 });
		},
		clock: () => 0,
		now: () => new Date("2026-11-20T02:00:00Z"),
		randomId: () => `p${id++}`,
		sleep: async (milliseconds) => void pauses.push(milliseconds),
	});
	return { account, pauses };
}
