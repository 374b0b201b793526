import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

test("the search box says what a word may mean, and arrows and Enter take it", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.loadSamples();
	await app.open("/library");
	const box = page.getByRole("combobox", { name: "搜号码" });
	const options = page.getByRole("listbox", { name: "搜索建议" }).getByRole("option");

	await box.pressSequentially("数电");
	await expect(options.first()).toContainText("种类");
	await expect(box).toHaveAttribute("aria-expanded", "true");
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	await page.keyboard.press("ArrowDown");
	await expect(options.first()).toHaveAttribute("aria-selected", "true");
	await expect(box).toHaveAttribute("aria-activedescendant", (await options.first().getAttribute("id")) ?? "");
	const count = Number(/(\d+) 张/.exec((await options.first().textContent()) ?? "")?.[1]);
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/q=%E7%A7%8D%E7%B1%BB/);
	await expect(options).toHaveCount(0);
	await expect(app.rows).toHaveCount(count);
	await expect(box).toBeFocused();
});

test("Esc closes the suggestions and keeps what was typed; a click takes one", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.loadSamples();
	await app.open("/library");
	const box = page.getByRole("combobox", { name: "搜号码" });
	const options = page.getByRole("listbox", { name: "搜索建议" }).getByRole("option");

	await box.pressSequentially("状态:");
	await expect(options.first()).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(options).toHaveCount(0);
	await expect(box).toHaveValue("状态:");
	await box.pressSequentially("未");
	await options.filter({ hasText: "未知" }).click();
	await expect(box).toHaveValue("状态:未知 ");
	await expect(box).toBeFocused();
});

test("a mistyped number shows the one that is a digit away, and says so", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(25));
	await app.open("/library");
	await expect(app.rows).toHaveCount(2);
	const number = ((await app.rows.first().locator(".number").textContent()) ?? "").replace(/\D/g, "");
	const wrong = `${number.slice(0, 10)}${(Number(number[10]) + 5) % 10}${number.slice(11)}`;

	await page.getByRole("combobox", { name: "搜号码" }).fill(wrong);
	await expect(page.getByText("没有这个号码")).toBeVisible();
	await expect(page.getByText(/差一位.*的有 1 张/)).toBeVisible();
	await expect(app.rows).toHaveCount(1);
	await page.getByRole("combobox", { name: "搜号码" }).fill(number);
	await expect(page.getByText("没有这个号码")).toBeHidden();
});
