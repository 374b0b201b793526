import { expect, test } from "@playwright/test";

import { servePages } from "./own-pages/serve.ts";

let pages: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
	pages = await servePages();
});
test.afterAll(() => pages.close());

test("that the browser forbids the service is said in the language of the page, and follows it", async ({ page }) => {
	await page.goto(`${pages.origin}/?page=options&provider=fpcy&language=en`);
	await expect(page.getByText("The browser has not allowed access to supplier.example.com")).toBeVisible();

	await page.getByText("中文", { exact: true }).click();
	await expect(page.getByText("浏览器还没有允许访问 supplier.example.com")).toBeVisible();

	const address = page.getByLabel("接口地址");
	const before = await address.inputValue();
	await address.fill("https://other.example.com/fpcy");
	await expect(page.getByText("改动还没有保存")).toBeVisible();
	await address.fill(before);
	await expect(page.getByText("浏览器还没有允许访问 supplier.example.com")).toBeVisible();
});
