import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { fill, watchDisk } from "./disk.ts";
import { eraseAll } from "./erase.ts";
import { files } from "./files.ts";
import { locked, setPassphrase, unlock } from "./passphrase.ts";

const PASSPHRASE = "演示口令演示口令";

/** Chooses files in the browser's own folder for the page, where nobody could press a button of the system's window. */
async function withPicker(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const pick = async ({ suggestedName }: { suggestedName: string }) => {
			(window as unknown as { picked: string }).picked = suggestedName;
			const folder = await navigator.storage.getDirectory();
			return folder.getFileHandle("picked", { create: true });
		};
		Object.assign(window, { showSaveFilePicker: pick });
	});
}

/** What was written into the file that was picked. */
async function pickedFile(page: Page): Promise<Buffer> {
	return Buffer.from(
		await page.evaluate(async () => {
			const folder = await navigator.storage.getDirectory();
			return [...new Uint8Array(await (await (await folder.getFileHandle("picked")).getFile()).arrayBuffer())];
		}),
	);
}

/** Two invoices are here, and in a backup that the settings have just told of. */
async function backupOfTwo(page: Page): Promise<{ readonly app: AppPage; readonly backup: Buffer }> {
	await withPicker(page);
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2));
	await page.goto("/settings");
	await fillPassphrase(page);
	await section(page).getByRole("button", { name: "选择位置并备份" }).click();
	await expect(section(page)).toContainText("备份好了：2 张发票，2 个原件", { timeout: 30_000 });
	return { app, backup: await pickedFile(page) };
}

/** As in browsers that give a page no file to write into. */
async function withoutPicker(page: Page): Promise<void> {
	await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
}

const section = (page: Page) => page.locator('[data-section="backup"]');

async function fillPassphrase(page: Page, passphrase = PASSPHRASE): Promise<void> {
	await section(page).getByRole("button", { name: "备份", exact: true }).click();
	await section(page).getByLabel("备份口令").fill(passphrase);
	await section(page).getByLabel("再填一次").fill(passphrase);
}

async function restoreFrom(page: Page, name: string, buffer: Buffer, passphrase = PASSPHRASE): Promise<void> {
	await section(page).locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
	await section(page).getByLabel("备份口令").fill(passphrase);
	await section(page).getByRole("button", { name: "打开并核对" }).click();
}

const GUARDED = "冬天 的 第一张 发票 7";

/** Opens it and restores it into a new account; `ready` is waited for before it is made. */
async function restoreIntoNew(
	page: Page,
	backup: Buffer,
	name: string,
	passphrase: string,
	ready: () => Promise<void> = async () => undefined,
): Promise<void> {
	await restoreFrom(page, "备份.yanpiao", backup);
	await section(page).getByRole("radio", { name: "新账户" }).check();
	await section(page).getByLabel("名称").fill(name);
	if (passphrase) {
		await section(page).getByLabel("口令（可以不设）").fill(passphrase);
		await section(page).getByLabel("再输一遍").fill(passphrase);
	}
	await ready();
	await section(page).getByRole("button", { name: "新建并恢复" }).click();
}

async function noteCode(page: Page): Promise<void> {
	await page.getByRole("dialog").getByRole("checkbox", { name: "我已经抄好" }).check();
	await page.getByRole("dialog").getByRole("button", { name: "开始恢复" }).click();
}

/** Goes through with deleting an account, from its question on. */
async function deleteTo(page: Page, name: string): Promise<void> {
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "继续" }).click();
	await dialog.getByRole("textbox").fill(name);
	await dialog.getByRole("button", { name: "删除", exact: true }).click();
	await dialog.getByRole("button", { name: "关闭" }).last().click();
}

/** How many there are, looked at without the app's code. */
function accounts(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const open = indexedDB.open("yanpiao-profiles");
				open.onerror = () => reject(open.error);
				open.onsuccess = () => {
					const [store = ""] = open.result.objectStoreNames;
					const count = open.result.transaction(store).objectStore(store).count();
					count.onsuccess = () => {
						open.result.close();
						resolve(count.result);
					};
				};
			}),
	);
}

/** What a person sees of the library: every row, and the sums. */
async function libraryText(page: Page): Promise<readonly string[]> {
	const app = new AppPage(page);
	await app.open("/library");
	await expect(app.rows.first()).toBeVisible();
	return [...(await app.rows.allInnerTexts()), await page.locator(".totals").innerText()];
}

