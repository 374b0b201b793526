import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

/** More than one batch. */
const COUNT = 120;

async function libraryOf(page: Page, count: number): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(...Array.from({ length: count }, (_, index) => files.numbered(index + 1)));
	await app.open("/library");
	await expect(page.getByText(`${count} 张`, { exact: true })).toBeVisible();
	return app;
}

test("many are filed, tagged, claimed and thrown away at once, each can be taken back, and the trash is emptied", async ({
	page,
}) => {
	test.slow();
	const app = await libraryOf(page, COUNT);
	const box = page.getByRole("combobox", { name: "搜号码" });
	const all = page.getByRole("checkbox", { name: "全选" });
	const undo = page.getByRole("button", { name: "撤销" });
	const counted = async (text: string, count: number) => {
		await box.fill(text);
		await expect(page.locator(".totals")).toContainText(`${count} 张`);
	};

	await all.check();
	await expect(page.getByText(`已选 ${COUNT} 张`)).toBeVisible();
	await page.getByRole("button", { name: "分类和标签" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("分类", { exact: true }).selectOption("差旅");
	await dialog.getByLabel("标签", { exact: true }).fill("年会");
	await page.keyboard.press("Enter");
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await dialog.getByRole("button", { name: `用于这 ${COUNT} 张` }).click();
	await expect(page.getByText(`已改 ${COUNT} 张`)).toBeVisible({ timeout: 30_000 });
	await counted("分类:差旅 标签:年会", COUNT);
	await undo.click();
	await expect(page.getByText("没有符合条件的发票")).toBeVisible({ timeout: 30_000 });
	await counted("", COUNT);

	await app.rows.first().getByRole("checkbox").check();
	await page.getByRole("button", { name: "标记已报销" }).click();
	await expect(page.getByText("已标记报销 1 张")).toBeVisible();
	await all.check();
	await page.getByRole("button", { name: "标记已报销" }).click();
	await expect(page.getByText(`已标记报销 ${COUNT - 1} 张`), "one was before").toBeVisible({ timeout: 30_000 });
	await undo.click();
	await expect(page.getByText("已撤销")).toBeVisible({ timeout: 30_000 });

	await all.check();
	await page.getByRole("button", { name: "删除", exact: true }).click();
	await expect(page.getByText(`已删除 ${COUNT} 张`)).toBeVisible({ timeout: 30_000 });
	await undo.click();
	await expect(page.getByText(`已撤销：已删除 ${COUNT} 张`)).toBeVisible({ timeout: 30_000 });
	await counted("", COUNT);

	await all.check();
	await page.getByRole("button", { name: "删除", exact: true }).click();
	await expect(page.getByText(`已删除 ${COUNT} 张`)).toBeVisible({ timeout: 30_000 });
	await page.getByRole("link", { name: /回收站/ }).click();
	await app.rows.first().getByRole("checkbox").check();
	await page.getByRole("button", { name: "恢复", exact: true }).click();
	await expect(page.getByText("已恢复 1 张")).toBeVisible();
	await expect(page.locator(".totals")).toContainText(`${COUNT - 1} 张`);
	await all.check();
	await page.getByRole("button", { name: "彻底删除" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "彻底删除" }).click();
	await expect(page.getByText(`已彻底删除 ${COUNT - 1} 张`)).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText("回收站是空的")).toBeVisible();
});

test("a tag that some of them carry is taken off, and putting into the queue can be taken back", async ({ page }) => {
	const app = await libraryOf(page, 3);
	await app.rows.first().click();
	await page.getByRole("complementary").getByLabel("标签", { exact: true }).fill("重要");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "去掉标签 重要" })).toBeVisible();
	await page.getByRole("link", { name: "关闭" }).click();

	await page.getByRole("checkbox", { name: "全选" }).check();
	await page.getByRole("button", { name: "分类和标签" }).click();
	await page
		.getByRole("dialog")
		.getByRole("checkbox", { name: /重要.*1 张/ })
		.check();
	await page.getByRole("button", { name: "用于这 3 张" }).click();
	await expect(page.getByText("已改 1 张")).toBeVisible();

	await page.getByRole("checkbox", { name: "全选" }).check();
	// What was asked cannot be taken back: without a network nothing is.
	await page.context().setOffline(true);
	await page.getByRole("button", { name: "查验 3 张" }).click();
	await page.getByRole("button", { name: "撤销" }).click();
	await expect(page.locator(".toast")).toContainText("已撤销");
	await page.context().setOffline(false);
	await page.getByRole("link", { name: "队列" }).click();
	await expect(page.getByText("队列是空的")).toBeVisible();
});
