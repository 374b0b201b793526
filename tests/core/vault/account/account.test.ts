import { describe, expect, test } from "vitest";
import { newProfile } from "#core/vault/account/new-profile.ts";
import { createCipher } from "#core/vault/seal/cipher.ts";
import type { VaultKey } from "#core/vault/seal/vault-key.ts";
import { accountOver, makeClock, makeTabs, newProfiles } from "./support.ts";

const PASSPHRASE = "冬天的第一张发票";
const wrong = { ok: false, error: { code: "wrong_proof" } };
const done = { ok: true, value: undefined };

/** The same text has the same blind name under the same key and no other. */
const nameUnder = (key: VaultKey) => createCipher(key).name("26992000000000000017");

async function protectedAccount() {
	const profiles = newProfiles();
	const first = accountOver(profiles).account;
	const { key } = await first.key();
	expect(await first.setPassphrase(PASSPHRASE, undefined)).toEqual(done);
	return { profiles, name: await nameUnder(key), first };
}

describe("a new account", () => {
	test("is open by itself, and says that no passphrase guards it", async () => {
		const { account } = accountOver(newProfiles());

		expect(await account.standing()).toEqual({
			state: "open",
			passphrase: false,
			remembered: true,
			recovery: false,
			profile: { id: "p0", number: 1, several: false },
		});
	});

	test("has one key, whoever opens it, also when two tabs are first at once", async () => {
		const profiles = newProfiles();
		const tabs = [accountOver(profiles).account, accountOver(profiles).account, accountOver(profiles).account];

		const names = await Promise.all(tabs.map(async (tab) => nameUnder((await tab.key()).key)));

		expect(new Set(names).size).toBe(1);
		expect(await profiles.all()).toHaveLength(1);
	});

	test("has another key than the next", async () => {
		const one = await accountOver(newProfiles()).account.key();
		const other = await accountOver(newProfiles()).account.key();

		expect(await nameUnder(one.key)).not.toBe(await nameUnder(other.key));
	});
});

