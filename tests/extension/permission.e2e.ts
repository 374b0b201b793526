import { expect, test } from "@playwright/test";

import { type ExtensionBrowser, openExtension } from "#tests/e2e/extension-browser.ts";
import { startOwnServer } from "#tests/e2e/own-server.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { pageOf } from "./invoice-page.ts";
import { openPopupOver } from "./popup-support.ts";

let extension: ExtensionBrowser;
let site: Site;
let server: Awaited<ReturnType<typeof startOwnServer>>;

/** The same server by a name the user did not allow; a test cannot answer the browser's question for it. */
const forbidden = () => server.origin.replace("127.0.0.1", "localhost");

test.beforeAll(async () => {
	server = await startOwnServer();
	site = await openSite({
		"/one": () => pageOf("一张发票", "ordinary"),
		"/two": () => pageOf("两张发票", "electronic", "rail"),
	});
	extension = await openExtension([`${site.origin}/*`, `${server.origin}/*`]);
	const preferences = await extension.hub("preferences");
	await extension.hub("setPreferences", { ...preferences, server: forbidden() });
});

test.afterAll(async () => {
	await extension.close();
	await site.close();
	await server.close();
});

test("a provider the browser forbids is told as that, and the list goes on once its address is allowed", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/one`);
	await popup.getByRole("button", { name: /^查验：/ }).click();
	await expect(popup.locator(".said")).toContainText("浏览器还没有允许扩展访问查验接口的地址", { timeout: 20_000 });
	await expect(popup.locator(".told")).toContainText("问题没有发出去");
	await expect(popup.locator(".verdict")).toHaveAttribute("data-authenticity", "unknown");

	const list = await openPopupOver(extension, `${site.origin}/two`);
	await list.getByRole("button", { name: "全部查验 2 张" }).click();
	await expect(list.locator(".queue")).toContainText("浏览器还没有允许扩展访问查验接口的地址", { timeout: 20_000 });
	expect((await extension.work("queue")).counts).toMatchObject({ waiting: 2, given_up: 0, needs_person: 0 });
	const opened = extension.context.waitForEvent("page");
	await list.locator(".queue").getByRole("button", { name: "去设置" }).click();

	const options = await opened;
	await expect(options.getByText("浏览器还没有允许访问 localhost:")).toBeVisible();
	await options.getByLabel("验票服务的地址").fill(server.origin);
	await options.getByRole("button", { name: "保存接口" }).click();
	await expect(options.getByText("已保存", { exact: true })).toBeVisible();

	await expect.poll(async () => (await extension.work("queue")).counts.waiting, { timeout: 30_000 }).toBe(0);
	await expect(list.locator(".entry").first()).toContainText("已查验", { timeout: 20_000 });
});