/** Everything that lies in this origin, looked at without the app's code. */
async function everything(
	page: Page,
): Promise<{ readonly databases: readonly string[]; readonly local: number; readonly caches: string }> {
	return page.evaluate(async () => {
		const names: string[] = [];
		for (const name of await caches.keys()) {
			for (const { url } of await (await caches.open(name)).keys()) names.push(new URL(url).pathname);
		}
		const files = await Array.fromAsync((await navigator.storage.getDirectory()).keys());
		return {
			databases: [...(await indexedDB.databases()).map(({ name }) => name ?? ""), ...files],
			local: localStorage.length + sessionStorage.length,
			caches: names
				.filter((path) => !/^\/(?:assets|samples|pdfjs|zxing|index\.html|icon|manifest|favicon)/.test(path))
				.join(),
		};
	});
}

test("a backup is downloaded, everything is erased, and everything comes back", async ({ page, context }) => {
	test.slow();
	await withoutPicker(page);
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf(), files.numbered(1), files.numbered(2));
	const before = await libraryText(page);

	await page.goto("/settings");
	await expect(section(page)).toContainText("还没有备份过");
	await fillPassphrase(page);
	const downloading = page.waitForEvent("download");
	await section(page).getByRole("button", { name: "备份并下载" }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^验票备份-\d{8}-\d{4}\.yanpiao$/);
	await expect(section(page)).toContainText("备份好了：3 张发票，3 个原件");
	await expect(section(page)).toContainText("上次备份");
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk);
	const backup = Buffer.concat(chunks);
	expect(backup.includes("26992")).toBe(false);
	expect(backup.includes("%PDF")).toBe(false);

	const other = await context.newPage();
	await other.goto("/library");
	await expect(other.locator("[role=grid] [data-index]").first()).toBeVisible();
	await page.goto("/settings");
	await eraseAll(page);
	await expect(page.locator("[data-stores] dd").first()).toHaveText("0");
	expect(await everything(page)).toEqual({ databases: [], local: 0, caches: "" });
	await expect(other.getByText("另一个窗口清空了全部数据")).toBeVisible();
	await other.close();
	await page.getByRole("button", { name: "重新开始" }).click();
	await expect(page).toHaveURL(/\/$/);
	await app.open("/library");
	await expect(page.getByText("发票库还是空的")).toBeVisible();

	await page.goto("/settings");
	await restoreFrom(page, "备份.yanpiao", backup, "演示口令演示口误");
	await expect(section(page)).toContainText("打不开：口令不对");
	await section(page).getByLabel("备份口令").fill(PASSPHRASE);
	await section(page).getByRole("button", { name: "打开并核对" }).click();
	await expect(section(page)).toContainText("3 张，将恢复");
	await section(page).getByRole("button", { name: "恢复", exact: true }).click();
	await expect(section(page)).toContainText("恢复好了：新增 3 张");
	await expect(page.locator(".setting").filter({ hasText: "原件大小" }).locator("dd").first()).toHaveText("3");
	expect(await libraryText(page)).toEqual(before);

	await page.goto("/settings");
	await section(page).getByRole("button", { name: "检查完整性" }).click();
	await expect(section(page)).toContainText("全部完好：3 张发票，3 个原件");
});

test("a backup goes into the chosen file, is read back, and a damaged one is refused", async ({ page }) => {
	await withPicker(page);
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2));
	await page.goto("/settings");
	await fillPassphrase(page, "短");
	await section(page).getByRole("button", { name: "选择位置并备份" }).click();
	await expect(section(page)).toContainText("至少 8 个字符。");
	await section(page).getByLabel("备份口令").fill(PASSPHRASE);
	await section(page).getByLabel("再填一次").fill(PASSPHRASE);
	await section(page).getByRole("button", { name: "选择位置并备份" }).click();
	await expect(section(page)).toContainText("备份好了：2 张发票，2 个原件");
	const backup = await pickedFile(page);

	await section(page).getByRole("button", { name: "返回" }).click();
	await restoreFrom(page, "好的.yanpiao", backup);
	await expect(section(page)).toContainText("2 张，不变");
	await section(page).getByRole("button", { name: "返回" }).click();
	await restoreFrom(page, "断的.yanpiao", backup.subarray(0, -100));
	await expect(section(page)).toContainText("这份备份不完整或被改动过");
	await section(page).getByRole("button", { name: "返回" }).click();
	await restoreFrom(page, "别的.yanpiao", Buffer.from("%PDF-1.7"));
	await expect(section(page)).toContainText("这不是验票的备份");
});

