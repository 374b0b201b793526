import { describe, expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { Beside, LibraryNews, NewLibrary } from "#core/flows/backup/beside.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { openVault } from "#core/vault/vault.ts";
import { makeShared } from "#tests/core/flows/make-shared.ts";
import { everything, makeApp } from "#tests/core/flows/support.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { backupOf, holdings, makeLibrary, openIt, quiet } from "./support.ts";

let names = 0;

/** Libraries that a test may open afterwards, as the browser's profiles are. `change`: what becomes of a new one's vault. */
function makeBeside(change: (vault: AppVault) => AppVault = (vault) => vault) {
	const made = new Map<string, { readonly how: NewLibrary; readonly name: string; filled: boolean }>();
	const filledHere: true[] = [];
	const beside: Beside = {
		async make(how, noted) {
			if (how.name === "甲") return err({ code: "taken" });
			if (how.passphrase !== "" && !(await noted("ABCD"))) return err({ code: "not_noted" });
			const id = `beside-${names++}`;
			made.set(id, { how, name: id, filled: false });
			return ok({
				id,
				shared: makeShared().shared,
				openVault: async () => change(await openVault({ name: id, codec: testCodec })),
			});
		},
		async filled(id) {
			const one = made.get(id ?? "");
			if (one) one.filled = true;
			else filledHere.push(true);
		},
	};
	return { made, filledHere, beside: async () => beside };
}

async function libraryOf(id: string) {
	const vault: AppVault = await openVault({ name: id, codec: testCodec });
	return makeApp({ openVault: async () => vault }).then(({ app }) => ({ app, vault }));
}

function onlyOne<T>(made: ReadonlyMap<string, T>): readonly [string, T] {
	const [one, ...more] = made;
	if (!one || more.length > 0) throw new Error(`made: ${made.size}`);
	return one;
}

const into = { name: "乙公司", passphrase: "" };
const guarded = { ...into, passphrase: "口令口令口令口令" };

/** A person who notes the code, or does not; `heard` is what was told of the new library, in its order. */
function person(notes = true) {
	const heard: string[] = [];
	const hears: LibraryNews = {
		async code(code) {
			heard.push(code);
			return notes;
		},
		async made(id) {
			heard.push(id);
		},
	};
	return { heard, hears };
}

describe("a backup restored into a new library", () => {
	test("brings everything there, and changes nothing in the one that is open", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, filledHere, beside } = makeBeside();
		const here = await makeLibrary(3);
		const before = await holdings(here);
		const open = await here.another({ beside });
		await openIt(open, backup);

		const restored = await open.restoreBackup("restore", { erased: false, settings: true, into }, quiet);

		const [id, there] = onlyOne(made);
		expect(restored).toMatchObject({
			ok: true,
			value: { fresh: 5, merged: 0, same: 0, cancelled: false },
		});
		expect(there).toMatchObject({ how: into, filled: true });
		expect(filledHere).toEqual([]);
		expect(await holdings(here)).toEqual(before);
		const opened = await libraryOf(id);
		expect((await opened.app.list(everything)).count).toBe(4);
		expect(await opened.vault.ids()).toHaveLength(5);
		expect((await opened.app.settings()).ownCompanies).toEqual([{ name: "示例科技有限公司", taxId: "" }]);
	});

	test("is made once its recovery code was noted, and filled after it was told of", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, beside } = makeBeside();
		const { app } = await makeApp({ beside });
		await openIt(app, backup);
		const { heard, hears } = person();
		const how = { erased: false, settings: false, into: guarded };

		const report = () => void heard.push("filled");
		expect(await app.restoreBackup("restore", how, report, hears)).toMatchObject({ ok: true, value: { fresh: 5 } });
		expect(heard.slice(0, 3)).toEqual(["ABCD", onlyOne(made)[0], "filled"]);
	});

	test("is not made when its recovery code was not noted, and can be made afterwards", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, beside } = makeBeside();
		const { app } = await makeApp({ beside });
		await openIt(app, backup);
		const how = { erased: false, settings: false, into: guarded };

		expect(await app.restoreBackup("restore", how, quiet, person(false).hears)).toEqual(err({ code: "not_noted" }));
		expect(await app.restoreBackup("restore", how, quiet)).toEqual(err({ code: "not_noted" }));
		expect(made.size).toBe(0);
		expect(await app.restoreBackup("restore", how, quiet, person().hears)).toMatchObject({ ok: true });
	});

	test("that cannot be called so makes none, and may be called otherwise", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, beside } = makeBeside();
		const { app } = await makeApp({ beside });
		await openIt(app, backup);

		const how = { erased: false, settings: false };
		expect(await app.restoreBackup("restore", { ...how, into: { ...into, name: "甲" } }, quiet)).toEqual(
			err({ code: "taken" }),
		);
		expect(made.size).toBe(0);
		expect(await app.restoreBackup("restore", { ...how, into }, quiet)).toMatchObject({ ok: true });
	});

	test("that is stopped is unfinished, and goes on when the backup is restored there again", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		let app: Awaited<ReturnType<typeof makeApp>>["app"] | undefined;
		const { made, beside } = makeBeside((vault) => {
			void app?.cancel("restore"); // as soon as it is open
			return vault;
		});
		app = (await makeApp({ beside })).app;
		await openIt(app, backup);

		const stopped = await app.restoreBackup("restore", { erased: false, settings: false, into }, quiet);

		const [id, there] = onlyOne(made);
		expect(stopped).toMatchObject({ ok: true, value: { cancelled: true } });
		expect(there.filled).toBe(false);
		const again = makeBeside();
		const vault: AppVault = await openVault({ name: id, codec: testCodec });
		const opened = await makeApp({ openVault: async () => vault, beside: again.beside });
		await openIt(opened.app, backup);
		expect(await opened.app.restoreBackup("restore", { erased: false, settings: false }, quiet)).toMatchObject({
			ok: true,
			value: { fresh: 5, cancelled: false },
		});
		expect(again.filledHere).toEqual([true]);
	});

	test("for which there is no room is told of, unfinished, and goes on under the same job", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		let full = true;
		const { made, beside } = makeBeside((vault) => ({
			...vault,
			commit: async (...given) => (full ? err({ code: "storage_full" }) : vault.commit(...given)),
		}));
		const { app } = await makeApp({ beside });
		await openIt(app, backup);
		const { heard, hears } = person();
		const how = { erased: false, settings: false, into: guarded };

		expect(await app.restoreBackup("restore", how, quiet, hears)).toEqual(err({ code: "storage_full" }));
		const [id, there] = onlyOne(made);
		expect(heard).toEqual(["ABCD", id]);
		expect(there.filled).toBe(false);

		full = false;
		expect(await app.restoreBackup("restore", how, quiet, hears)).toMatchObject({ ok: true, value: { fresh: 5 } });
		expect(onlyOne(made)).toEqual([id, expect.objectContaining({ filled: true })]);
		expect(heard).toEqual(["ABCD", id]);
	});

	test("for which there is no room as soon as it is opened says so too", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, beside } = makeBeside(() => {
			throw new DOMException("no room", "QuotaExceededError");
		});
		const { app } = await makeApp({ beside });
		await openIt(app, backup);

		const how = { erased: false, settings: false, into };
		expect(await app.restoreBackup("restore", how, quiet)).toEqual(err({ code: "storage_full" }));
		expect(onlyOne(made)[1].filled).toBe(false);
	});

	test("that fails half-way for whatever reason is told of, and unfinished", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, beside } = makeBeside((vault) => ({
			...vault,
			commit: async () => {
				throw new Error("the database broke");
			},
		}));
		const { app } = await makeApp({ beside });
		await openIt(app, backup);
		const { heard, hears } = person();

		const failing = app.restoreBackup("restore", { erased: false, settings: false, into }, quiet, hears);

		await expect(failing).rejects.toThrow("the database broke");
		const [id, there] = onlyOne(made);
		expect(heard).toEqual([id]);
		expect(there.filled).toBe(false);
	});
});
