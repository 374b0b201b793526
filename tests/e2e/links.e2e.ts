import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { sampleInvoice } from "#samples/index.ts";
import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

const red = sampleInvoice("red-sheet").number;
const blue = sampleInvoice("red-full").number;

test("a red invoice leads to the blue one it names, and the blue one back", async ({ page }) => {
	const app = new AppPage(page);
	const links = page.getByRole("region", { name: "红蓝关联" });
	await app.open();
	await app.give(files.red());
	await app.open("/library");
	await app.rows.first().click();
	await expect(links).toContainText(blue);
	await expect(links).toContainText("不在库中");

	await app.open();
	await app.give(files.blue());
	await app.open("/library");
	await app.rows.filter({ hasText: "−" }).click();
	await expect(links).toContainText("这张红字发票冲的是蓝字发票");
	await links.getByRole("link", { name: blue }).click();
	await expect(links).toContainText("库中有 1 张红字发票写明冲的是这张");
	await expect(links).toContainText("这只是线索");
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await links.getByRole("link", { name: red }).click();
	await expect(links).toContainText("这张红字发票冲的是蓝字发票");
	await page.goBack();
	await expect(links.getByRole("link", { name: red })).toBeVisible();

	await page.getByRole("button", { name: "删除" }).click();
	await app.rows.first().click();
	await expect(links.getByRole("link", { name: blue })).toContainText("在回收站");
});
