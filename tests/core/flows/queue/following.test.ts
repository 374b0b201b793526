import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { turnBit } from "#tests/core/flows/damage.ts";
import { items, quick, withPaused } from "./support.ts";

/** An app in another tab, and what happens besides when it reads records or looks which places there are. */
async function following(
	fake: Awaited<ReturnType<typeof withPaused>>,
	beside: { readonly records?: () => Promise<void>; readonly ids: () => Promise<void> },
) {
	const { vault } = fake;
	const seen: AppVault = {
		...vault,
		records: async (ids) => {
			await beside.records?.();
			return vault.records(ids);
		},
		queue: {
			...vault.queue,
			ids: async () => {
				await beside.ids();
				return vault.queue.ids();
			},
		},
	};
	return fake.another({ openVault: async () => seen });
}

describe("a tab that follows the queue", () => {
	test("does not write over a place that another tab takes while it looks which are left", async () => {
		const fake = await withPaused(2);
		const [left = "", taken = ""] = fake.ids;
		await fake.app.steerQueue({ what: "remove", recordIds: [taken] });
		const app = await following(fake, {
			records: async () => void (await fake.app.steerQueue({ what: "remove", recordIds: [left] })),
			ids: async () => void (await fake.app.enqueue([taken], "watch", { fresh: true })),
		});

		expect(await app.enqueue([taken], "library", quick)).toEqual(ok({ added: 0, already: 1, notAskable: 0 }));
		expect(await items(app)).toMatchObject([{ recordId: taken, from: "watch", fresh: true }]);
	});

	test("looks which places there are once, and not at every write because one of them is damaged", async () => {
		const fake = await withPaused(3);
		const [damaged = "", second = "", third = ""] = fake.ids;
		await turnBit(fake, "queue", damaged);
		let looked = 0;
		const app = await following(fake, { ids: async () => void looked++ });
		expect(await items(app)).toHaveLength(2);

		for (const recordId of [second, third]) {
			await fake.app.steerQueue({ what: "move", recordIds: [recordId], to: "first" });
			expect((await items(app))[0]).toMatchObject({ recordId });
		}
		expect(looked).toBe(1);

		await fake.app.steerQueue({ what: "remove", recordIds: [second] });
		expect(await items(app)).toMatchObject([{ recordId: third }]);
		expect(looked).toBe(2);
	});
});
