import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { DamagedRowError, type Place } from "#core/vault/codec.ts";
import { createCipher } from "#core/vault/seal/cipher.ts";
import { newSecret, vaultKeyOf } from "#core/vault/seal/vault-key.ts";

const cipher = createCipher(await vaultKeyOf(newSecret()));
const place: Place = ["records", "r1", 3];

const seal = async (value: unknown, at: Place = place) => (await cipher.seal(value, at)) as Uint8Array; // that is what it gives

describe("what is sealed", () => {
	test("opens again as it was, bodies and bytes", async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.uint8Array({ maxLength: 300 })), async (value) => {
				const expected = value instanceof Uint8Array ? value : JSON.parse(JSON.stringify(value));
				expect(await cipher.open(await seal(value), place)).toEqual(expected);
			}),
		);
	});

	test("shows nothing of itself, and is never the same twice", async () => {
		const sealed = await seal({ seller: "演示商贸有限公司", number: "26992000000000000017" });
		const shown = Buffer.from(sealed).toString("latin1");

		expect(shown).not.toContain("26992000000000000017");
		expect(shown).not.toContain(Buffer.from("演示商贸").toString("latin1"));
		expect(await seal({})).not.toEqual(await seal({}));
	});

	test.each<[string, Place]>([
		["another table", ["summaries", "r1", 3]],
		["another row", ["records", "r2", 3]],
		["another version of its row", ["records", "r1", 2]],
		["no version", ["records", "r1"]],
	])("does not open in %s", async (_, other) => {
		await expect(cipher.open(await seal({ a: 1 }), other)).rejects.toThrow(DamagedRowError);
	});

	test("does not open under another key", async () => {
		const other = createCipher(await vaultKeyOf(newSecret()));

		await expect(other.open(await seal({ a: 1 }), place)).rejects.toThrow(DamagedRowError);
	});

	test("does not open when a byte of it is changed or it is cut", async () => {
		const sealed = await seal({ a: "some text" });
		for (let at = 0; at < sealed.length; at++) {
			const changed = sealed.slice();
			changed[at] = (changed[at] ?? 0) ^ 1;
			await expect(cipher.open(changed, place), `byte ${at}`).rejects.toThrow(DamagedRowError);
			await expect(cipher.open(sealed.slice(0, at), place), `cut at ${at}`).rejects.toThrow(DamagedRowError);
		}
	});

	test.each([undefined, null, "text", 7, {}, new Uint8Array(0)])("is not %o", async (stored) => {
		await expect(cipher.open(stored, place)).rejects.toThrow(DamagedRowError);
	});
});

describe("a blind name", () => {
	test("is the same for the same text, another for another text or key, and says nothing of it", async () => {
		const other = createCipher(await vaultKeyOf(newSecret()));
		const name = await cipher.name("26992000000000000017");

		expect(await cipher.name("26992000000000000017")).toBe(name);
		expect(await cipher.name("26992000000000000018")).not.toBe(name);
		expect(await other.name("26992000000000000017")).not.toBe(name);
		expect(name).toMatch(/^[0-9a-f]{32}$/);
	});
});
