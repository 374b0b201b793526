import { expect, test } from "vitest";

import { createAccount, type Keeper } from "#core/vault/account/account.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
import type { Profiles } from "#core/vault/account/profiles.ts";
import { makeTabs, newProfiles } from "./support.ts";

const PASSPHRASE = "冬天的第一张发票";

function makeKeeper(): Keeper & { forget(): void } {
	const held = new Map<string, Uint8Array<ArrayBuffer>>();
	return {
		recall: async (profile) => held.get(profile),
		keep: async (profile, secret) => void held.set(profile, secret),
		forget: () => held.clear(),
	};
}

/** As the next worker of the same browser would open it: no other one is there. */
function accountWith(profiles: Profiles, keeper: Keeper) {
	let id = 0;
	return createAccount({
		profiles,
		keeper,
		neighbours: makeTabs(),
		kdf: (passphrase, salt) => argon2id(passphrase, salt, { memory: 64, passes: 1 }),
		clock: () => 0,
		now: () => new Date("2026-11-20T02:00:00Z"),
		randomId: () => `p${id++}`,
		sleep: async () => undefined,
	});
}

async function stateOf(profiles: Profiles, keeper: Keeper) {
	return (await accountWith(profiles, keeper).standing()).state;
}

test("what was unlocked is open for the next one, until the keeper forgets", async () => {
	const profiles = newProfiles();
	const keeper = makeKeeper();
	await accountWith(profiles, keeper).setPassphrase(PASSPHRASE, undefined);
	expect(await stateOf(profiles, keeper)).toBe("open");

	keeper.forget();
	expect(await stateOf(profiles, keeper)).toBe("locked");

	expect(await accountWith(profiles, keeper).unlock({ passphrase: PASSPHRASE })).toMatchObject({ ok: true });
	expect(await stateOf(profiles, keeper)).toBe("open");
});

test("a wrong passphrase gives the keeper nothing", async () => {
	const profiles = newProfiles();
	const keeper = makeKeeper();
	await accountWith(profiles, keeper).setPassphrase(PASSPHRASE, undefined);
	keeper.forget();

	await accountWith(profiles, keeper).unlock({ passphrase: "不是这个口令吧" });

	expect(await stateOf(profiles, keeper)).toBe("locked");
});

test("without a passphrase nothing is given to the keeper", async () => {
	const keeper = makeKeeper();
	const account = accountWith(newProfiles(), keeper);
	await account.key();

	expect(await keeper.recall((await account.standing()).profile.id)).toBeUndefined();
});
