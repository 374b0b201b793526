import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { fill, watchDisk } from "./disk.ts";
import { files } from "./files.ts";

test("on a full disk what was typed stays, and every change says what to do", async ({ page }) => {
	const app = new AppPage(page);
	await watchDisk(page);
	await app.open();
	await app.give(files.numbered(1));
	await app.openRow("发票-1.xml");
	await fill(page, "full");

	await page.getByRole("button", { name: "标记已报销" }).click();
	await expect(page.getByText(/^没有改成/)).toBeVisible();
	await page.getByRole("button", { name: "删除", exact: true }).click();
	await expect(app.verdict).toBeVisible();
	await page.getByRole("button", { name: "手工填写" }).click();
	const form = page.locator("form.typed");
	await form.getByLabel("发票号码").fill("26992000000000000018");
	await form.getByRole("button", { name: "存入发票库" }).click();
	await expect(form).toContainText("没有存下");
	await expect(form.getByLabel("发票号码")).toHaveValue("26992000000000000018");

	await fill(page, "free");
	await form.getByRole("button", { name: "存入发票库" }).click();
	await expect(page.getByText("已保存")).toBeVisible();
});
