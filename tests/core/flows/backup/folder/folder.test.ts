import { describe, expect, test } from "vitest";
import { err } from "#core/base/result.ts";
import { holdings, openIt, quiet, restoreIt } from "#tests/core/flows/backup/support.ts";
import { makeShared } from "#tests/core/flows/make-shared.ts";
import { everything, makeApp, value } from "#tests/core/flows/support.ts";
import { add, copy, DAY, MINUTE, makeCopied, standingOf } from "./support.ts";

const namesOf = ({ files }: { readonly files: ReadonlyMap<string, unknown> }) => [...files.keys()].sort();

describe("a copy", () => {
	test("is made at once, opens with the passphrase that was typed, and restores the same", async () => {
		const { app, fake, folder } = await makeCopied();
		expect(await standingOf(app)).toMatchObject({ name: "NAS", changed: true, due: true });
		expect(await copy(app)).toBe("copied");
		const [name = ""] = namesOf(folder);
		expect(name).toMatch(/^验票备份-\d{8}-\d{4}\.yanpiao$/);
		expect(folder.files.size).toBe(1);
		const bytes = folder.files.get(name) ?? new Uint8Array();
		expect(await standingOf(app)).toMatchObject({
			last: { file: name, size: bytes.length, records: 1 },
			changed: false,
			due: false,
		});
		expect(await app.backupStanding()).toMatchObject({ last: { records: 1 }, since: 0 });

		const there = await makeApp();
		const wrong = await there.app.openBackup("restore", new Blob([bytes]), "演示口令演示口误", quiet);
		expect(wrong).toMatchObject({ error: { code: "wrong_passphrase" } });
		await restoreIt(there.app, new Blob([bytes]));
		expect((await holdings(there)).records).toEqual((await holdings(fake)).records);
	});

	test("comes when its time has come and something changed, and not without", async () => {
		const { app, fake, folder } = await makeCopied();
		await copy(app);
		fake.advance(3 * DAY);
		expect(await copy(app)).toBe("not_due");
		await add(fake, 2);
		expect(await standingOf(app)).toMatchObject({ changed: true, due: false });
		expect(await copy(app)).toBe("not_due");
		// Closed and opened again: when it changed is remembered.
		fake.advance(11 * MINUTE);
		const again = await fake.another();
		expect(await copy(again)).toBe("copied");
		expect(folder.files.size).toBe(2);
		await openIt(again, new Blob([...folder.files.values()].slice(-1)));
	});

	test.each([
		["an edit", async (id: string, { app }: Awaited<ReturnType<typeof makeCopied>>) => app.setClaimed([id], true)],
		[
			"a setting that is carried",
			async (_: string, { app }: Awaited<ReturnType<typeof makeCopied>>) =>
				app.saveSettings({ ...(await app.settings()), ownCompanies: [{ name: "示例科技有限公司", taxId: "" }] }),
		],
	])("is due after %s", async (_, change) => {
		const copied = await makeCopied();
		await copy(copied.app);
		expect((await standingOf(copied.app)).changed).toBe(false);
		const [row] = (await copied.app.list(everything)).rows;
		await change(row?.id ?? "", copied);
		expect((await standingOf(copied.app)).changed).toBe(true);
	});

	test("is due after something was erased for good", async () => {
		const { app, fake } = await makeCopied();
		await add(fake, 2);
		const [row] = (await app.list(everything)).rows;
		await app.trash([row?.id ?? ""]);
		await copy(app);
		await app.erase([row?.id ?? ""]);
		expect((await standingOf(app)).changed).toBe(true);
	});

	test("has a key of its own each time, wrapped anew: no two files share a nonce or a wrapped key", async () => {
		const { app, folder } = await makeCopied();
		await copy(app, true);
		await copy(app, true);
		const [one = "", two = ""] = [...folder.files.values()].map((bytes) => Buffer.from(bytes).toString("hex"));
		const [salt, nonce, wrapped] = [
			[18, 34],
			[34, 46],
			[46, 94],
		].map(([from = 0, to = 0]) => [one, two].map((text) => text.slice(from * 2, to * 2)));
		expect(new Set(salt).size).toBe(1);
		expect(new Set(nonce).size).toBe(2);
		expect(new Set(wrapped).size).toBe(2);
	});

	test("is made where a browser cannot rename", async () => {
		const { app, folder } = await makeCopied();
		folder.how.canMove = false;
		expect(await copy(app)).toBe("copied");
		expect(namesOf(folder)).toEqual([expect.stringMatching(/\.yanpiao$/)]);
		expect(await openIt(app, new Blob([...folder.files.values()]))).toMatchObject({ same: 1 });
	});

	test("is made by one tab at a time", async () => {
		const { app, fake, folder } = await makeCopied();
		const other = await fake.another();
		const outcomes = await Promise.all([copy(app), copy(other)]);
		expect(outcomes.toSorted()).toEqual(["copied", "elsewhere"]);
		expect(folder.files.size).toBe(1);
		expect(await copy(other)).toBe("not_due");
	});
});

