import { expect, test } from "@playwright/test";

import { sampleInvoice } from "#samples/index.ts";
import { damage } from "#tests/e2e/damage.ts";
import { type ExtensionBrowser, openExtension } from "#tests/e2e/extension-browser.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { pageOf } from "./invoice-page.ts";
import { expectNoBarrier, openPopupOver } from "./popup-support.ts";

let extension: ExtensionBrowser;
let site: Site;

test.beforeAll(async () => {
	site = await openSite({ "/order": () => pageOf("订单", "ordinary") });
	extension = await openExtension([`${site.origin}/*`]);
});

test.afterAll(async () => {
	await extension.close();
	await site.close();
});

test("a record that does not open is told as damaged, with what to do", async () => {
	const { number } = sampleInvoice("ordinary");
	const popup = await openPopupOver(extension, `${site.origin}/order`);
	await popup.getByRole("button", { name: /^保存：/ }).click();
	await expect(popup.locator('li.entry[data-standing="kept"]')).toHaveCount(1, { timeout: 30_000 });
	await popup.close();
	expect(await damage(extension.page, ["records"])).toBe(1);
	await extension.page.evaluate(() => chrome.offscreen.closeDocument());

	const again = await openPopupOver(extension, `${site.origin}/order`);
	await again.locator(".entry-open").click();

	const told = again.getByRole("alert");
	await expect(told).toContainText("这张发票的数据已损坏，打不开", { timeout: 30_000 });
	await expect(told).toContainText("配过对的，那边另有一份");
	await expect(told.getByRole("button", { name: "扩展设置" })).toBeVisible();
	await expect(again.locator(".skeleton")).toHaveCount(0);
	expect(await told.textContent()).toContain(number);
	await expectNoBarrier(again, "damaged");
});
