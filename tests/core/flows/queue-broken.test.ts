import { expect, test } from "vitest";
import type { AppVault } from "#core/flows/deps.ts";
import { openVault } from "#core/vault/vault.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { digital, makeApp, value } from "./support.ts";

test("an invoice whose asking breaks is put off and given up in the end, and the others get their turn", async () => {
	const vault: AppVault = await openVault({ name: "yanpiao-queue-broken", codec: testCodec });
	let broken = "";
	const fake = await makeApp({
		openVault: async () => ({
			...vault,
			record: (id) => (id === broken ? Promise.reject(new Error("unreadable")) : vault.record(id)),
		}),
	});
	const { app, asked } = fake;
	const ids = [1, 2].map(async (serial) => value(await app.captureTyped(digital(serial))).recordId);
	const [bad = "", good = ""] = await Promise.all(ids);
	broken = bad;

	await app.enqueue([bad, good], "library", { fresh: false });
	for (let hours = 0; hours < 60; hours++) {
		await new Promise((resolve) => setTimeout(resolve, 10));
		fake.advance(7 * 3_600_000);
		const [item] = (await vault.queue.items([bad])).map((held) => held.item);
		if (item?.state === "given_up") break;
	}

	const states = (await vault.queue.items([bad, good])).map(({ item }) => [item.state, item.reason]);
	expect(states).toEqual([
		["given_up", "interrupted"],
		["answered", undefined],
	]);
	expect(asked).toHaveLength(1);
});