test("damage is found, told in the library, and mended from a backup", async ({ page }) => {
	const { app, backup } = await backupOfTwo(page);
	await page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		for (const { name = "" } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			if (db.objectStoreNames.contains("records")) {
				const store = db.transaction("records", "readwrite").objectStore("records");
				const [row] = await done(store.getAll());
				row.body[60] ^= 1;
				await done(store.put(row));
			}
			db.close();
		}
	});

	await page.reload();
	await section(page).getByRole("button", { name: "检查完整性" }).click();
	await expect(section(page)).toContainText("发现 1 处问题");
	await app.open("/library");
	await expect(app.rows).toHaveCount(2);
	await expect(page.getByText("1 处打不开或已损坏")).toBeVisible();
	await page.getByRole("link", { name: "去检查" }).click();
	await expect(page).toHaveURL(/\/settings/);
	await restoreFrom(page, "备份.yanpiao", backup);
	await expect(section(page)).toContainText("1 张，换成备份里完好的");
	await section(page).getByRole("button", { name: "恢复", exact: true }).click();
	await expect(section(page)).toContainText("修好 1 处损坏");
	await section(page).getByRole("button", { name: "返回" }).click();
	await section(page).getByRole("button", { name: "检查完整性" }).click();
	await expect(section(page)).toContainText("全部完好：2 张发票，2 个原件");
});

test("backing up is gone through by keyboard, and is accessible", async ({ page }) => {
	await withPicker(page);
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await page.goto("/settings");
	await section(page).getByRole("button", { name: "备份", exact: true }).focus();
	await page.keyboard.press("Enter");
	await expect(section(page).getByLabel("备份口令")).toBeFocused();
	const look = async () => {
		const { violations } = await new AxeBuilder({ page }).include('[data-section="backup"]').analyze();
		expect(violations).toEqual([]);
	};
	await look();
	await page.keyboard.type(PASSPHRASE);
	await page.keyboard.press("Tab");
	await page.keyboard.type(PASSPHRASE);
	await page.keyboard.press("Enter");
	await expect(section(page)).toContainText("备份好了：1 张发票");
	await look();
	await page.getByRole("button", { name: "清空全部" }).focus();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog", { name: "清空全部" })).toBeVisible();
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations).toEqual([]);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an open archive is exported, and the library is rebuilt from it", async ({ page }) => {
	test.slow();
	await withoutPicker(page);
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf(), files.numbered(1));
	const before = await libraryText(page);
	await page.goto("/settings");
	await section(page).getByRole("button", { name: "导出开放归档" }).click();
	await expect(section(page)).toContainText("归档没有加密");
	const downloading = page.waitForEvent("download");
	await section(page).getByRole("button", { name: "导出并下载" }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^验票归档-\d{8}-\d{4}\.zip$/);
	await expect(section(page)).toContainText("归档好了：2 张发票，2 个原件");
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk);
	await page.goto("/settings");
	await eraseAll(page);
	await page.getByRole("button", { name: "重新开始" }).click();
	await page.goto("/settings");
	await section(page)
		.locator("input[type=file]")
		.setInputFiles({ name: "归档.zip", mimeType: "application/zip", buffer: Buffer.concat(chunks) });
	await expect(section(page)).toContainText("2 张，将恢复");
	await section(page).getByRole("button", { name: "恢复", exact: true }).click();
	await expect(section(page)).toContainText("恢复好了：新增 2 张");
	expect(await libraryText(page)).toEqual(before);
});

test("a database that the browser cleared is told from a new one", async ({ page, context }) => {
	const app = new AppPage(page);
	await app.open();
	await expect(page.getByText("浏览器清除了这里的数据")).toBeHidden();
	await app.give(files.numbered(1));
	const marks = () => Object.keys(localStorage).filter((name) => name.startsWith("mark "));
	await expect.poll(() => page.evaluate(marks)).toHaveLength(1);
	const browser = await context.newCDPSession(page);
	const { origin } = new URL(page.url());
	await page.goto("about:blank");
	await browser.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb,cache_storage" });
	await app.open();
	await expect(page.getByText("浏览器清除了这里的数据")).toBeVisible();
	await page.getByRole("button", { name: "知道了" }).click();
	await page.reload();
	await page.locator("button.primary:enabled").first().waitFor();
	await expect(page.getByText("载入示例发票").first()).toBeVisible();
	await expect(page.getByText("浏览器清除了这里的数据")).toBeHidden();
});

