import { expect, test } from "vitest";

import { CHANGED, COPIES, RULE } from "#core/flows/backup/folder/shape.ts";
import { openIt, PASSPHRASE, restoreIt } from "#tests/core/flows/backup/support.ts";
import { makeApp, value } from "#tests/core/flows/support.ts";
import { copy, makeCopied, makeFolder, makeStore, standingOf } from "./support.ts";

test("another folder begins anew, and the files in the one before stay", async () => {
	const { app, folder, store } = await makeCopied();
	await copy(app);
	const other = makeFolder("另一个");
	value(await app.changeFolder({ folder: other }));
	expect(store.held.size).toBe(1);
	expect(await standingOf(app)).toMatchObject({ name: "另一个", changed: true, due: true });
	expect(await copy(app)).toBe("copied");
	expect([folder.files.size, other.files.size]).toEqual([1, 1]);
	expect(await openIt(app, new Blob([...other.files.values()]))).toMatchObject({ same: 1 });
});

test("turned off, the folder and what locks its copies are forgotten, and the copies stay", async () => {
	const { app, folder, store, vault } = await makeCopied();
	await copy(app);
	value(await app.stopFolder());
	expect(await app.folderStanding()).toBeUndefined();
	expect(store.held.size).toBe(0);
	for (const key of [RULE, COPIES, CHANGED]) expect(await vault.setting(key)).toBeNull();
	expect(folder.files.size).toBe(1);
	expect(await copy(app, true)).toBe("not_due");
});

test("turned off while a copy is made, that copy is given up", async () => {
	const { app, fake, folder } = await makeCopied();
	const other = await fake.another();
	const outcome = await app.copyToFolder(
		{ app: "0.1.0", now: true },
		({ stage }) => void (stage === "verifying" && other.stopFolder()),
	);
	expect(outcome).toBe("cancelled");
	expect([...folder.files.keys()]).toEqual([]);
});

test("the passphrase is kept nowhere, and no backup carries what was kept of it", async () => {
	const { app, folder, vault } = await makeCopied();
	await copy(app);
	const rule = JSON.stringify(await vault.setting(RULE));
	expect(rule).not.toContain(PASSPHRASE);
	const there = await makeApp();
	await restoreIt(there.app, new Blob([...folder.files.values()]), { settings: true });
	for (const key of [RULE, COPIES, CHANGED]) expect(await there.vault.setting(key)).toBeUndefined();
});

test("a passphrase that is too short is refused", async () => {
	const { app } = await makeApp({ folders: async () => makeStore() });
	const refused = await app.startFolder({
		...{ folder: makeFolder(), passphrase: "短", every: "day", keep: 7, prefix: "验票备份" },
	});
	expect(refused).toEqual({ ok: false, error: { code: "too_short" } });
	expect(await app.folderStanding()).toBeUndefined();
});

test("where a browser has no folders it is off", async () => {
	expect(await (await makeApp()).app.folderStanding()).toBeUndefined();
});
