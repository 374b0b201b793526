import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

/** The browser says this of its room, or refuses to. */
async function say(page: Page, said: StorageEstimate | "nothing"): Promise<void> {
	await page.addInitScript((estimate) => {
		navigator.storage.estimate = async () => {
			if (estimate === "nothing") throw new TypeError("refused");
			return estimate;
		};
	}, said);
}

const storage = (page: Page) => page.locator(".setting").filter({ hasText: "本机存储" });

test("room that runs out is said where invoices are, with what to do", async ({ page }) => {
	await say(page, { usage: 830_000_000, quota: 1_000_000_000 });
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await expect(page.locator(".keeping-line")).toHaveCount(0);
	await app.open("/library");
	const line = page.getByRole("status").filter({ hasText: "已用 83%（830 MB / 1.0 GB）" });
	await expect(line).toContainText("先备份，再彻底删除回收站里的发票");
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await line.getByRole("link", { name: "看回收站" }).click();
	await expect(page).toHaveURL(/\/library\?where=trash/);

	await app.open("/settings");
	await expect(storage(page).getByRole("meter")).toHaveAttribute("value", "830000000");
	await expect(storage(page)).toContainText("830 MB / 1.0 GB，已用 83%");
	await expect(storage(page).getByRole("status")).toContainText("用完后新发票存不下");
});

test("that there is hardly any left is said before files are given, and in red", async ({ page }) => {
	await say(page, { usage: 961_000_000, quota: 1_000_000_000 });
	await new AppPage(page).open();
	await expect(page.getByRole("alert").filter({ hasText: "空间快用完了" })).toContainText("已用 96%");
});

test("a browser that does not say leaves no meter, and no silence either", async ({ page }) => {
	await say(page, "nothing");
	const app = new AppPage(page);
	await app.open("/library");
	await app.open("/settings");
	await expect(storage(page)).toContainText("浏览器没有说已用和允许多少");
	await expect(storage(page).getByRole("meter")).toHaveCount(0);
});