test("a backup is restored into a new account, from the first use on, and the open one stays as it was", async ({
	page,
}) => {
	test.slow();
	const { app, backup } = await backupOfTwo(page);
	await eraseAll(page);
	await page.getByRole("button", { name: "重新开始" }).click();

	await app.open();
	await page
		.locator(".first-use input[type=file]")
		.setInputFiles({ name: "旧电脑.yanpiao", mimeType: "", buffer: backup });
	await section(page).getByLabel("备份口令").fill(PASSPHRASE);
	await section(page).getByRole("button", { name: "打开并核对" }).click();
	await expect(section(page)).toContainText("2 张，将恢复");
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await section(page).getByRole("radio", { name: "新账户" }).check();
	await expect(section(page).getByText("将恢复")).toBeHidden();
	await section(page).getByLabel("名称").fill("旧电脑");
	await section(page).getByLabel("口令（可以不设）").fill("冬天 的 第一张 发票 7");
	await section(page).getByLabel("再输一遍").fill("冬天 的 第一张 发票 7");
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await section(page).getByRole("button", { name: "新建并恢复" }).click();
	const dialog = page.getByRole("dialog");
	await expect(dialog.locator(".recovery-code")).toBeVisible({ timeout: 30_000 });
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await noteCode(page);
	await expect(section(page)).toContainText("恢复好了：2 张发票，在账户「旧电脑」里。");
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

	await section(page).getByRole("button", { name: "换到「旧电脑」" }).click();
	await expect(page.getByRole("heading", { name: /已锁定/ })).toContainText("旧电脑");
	await page.getByLabel("口令", { exact: true }).fill("冬天 的 第一张 发票 7");
	await page.keyboard.press("Enter");
	await page.getByRole("navigation").getByRole("link", { name: "发票库" }).click();
	await expect(app.rows).toHaveCount(2, { timeout: 20_000 });
	await expect(page.getByText("没有恢复完")).toHaveCount(0);
});

test("nothing is made and nothing locks while the recovery code of a new account waits to be noted", async ({
	page,
	context,
}) => {
	test.slow();
	const { backup } = await backupOfTwo(page);
	await setPassphrase(page);
	await section(page).getByRole("button", { name: "返回" }).click();
	await restoreIntoNew(page, backup, "乙", GUARDED);
	const code = page.getByRole("dialog").locator(".recovery-code");
	await expect(code).toBeVisible({ timeout: 30_000 });
	expect(await accounts(page)).toBe(1);
	await page.keyboard.press("Escape");
	await expect(section(page).getByLabel("名称")).toHaveValue("乙");
	expect(await accounts(page)).toBe(1);

	await section(page).getByLabel("新口令").fill(GUARDED);
	await section(page).getByLabel("再输一遍").fill(GUARDED);
	await section(page).getByRole("button", { name: "新建并恢复" }).click();
	await expect(code).toBeVisible({ timeout: 30_000 });
	const other = await context.newPage();
	await other.goto("/settings");
	await other.getByRole("button", { name: "现在锁定" }).click();
	await other.getByRole("button", { name: "完成后锁定" }).click();
	await expect(locked(other)).toBeVisible();
	await expect(page.getByText("正在读备份、恢复，完成后锁定")).toBeAttached();
	await expect(code).toBeVisible();
	await noteCode(page);

	await expect(page.getByRole("heading", { name: /已锁定/ })).toBeVisible({ timeout: 30_000 });
	await unlock(page);
	const line = page.locator("#profiles").getByRole("listitem").filter({ hasText: "乙" });
	await expect(line).toBeVisible({ timeout: 20_000 });
	await expect(line).not.toContainText("没有恢复完");
});

