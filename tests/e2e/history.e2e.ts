import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, type Page, test } from "@playwright/test";

import { createServer, listen } from "#gateway/server.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { AppPage } from "./app-page.ts";
import { withOwnVault } from "./own-vault.ts";

function pdf(id: string) {
	return { name: `${id}.pdf`, mimeType: "application/pdf", bytes: makePdf(drawInvoice(sampleInvoice(id))) };
}

async function verify(page: Page): Promise<void> {
	const answers = page.locator("[data-outcome]");
	const before = await answers.count();
	await page
		.getByRole("button", { name: /向税务接口查验|重新查验/ })
		.first()
		.click();
	await expect(answers).toHaveCount(before + 1);
}

test("the history shows every question, keeps a note and goes out as a file", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(pdf("red-part"), pdf("not-found"), pdf("http-500"));
	for (const name of ["red-part", "not-found"]) {
		await app.openRow(`${name}.pdf`);
		await verify(page);
	}
	await app.openRow("http-500.pdf");
	await page.getByRole("button", { name: "向税务接口查验" }).first().click();
	await expect(page.getByText(/接口拒绝了这次查验/).first()).toBeVisible();

	await expect(page.getByRole("link", { name: /记录/ })).toContainText("3");
	await page.getByRole("link", { name: /记录/ }).click();
	await expect(app.rows).toHaveCount(3);
	await expect(app.rows.nth(0)).toContainText("接口拒绝");
	await expect(app.rows.nth(1)).toContainText("查不到");
	await expect(app.rows.nth(2)).toContainText("部分红冲");

	await page.getByRole("navigation", { name: "按结果分类" }).getByRole("link", { name: /查无/ }).click();
	await expect(page).toHaveURL(/group=not_found/);
	await expect(app.rows).toHaveCount(1);
	await app.rows.first().focus();
	await page.keyboard.press(" ");
	await page.getByRole("dialog").getByLabel("备注").fill("=1+1 已电话核实");
	await page.getByRole("dialog").getByRole("checkbox").check();
	await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
	await expect(app.rows.first()).toContainText("已处理 · =1+1 已电话核实");

	const saved = page.waitForEvent("download");
	await page.getByRole("button", { name: "导出", exact: true }).click();
	const dialog = page.getByRole("dialog", { name: "导出查验记录" });
	await dialog.getByText("导出并注明", { exact: true }).click();
	await dialog.getByText("CSV", { exact: true }).click();
	await expect(dialog.getByText("将写出 1 条")).toBeVisible();
	await dialog.getByRole("button", { name: "导出", exact: true }).click();
	const file = await saved;
	const text = await readFile(await file.path(), "utf8");
	expect(file.suggestedFilename()).toMatch(/^查验记录-\d{4}-\d\d-\d\d\.csv$/);
	expect(text.startsWith("\ufeff时间,种类,发票代码,发票号码,")).toBe(true);
	expect(text.trim().split("\r\n")).toHaveLength(2);
	expect(text).toContain(`${sampleInvoice("not-found").number}\t,`);
	expect(text).toContain('"\'=1+1 已电话核实"');

	await page.keyboard.press("Escape");
	await app.rows.first().focus();
	await page.keyboard.press("Enter");
	await expect(app.verdict).toBeVisible();
	await page.goBack();
	await expect(app.verdict).toBeHidden();
});

/** Makes what is kept older, as if nobody had opened the app for so many days. */
async function letPass(page: Page, days: number): Promise<void> {
	await withOwnVault(page);
	await page.evaluate(async (milliseconds) => {
		const vault = await window.openOwnVault();
		for (const { row, body } of await vault.rows("records")) {
			const older = JSON.stringify(body).replace(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (_, at: string) =>
				JSON.stringify(new Date(Date.parse(at) - milliseconds).toISOString()),
			);
			await vault.put("records", row, JSON.parse(older));
		}
		await vault.clear("summaries");
	}, days * 86_400_000);
}

/** The sample that turns red does so for whoever has been told of it before: here that is nobody. */
const untold = test.extend({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern, and this needs no other fixture
	baseURL: async ({}, use) => {
		const data = await mkdtemp(join(tmpdir(), "yanpiao-e2e-"));
		const server = await listen(createServer({ app: "dist/pwa", data }), { port: 0, host: "127.0.0.1" });
		await use(server.url);
		await server.close();
		await rm(data, { recursive: true });
	},
});

untold("a claimed invoice that turns red is asked about by itself, and its owner is told", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(pdf("red-later"));
	await app.openRow("red-later.pdf");
	await verify(page);
	await expect(app.verdict).toHaveAttribute("data-state", "normal");
	await page.getByRole("button", { name: "标记已报销" }).click();
	await expect(page.getByRole("button", { name: "取消已报销" })).toBeVisible();
	await letPass(page, 40);

	await app.open();
	const banner = page.getByRole("complementary", { name: "状态有变" });
	await expect(banner).toContainText(/已报销 \S+，今日变为 全额红冲/, { timeout: 20_000 });
	await expect(page.getByRole("link", { name: /发票库/ })).toContainText("1 张状态有变");
	await page.getByRole("link", { name: /发票库/ }).click();
	await expect(app.rows.first()).toContainText("状态有变");
	await banner.getByRole("link", { name: "去看" }).click();
	await expect(app.verdict).toHaveAttribute("data-state", "red_full");
	await expect(page.locator('[data-event="changed"]')).toContainText(/已报销 \S+，今日变为 全额红冲/);

	await page.getByRole("region", { name: "状态有变" }).getByRole("button", { name: "已处理" }).click();
	await expect(banner).toBeHidden();
	await expect(page.locator('[data-event="acknowledged"]')).toBeVisible();
	await page.reload();
	await expect(app.verdict).toBeVisible();
	await expect(banner).toBeHidden();
});

test("what is due is listed and asked about at once when told to", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(pdf("ordinary"));
	await app.openRow("ordinary.pdf");
	await page.getByRole("button", { name: "标记已报销" }).click();
	await expect(page.getByRole("button", { name: "取消已报销" })).toBeVisible();

	await page.getByRole("link", { name: /发票库/ }).click();
	await page.getByRole("link", { name: /到期复查/ }).click();
	await expect(app.rows).toHaveCount(1);
	await page.getByRole("button", { name: "现在复查这 1 张" }).click();

	await expect(page.getByText("没有到期要复查的发票")).toBeVisible({ timeout: 20_000 });
	await page.getByRole("link", { name: /记录/ }).click();
	await expect(app.rows).toHaveCount(1);
	await expect(app.rows.first()).toContainText("一致");
});
