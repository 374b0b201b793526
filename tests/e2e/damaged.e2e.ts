import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { damage } from "./damage.ts";
import { files } from "./files.ts";

test("damaged settings and a damaged invoice keep nobody out, and both are told with what to do", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2));
	await app.finished();
	await page.goto("/settings");
	await page.getByText("深色", { exact: true }).click();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await expect.poll(() => damage(page, ["settings"])).toBe(1);
	expect(await damage(page, ["records"])).toBe(1);

	await page.reload();
	await expect(page.getByRole("alert")).toContainText("有些设置读不出来：本页的选项");
	await app.open("/library");
	await expect(app.rows).toHaveCount(2);
	const told = page.getByText("这张发票的数据已损坏，打不开");
	for (const index of [0, 1]) {
		await app.rows.nth(index).click();
		await expect(told.or(page.locator("article.record")).first()).toBeVisible();
		if (await told.isVisible()) break;
	}
	await expect(told).toBeVisible();
	await page.getByRole("link", { name: "去检查和恢复" }).click();
	await expect(page.locator('[data-section="backup"]')).toBeVisible();

	await page.getByText("深色", { exact: true }).click();
	await expect(page.getByText("有些设置读不出来")).toHaveCount(0);
});
