import { describe, expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { Beside, NewLibrary } from "#core/flows/backup/beside.ts";
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
		async make(how) {
			if (how.name === "甲") return err({ code: "taken" });
			const id = `beside-${names++}`;
			made.set(id, { how, name: id, filled: false });
			return ok({
				made: { id, ...(how.passphrase !== "" && { recoveryCode: "ABCD" }) },
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
			value: { fresh: 5, merged: 0, same: 0, cancelled: false, made: { id } },
		});
		expect(there).toMatchObject({ how: into, filled: true });
		expect(filledHere).toEqual([]);
		expect(await holdings(here)).toEqual(before);
		const opened = await libraryOf(id);
		expect((await opened.app.list(everything)).count).toBe(4);
		expect(await opened.vault.ids()).toHaveLength(5);
		expect((await opened.app.settings()).ownCompanies).toEqual([{ name: "示例科技有限公司", taxId: "" }]);
	});

	test("gives the recovery code of a library with a passphrase", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { app } = await makeApp({ beside: makeBeside().beside });
		await openIt(app, backup);

		expect(
			await app.restoreBackup(
				"restore",
				{ erased: false, settings: false, into: { ...into, passphrase: "口令口令口令口令" } },
				quiet,
			),
		).toMatchObject({ ok: true, value: { made: { recoveryCode: "ABCD" } } });
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
		expect(stopped).toMatchObject({ ok: true, value: { cancelled: true, made: { id } } });
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

	test("for which there is no room is named, and unfinished", async () => {
		const backup = await backupOf((await makeLibrary()).app);
		const { made, beside } = makeBeside((vault) => ({
			...vault,
			commit: async () => err({ code: "storage_full" }),
		}));
		const { app } = await makeApp({ beside });
		await openIt(app, backup);

		const full = await app.restoreBackup("restore", { erased: false, settings: false, into }, quiet);

		const [id, there] = onlyOne(made);
		expect(full).toMatchObject({ ok: false, error: { code: "storage_full", made: { id } } });
		expect(there.filled).toBe(false);
	});
});
