import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

test("deleting can be undone, and the trash empties only when told twice", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2));
	await app.open("/library");
	await expect(page.getByText("2 张", { exact: true })).toBeVisible();

	await app.rows.first().getByRole("checkbox").check();
	await page.getByRole("button", { name: "删除", exact: true }).click();
	await expect(page.getByText("1 张", { exact: true })).toBeVisible();
	await page.getByRole("button", { name: "撤销" }).click();
	await expect(page.getByText("2 张", { exact: true })).toBeVisible();

	await app.rows.first().getByRole("checkbox").check();
	await page.getByRole("button", { name: "删除", exact: true }).click();
	await page.getByRole("link", { name: /回收站/ }).click();
	await expect(page).toHaveURL(/where=trash/);
	await app.rows.first().getByRole("checkbox").check();
	await page.getByRole("button", { name: "彻底删除" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "彻底删除" }).click();
	await expect(page.getByText("回收站是空的")).toBeVisible();
});

test("search and filters live in the address, and back leads back", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf(), files.numbered(7));
	await page.getByRole("link", { name: "发票库" }).click();
	await expect(app.rows).toHaveCount(2);

	await page.getByRole("combobox", { name: "搜号码" }).fill("900000055433");
	await expect(page).toHaveURL(/q=900000055433/);
	await expect(app.rows).toHaveCount(1);
	await app.rows.first().click();
	await expect(app.verdict).toBeVisible();
	await page.goBack();
	await expect(app.verdict).toBeHidden();
	await expect(app.rows).toHaveCount(1);
	await page.reload();

	await expect(app.rows).toHaveCount(1);
	await page.getByRole("button", { name: "筛选" }).click();
	await page.getByLabel("真伪", { exact: true }).selectOption("confirmed");
	await expect(page.getByText("没有符合条件的发票")).toBeVisible();
});

test("the search is one key away from a page that has none", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await page.keyboard.press("/");
	await expect(page).toHaveURL(/\/library$/);
	await expect(page.getByRole("combobox", { name: "搜号码" })).toBeFocused();
});

test("the whole way can be gone by keyboard", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2), files.numbered(3));

	await page.keyboard.press("?");
	await expect(page.getByRole("dialog", { name: "按键" })).toBeVisible();
	await page.keyboard.press("Escape");
	await page.keyboard.press("g");
	await page.keyboard.press("l");
	await expect(page).toHaveURL(/\/library$/);
	await page.keyboard.press("/");
	await expect(page.getByRole("combobox", { name: "搜号码" })).toBeFocused();
	await app.rows.first().focus();
	await page.keyboard.press("ArrowDown");
	await expect(app.rows.nth(1)).toBeFocused();
	await page.keyboard.press(" ");
	await expect(app.rows.nth(1).getByRole("checkbox")).toBeChecked();
	await page.keyboard.press("Enter");
	await expect(app.verdict).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(app.verdict).toBeHidden();
});

test("a record can be marked as claimed, checked and left out of the totals when it is a sample", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf());
	await app.openRow("发票.pdf");

	await page.getByRole("button", { name: "向税务接口查验" }).click();
	await expect(app.verdict).toHaveAttribute("data-authenticity", "confirmed");
	await expect(app.verdict).toHaveAttribute("data-state", "normal");
	await expect(page.getByText("今天还可查 4 次")).toBeVisible();
	await page.getByRole("button", { name: "标记已报销" }).click();
	await expect(page.getByRole("button", { name: "取消已报销" })).toBeVisible();

	await page.getByRole("link", { name: "发票库" }).click();
	await expect(page.locator(".totals")).toContainText("价税合计 0.00");
});
