import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage, type GivenFile } from "./app-page.ts";
import { files } from "./files.ts";
import { locked, setPassphrase, unlock } from "./passphrase.ts";

declare global {
	interface Window {
		letWritesGo(): void;
	}
}

/** Nothing can be written to the library from now on, until the function that is given is called: an import takes as long. */
async function holdWrites(page: Page): Promise<() => Promise<void>> {
	await page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		let held = true;
		window.letWritesGo = () => {
			held = false;
		};
		for (const { name = "" } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			if (!db.objectStoreNames.contains("records")) {
				db.close();
				continue;
			}
			const store = db.transaction("records", "readwrite").objectStore("records");
			const again = () => {
				if (held) store.count().onsuccess = again;
				else db.close();
			};
			again();
		}
	});
	return () => page.evaluate(() => window.letWritesGo());
}

/** Gives files and does not wait for them. */
async function begin(page: Page, ...given: readonly GivenFile[]): Promise<void> {
	await page.getByRole("link", { name: "查验", exact: true }).click();
	const payload = given.map(({ name, mimeType, bytes }) => ({
		name,
		mimeType,
		buffer: Buffer.from(bytes as Uint8Array),
	}));
	await page.locator("input[type=file]").first().setInputFiles(payload);
}

/** Time goes by with nobody at work. Only a little of it is run through: the worker could not answer as fast, and would pass for dead. */
async function away(page: Page, minutes: number): Promise<void> {
	await setAhead(page, minutes);
	await page.clock.runFor("00:06");
}

async function setAhead(page: Page, minutes: number): Promise<void> {
	const now = await page.evaluate(() => Date.now());
	await page.clock.setSystemTime(now + minutes * 60_000);
}

const line = (page: Page) => page.getByText("正在读取文件，完成后锁定");

async function guarded(page: Page): Promise<void> {
	await new AppPage(page).open();
	await setPassphrase(page);
	await page.getByRole("radio", { name: "5 分钟没有操作", exact: true }).check();
}

test("a lock that comes due while files are read says so, waits for them, and comes with their end", async ({
	page,
}) => {
	await page.clock.install();
	await guarded(page);
	const letGo = await holdWrites(page);
	await begin(page, files.numbered(1), files.numbered(2), files.numbered(3));
	await away(page, 4);
	await expect(line(page)).toBeHidden();

	await away(page, 1);
	await expect(line(page)).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await away(page, 20);
	await expect(line(page)).toBeVisible();
	await expect(locked(page)).toBeHidden();
	await letGo();

	await expect(locked(page)).toBeVisible();
	await unlock(page);
	await page.getByRole("link", { name: "发票库" }).click();
	await expect(new AppPage(page).rows).toHaveCount(3, { timeout: 20_000 });
});

test("who does not want to wait locks at once, also from the line", async ({ page }) => {
	await page.clock.install();
	await guarded(page);
	await holdWrites(page);
	await begin(page, files.numbered(1));
	await away(page, 6);
	await page.getByRole("button", { name: "立即锁定" }).click();
	await expect(locked(page)).toBeVisible();
});

test("locking by hand says what it would cut in any tab, and each is locked when it is done", async ({
	page,
	context,
}) => {
	await guarded(page);
	const other = await context.newPage();
	await other.goto("/settings");
	const lock = other.getByRole("button", { name: "现在锁定" });
	await lock.waitFor();
	const letGo = await holdWrites(page);
	await begin(page, files.numbered(1));

	await lock.click();
	const dialog = other.getByRole("dialog", { name: "还有事没做完" });
	await expect(dialog).toContainText("正在读取文件。现在锁定会中断");
	expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
	await dialog.getByRole("button", { name: "完成后锁定" }).click();
	await expect(locked(other)).toBeVisible();
	await expect(line(page)).toBeVisible();

	await letGo();
	await expect(locked(page)).toBeVisible();
});

test("a note or a tag that is half typed is there again after a lock", async ({ page }) => {
	await page.clock.install();
	await guarded(page);
	await begin(page, files.numbered(1));
	await new AppPage(page).finished();
	await page.getByRole("link", { name: "发票库" }).click();
	await new AppPage(page).rows.first().click();
	const panel = page.getByRole("complementary");
	const locksAndOpens = async () => {
		// No time is run through: the two seconds that a lock waits for what is kept first would be over at once.
		await setAhead(page, 6);
		await expect(locked(page)).toBeVisible({ timeout: 20_000 });
		await unlock(page);
	};

	await panel.getByLabel("备注", { exact: true }).pressSequentially("年会用，还没写");
	await locksAndOpens();
	await expect(panel.getByLabel("备注", { exact: true })).toHaveValue("年会用，还没写");

	await panel.getByLabel("标签", { exact: true }).pressSequentially("重要");
	await locksAndOpens();
	await expect(panel.getByRole("button", { name: "去掉标签 重要" })).toBeVisible();
});

test("a file that is exported is whole when the lock follows at once", async ({ page }) => {
	await page.clock.install();
	await guarded(page);
	await begin(page, files.numbered(1));
	await new AppPage(page).finished();
	await page.getByRole("link", { name: "发票库" }).click();
	await page.locator(".totals").getByRole("button", { name: "导出", exact: true }).click();
	const dialog = page.getByRole("dialog", { name: "导出发票" });
	await dialog.getByText("导出并注明", { exact: true }).click();
	await dialog.getByLabel("货物明细另放一张表").check();
	const letGo = await holdWrites(page);
	await dialog.getByRole("button", { name: "导出", exact: true }).click();
	await away(page, 6);
	await expect(page.getByText("正在导出，完成后锁定")).toBeVisible();

	const download = page.waitForEvent("download");
	await letGo();
	const file = await readFile(await (await download).path());
	expect(file.subarray(0, 2).toString()).toBe("PK");
	await expect(locked(page)).toBeVisible();
});
