import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import type { App, ListQuery } from "#core/flows/app.ts";
import { createApp } from "#core/flows/create-app.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import type { Snapshot } from "#core/vault/snapshots.ts";
import { openVault } from "#core/vault/vault.ts";
import { capture, digital, everything, type Fake, file, makeApp, makeReading } from "#tests/core/flows/support.ts";
import { testCodec } from "#tests/core/vault/codec.ts";

/** At once, however little there is. */
const snapshots = { idleMs: 0, latestMs: 1e6, fewest: 1 };
/** In these tests of opening nobody writes one. */
const never = { idleMs: 1e6, latestMs: 1e6, fewest: 1e6 };

/** Some alike, some with the number of another, some with none. */
const files = Array.from({ length: 14 }, (_, n) => {
	const fields = digital(n % 9, { sellerName: n % 4 === 0 ? "演示高速公路有限公司" : `云泽（Sample）店${n % 5}` });
	return makeReading(n % 7 === 6 ? { ...fields, number: undefined } : fields, "pdf", "text", { member: `${n}.pdf` });
});

async function makeTabs(): Promise<Fake> {
	const fake = await makeApp({ snapshots: never });
	for (const [n, reading] of files.entries()) fake.files.set(`f${n}`, ok([reading]));
	return fake;
}

/** An app over the same database, started anew. Tells how many summaries it read one by one. */
async function startAnew(fake: Fake, over: Partial<AppVault> = {}, deps: Partial<AppDeps> = {}) {
	const vault: AppVault = await openVault({ name: fake.name, codec: testCodec });
	const read = { rows: 0 };
	const counted: AppVault = {
		...vault,
		async summariesSince(seq) {
			const rows = await vault.summariesSince(seq);
			read.rows += rows.length;
			return rows;
		},
		...over,
	};
	const app = createApp({ ...fake.deps, snapshots: never, ...deps, openVault: async () => counted });
	return { app, vault, read };
}

const byRows = { snapshot: async () => undefined } satisfies Partial<AppVault>;

/** Writes a snapshot of what is there now, as an app does when it is idle. What is mostly holes is dropped instead. */
async function writeSnapshot(fake: Fake, deps: Partial<AppDeps> = {}): Promise<Snapshot | undefined> {
	if ((await fake.vault.head()).records === 0) return undefined; // of nothing there is none
	let done: (snapshot?: Snapshot) => void;
	const written = new Promise<Snapshot | undefined>((resolve) => {
		done = resolve;
	});
	const keeping: Partial<AppVault> = {
		countChanged: async () => 1e9,
		async saveSnapshot(snapshot, name) {
			const kept = await fake.vault.saveSnapshot(snapshot, name);
			done(snapshot);
			return kept;
		},
		async dropSnapshot() {
			await fake.vault.dropSnapshot();
			done();
		},
	};
	const { app, vault } = await startAnew(fake, keeping, { snapshots, ...deps });
	await app.list(everything);
	const snapshot = await written;
	vault.close();
	return snapshot;
}

/** All that an app says of its records. */
async function told(app: App): Promise<unknown> {
	while ((await app.judgeSome()) > 0);
	const queries: ListQuery[] = [
		everything,
		{ ...everything, where: "trash" },
		{ ...everything, where: "needs_person" },
		{ ...everything, where: "due" },
		{ ...everything, text: "sample", sort: "sellerName", direction: "up" },
		{ ...everything, text: "高速", sort: "number" },
	];
	const lists = [];
	for (const query of queries) lists.push(await app.list(query));
	const ids = lists.flatMap(({ rows }) => rows.map(({ id }) => id));
	const views = [];
	for (const id of new Set(ids)) {
		const view = await app.view(id);
		views.push([id, view?.row, view?.findings.map((one) => JSON.stringify(one)).toSorted()]);
	}
	return { lists, views: views.toSorted(), news: (await app.watchNews()).changed };
}

