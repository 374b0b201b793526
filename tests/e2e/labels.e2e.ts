import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

async function withThree(page: Page): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2), files.numbered(3));
	await app.open("/library");
	await expect(app.rows).toHaveCount(3);
	return app;
}

test("an invoice is filed, tagged and noted in its panel; it is found by that, and its history tells", async ({
	page,
}) => {
	const app = await withThree(page);
	await app.rows.first().click();
	const panel = page.getByRole("complementary");

	await panel.getByLabel("分类", { exact: true }).selectOption("差旅");
	await expect(page.getByText("归为「差旅」", { exact: true }).first()).toBeVisible();
	await panel.getByLabel("标签", { exact: true }).fill("重要");
	await page.keyboard.press("Enter");
	await expect(panel.getByRole("button", { name: "去掉标签 重要" })).toBeVisible();
	await panel.getByLabel("备注", { exact: true }).fill("年会用");
	await page.keyboard.press("Escape");
	await expect(page.getByText("备注已保存")).toBeVisible();
	await expect(panel).toBeVisible();
	for (const what of ["filed", "tagged", "annotated"])
		await expect(panel.locator(`[data-event="${what}"]`)).toHaveCount(1);
	await expect(panel.locator(".events")).toContainText("归为「差旅」");
	await expect(panel.locator(".events")).toContainText("标签：加上「重要」");
	await expect(panel.locator(".events")).toContainText("备注：年会用");
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	await page.reload();
	await expect(panel.getByLabel("分类", { exact: true })).toHaveValue("差旅");
	await expect(panel.getByLabel("备注", { exact: true })).toHaveValue("年会用");
	for (const box of ["标签:重要", "备注:年会"]) {
		await page.getByRole("combobox", { name: "搜号码" }).fill(box);
		await expect(app.rows, box).toHaveCount(1);
	}
	await page.getByRole("combobox", { name: "搜号码" }).fill("分类:差旅");
	await expect(app.rows, "with two of the same seller and goods, filed by what was learnt").toHaveCount(3);
});

test("the way back is in the toast, and a category of one's own can be typed", async ({ page }) => {
	const app = await withThree(page);
	await app.rows.first().click();
	const panel = page.getByRole("complementary");
	const category = panel.getByLabel("分类", { exact: true });

	await category.selectOption("新建分类…");
	await category.fill("项目甲");
	await page.keyboard.press("Enter");
	await expect(category).toHaveValue("项目甲");
	await category.selectOption("餐饮");
	await page.getByRole("button", { name: "撤销" }).click();
	await expect(category).toHaveValue("项目甲");
	await page.getByRole("button", { name: "筛选" }).click();
	await page.locator(".filters").getByLabel("分类").selectOption("项目甲");
	await expect(page.getByRole("combobox", { name: "搜号码" })).toHaveValue("分类:项目甲");
	await expect(app.rows).toHaveCount(1);
	await page.locator(".filters").getByLabel("分类").selectOption("未分类");
	await expect(app.rows).toHaveCount(2);
});

test("what is filed once is filed again by itself, with the reason, and the rule can be deleted", async ({ page }) => {
	const app = await withThree(page);
	await app.rows.nth(1).click();
	const panel = page.getByRole("complementary");
	await panel.getByLabel("分类", { exact: true }).selectOption("办公");

	await expect(page.getByText("按学到的规则归类了 2 张")).toBeVisible({ timeout: 20_000 });
	await app.rows.first().click();
	await expect(panel.getByLabel("分类", { exact: true })).toHaveValue("办公");
	await expect(panel.getByText(/自动归类，因为上次把「.*」归为「办公」。/)).toBeVisible();
	await panel.getByRole("button", { name: "不对，取消" }).click();
	await expect(panel.getByLabel("分类", { exact: true })).toHaveValue("");

	await app.open("/settings");
	const rules = page.locator("[data-rule]");
	await expect(page.getByRole("heading", { name: "分类和规则" })).toBeVisible();
	// Taking it out taught that the rule was wrong.
	await expect(rules).toHaveCount(0);
});

test("rules are listed in the settings, and are forgotten there", async ({ page }) => {
	const app = await withThree(page);
	await app.rows.first().click();
	await page.getByRole("complementary").getByLabel("分类", { exact: true }).selectOption("办公");
	await expect(page.getByText("归为「办公」").first()).toBeVisible();
	await app.open("/settings");
	await expect(page.locator("[data-rule]")).toHaveCount(1);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	await page.getByRole("button", { name: /删除规则/ }).click();
	await expect(page.getByText("还没有学到规则")).toBeVisible();
	await page.getByLabel("新分类").fill("项目乙");
	await page.getByLabel("新分类").press("Enter");
	await expect(page.getByRole("button", { name: "不再提供分类 项目乙" })).toBeVisible();
});
