import "fake-indexeddb/auto";

import { expect, test } from "vitest";

import type { BackupFolder } from "#core/flows/backup/folder/app.ts";
import { browserFolders, forgetFolders } from "#core/worker/browser-folders.ts";

/** As much of a folder as a database can clone outside of a browser. */
const folder = (name: string) => ({ name }) as BackupFolder;

test("where no folder was ever picked nothing is made by forgetting", async () => {
	await forgetFolders("profile-1");

	expect(await indexedDB.databases()).toEqual([]);
});

test("the folders of a profile that is deleted are forgotten, and nobody else's", async () => {
	const [one, ten] = [browserFolders("profile-1"), browserFolders("profile-10")];
	await one.put("a", folder("甲"));
	await one.put("b", folder("乙"));
	await ten.put("a", folder("丙"));

	await forgetFolders("profile-1");

	expect(await one.get("a")).toBeUndefined();
	expect(await one.get("b")).toBeUndefined();
	expect((await ten.get("a"))?.name).toBe("丙");
	expect(await browserFolders("profile-2").get("a")).toBeUndefined();
});
