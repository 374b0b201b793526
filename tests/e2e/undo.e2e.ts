import { Buffer } from "node:buffer";

import { expect, type Locator, type Page, test } from "@playwright/test";

import { AppPage, type GivenFile } from "./app-page.ts";
import { files } from "./files.ts";

/** The first of the library's invoices, open beside the list. */
async function openOne(page: Page, ...more: readonly GivenFile[]): Promise<{ app: AppPage; panel: Locator }> {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), ...more);
	await app.open("/library");
	await app.rows.first().click();
	return { app, panel: page.getByRole("complementary") };
}

test("what was done to an invoice is taken back step by step with Ctrl+Z, the newest first", async ({ page }) => {
	const { app, panel } = await openOne(page, files.numbered(2));
	const tag = panel.getByLabel("标签", { exact: true });
	const category = panel.getByLabel("分类", { exact: true });
	const toast = page.locator(".toast");

	await tag.fill("重要");
	await page.keyboard.press("Enter");
	await expect(toast).toContainText("已加标签「重要」");
	await category.selectOption("差旅");
	await expect(toast).toContainText("归为「差旅」");
	await panel.getByRole("button", { name: "标记已报销" }).click();
	await expect(toast).toContainText("已标记报销");
	await expect(panel.getByRole("button", { name: "取消已报销" })).toBeVisible();
	await panel.getByRole("button", { name: "删除", exact: true }).click();
	await expect(app.rows).toHaveCount(1);

	await page.keyboard.press("Control+z");
	await expect(toast).toContainText("已撤销：已删除 1 张");
	await expect(app.rows).toHaveCount(2);
	await app.rows.first().click();
	await expect(panel.getByRole("button", { name: "取消已报销" })).toBeVisible();
	await page.keyboard.press("Control+z");
	await expect(toast).toContainText("已撤销：已标记报销");
	await expect(panel.getByRole("button", { name: "标记已报销" })).toBeVisible();
	await page.keyboard.press("Control+z");
	await expect(toast).toContainText("已撤销：归为「差旅」");
	await expect(category).toHaveValue("");
	await expect(panel.getByRole("button", { name: "去掉标签 重要" })).toBeVisible();
	await page.keyboard.press("Control+z");
	await expect(toast).toContainText("已撤销：已加标签「重要」");
	await expect(panel.getByRole("button", { name: "去掉标签 重要" })).toBeHidden();
	await expect(toast.getByRole("button", { name: "再撤销一步" })).toBeHidden();
	await expect(panel.locator(".events")).toContainText("标签：去掉「重要」");
});

test("files that were just taken in go to the trash, and what was here before stays", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await app.open();
	await app.give(files.numbered(1), files.numbered(2), files.numbered(3));

	await page.keyboard.press("Control+z");
	await expect(page.locator(".toast")).toContainText("已撤销：存入 2 张");
	await app.open("/library");
	await expect(app.rows).toHaveCount(1);
	await app.open("/library?where=trash");
	await expect(app.rows).toHaveCount(2);
});

test("in a text box Ctrl+Z is the box's own, and the button of the toast goes on", async ({ page }) => {
	const { panel } = await openOne(page);
	const toast = page.locator(".toast");
	await panel.getByRole("button", { name: "标记已报销" }).click();
	await panel.getByLabel("标签", { exact: true }).fill("重要");
	await page.keyboard.press("Enter");
	await expect(toast).toContainText("已加标签「重要」");

	await panel.getByLabel("备注", { exact: true }).pressSequentially("字");
	await page.keyboard.press("Control+z");
	await expect(panel.getByLabel("备注", { exact: true })).toHaveValue("");
	await expect(panel.getByRole("button", { name: "去掉标签 重要" })).toBeVisible();

	await toast.getByRole("button", { name: "撤销" }).click();
	await expect(panel.getByRole("button", { name: "去掉标签 重要" })).toBeHidden();
	await toast.getByRole("button", { name: "再撤销一步" }).click();
	await expect(panel.getByRole("button", { name: "标记已报销" })).toBeVisible();
});

test("an imported ledger is taken back where it was imported, with its progress, and what was here before stays", async ({
	page,
}) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await app.open();
	const rows = Array.from({ length: 400 }, (_, at) => {
		const number = `26994${String(at + 1).padStart(14, "0")}7`;
		return `数电普票,${number},2026-09-14,113.00,演示商贸${at + 1}`;
	});
	const text = ["票种,数电发票号码,开票日期,价税合计,销方名称", ...rows, ""].join("\r\n");
	const ledger = { name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${text}`) };
	await page.locator("input[type=file]").first().setInputFiles(ledger);
	await page.getByLabel("导入后排队查验").uncheck();
	await page.getByRole("button", { name: "导入 400 张" }).click();
	const toast = page.locator(".toast");
	await expect(toast).toContainText("已导入 400 张", { timeout: 60_000 });
	await expect(page.getByText("导入 400 张：新存入 400 张")).toBeVisible();

	await toast.getByRole("button", { name: "撤销" }).click();
	await expect(toast.getByRole("progressbar")).toBeVisible();
	await expect(page.getByRole("status").filter({ hasText: "正在处理 400 张" })).toHaveCount(1);
	await expect(toast).toContainText(/已处理 \d+ \/ 400 张/);
	await expect(toast).toContainText("已撤销：已导入 400 张", { timeout: 60_000 });

	await expect(page.getByText("导入 400 张：新存入 400 张")).toBeHidden();
	await app.open("/library");
	await expect(app.rows).toHaveCount(1);
	await app.open("/library?where=trash");
	await expect(page.getByText("400 张").first()).toBeVisible();
});

test("what another tab has changed since is left alone, and that is said", async ({ page, context }) => {
	const { panel } = await openOne(page);
	await panel.getByRole("button", { name: "标记已报销" }).click();
	await expect(panel.getByRole("button", { name: "取消已报销" })).toBeVisible();

	const other = await context.newPage();
	await other.goto(page.url());
	await other.getByRole("button", { name: "取消已报销" }).click();
	await expect(other.getByRole("button", { name: "标记已报销" })).toBeVisible();
	await page.bringToFront();
	await page.keyboard.press("Control+z");

	await expect(page.locator(".toast")).toContainText("不能撤销");
	await expect(panel.getByRole("button", { name: "标记已报销" })).toBeVisible();
});
