import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { eraseAll } from "./erase.ts";
import { files } from "./files.ts";
import { locked, PASSPHRASE, setPassphrase, unlock } from "./passphrase.ts";
import { dumpStores } from "./stores.ts";

const section = (page: Page) => page.locator("#profiles");
const line = (page: Page, name: string) => section(page).getByRole("listitem").filter({ hasText: name });
const whose = (page: Page) => page.getByRole("link", { name: /^当前账户：/ });

/** By the rail: loaded anew, one that asks for its passphrase would be locked. */
async function visit(page: Page, place: "设置" | "发票库"): Promise<void> {
	await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: place }).click();
}

async function inSettings(page: Page): Promise<void> {
	await visit(page, "设置");
	await expect(section(page).getByRole("listitem").first()).toBeVisible();
}

async function addProfile(page: Page, name: string): Promise<void> {
	await inSettings(page);
	await section(page).getByRole("button", { name: "新建账户" }).click();
	await expect(page.getByRole("dialog").getByLabel("名称")).toBeFocused();
	await page.keyboard.insertText(name);
	await page.getByRole("dialog").getByRole("button", { name: "新建并换过去" }).click();
	await expect(whose(page)).toHaveText(name);
}

async function change(page: Page, name: string): Promise<void> {
	await inSettings(page);
	await section(page)
		.getByRole("button", { name: `换过去：${name}` })
		.click();
}

async function accessible(page: Page): Promise<void> {
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** Two profiles with an invoice each; the second is open. */
async function twoProfiles(page: Page): Promise<void> {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await addProfile(page, "乙公司");
	await app.open();
	await app.give(files.numbered(2));
}

/** Another tab; what is open is not locked for it. */
async function secondTab(context: BrowserContext): Promise<Page> {
	const other = await context.newPage();
	await other.goto("/library");
	await expect(new AppPage(other).rows).toHaveCount(1);
	return other;
}

/** Rows of the library, by number. */
async function numbers(page: Page): Promise<readonly string[]> {
	await visit(page, "发票库");
	await page.locator("[role=grid] [data-index], .empty").first().waitFor();
	const rows = await page.locator("[role=grid] [data-index]").allInnerTexts();
	return rows.map((text) => text.replaceAll(/\s/g, "").match(/2699\d{16}/)?.[0] ?? text).sort();
}

test("a second profile is empty, may hold the same invoice, and what is captured in one is not in the other", async ({
	page,
}) => {
	const app = new AppPage(page);
	await app.open();
	await expect(whose(page)).toHaveCount(0);
	await app.give(files.numbered(1), files.numbered(2));
	const inFirst = await numbers(page);
	expect(inFirst).toHaveLength(2);
	await inSettings(page);
	expect((await section(page).innerText()).split("\n").filter(Boolean)).toEqual(["账户", "账户 1", "改名", "新建账户"]);
	expect((await section(page).getByRole("list").boundingBox())?.height).toBeLessThan(48); // one line

	await addProfile(page, "乙公司");
	await expect(page).toHaveTitle(/乙公司/);
	await page.goto("/library");
	await expect(page.getByText("发票库还是空的")).toBeVisible();
	await expect(page.getByText("浏览器清除了这里的数据")).toBeHidden();
	await app.open();
	await app.give(files.numbered(2), files.numbered(3));
	const inSecond = await numbers(page);

	expect(inSecond).toHaveLength(2);
	expect(inSecond.filter((number) => inFirst.includes(number))).toHaveLength(1);
	await change(page, "账户 1");
	await expect(whose(page)).toHaveText("账户 1");
	expect(await numbers(page)).toEqual(inFirst);
	await change(page, "乙公司");
	await expect(whose(page)).toHaveText("乙公司");
	expect(await numbers(page)).toEqual(inSecond);
	await expect(page.getByText("浏览器清除了这里的数据")).toBeHidden();

	await test.step("settings and names are each one's own", async () => {
		await inSettings(page);
		await accessible(page);
		await section(page).getByRole("button", { name: "改名：账户 1" }).click();
		const dialog = page.getByRole("dialog");
		await expect(dialog).toContainText("名称不加密");
		await dialog.getByLabel("名称").fill("乙公司");
		await dialog.getByRole("button", { name: "改好" }).click();
		await expect(dialog.getByRole("alert")).toHaveText("已有同名的账户。");
		await dialog.getByLabel("名称").fill("甲公司");
		await page.keyboard.press("Enter");
		await expect(line(page, "甲公司")).toBeVisible();
		await page.getByRole("radio", { name: "English" }).check();
		await section(page).getByRole("button", { name: "Switch to it: 甲公司" }).click();
		await expect(page.getByRole("heading", { name: "设置", exact: true })).toBeVisible();
	});
});

test("a tab that is open follows to the other profile, and leaves what it showed of the first", async ({
	page,
	context,
}) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await addProfile(page, "乙公司");
	await change(page, "账户 1");
	await expect(whose(page)).toHaveText("账户 1");
	const other = await context.newPage();
	await other.goto("/library?q=2699");
	await new AppPage(other).openRow(/./);
	await expect(other).toHaveURL(/\/library\/.+/);

	await change(page, "乙公司");

	await expect(whose(other)).toHaveText("乙公司");
	await expect(other).toHaveURL(/\/library$/);
	await expect(other.getByText("发票库还是空的")).toBeVisible();
	await test.step("also when both choose at once", async () => {
		await Promise.all([inSettings(page), inSettings(other)]);
		// The slower one may find itself loaded anew under its click.
		const press = (tab: Page) =>
			section(tab)
				.getByRole("button", { name: "换过去：账户 1" })
				.click({ timeout: 5_000 })
				.catch(() => undefined);
		await Promise.all([press(page), press(other)]);
		await expect(whose(page)).toHaveText("账户 1");
		await expect(whose(other)).toHaveText("账户 1");
	});
	await test.step("a new name is seen in the other tab", async () => {
		await inSettings(page);
		await section(page).getByRole("button", { name: "改名：账户 1" }).click();
		await page.getByRole("dialog").getByLabel("名称").fill("甲公司");
		await page.keyboard.press("Enter");
		await expect(whose(other)).toHaveText("甲公司");
	});
});