type Step =
	| { readonly what: "capture"; readonly tab: 0 | 1; readonly file: number }
	| { readonly what: "trash" | "restore" | "erase" | "claim"; readonly tab: 0 | 1; readonly at: number }
	| { readonly what: "snapshot" };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			what: fc.constant("capture" as const),
			tab: fc.constantFrom(0, 1),
			file: fc.nat(files.length - 1),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			what: fc.constantFrom("trash" as const, "restore" as const, "erase" as const, "claim" as const),
			tab: fc.constantFrom(0, 1),
			at: fc.nat(20),
		}),
	},
	fc.record({ what: fc.constant("snapshot" as const) }),
);

async function play(fake: Fake, tabs: readonly App[], all: readonly Step[]): Promise<void> {
	for (const one of all) {
		if (one.what === "snapshot") {
			await writeSnapshot(fake);
			continue;
		}
		const app = tabs[one.tab];
		if (!app) throw new Error("no such tab");
		if (one.what === "capture") {
			await capture(app, [file(`f${one.file}`)]);
			continue;
		}
		const ids = (await fake.vault.ids()).toSorted();
		const id = ids[one.at % Math.max(1, ids.length)];
		if (id === undefined) continue;
		if (one.what === "claim") await app.setClaimed([id], one.at % 2 === 0);
		else await app[one.what]([id]);
	}
}

describe("a library opened by its snapshot", () => {
	test("says what one opened by every row says, whatever tabs did before and after it was written", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 6 }), async (before, after) => {
				const fake = await makeTabs();
				const other = await fake.another();
				await capture(fake.app, [file("f0")]);
				await play(fake, [fake.app, other], before);
				await writeSnapshot(fake);
				await play(fake, [fake.app, other], after);

				const [own, rows] = [await startAnew(fake), await startAnew(fake, byRows)];

				expect(await told(own.app)).toEqual(await told(rows.app));
				for (const { vault } of [own, rows]) vault.close();
			}),
			{ numRuns: 12 },
		);
	}, 120_000);

	test("reads nothing but what was written since", async () => {
		const fake = await makeTabs();
		await capture(
			fake.app,
			files.slice(0, 6).map((_, n) => file(`f${n}`)),
		);
		await writeSnapshot(fake);

		const first = await startAnew(fake);
		await first.app.list(everything);
		expect(first.read.rows).toBe(0);

		await capture(fake.app, [file("f8")]);
		const then = await startAnew(fake);
		expect((await then.app.list(everything)).count).toBe(7);
		expect(then.read.rows).toBe(1);
	});

	const others: Record<string, (vault: AppVault, snapshot: Snapshot) => Promise<Partial<AppDeps> | undefined>> = {
		missing: async (vault) => void (await vault.dropSnapshot()),
		"of other columns": async (vault, { upTo, size, bytes }) =>
			void (await vault.saveSnapshot({ shape: "other", upTo, size, bytes }, "other")),
		"of bytes that mean nothing": async (vault, { shape, upTo }) =>
			void (await vault.saveSnapshot({ shape, upTo, size: 5_000, bytes: new Uint8Array(5_000).fill(1) }, "odd")),
		"cut short": async (vault, { shape, upTo, bytes }) =>
			void (await vault.saveSnapshot({ shape, upTo, size: bytes.length - 8, bytes: bytes.slice(0, -8) }, "short")),
		"of another shape": async (vault, { shape, upTo, bytes }) => {
			const other = bytes.slice();
			other[4] = (other[4] ?? 0) + 1;
			await vault.saveSnapshot({ shape, upTo, size: other.length, bytes: other }, "shape");
			return undefined;
		},
	};
	for (const [what, spoil] of Object.entries(others)) {
		test(`is made anew from every row where it is ${what}`, async () => {
			const fake = await makeTabs();
			await capture(
				fake.app,
				files.map((_, n) => file(`f${n}`)),
			);
			const snapshot = await writeSnapshot(fake);
			if (!snapshot) throw new Error("none was written");
			const deps = await spoil(fake.vault, snapshot);

			const opened = await startAnew(fake, {}, deps);

			const rows = await startAnew(fake, byRows, deps);
			expect(await told(opened.app)).toEqual(await told(rows.app));
			expect(opened.read.rows).toBeGreaterThanOrEqual((await fake.vault.head()).records);
			await writeSnapshot(fake, deps);
			const again = await startAnew(fake, {}, deps);
			await again.app.list(everything);
			expect(again.read.rows).toBe(0);
		});
	}

	test("is that of another build, which judges all of it again", async () => {
		const fake = await makeTabs();
		await capture(
			fake.app,
			files.map((_, n) => file(`f${n}`)),
		);
		await writeSnapshot(fake);
		const deps = { build: "newer" };

		const opened = await startAnew(fake, {}, deps);

		await opened.app.list(everything);
		expect(opened.read.rows).toBe(0);
		const judgedBy = (await fake.vault.summariesSince(0)).map(({ basis }) => JSON.parse(basis)[0]);
		expect(new Set(judgedBy)).toEqual(new Set(["newer"]));
		const rows = await startAnew(fake, byRows, deps);
		expect(await told(opened.app)).toEqual(await told(rows.app));
	});

	test("is made anew where the vault was put back to before it was written", async () => {
		const fake = await makeTabs();
		await capture(fake.app, [file("f0"), file("f1")]);
		await writeSnapshot(fake);
		const head = await fake.vault.head();
		const opened = await startAnew(fake, { head: async () => ({ ...head, seq: head.seq - 1 }) });

		expect((await opened.app.list(everything)).count).toBe(2);
		expect(opened.read.rows).toBe(2);
	});

	test("takes nothing for there that was erased while it was catching up", async () => {
		const fake = await makeTabs();
		const [read, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		let first = true;
		const slow: Partial<AppVault> = {
			async summariesSince(seq) {
				const rows = await fake.vault.summariesSince(seq);
				if (!first) return rows;
				first = false;
				read.resolve();
				await goOn.promise;
				return rows;
			},
		};
		await capture(fake.app, [file("f0")]);
		const { app } = await startAnew(fake, slow);
		const listing = app.list(everything);
		await read.promise;

		const ids = await fake.vault.ids();
		await app.trash(ids);
		await app.erase(ids);
		goOn.resolve();
		await listing;

		expect((await app.list(everything)).all).toBe(0);
	});

	test("loses what another tab erased after it was written, though as many came in", async () => {
		const fake = await makeTabs();
		await capture(fake.app, [file("f0"), file("f1")]);
		const [gone] = (await fake.app.list(everything)).rows;
		await writeSnapshot(fake);
		await fake.app.trash([gone?.id ?? ""]);
		await fake.app.erase([gone?.id ?? ""]);
		await capture(fake.app, [file("f2")]);

		const { app } = await startAnew(fake);

		const ids = (await app.list(everything)).rows.map(({ id }) => id);
		expect(ids).toHaveLength(2);
		expect(ids).not.toContain(gone?.id);
	});
});

