import { describe, expect, test } from "vitest";

import { keyOfBoth, type Passkey } from "#core/vault/account/passkey.ts";
import type { PassphraseWrap } from "#core/vault/account/wrap.ts";
import { createCipher } from "#core/vault/seal/cipher.ts";
import type { VaultKey } from "#core/vault/seal/vault-key.ts";
import { storedBefore } from "./stored.ts";
import { accountOver, makeTabs, newProfiles } from "./support.ts";

const PASSPHRASE = "冬天的第一张发票";
/** Which one it is; there is no other. */
const profile = { id: "p0", number: 1, several: false };
const wrong = { ok: false, error: { code: "wrong_proof" } };
const done = { ok: true, value: undefined };

const passkey: Passkey = {
	credential: new Uint8Array([9, 9, 1]),
	transports: ["internal"],
	salt: new Uint8Array(32).fill(5),
};
const { salt: _, ...asked } = passkey;
const passkeySecret = new Uint8Array(32).fill(7);
const both = { passphrase: PASSPHRASE, passkeySecret };

/** The same text has the same blind name under the same key and no other. */
const nameUnder = (key: VaultKey) => createCipher(key).name("26992000000000000017");

/** A vault that a passphrase and a passkey open, and a recovery code. */
async function withPasskey(added: Passkey = passkey) {
	const profiles = newProfiles();
	const first = accountOver(profiles).account;
	const { key } = await first.key();
	await first.setPassphrase(PASSPHRASE, undefined);
	const made = await first.renewRecoveryCode({ passphrase: PASSPHRASE });
	expect(await first.setPasskey(added, both)).toEqual(done);
	return { profiles, first, recoveryCode: made.ok ? made.value : "", name: await nameUnder(key) };
}

