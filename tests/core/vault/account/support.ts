import { createAccount } from "#core/vault/account/account.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
import { openProfiles, type Profiles } from "#core/vault/account/profiles.ts";

let names = 0;

export function newProfiles(): Profiles {
	return openProfiles(`yanpiao-profiles-test-${names++}`);
}

/** An account over these profiles, as another tab or another day would open it. */
export function accountOver(profiles: Profiles) {
	const pauses: number[] = [];
	let id = 0;
	const account = createAccount({
		profiles,
		// A clock that stands still makes every cost bearable; the cheapest keeps tests fast.
		kdf: (passphrase, salt) => argon2id(passphrase, salt, { memory: 64, passes: 1 }),
		clock: () => 0,
		now: () => new Date("2026-11-20T02:00:00Z"),
		randomId: () => `p${id++}`,
		sleep: async (milliseconds) => void pauses.push(milliseconds),
	});
	return { account, pauses };
}