describe("snapshots", () => {
	test("are not written again for a few changes, and by one tab of two", async () => {
		const fake = await makeTabs();
		await capture(fake.app, [file("f0"), file("f1")]);
		const names: string[] = [];
		const saving: Partial<AppVault> = {
			async saveSnapshot(snapshot, name) {
				names.push(name);
				await new Promise((resolve) => setTimeout(resolve, 100));
				return fake.vault.saveSnapshot(snapshot, name);
			},
		};
		const two = { snapshots: { idleMs: 0, latestMs: 1e6, fewest: 2 } };
		const tabs = [await startAnew(fake, saving, two), await startAnew(fake, saving, two)];

		await Promise.all(tabs.map(({ app }) => app.list(everything)));
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(names).toHaveLength(1);

		await capture(tabs[0]?.app ?? fake.app, [file("f2")]);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(names).toHaveLength(1);
	});

	test("do not wait for ever for a library that changes all the time", async () => {
		const fake = await makeTabs();
		await capture(fake.app, [file("f0"), file("f1")]);
		const names: string[] = [];
		const saving: Partial<AppVault> = {
			saveSnapshot(snapshot, name) {
				names.push(name);
				return fake.vault.saveSnapshot(snapshot, name);
			},
		};
		const { app } = await startAnew(fake, saving, { snapshots: { idleMs: 1e6, latestMs: 200, fewest: 1 } });

		const until = performance.now() + 3_000;
		for (let n = 2; names.length === 0 && performance.now() < until; n++) await capture(app, [file(`f${n % 14}`)]);

		expect(names).not.toEqual([]);
	});
});