describe("a passkey that takes part in the encryption", () => {
	test("opens with the passphrase, and is named for whoever asks for it", async () => {
		const { profiles, name } = await withPasskey();
		const { account } = accountOver(profiles);

		expect(await account.standing()).toMatchObject({ state: "locked", passphrase: true, remembered: false, passkey });
		expect(await account.unlock(both)).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test.each([
		["the passphrase alone", { passphrase: PASSPHRASE }],
		["the passkey alone", { passphrase: "", passkeySecret }],
		["the passkey with a wrong passphrase", { passphrase: "guess guess", passkeySecret }],
		["the passphrase with another passkey", { passphrase: PASSPHRASE, passkeySecret: new Uint8Array(32).fill(8) }],
		["the passphrase with half an answer", { passphrase: PASSPHRASE, passkeySecret: passkeySecret.slice(16) }],
		["the passphrase with no answer", { passphrase: PASSPHRASE, passkeySecret: new Uint8Array() }],
	])("does not open by %s, and says the same", async (_, shown) => {
		const { profiles } = await withPasskey();
		const { account } = accountOver(profiles);

		expect(await account.unlock(shown)).toEqual(wrong);
		expect(await account.standing()).toMatchObject({ state: "locked" });
	});

	test("costs the stretching of a passphrase also where the passkey is missing", async () => {
		const { profiles } = await withPasskey();
		let stretched = 0;
		const { account } = accountOver(profiles, makeTabs(), () => stretched++);

		await account.unlock({ passphrase: PASSPHRASE });

		expect(stretched).toBe(1);
	});

	test("that is missing again and again is answered ever more slowly", async () => {
		const { profiles } = await withPasskey();
		const { account, pauses } = accountOver(profiles);

		for (let tries = 0; tries < 5; tries++) await account.unlock({ passphrase: PASSPHRASE });

		expect(pauses).toEqual([1_000, 2_000]);
	});

	test("is not needed by whoever has the recovery code", async () => {
		const { profiles, recoveryCode, name } = await withPasskey();
		const { account } = accountOver(profiles);

		expect(await account.unlock({ recoveryCode })).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test("takes away the key that a remembered device has, which can be remembered again", async () => {
		const profiles = newProfiles();
		const { account } = accountOver(profiles);
		await account.setPassphrase(PASSPHRASE, undefined);
		await account.setRemembered(true, { passphrase: PASSPHRASE });

		await account.setPasskey(passkey, both);
		expect(await accountOver(profiles).account.standing()).toMatchObject({ state: "locked", remembered: false });

		expect(await account.setRemembered(true, { passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await account.setRemembered(true, both)).toEqual(done);
		expect(await accountOver(profiles).account.standing()).toMatchObject({ state: "open", remembered: true, passkey });
	});

	test("is not put on without the passphrase, nor without its own answer, nor over another", async () => {
		const profiles = newProfiles();
		const { account } = accountOver(profiles);
		expect(await account.setPasskey(passkey, both)).toEqual(wrong); // no passphrase yet
		expect(await account.setPasskey(passkey, undefined)).toEqual(wrong);
		await account.setPassphrase(PASSPHRASE, undefined);
		const made = await account.renewRecoveryCode({ passphrase: PASSPHRASE });
		const recoveryCode = made.ok ? made.value : "";

		expect(await account.setPasskey(passkey, { passphrase: "guess guess", passkeySecret })).toEqual(wrong);
		expect(await account.setPasskey(passkey, { passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await account.setPasskey(passkey, { recoveryCode })).toEqual(wrong);
		expect(await accountOver(profiles).account.unlock({ passphrase: PASSPHRASE })).toEqual(done);

		await account.setPasskey(passkey, both);
		expect(await account.setPasskey({ ...passkey, credential: new Uint8Array([1]) }, both)).toEqual(wrong);
		expect((await account.standing()).passkey).toEqual(passkey);
	});

	test("removed leaves the passphrase alone, and needs both for it", async () => {
		const { profiles, first, recoveryCode, name } = await withPasskey();

		expect(await first.setPasskey(undefined, { passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await first.setPasskey(undefined, { recoveryCode })).toEqual(wrong);
		expect(await first.setPasskey(undefined, both)).toEqual(done);

		const { account } = accountOver(profiles);
		expect(await account.standing()).not.toHaveProperty("passkey");
		expect(await account.unlock({ passphrase: PASSPHRASE })).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test("stays when the passphrase is changed, and wraps one key anew only", async () => {
		const { profiles, first, name } = await withPasskey();
		const [before] = await profiles.all();

		expect(await first.setPassphrase("另一句话 2026", { passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await first.setPassphrase("另一句话 2026", both)).toEqual(done);

		const { account } = accountOver(profiles);
		expect(await account.unlock(both)).toEqual(wrong);
		expect(await account.unlock({ passphrase: "另一句话 2026" })).toEqual(wrong);
		expect(await account.unlock({ passphrase: "另一句话 2026", passkeySecret })).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
		const [after] = await profiles.all();
		const kept = (by: string) => [before, after].map((profile) => profile?.wraps.find((wrap) => wrap.by === by)?.nonce);
		expect(kept("recovery")[0]).toEqual(kept("recovery")[1]);
		expect(kept("passphrase")[0]).not.toEqual(kept("passphrase")[1]);
	});

	test("that is lost is left behind by setting a passphrase with the recovery code", async () => {
		const { profiles, recoveryCode, name } = await withPasskey();

		expect(await accountOver(profiles).account.setPassphrase("另一句话 2026", { recoveryCode })).toEqual(done);

		const { account } = accountOver(profiles);
		expect(await account.standing()).not.toHaveProperty("passkey");
		expect(await account.unlock({ passphrase: "另一句话 2026" })).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test("goes with the passphrase", async () => {
		const { profiles, first } = await withPasskey();

		expect(await first.removePassphrase({ passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await first.removePassphrase(both)).toEqual(done);

		expect(await accountOver(profiles).account.standing()).toEqual({
			profile,
			state: "open",
			passphrase: false,
			remembered: true,
			recovery: false,
		});
	});

	test.each([
		["struck out", ({ passkey: _, ...wrap }) => wrap],
		["made one that is only asked for", (wrap) => ({ ...wrap, passkey: asked })],
		["exchanged for another", (wrap) => ({ ...wrap, passkey: { ...passkey, credential: new Uint8Array([1]) } })],
	] satisfies [string, (wrap: PassphraseWrap) => PassphraseWrap][])(
		"that is %s in the database opens nothing",
		async (_, change) => {
			const { profiles } = await withPasskey();
			const [profile] = await profiles.all();
			if (!profile) throw new Error("there is a profile");
			const wraps = profile.wraps.map((wrap) => (wrap.by === "passphrase" ? change(wrap) : wrap));
			await profiles.replaceWraps(profile, wraps);

			for (const shown of [both, { passphrase: PASSPHRASE }]) {
				expect(await accountOver(profiles).account.unlock(shown)).toEqual(wrong);
			}
		},
	);
});

describe("a passkey that is only asked for", () => {
	test("is named, stays through a change of the passphrase, and keeps nothing shut by itself", async () => {
		const { profiles, first } = await withPasskey(asked);

		await first.setPassphrase("另一句话 2026", { passphrase: PASSPHRASE });

		const { account } = accountOver(profiles);
		expect(await account.standing()).toMatchObject({ state: "locked", passkey: asked });
		expect(await account.unlock({ passphrase: PASSPHRASE })).toEqual(wrong);
		expect(await account.unlock({ passphrase: "另一句话 2026" })).toEqual(done);
	});

	test("is removed with the passphrase", async () => {
		const { profiles, first } = await withPasskey(asked);

		expect(await first.setPasskey(undefined, { passphrase: PASSPHRASE })).toEqual(done);

		expect(await accountOver(profiles).account.standing()).not.toHaveProperty("passkey");
	});
});

describe("a profile that was stored before there were passkeys", () => {
	async function stored() {
		const profiles = newProfiles();
		await profiles.addFirst(storedBefore.profile);
		return accountOver(profiles).account;
	}
	const { passphrase, recoveryCode, name } = storedBefore;

	test.each([{ passphrase }, { recoveryCode }])("still opens", async (shown) => {
		const account = await stored();

		expect(await account.standing()).toEqual({
			profile,
			state: "locked",
			passphrase: true,
			remembered: false,
			recovery: true,
		});
		expect(await account.unlock(shown)).toEqual(done);
		expect(await nameUnder((await account.key()).key)).toBe(name);
	});

	test("takes a passkey", async () => {
		const account = await stored();

		expect(await account.setPasskey(passkey, { passphrase, passkeySecret })).toEqual(done);

		expect(await account.unlock({ passphrase })).toEqual(wrong);
		expect(await account.unlock({ passphrase, passkeySecret })).toEqual(done);
	});
});

test("the key of both is HKDF-SHA-256 (RFC 5869) over the stretched passphrase and the passkey's secret", async () => {
	const key = await keyOfBoth(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
	// By Python's hmac: extract with 32 zero bytes, expand with "yanpiao passphrase and passkey" and 1.
	const expected = Buffer.from("46fbe64587b739c1c658597659986cebc513f0f05bac460fd7e23126c64e7109", "hex");
	const how = { name: "AES-GCM", iv: new Uint8Array(12) };

	const sealed = await crypto.subtle.encrypt(how, key, new Uint8Array([4, 2]));

	const independent = await crypto.subtle.importKey("raw", expected, "AES-GCM", false, ["decrypt"]);
	expect(new Uint8Array(await crypto.subtle.decrypt(how, independent, sealed))).toEqual(new Uint8Array([4, 2]));
});