test("a passphrase guards one profile only, and is asked for again after one was away", async ({ page, context }) => {
	await twoProfiles(page);
	await setPassphrase(page);
	const other = await secondTab(context);

	await change(page, "账户 1");
	await expect(whose(page)).toHaveText("账户 1");
	await expect(whose(other)).toHaveText("账户 1");
	await inSettings(page);
	await expect(line(page, "乙公司")).toContainText("要口令");
	await change(page, "乙公司");

	await expect(locked(page)).toContainText("乙公司");
	await expect(locked(other)).toBeVisible();
	await expect(page.getByRole("button", { name: "账户 1" })).toBeVisible();
	await accessible(page);
	await unlock(page);
	expect(await numbers(page)).toHaveLength(1);

	await test.step("on the lock screen another one can be opened, or made", async () => {
		await inSettings(page);
		await page.getByRole("button", { name: "现在锁定" }).click();
		await expect(locked(page)).toBeVisible();
		await page.getByRole("button", { name: "账户 1" }).click();
		await expect(whose(page)).toHaveText("账户 1");
		await change(page, "乙公司");
		await expect(locked(page)).toBeVisible();
		await page.getByRole("button", { name: "新建账户" }).click();
		await page.getByRole("dialog").getByLabel("名称").fill("丙");
		await accessible(page);
		await page.keyboard.press("Enter");
		await expect(whose(page)).toHaveText("丙");
		expect(await numbers(page)).toEqual([]);
	});
});