describe("in the folder", () => {
	test("the newest stay, and nothing of somebody else is touched", async () => {
		const { app, fake, folder } = await makeCopied({ keep: 2 });
		folder.files.set("验票备份-20200101-0000.yanpiao", new Uint8Array([1]));
		folder.files.set("合同.pdf", new Uint8Array([2]));
		const made: string[] = [];
		for (let count = 0; count < 4; count++) {
			fake.advance(MINUTE);
			expect(await copy(app, true)).toBe("copied");
			made.push((await standingOf(app)).last?.file ?? "");
		}
		expect(new Set(made).size).toBe(4);
		expect(namesOf(folder)).toEqual(["合同.pdf", "验票备份-20200101-0000.yanpiao", ...made.slice(-2)].sort());
	});

	test("older copies go only once the new one is proved", async () => {
		const { app, folder } = await makeCopied({ keep: 1 });
		await copy(app, true);
		const before = namesOf(folder);
		folder.how.rots = true;
		expect(await copy(app, true)).toBe("failed");
		expect(namesOf(folder)).toEqual(before);
		expect(await standingOf(app)).toMatchObject({ problem: "not_verified", last: { file: before[0] } });
		folder.how.rots = false;
		expect(await copy(app, true)).toBe("copied");
		expect(namesOf(folder)).toHaveLength(1);
		expect(namesOf(folder)).not.toEqual(before);
		expect((await standingOf(app)).problem).toBeUndefined();
	});

	test("one that cannot be removed now is removed later", async () => {
		const { app, folder } = await makeCopied({ keep: 1 });
		await copy(app, true);
		folder.how.remove = "NoModificationAllowedError";
		expect(await copy(app, true)).toBe("copied");
		expect(folder.files.size).toBe(2);
		folder.how.remove = undefined;
		expect(await copy(app, true)).toBe("copied");
		expect(folder.files.size).toBe(1);
	});

	test("an unfinished one that cannot be removed now is removed later too", async () => {
		const { app, folder } = await makeCopied();
		folder.how.canMove = false;
		folder.how.remove = "NoModificationAllowedError";
		expect(await copy(app, true)).toBe("copied");
		expect(namesOf(folder).join()).toContain("partial");
		folder.how.remove = undefined;
		expect(await copy(app, true)).toBe("copied");
		expect(namesOf(folder)).toHaveLength(2);
		expect(namesOf(folder).join()).not.toContain("partial");
	});

	test("what a tab left that was closed in the middle goes with the next copy", async () => {
		const { app, fake, folder } = await makeCopied();
		await copy(app, true);
		const before = namesOf(folder);
		folder.how.hangs = true;
		const killed = await fake.another({ shared: makeShared().shared }); // a dead tab holds no lock
		void killed.copyToFolder({ app: "0.1.0", now: true }, quiet);
		await expect.poll(() => namesOf(folder)).toEqual([...before, expect.stringMatching(/\.partial$/)].sort());
		folder.how.hangs = false;
		fake.advance(MINUTE);
		expect(await copy(app, true)).toBe("copied");
		expect(namesOf(folder)).toHaveLength(2);
		expect(namesOf(folder).join()).not.toContain("partial");
	});

	test("one that was closed after the name was given is a copy", async () => {
		const { app, fake, folder, vault } = await makeCopied();
		// Nothing is noted any more once the file has its last name.
		const killed = await fake.another({
			shared: makeShared().shared,
			openVault: async () => ({
				...vault,
				saveSetting: async (key, given) =>
					namesOf(folder).some((name) => name.endsWith(".yanpiao"))
						? new Promise(() => undefined)
						: vault.saveSetting(key, given),
			}),
		});
		void killed.copyToFolder({ app: "0.1.0", now: true }, quiet);
		await expect.poll(() => namesOf(folder)).toEqual([expect.stringMatching(/\.yanpiao$/)]);
		const [first = ""] = namesOf(folder);
		fake.advance(MINUTE);
		value(await app.changeFolder({ keep: 1 }));
		expect(await copy(app, true)).toBe("copied");
		expect(namesOf(folder)).toEqual([expect.not.stringMatching(first)]);
	});
});

