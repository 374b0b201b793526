import { readFileSync } from "node:fs";

import { expect, type Page, test } from "@playwright/test";

import { type ExtensionBrowser, openExtension } from "#tests/e2e/extension-browser.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { pageOf } from "./invoice-page.ts";
import { expectNoBarrier } from "./popup-support.ts";

let extension: ExtensionBrowser;
let site: Site;
let server: string;

test.beforeAll(async ({ baseURL }) => {
	server = new URL(baseURL ?? "").origin;
	site = await openSite({
		"/": () => ({ type: "text/html", body: "<!doctype html><title>x</title>" }),
		"/one": () => pageOf("一张发票", "air"),
	});
	extension = await openExtension([`${site.origin}/*`, `${server}/*`]);
});

test.afterAll(async () => {
	await extension.close();
	await site.close();
});

async function openOptions() {
	const page = await extension.context.newPage();
	await page.goto(`${extension.root}/options.html`);
	await page.getByRole("heading", { name: "查验接口" }).waitFor();
	return page;
}

test("who is asked is kept with a click, the address as an origin", async () => {
	const page = await openOptions();
	await page.getByRole("radio", { name: /^演示/ }).check();
	await page.getByLabel("验票服务的地址").fill(`${server}/`);

	await page.getByRole("button", { name: "保存接口" }).click();

	await expect(page.getByText("已保存", { exact: true })).toBeVisible();
	expect((await extension.hub("preferences")).server).toBe(server);
	expect((await extension.work("settings")).provider).toEqual({ mode: "sample" });
});

test("an address that can be listened in on, and a missing code, are told and not kept", async () => {
	const page = await openOptions();
	const before = await extension.work("settings");
	await page.getByRole("radio", { name: /^自己的接口/ }).check();
	await page.getByLabel("接口地址").fill("http://supplier.example.com/fpcy");

	await page.getByRole("button", { name: "保存接口" }).click();
	await expect(page.getByText("地址要以 https:// 开头")).toBeVisible();
	await expect(page.getByText("先填一个能用的地址")).toBeVisible();

	await page.getByLabel("接口地址").fill("https://supplier.example.com/fpcy");
	await page.getByRole("button", { name: "保存接口" }).click();
	await expect(page.getByText("先填授权码或密钥")).toBeVisible();
	expect(await extension.work("settings")).toEqual(before);
});

test("language and theme show at once and stay", async () => {
	const page = await openOptions();

	await page.getByText("English").click();
	await page.getByText("Dark", { exact: true }).click();

	await expect(page.getByRole("heading", { name: "Yanpiao extension settings" })).toBeVisible();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await expect.poll(async () => (await extension.work("settings")).language).toBe("en");
	await page.getByText("中文").click();
	await page.getByText("浅色").click();
	await expect.poll(async () => (await extension.work("settings")).theme).toBe("light");
});

test("marks are kept as chosen", async () => {
	const page = await openOptions();

	await page.getByRole("checkbox", { name: /在网页的发票号码旁/ }).check();
	await page.getByRole("checkbox", { name: /在工具栏按钮上/ }).uncheck();

	await expect.poll(() => extension.hub("preferences")).toMatchObject({ chip: true, badge: false });
});

test("the mark beside a number speaks the language that was chosen, and follows it", async () => {
	await extension.hub("setPreferences", { ...(await extension.hub("preferences")), chip: true });
	await extension.hub("watchSite", site.origin, true);
	const page = await openOptions();
	await page.getByText("English", { exact: true }).click();
	const tab = await extension.context.newPage();
	await tab.goto(`${site.origin}/one`);
	await expect.poll(() => wordsOfMarks(tab), { timeout: 10_000 }).toEqual(["not saved"]);

	await page.getByText("中文", { exact: true }).click();

	await expect.poll(() => wordsOfMarks(tab), { timeout: 10_000 }).toEqual(["未保存"]);
	await extension.hub("watchSite", site.origin, false);
});

/** What stands in the closed shadow roots of our marks, where no script of the page can look. */
async function wordsOfMarks(tab: Page): Promise<readonly string[]> {
	const session = await extension.context.newCDPSession(tab);
	const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
	await session.detach();
	type Node = Pick<typeof root, "nodeName" | "nodeValue" | "children" | "shadowRoots">;
	const inside = (node: Node): readonly Node[] => [...(node.children ?? []), ...(node.shadowRoots ?? [])];
	const textOf = (node: Node): string => node.nodeValue + inside(node).map(textOf).join("");
	const marksIn = (node: Node): readonly string[] =>
		node.nodeName === "YANPIAO-MARK" ? [textOf(node)] : inside(node).flatMap(marksIn);
	return marksIn(root);
}

test("settings go out without the code, come back as shown, and a code set here stays", async () => {
	const settings = await extension.work("settings");
	const provider = { mode: "fpcy", url: `${server}/fpcy`, sqm: "demo-code" } as const;
	await extension.work("saveSettings", { ...settings, provider });
	const page = await openOptions();

	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "导出设置" }).click(),
	]);
	const text = readFileSync(await download.path(), "utf8");
	expect(text).not.toContain("demo-code");
	expect(text).toContain("/fpcy");

	const name = "from-file.json";
	const changed = text.replace('"zh-CN"', '"en"');
	await page
		.locator("input[type=file]")
		.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(changed) });
	await expect(page.getByText("文件里没有授权码或密钥")).toBeVisible();
	await page.getByRole("button", { name: "采用这些设置" }).click();

	await expect(page.getByText("The settings of the file are in use.")).toBeVisible();
	expect(await extension.work("settings")).toMatchObject({ language: "en", provider });
	await extension.work("saveSettings", { ...settings, language: "zh-CN" });
});

test("a file that is none is told apart and changes nothing", async () => {
	const page = await openOptions();
	const give = (text: string) =>
		page
			.locator("input[type=file]")
			.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });

	await give("{");
	await expect(page.getByText("读不懂这个文件")).toBeVisible();
	await give('{"format":"yanpiao-extension-settings","version":9}');
	await expect(page.getByText("更新版本的验票导出")).toBeVisible();
	await give('{"__proto__":{"format":"yanpiao-extension-settings"}}');
	await expect(page.getByText("不是验票扩展的设置文件")).toBeVisible();
	await expect(page.getByRole("button", { name: "采用这些设置" })).toHaveCount(0);
});

for (const theme of ["light", "dark"] as const) {
	test(`axe knows no barrier on the options page, ${theme}`, async () => {
		const settings = await extension.work("settings");
		await extension.work("saveSettings", { ...settings, theme });
		const page = await openOptions();
		await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
		await expectNoBarrier(page, theme);
	});
}

// The last one: what it gives back, the others may need.
test("a site is withdrawn on the spot, with its host", async () => {
	await extension.hub("watchSite", site.origin, true);
	const page = await openOptions();

	await page.getByRole("button", { name: /^撤回 .* 的权限$/ }).click();

	await expect(page.getByText("还没有这样的网站")).toBeVisible();
	expect(await extension.hub("sites")).toEqual([]);
	const held = await page.evaluate((origins) => chrome.permissions.contains({ origins }), [`${site.origin}/*`]);
	expect(held).toBe(false);
});
