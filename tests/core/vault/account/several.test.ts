import Dexie from "dexie";
import { describe, expect, test } from "vitest";

import { LONGEST_NAME, MOST_PROFILES } from "#core/vault/account/limits.ts";
import { newProfile } from "#core/vault/account/new-profile.ts";
import { openProfiles, type Profiles } from "#core/vault/account/profiles.ts";
import { createSeveral } from "#core/vault/account/several.ts";
import { createCipher } from "#core/vault/seal/cipher.ts";
import type { VaultKey } from "#core/vault/seal/vault-key.ts";
import { accountOver, cheapKdf, makeTabs, newProfiles } from "./support.ts";

const PASSPHRASE = "冬天的第一张发票";
const done = { ok: true, value: undefined };
const failed = (code: string) => ({ ok: false, error: { code } });
const nobody = () => Promise.reject(new Error("nobody should be shown a code"));
const nameUnder = (key: VaultKey) => createCipher(key).name("26992000000000000017");

let ids = 0;

function severalOver(profiles: Profiles) {
	return createSeveral({
		profiles,
		kdf: cheapKdf,
		clock: () => 0,
		now: () => new Date("2026-11-20T03:00:00Z"),
		randomId: () => `q${ids++}`,
	});
}

/** A device with one profile, opened once. */
async function device() {
	const profiles = newProfiles();
	const first = await accountOver(profiles).account.key();
	return { profiles, first: first.profile, key: first.key, several: severalOver(profiles) };
}

const names = async (several: ReturnType<typeof severalOver>) =>
	(await several.profiles()).map(({ number, name, current }) => `${name ?? number}${current ? " *" : ""}`);

describe("another profile", () => {
	test("is empty, has a secret and a database of its own, and is the current one from then on", async () => {
		const { profiles, first, key, several } = await device();

		expect(await several.addProfile("  甲\u0007 \t公司 ")).toEqual(done);

		expect(await names(several)).toEqual(["1", "甲 公司 *"]);
		const second = await accountOver(profiles).account.key();
		expect(second.profile.database).not.toBe(first.database);
		expect(await nameUnder(second.key)).not.toBe(await nameUnder(key));
	});

	test("is opened by the next tab, while a tab that is open stays with its own until it is loaded anew", async () => {
		const { profiles, first, several } = await device();
		const here = accountOver(profiles).account;
		expect(await here.standing()).toMatchObject({ profile: { id: first.id, several: false } });

		await several.addProfile("");

		expect(await here.standing()).toMatchObject({ profile: { id: first.id, number: 1, several: true } });
		expect(await accountOver(profiles).account.standing()).toMatchObject({ profile: { number: 2, several: true } });
		// What is set in the tab with the first is set for the first.
		expect(await here.setPassphrase(PASSPHRASE, undefined)).toEqual(done);
		expect((await several.profiles()).map(({ guarded }) => guarded)).toEqual([true, false]);
	});

	test("may have a passphrase from the start: the browser alone does not open it, a recovery code does", async () => {
		const { profiles, several } = await device();

		const added = await several.addProfile("乙", PASSPHRASE);

		if (!added.ok || added.value === undefined) throw new Error("there is a recovery code");
		expect((await several.profiles()).map(({ guarded }) => guarded)).toEqual([false, true]);
		const { account } = accountOver(profiles);
		expect(await account.standing()).toMatchObject({ state: "locked", passphrase: true, recovery: true });
		expect(await account.unlock({ passphrase: "another one 7" })).toEqual(failed("wrong_proof"));
		expect(await account.unlock({ passphrase: PASSPHRASE })).toEqual(done);
		const later = accountOver(profiles).account;
		expect(await later.unlock({ recoveryCode: added.value })).toEqual(done);
		expect(await several.addProfile("丙", "七个字的口令啊")).toEqual(failed("too_short"));
		expect(await names(several)).toEqual(["1", "乙 *"]);
	});

	test("that a backup is to fill is not the current one, and unfinished until it is filled", async () => {
		const { profiles, several } = await device();

		const added = await several.addToFill("乙", "", nobody);

		if (!added.ok) throw new Error(added.error.code);
		const { id, database, key } = added.value;
		expect(await names(several)).toEqual(["1 *", "乙"]);
		expect(await several.profiles()).toMatchObject([{ filling: false }, { id, database, filling: true }]);
		await several.chooseProfile(id);
		const { account } = accountOver(profiles);
		expect(await nameUnder((await account.key()).key)).toBe(await nameUnder(key));
		expect(await account.standing()).toMatchObject({ profile: { id, filling: true } });
		expect(await several.filledProfile(id)).toEqual(done);
		expect((await account.standing()).profile.filling).toBeUndefined();
	});

	test("that a backup is to fill is made once its recovery code was noted, and not before", async () => {
		const { profiles, several } = await device();
		const codes: string[] = [];
		const person = (notes: boolean) => async (code: string) => {
			codes.push(code);
			expect(await names(several)).toEqual(["1 *"]);
			return notes;
		};

		expect(await several.addToFill("乙", PASSPHRASE, person(false))).toEqual(failed("not_noted"));
		expect(await names(several)).toEqual(["1 *"]);
		const added = await several.addToFill("乙", PASSPHRASE, person(true));

		if (!added.ok) throw new Error(added.error.code);
		await several.chooseProfile(added.value.id);
		const [first = "", second = ""] = codes;
		const { account } = accountOver(profiles);
		expect(await account.unlock({ recoveryCode: first })).toMatchObject({ ok: false });
		expect(await account.unlock({ recoveryCode: second })).toEqual(done);
	});

	test("that cannot be called so gives no code to note", async () => {
		const { several } = await device();
		await several.addProfile("乙");

		expect(await several.addToFill("乙", PASSPHRASE, nobody)).toEqual(failed("taken"));
		expect(await several.addToFill("长".repeat(LONGEST_NAME + 1), PASSPHRASE, nobody)).toEqual(failed("too_long"));
	});

	test("is called by what nobody else is called", async () => {
		const { first, several } = await device();
		await several.addProfile("甲公司");

		expect(await several.addProfile("甲公司")).toEqual(failed("taken"));
		expect(await several.renameProfile(first.id, " 甲公司")).toEqual(failed("taken"));
		expect(await several.renameProfile(first.id, "长".repeat(LONGEST_NAME + 1))).toEqual(failed("too_long"));
		expect(await several.renameProfile(first.id, "长".repeat(LONGEST_NAME))).toEqual(done);
		expect(await several.renameProfile(first.id, "")).toEqual(done);
		expect(await several.renameProfile("nobody", "丙")).toEqual(failed("gone"));
		expect(await names(several)).toEqual(["1", "甲公司 *"]);
	});

	test("cannot be added without end", async () => {
		const { several } = await device();
		for (let count = 1; count < MOST_PROFILES; count++) expect(await several.addProfile("")).toEqual(done);

		expect(await several.addProfile("")).toEqual(failed("too_many"));
	});
});