describe("what stands in the way is said", () => {
	test("a permission that is gone: nothing is tried, and it goes on when it is given again", async () => {
		const { app, folder } = await makeCopied();
		folder.how.permission = "prompt";
		expect(await standingOf(app)).toMatchObject({ problem: "permission", changed: true, due: false });
		expect(await copy(app)).toBe("not_due");
		expect(await copy(app, true)).toBe("failed");
		expect(folder.files.size).toBe(0);
		folder.how.permission = "granted";
		expect(await standingOf(app)).toMatchObject({ due: true });
		expect(await copy(app)).toBe("copied");
		expect((await standingOf(app)).problem).toBeUndefined();
	});

	test.each([
		["access", "NotAllowedError", "permission"],
		["access", "NotFoundError", "gone"],
		["write", "QuotaExceededError", "full"],
		["write", "InvalidStateError", "unwritable"],
	] as const)("%s: %s is %s, tried again after an hour", async (where, error, problem) => {
		const { app, fake, folder } = await makeCopied();
		folder.how[where] = error;
		expect(await copy(app)).toBe("failed");
		expect(await standingOf(app)).toMatchObject({ problem, due: false, changed: true });
		expect(namesOf(folder)).toEqual([]);
		expect(await app.backupStanding()).not.toHaveProperty("last");
		folder.how[where] = undefined;
		fake.advance(61 * MINUTE);
		expect(await copy(app)).toBe("copied");
		expect((await standingOf(app)).problem).toBeUndefined();
	});

	test("what nobody has foreseen is said too, and goes on its way", async () => {
		const { app, folder } = await makeCopied();
		folder.how.access = "EncodingError";
		await expect(copy(app)).rejects.toThrow("refused");
		expect(await standingOf(app)).toMatchObject({ problem: "other", changed: true, due: false });
	});

	test("a handle that the browser lost", async () => {
		const { app, store } = await makeCopied();
		store.held.clear();
		expect(await standingOf(app)).toMatchObject({ name: "NAS", problem: "gone", due: false });
	});

	test("no room here to note what is written: no file is begun", async () => {
		const { fake, folder, vault } = await makeCopied();
		const full = await fake.another({
			openVault: async () => ({ ...vault, saveSetting: async () => err({ code: "storage_full" }) }),
		});
		expect(await copy(full)).toBe("failed");
		expect(folder.files.size).toBe(0);
		expect(await standingOf(full)).toMatchObject({ problem: "storage_full", due: false });
	});
});