describe("a passphrase", () => {
	test("locks what was open without one, and opens it with the same key", async () => {
		const { profiles, name } = await protectedAccount();
		const { account } = accountOver(profiles);

		expect(await account.standing()).toMatchObject({ state: "locked", passphrase: true, remembered: false });
		expect(await account.unlock({ passphrase: PASSPHRASE })).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
		expect(await account.standing()).toMatchObject({ state: "open" });
	});

	test("keeps whoever needs the key waiting until it is given", async () => {
		const { profiles, name } = await protectedAccount();
		const { account } = accountOver(profiles);
		const waiting = account.key();

		await account.unlock({ passphrase: "not this" });
		await account.unlock({ passphrase: PASSPHRASE });

		expect(await nameUnder((await waiting).key)).toBe(name);
	});

	test.each(["", "冬天的第一张发", "冬天的第一张发票 ", PASSPHRASE.toUpperCase().slice(1)])(
		"that is wrong (%j) opens nothing",
		async (passphrase) => {
			const { account } = accountOver((await protectedAccount()).profiles);

			expect(await account.unlock({ passphrase })).toEqual(wrong);
			expect(await account.standing()).toMatchObject({ state: "locked" });
		},
	);

	test("is the same in full-width letters", async () => {
		const profiles = newProfiles();
		await accountOver(profiles).account.setPassphrase("abc123 发票", undefined);

		expect(await accountOver(profiles).account.unlock({ passphrase: "ａｂｃ１２３　发票" })).toEqual(done);
	});

	test("that is wrong again and again is answered ever more slowly, until it is right", async () => {
		const { account, pauses } = accountOver((await protectedAccount()).profiles);

		for (let tries = 0; tries < 10; tries++) await account.unlock({ passphrase: "guess" });
		expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
		await account.unlock({ passphrase: PASSPHRASE });
		await account.unlock({ passphrase: "guess" });

		expect(pauses).toHaveLength(8); // the right one waited as well, the next wrong one did not
	});

	test("that is wrong is answered as slowly after a reload, in a second tab, and whatever the clock says", async () => {
		const { profiles } = await protectedAccount();
		const wall = makeClock();
		const loaded = () => accountOver(profiles, makeTabs(), undefined, wall);
		for (let tries = 0; tries < 7; tries++) await loaded().account.unlock({ passphrase: "guess" });

		const second = loaded();
		await second.account.unlock({ passphrase: "guess" });
		expect(second.pauses).toEqual([16_000]);
		wall.at -= 400 * 86_400_000;
		const setBack = loaded();
		await setBack.account.unlock({ passphrase: "guess" });
		expect(setBack.pauses).toEqual([60_000]); // what was waited for before, at most, and its own
		wall.at += 800 * 86_400_000;
		const ahead = loaded();
		expect(await ahead.account.unlock({ passphrase: PASSPHRASE })).toEqual(done);
		expect(ahead.pauses).toEqual([30_000]);

		const after = loaded();
		await after.account.unlock({ passphrase: "guess" });
		expect(after.pauses).toEqual([]); // what was right begins anew
	});

	test("that is wrong counts also where the page is loaded anew before it is answered", async () => {
		const { profiles } = await protectedAccount();
		for (let tries = 0; tries < 3; tries++) await accountOver(profiles).account.unlock({ passphrase: "guess" });
		const cut = accountOver(profiles, makeTabs(), () => {
			throw new Error("the page is gone");
		});
		await expect(cut.account.unlock({ passphrase: "guess" })).rejects.toThrow("gone");

		const next = accountOver(profiles);
		await next.account.unlock({ passphrase: "guess" });
		expect(next.pauses).toEqual([1_000 + 2_000]); // its clock stands where the other began to wait
	});

	test("that is wrong for one profile makes no other one slow", async () => {
		const { profiles } = await protectedAccount();
		for (let tries = 0; tries < 6; tries++) await accountOver(profiles).account.unlock({ passphrase: "guess" });
		const other = await newProfile("other", new Date(0));
		await profiles.change((all) => ({
			put: [...all.map(({ current: _, ...one }) => one), { ...other, number: 2, current: true }],
			value: undefined,
		}));

		const { account, pauses } = accountOver(profiles);
		expect(await account.setPassphrase(PASSPHRASE, undefined)).toEqual(done);
		expect(pauses).toEqual([]);
	});

	test.each(["", "1234567", "一二三四五六七"])("too short to be one (%j) is refused", async (next) => {
		const { account } = accountOver(newProfiles());

		expect(await account.setPassphrase(next, undefined)).toEqual({ ok: false, error: { code: "too_short" } });
		expect(await account.standing()).toMatchObject({ passphrase: false });
	});

	test("changed opens with the new one only; what is stored stays readable", async () => {
		const { profiles, name, first } = await protectedAccount();

		expect(await first.setPassphrase("另一句话 2026", { passphrase: PASSPHRASE })).toEqual(done);

		const { account } = accountOver(profiles);
		expect(await account.unlock({ passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await account.unlock({ passphrase: "另一句话 2026" })).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test("is not changed, removed or gone around without showing it, even where the vault is open", async () => {
		const { profiles, first } = await protectedAccount();
		await first.setRemembered(true, { passphrase: PASSPHRASE });

		expect(await first.setPassphrase("mine now", undefined)).toEqual(wrong);
		expect(await first.setPassphrase("mine now", { passphrase: "guess" })).toEqual(wrong);
		expect(await first.removePassphrase(undefined)).toEqual(wrong);
		expect(await first.renewRecoveryCode(undefined)).toEqual(wrong);
		expect(await accountOver(profiles).account.standing()).toMatchObject({ passphrase: true, recovery: false });
	});

	test("removed leaves a vault that this browser opens by itself", async () => {
		const { profiles, name, first } = await protectedAccount();

		expect(await first.removePassphrase({ passphrase: PASSPHRASE })).toEqual(done);

		const { account } = accountOver(profiles);
		expect(await account.standing()).toMatchObject({ state: "open", passphrase: false });
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test("changed in two tabs at once is changed once", async () => {
		const { profiles, first } = await protectedAccount();
		const other = accountOver(profiles).account;

		const results = await Promise.all([
			first.setPassphrase("first tab", { passphrase: PASSPHRASE }),
			other.setPassphrase("other tab", { passphrase: PASSPHRASE }),
		]);

		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: { code: "changed" } }]);
	});
});

describe("tabs that are open at once", () => {
	test("are unlocked by one of them, and locked together", async () => {
		const { profiles, name } = await protectedAccount();
		const tabs = makeTabs();
		const one = accountOver(profiles, tabs).account;
		expect(await one.standing()).toMatchObject({ state: "locked" });
		await one.unlock({ passphrase: PASSPHRASE });

		const two = accountOver(profiles, tabs).account;
		expect(await two.standing()).toMatchObject({ state: "open" });
		expect(await nameUnder((await two.key()).key)).toBe(name);

		tabs.lock();
		expect(await accountOver(profiles, tabs).account.standing()).toMatchObject({ state: "locked" });
	});
});

describe("a remembered device", () => {
	test("opens by itself until it is told to forget", async () => {
		const { profiles, first } = await protectedAccount();

		await first.setRemembered(true, { passphrase: PASSPHRASE });
		expect(await accountOver(profiles).account.standing()).toMatchObject({ state: "open", remembered: true });

		await first.setRemembered(false, { passphrase: PASSPHRASE });
		expect(await accountOver(profiles).account.standing()).toMatchObject({ state: "locked", remembered: false });
	});

	test("without a passphrase cannot be forgotten: nothing would open the vault again", async () => {
		const profiles = newProfiles();
		const { account } = accountOver(profiles);

		await account.setRemembered(false, undefined);

		expect(await accountOver(profiles).account.standing()).toMatchObject({ state: "open", remembered: true });
	});
});

describe("a recovery code", () => {
	test("opens as it was written down, in small letters and without the dashes", async () => {
		const { profiles, name, first } = await protectedAccount();
		const made = await first.renewRecoveryCode({ passphrase: PASSPHRASE });
		const code = made.ok ? made.value : "";
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);

		for (const recoveryCode of [code, code.toLowerCase(), code.replaceAll("-", " "), code.replaceAll("0", "o")]) {
			const { account } = accountOver(profiles);
			expect(await account.unlock({ recoveryCode })).toEqual(done);
			expect(await nameUnder((await account.key()).key)).toBe(name);
		}
	});

	test("lets a forgotten passphrase be replaced", async () => {
		const { profiles, first } = await protectedAccount();
		const made = await first.renewRecoveryCode({ passphrase: PASSPHRASE });
		const recoveryCode = made.ok ? made.value : "";

		const { account } = accountOver(profiles);
		expect(await account.setPassphrase("这次真的记住了 1", { recoveryCode })).toEqual(done);

		expect(await accountOver(profiles).account.unlock({ passphrase: "这次真的记住了 1" })).toEqual(done);
	});

	test("made anew makes the one before worthless, and nonsense was never one", async () => {
		const { profiles, first } = await protectedAccount();
		const old = await first.renewRecoveryCode({ passphrase: PASSPHRASE });
		await first.renewRecoveryCode({ passphrase: PASSPHRASE });

		const { account } = accountOver(profiles);
		expect(await account.unlock({ recoveryCode: old.ok ? old.value : "" })).toEqual(wrong);
		expect(await account.unlock({ recoveryCode: "ABCD" })).toEqual(wrong);
		expect(await account.unlock({ recoveryCode: "" })).toEqual(wrong);
	});
});

test("a stored cost that is none of ours is refused, however it came there", async () => {
	const { profiles } = await protectedAccount();
	const [profile] = await profiles.all();
	if (!profile) throw new Error("there is a profile");
	const greedy = profile.wraps.map((wrap) =>
		wrap.by === "passphrase" ? { ...wrap, cost: { memory: 4_000_000, passes: 100 } } : wrap,
	);
	await profiles.replaceWraps(profile, greedy);

	expect(await accountOver(profiles).account.unlock({ passphrase: PASSPHRASE })).toEqual(wrong);
});
