import { expect, test } from "vitest";

import { HOUR, overVault, quick, withInvoices } from "./support.ts";

test("an invoice whose asking breaks is put off and given up in the end, and the others get their turn", async () => {
	let broken = "";
	const made = await overVault("yanpiao-queue-broken", ({ record }) => ({
		record: (id) => (id === broken ? Promise.reject(new Error("unreadable")) : record(id)),
	}));
	const { app, id: bad, ids, vault, asked, advance } = await withInvoices(2, made);
	broken = bad;

	await app.enqueue(ids, "library", quick);
	for (let hours = 0; hours < 60; hours++) {
		await new Promise((resolve) => setTimeout(resolve, 10));
		advance(7 * HOUR);
		const [item] = (await vault.queue.items([bad])).map((held) => held.item);
		if (item?.state === "given_up") break;
	}

	const states = (await vault.queue.items(ids)).map(({ item }) => [item.state, item.reason]);
	expect(states).toEqual([
		["given_up", "interrupted"],
		["answered", undefined],
	]);
	expect(asked).toHaveLength(1);
});