test("a new one may have a passphrase from the start, and gives its recovery code", async ({ page }) => {
	await new AppPage(page).open();
	await inSettings(page);
	await section(page).getByRole("button", { name: "新建账户" }).click();
	const dialog = page.getByRole("dialog");
	await expect(dialog).toContainText("不设：能用这个浏览器的人都能打开它。");
	await dialog.getByLabel("名称").fill("乙公司");
	await dialog.getByLabel("口令（可以不设）").fill(PASSPHRASE);
	await expect(dialog.getByText(/强度：/)).toBeVisible();
	await accessible(page);
	await page.keyboard.press("Enter"); // not yet: once more
	await dialog.getByLabel("再输一遍").fill(PASSPHRASE);
	await dialog.getByRole("button", { name: "新建并换过去" }).click();
	await expect(dialog.locator(".recovery-code")).toBeVisible();
	await dialog.getByRole("checkbox", { name: "我已经抄好" }).check();
	await dialog.getByRole("button", { name: "关闭" }).last().click();

	await expect(locked(page)).toContainText("乙公司");
	await unlock(page);
	await expect(whose(page)).toHaveText("乙公司");
	expect(await numbers(page)).toEqual([]);
});

test("one is deleted, also while it is locked, and is gone; the others are as they were", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2));
	const inFirst = await numbers(page);
	await addProfile(page, "乙公司");
	await app.open();
	await app.give(files.numbered(3));
	await numbers(page); // its mark is made with the first look
	await setPassphrase(page);
	await expect(line(page, "乙公司").getByRole("button", { name: /^删除/ })).toHaveCount(0);
	await change(page, "账户 1");
	await expect(whose(page)).toHaveText("账户 1");
	const before = await dumpStores(page);
	const databases = () => page.evaluate(async () => (await indexedDB.databases()).length);
	expect(await databases()).toBe(3);

	await inSettings(page);
	await section(page).getByRole("button", { name: "删除：乙公司" }).click();
	const dialog = page.getByRole("dialog");
	await expect(dialog).toContainText("1 张发票、1 个原件");
	await accessible(page);
	await dialog.getByRole("button", { name: "继续" }).click();
	await expect(dialog.getByRole("button", { name: "删除", exact: true })).toBeDisabled();
	await dialog.getByLabel("填写「乙公司」以确认").fill("乙公");
	await expect(dialog.getByRole("button", { name: "删除", exact: true })).toBeDisabled();
	await dialog.getByLabel("填写「乙公司」以确认").fill("乙公司");
	await page.keyboard.press("Enter");

	await expect(page.getByRole("dialog", { name: "「乙公司」已删除" })).toBeVisible();
	await expect(page.locator("[data-remains] dd")).toHaveText(["0", "0", "0"]);
	await accessible(page);
	await page.getByRole("button", { name: "关闭" }).last().click();
	expect(await databases()).toBe(2);
	const after = await dumpStores(page);
	expect(JSON.stringify(after)).not.toContain("乙公司");
	expect(
		Object.keys(await page.evaluate(() => ({ ...localStorage }))).filter((key) => /^mark /.test(key)),
	).toHaveLength(1);
	const records = Object.keys(after).filter((name) => /\/(records|contents|originals)$/.test(name));
	expect(records).toHaveLength(3);
	for (const name of records) expect(after[name], name).toBe(before[name]);
	await expect(whose(page)).toHaveCount(0);
	expect(await numbers(page)).toEqual(inFirst);
});

test("erase everything erases all of them", async ({ page, context }) => {
	await twoProfiles(page);
	await secondTab(context);

	await inSettings(page);
	await eraseAll(page, /不只是「乙公司」/);
	const left = await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length]);
	expect(left).toEqual([0, 0]);
	await page.getByRole("button", { name: "重新开始" }).click();
	await expect(whose(page)).toHaveCount(0);
	expect(await numbers(page)).toEqual([]);
});