test.describe("on a disk that is full", () => {
	test.use({ serviceWorkers: "block" }); // one would hand out the worker as it is

	test("a restore into a new account for which there is no room says what is there, and goes on or is taken back", async ({
		page,
		context,
	}) => {
		test.slow();
		await watchDisk(page);
		const { backup } = await backupOfTwo(page);
		await section(page).getByRole("button", { name: "返回" }).click();
		const tries = async (name: string, passphrase = "") => {
			await restoreIntoNew(page, backup, name, passphrase, () => fill(page, "full"));
			if (passphrase) await noteCode(page);
			const there = `新账户「${name}」已经建好，里面有 0 张发票；备份里共 2 张。`;
			await expect(section(page)).toContainText(there, { timeout: 30_000 });
			await expect(section(page)).toContainText("浏览器没有空间了");
			await fill(page, "free");
		};

		await tries("乙", GUARDED);
		await expect(section(page)).toContainText("它的口令和你抄下的恢复码都有效。");
		expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await section(page).getByRole("button", { name: "接着恢复" }).click();
		await expect(section(page)).toContainText("恢复好了：2 张发票，在账户「乙」里。");
		const other = await context.newPage();
		const deletes = async (name: string) => {
			await other.goto("/settings");
			const line = other.locator("#profiles").getByRole("listitem").filter({ hasText: name });
			await line.getByRole("button", { name: /删除/ }).click();
			await deleteTo(other, name);
		};
		const deleted = section(page).getByText("为这份备份新建的账户已经删除，恢复进去的也一起没了。");
		await deletes("乙");
		await expect(deleted).toBeVisible();
		await expect(section(page).getByRole("link", { name: "查看发票库" })).toHaveCount(0);
		await section(page).getByRole("button", { name: "返回" }).click();

		await tries("丙");
		await section(page).getByRole("button", { name: "删除这个账户" }).click();
		await deleteTo(page, "丙");
		await expect(section(page).getByRole("button", { name: "备份", exact: true })).toBeVisible();
		await expect(page.locator("#profiles").getByRole("listitem")).toHaveCount(1);

		await tries("丁");
		await deletes("丁");
		await expect(deleted).toBeVisible();
		await expect(section(page).getByRole("button", { name: "接着恢复" })).toHaveCount(0);
		await section(page).getByRole("button", { name: "返回" }).click();
		await expect(section(page).getByRole("button", { name: "备份", exact: true })).toBeVisible();
	});
});

test("a restore into a new account that was cut off is told there, and done again it goes on", async ({ page }) => {
	test.slow();
	const { app, backup } = await backupOfTwo(page);
	await section(page).getByRole("button", { name: "返回" }).click();
	await restoreFrom(page, "备份.yanpiao", backup);
	await section(page).getByRole("radio", { name: "新账户" }).check();
	await section(page).getByLabel("名称").fill("乙");
	// What is written there hangs until the page is gone: another connection holds the new account's tables.
	await page.evaluate(async () => {
		const watch = setInterval(async () => {
			for (const { name = "" } of await indexedDB.databases()) {
				if (!name.startsWith("yanpiao-") || (window as unknown as { before: string[] }).before.includes(name)) continue;
				clearInterval(watch);
				const open = indexedDB.open(name);
				open.onsuccess = () => {
					const hold = open.result.transaction([...open.result.objectStoreNames], "readwrite");
					const again = () => {
						hold.objectStore("meta").get("nothing").onsuccess = again;
					};
					again();
				};
			}
		}, 1);
		Object.assign(window, { before: (await indexedDB.databases()).map(({ name }) => name ?? "") });
	});
	await section(page).getByRole("button", { name: "新建并恢复" }).click();
	await expect(section(page).getByRole("button", { name: "停止" })).toBeVisible();
	await expect
		.poll(() => page.evaluate(async () => (await indexedDB.databases()).length), { timeout: 20_000 })
		.toBeGreaterThan(2);
	await page.reload();

	const line = page.locator("#profiles").getByRole("listitem").filter({ hasText: "乙" });
	await expect(line).toContainText("没有恢复完");
	await line.getByRole("button", { name: /换过去/ }).click();
	const told = page.locator(".keeping-line").filter({ hasText: "备份没有恢复完" });
	await expect(told).toBeVisible();
	await app.open();
	await expect(told).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await told.getByRole("link", { name: "从备份恢复" }).click();
	await restoreFrom(page, "备份.yanpiao", backup);
	await section(page).getByRole("button", { name: "恢复", exact: true }).click();
	await expect(section(page)).toContainText("恢复好了");
	await app.open("/library");
	await expect(app.rows).toHaveCount(2);
	await expect(told).toHaveCount(0);
});
