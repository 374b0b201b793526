import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

async function withTwins(page: Page): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.alike(1), files.alike(2), files.numbered(40));
	await app.open("/library");
	await expect(app.rows).toHaveCount(3);
	await page.getByRole("link", { name: /^重复\s*1$/ }).click();
	await expect(page.getByRole("heading", { name: "销售方、价税合计和日期相同，2 张" })).toBeVisible();
	return app;
}

test("what may be one invoice stands side by side, and one of them is kept", async ({ page }) => {
	const app = await withTwins(page);
	await expect(page.locator("tr.differs").filter({ hasText: "发票号码" })).toBeVisible();
	await expect(page.locator("tr.differs").filter({ hasText: "价税合计" })).toHaveCount(0);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	await page.getByRole("button", { name: `只留这张：${files.numberOf(1)}` }).click();
	await expect(page.getByText("没有看起来重复的发票")).toBeVisible();
	await page.getByRole("button", { name: "撤销" }).click();
	await expect(page.getByRole("heading", { name: /2 张/ })).toBeVisible();
	await page.getByRole("button", { name: `只留这张：${files.numberOf(1)}` }).click();
	await page.getByRole("link", { name: "回发票库" }).click();
	await expect(app.rows).toHaveCount(2);
	await expect(page.getByRole("link", { name: /^重复/ })).toHaveCount(0);
});

test("that they are no duplicates is remembered, and told in their history", async ({ page }) => {
	const app = await withTwins(page);

	await page.getByRole("button", { name: "不是重复" }).focus();
	await page.keyboard.press("Enter");
	await expect(page.getByText("已记下：这 2 张不是重复")).toBeVisible();
	await expect(page.getByText("没有看起来重复的发票")).toBeVisible();
	await page.reload();
	await expect(page.getByText("没有看起来重复的发票")).toBeVisible();
	await app.open("/library");
	await app.rows.nth(1).click();
	await expect(page.locator(".events")).toContainText("认定不是重复，是单独的发票");
});

test("a record names its twins and why, and leads to them and to the page of duplicates", async ({ page }) => {
	const app = await withTwins(page);
	const twins = page.getByRole("region", { name: "可能重复" });
	await app.open(`/library?q=${files.numberOf(1)}`);
	await app.rows.first().click();

	await twins.getByRole("link", { name: files.numberOf(2) }).click();
	await expect(twins.getByRole("link", { name: files.numberOf(1) })).toContainText("销售方、价税合计和日期相同");
	await twins.getByRole("link", { name: "并排核对" }).click();

	await expect(page.getByRole("heading", { name: "销售方、价税合计和日期相同，2 张" })).toBeVisible();
});