describe("the current one", () => {
	test("is one, also when two tabs choose at once", async () => {
		const { profiles, first, several } = await device();
		await several.addProfile("乙");
		await several.addProfile("丙");
		const [, second] = await several.profiles();

		await Promise.all([several.chooseProfile(first.id), severalOver(profiles).chooseProfile(second?.id ?? "")]);

		expect((await several.profiles()).filter(({ current }) => current)).toHaveLength(1);
		expect(await several.chooseProfile("nobody")).toEqual(failed("gone"));
	});

	test("asks for its own passphrase, and that of another does not open it", async () => {
		const { profiles, first, several } = await device();
		await accountOver(profiles).account.setPassphrase(PASSPHRASE, undefined);
		await several.addProfile("乙");
		expect(await accountOver(profiles).account.standing()).toMatchObject({ state: "open", passphrase: false });
		await accountOver(profiles).account.setPassphrase("another one 7", undefined);

		await several.chooseProfile(first.id);

		const { account } = accountOver(profiles);
		expect(await account.standing()).toMatchObject({ state: "locked", profile: { id: first.id } });
		expect(await account.unlock({ passphrase: "another one 7" })).toEqual(failed("wrong_proof"));
		expect(await account.unlock({ passphrase: PASSPHRASE })).toEqual(done);
	});

	test("does not get the key of another from a tab that still has it", async () => {
		const { profiles, first, several } = await device();
		const tabs = makeTabs();
		const sleeping = accountOver(profiles, tabs).account;
		await sleeping.setPassphrase(PASSPHRASE, undefined);
		await several.addProfile("乙");
		await accountOver(profiles).account.setPassphrase("another one 7", undefined);

		expect(await accountOver(profiles, tabs).account.standing()).toMatchObject({ state: "locked" });

		await several.chooseProfile(first.id);
		expect(await accountOver(profiles, tabs).account.standing()).toMatchObject({ state: "open" });
	});
});

describe("deleting one", () => {
	test("takes its keys first, and touches no other", async () => {
		const { profiles, first, key, several } = await device();
		await several.addProfile("乙");
		const before = (await profiles.all()).find(({ id }) => id !== first.id);

		expect(await several.condemnProfile(first.id)).toEqual(done);

		expect((await profiles.all()).find(({ id }) => id === first.id)).toMatchObject({ wraps: [], leaving: true });
		expect(await several.chooseProfile(first.id)).toEqual(failed("gone"));
		expect(await several.condemnProfile(first.id)).toEqual(done); // again, where it was broken off
		expect(await several.forgetProfile(first.id)).toEqual(done);
		expect(await profiles.all()).toEqual([before]);
		expect(await nameUnder((await accountOver(profiles).account.key()).key)).not.toBe(await nameUnder(key));
	});

	test("is refused for the one that is open, and for one whose database is still there", async () => {
		const { profiles, first, several } = await device();

		expect(await several.condemnProfile(first.id)).toEqual(failed("current"));
		await several.addProfile("乙");
		expect(await several.forgetProfile(first.id)).toEqual(failed("current"));

		expect(await profiles.all()).toHaveLength(2);
	});

	test("leaves a number that the others do not move up to", async () => {
		const { first, several } = await device();
		await several.addProfile("");
		await several.condemnProfile(first.id);
		await several.forgetProfile(first.id);

		await several.addProfile("");

		expect(await names(several)).toEqual(["2", "3 *"]);
	});
});

test("a row that an older version wrote, without name, number and mark, is the current one and number 1", async () => {
	const name = "yanpiao-profiles-old";
	const old = new Dexie(name);
	old.version(1).stores({ profiles: "id" });
	const written = await newProfile("old", new Date("2026-11-01T00:00:00Z"));
	await old.table("profiles").add(written);
	old.close();

	const profiles = openProfiles(name);
	const { account } = accountOver(profiles);

	expect((await account.key()).profile).toEqual(written);
	expect(await account.standing()).toMatchObject({ state: "open", profile: { id: "old", number: 1, several: false } });
	const several = severalOver(profiles);
	await several.addProfile("乙");
	expect(await names(several)).toEqual(["1", "乙 *"]);
	await several.chooseProfile("old");
	expect(await names(several)).toEqual(["1 *", "乙"]);
});
