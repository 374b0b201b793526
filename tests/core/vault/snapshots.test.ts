import { describe, expect, test } from "vitest";

import type { Snapshot } from "#core/vault/snapshots.ts";
import { makeChange, newName, type Opened, open, put, recordOf } from "./support.ts";

/** Five parts, so that not all are read in one go. */
const SIZE = 4 * 2 * 2 ** 20 + 1_000;

function snapshotOf(upTo: number, fill: number, size = SIZE): Snapshot {
	return { upTo, shape: "m", size, bytes: new Uint8Array(size).fill(fill) };
}

async function kept({ vault }: Opened): Promise<string | undefined> {
	const found = await vault.snapshot("m");
	if (!found) return undefined;
	const first = found.bytes[0] ?? -1;
	const whole = Buffer.alloc(found.size, first).equals(found.bytes);
	return whole ? `${found.upTo}: ${first}` : "torn";
}

/** A vault in which something was written, so that there is a write to stand for. */
async function written(): Promise<Opened> {
	const opened = await open(newName());
	for (const id of ["a", "b", "c"]) await opened.vault.commit(makeChange({ put: [put(recordOf(id, id))] }));
	return opened;
}

describe("a snapshot", () => {
	test("is read as it was saved, by the shape it is of, and gives way to the next", async () => {
		const opened = await written();

		await opened.vault.saveSnapshot(snapshotOf(2, 7), "one");
		expect(await kept(opened)).toBe("2: 7");
		expect(await opened.vault.snapshot("other")).toBeUndefined();

		await opened.vault.saveSnapshot(snapshotOf(3, 8), "two");
		expect(await kept(opened)).toBe("3: 8");
		expect(await opened.vault.snapshotFacts()).toMatchObject({ upTo: 3, shape: "m", size: SIZE });
		expect(await opened.db.snapshots.toCollection().primaryKeys()).toEqual([
			"head",
			...[0, 1, 2, 3, 4].map((part) => `two/${part}`),
		]);
	});

	test("says how many summaries came since", async () => {
		const { vault } = await written();

		expect(await vault.countChanged(0)).toBe(3);
		expect(await vault.countChanged(2)).toBe(1);
	});

	test("that is cut off at any row leaves the one before, whole, and nothing of itself after the next", async () => {
		const found = new Set<string | undefined>();
		for (let cut = 0; ; cut++) {
			const opened = await written();
			await opened.vault.saveSnapshot(snapshotOf(2, 7), "one");
			let left = cut;
			const step = () => {
				if (left-- === 0) throw new Error("cut off");
			};
			opened.db.snapshots.hook("creating", step);
			opened.db.snapshots.hook("updating", step);
			opened.db.snapshots.hook("deleting", step);

			const failed = await opened.vault.saveSnapshot(snapshotOf(3, 8), "two").then(
				() => false,
				() => true,
			);

			left = Number.POSITIVE_INFINITY;
			const now = await kept(opened);
			found.add(now);
			expect(now, `cut at ${cut}`).toBe(failed ? "2: 7" : "3: 8");
			await opened.vault.saveSnapshot(snapshotOf(3, 9, 10), "three");
			expect(await opened.db.snapshots.toCollection().primaryKeys()).toEqual(["head", "three/0"]);
			if (!failed) break;
		}
		expect(found).toEqual(new Set(["2: 7", "3: 8"]));
	});

	test("that was damaged, or lost a part, or whose parts changed places is as if there were none", async () => {
		const damages: Record<string, (opened: Opened) => Promise<unknown>> = {
			"a byte of a part": async ({ db }) => {
				const row = await db.snapshots.get("one/1");
				const body = row?.body as Uint8Array;
				body[5_000] = (body[5_000] ?? 0) ^ 1;
				await db.snapshots.put({ key: "one/1", body });
			},
			"a byte of its head": async ({ db }) => {
				const body = (await db.snapshots.get("head"))?.body as Uint8Array;
				body[30] = (body[30] ?? 0) ^ 1;
				await db.snapshots.put({ key: "head", body });
			},
			"no part": ({ db }) => db.snapshots.delete("one/2"),
			"no head": ({ db }) => db.snapshots.delete("head"),
			"not bytes": ({ db }) => db.snapshots.put({ key: "one/0", body: "text" }),
			"parts in each other's place": async ({ db }) => {
				const [a, b] = await db.snapshots.bulkGet(["one/0", "one/1"]);
				await db.snapshots.bulkPut([
					{ key: "one/0", body: b?.body },
					{ key: "one/1", body: a?.body },
				]);
			},
		};
		for (const [what, damage] of Object.entries(damages)) {
			const opened = await written();
			await opened.vault.saveSnapshot(snapshotOf(2, 7), "one");
			expect(await kept(opened)).toBe("2: 7");

			await damage(opened);

			expect(await kept(opened), what).toBeUndefined();
		}
	});
});
