import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

async function libraryOf(page: Page, count: number): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(...Array.from({ length: count }, (_, index) => files.numbered(index + 1)));
	await app.open("/library");
	await expect(app.rows).toHaveCount(count);
	return app;
}

const headings = (page: Page) =>
	page.getByRole("columnheader").evaluateAll((all) => all.map((one) => one.textContent?.trim()).filter(Boolean));

test("columns are chosen, ordered and sized by keyboard, and stay so", async ({ page }) => {
	const app = await libraryOf(page, 3);
	await expect
		.poll(() => headings(page))
		.toEqual(["真伪", "状态", "可报销", "开票日期", "发票号码", "种类", "销售方", "价税合计", "存入时间"]);

	await page.getByRole("button", { name: "列", exact: true }).click();
	const dialog = page.getByRole("dialog", { name: "显示哪些列" });
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await dialog.getByRole("checkbox", { name: "发票号码" }).focus();
	await page.keyboard.press(" ");
	await dialog.getByRole("checkbox", { name: "税额" }).check();
	await dialog.getByRole("button", { name: "税额往前移" }).focus();
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await dialog.getByRole("button", { name: "完成" }).click();
	const chosen = ["真伪", "状态", "可报销", "开票日期", "种类", "销售方", "分类", "税额", "价税合计", "存入时间"];
	await expect.poll(() => headings(page)).toEqual(chosen);

	const border = page.getByRole("separator", { name: "税额的列宽" });
	await border.focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowRight");
	await expect(border).toHaveAttribute("aria-valuenow", "112");
	await page.reload();
	await expect(app.rows).toHaveCount(3);
	await expect.poll(() => headings(page)).toEqual(chosen);
	await expect(border).toHaveAttribute("aria-valuenow", "112");

	await page.getByRole("button", { name: "列", exact: true }).click();
	await dialog.getByRole("button", { name: "恢复默认" }).click();
	await dialog.getByRole("button", { name: "完成" }).click();
	await expect.poll(() => headings(page)).toContain("发票号码");
});

test("what stands beside a row is shown once its column is chosen, and sorted by", async ({ page }) => {
	const app = await libraryOf(page, 3);
	await page.getByRole("button", { name: "列", exact: true }).click();
	const dialog = page.getByRole("dialog", { name: "显示哪些列" });
	await dialog.getByRole("button", { name: "恢复默认" }).click();
	for (const name of ["存入时间", "种类", "状态", "可报销"])
		await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
	const sellerId = dialog.getByRole("checkbox", { name: "销方税号" });
	await sellerId.focus();
	await page.keyboard.press(" ");
	await expect(sellerId).toBeFocused();
	await dialog.getByRole("checkbox", { name: "货物或服务" }).check();
	await page.keyboard.press("Escape");

	await expect(app.rows.first()).toContainText("*");
	const heading = page.getByRole("columnheader", { name: "销方税号" });
	await heading.getByRole("button").click();
	await expect(heading).toHaveAttribute("aria-sort", "descending");
	await expect(page).toHaveURL(/sort=sellerTaxId/);
	await expect(page.getByRole("columnheader", { name: "货物或服务" }).getByRole("button")).toHaveCount(0);
	await expect(app.rows).toHaveCount(3);
});

test("a border is dragged, and a list is sorted by any column", async ({ page }) => {
	const app = await libraryOf(page, 3);
	const border = page.getByRole("separator", { name: "开票日期的列宽" });
	const box = await border.boundingBox();
	if (!box) throw new Error("no border");
	await page.mouse.move(box.x + 4, box.y + 10);
	await page.mouse.down();
	await page.mouse.move(box.x + 44, box.y + 10, { steps: 4 });
	await page.mouse.up();
	await expect(border).toHaveAttribute("aria-valuenow", "128");
	await border.dblclick();
	await expect(border).toHaveAttribute("aria-valuenow", "88");

	for (const name of ["真伪", "状态", "可报销", "开票日期", "发票号码", "种类", "销售方", "价税合计"]) {
		const heading = page.getByRole("columnheader", { name });
		await heading.getByRole("button").first().click();
		await expect(heading, name).toHaveAttribute("aria-sort", "descending");
		await expect(app.rows).toHaveCount(3);
	}
	await expect(page).toHaveURL(/sort=total/);
	await expect(app.rows.first()).toContainText("1,133.00");
	await page.getByRole("columnheader", { name: "价税合计" }).getByRole("button").first().click();
	await expect(app.rows.first()).toContainText("1,131.00");
});

test("a list is kept as a view under a name, named anew and taken away again", async ({ page }) => {
	const app = await libraryOf(page, 3);
	await expect(page.getByRole("button", { name: "存为视图" })).toHaveCount(0);
	await page.getByRole("combobox", { name: "搜号码" }).fill("=1132");
	await expect(app.rows).toHaveCount(1);
	await page.getByRole("button", { name: "存为视图" }).click();
	await page.getByLabel("视图名称").fill("待核对");
	await page.keyboard.press("Enter");
	const views = page.getByRole("navigation", { name: "保存的视图" });
	await expect(views.getByRole("link", { name: "待核对" })).toHaveAttribute("aria-current", "page");
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	await app.open("/library");
	await expect(app.rows).toHaveCount(3);
	await views.getByRole("link", { name: "待核对" }).click();
	await expect(app.rows).toHaveCount(1);
	await page.getByRole("button", { name: "改名" }).click();
	await page.getByLabel("视图名称").fill("一一三二");
	await page.getByRole("button", { name: "保存", exact: true }).click();
	await expect(views.getByRole("link", { name: "一一三二" })).toBeVisible();
	await page.getByRole("button", { name: "删除视图" }).click();
	await expect(views).toHaveCount(0);
	await page.getByRole("button", { name: "撤销" }).click();
	await expect(views.getByRole("link", { name: "一一三二" })).toBeVisible();
});

test("where there is little room a void invoice never shows its green side alone", async ({ page }) => {
	await page.setViewportSize({ width: 1000, height: 800 });
	const app = new AppPage(page);
	await app.open();
	await app.loadSamples();
	await app.open("/library");
	await app.rows.first().waitFor();
	await expect.poll(() => headings(page)).toContain("状态/可报销");
	await page.getByRole("checkbox", { name: "全选" }).check();
	await page.getByRole("button", { name: /^查验/ }).click();
	await expect(app.rows.filter({ hasText: "已作废" }).first()).toBeVisible({ timeout: 30_000 });
});
