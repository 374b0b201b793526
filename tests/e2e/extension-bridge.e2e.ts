import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { type ExtensionBrowser, killServiceWorkers, openExtension } from "./extension-browser.ts";
import { files } from "./files.ts";

let extension: ExtensionBrowser;
let origin: string;

test.beforeAll(async ({ baseURL }) => {
	origin = new URL(baseURL ?? "").origin;
	extension = await openExtension([`${origin}/*`]);
});

test.afterAll(async () => {
	await extension?.close();
});

/** Gets a code in the extension's options page, as a person does. */
async function codeFor(address: string): Promise<string> {
	const options = await extension.context.newPage();
	await options.goto(`${extension.root}/options.html`);
	await options.getByLabel("验票网页的地址").fill(address);
	await options.getByRole("button", { name: "给这个网页配对码" }).click();
	const code = (await options.locator(".pair-code").textContent()) ?? "";
	if (process.env.SHOTS) await options.screenshot({ path: `${process.env.SHOTS}/pairing.png`, fullPage: true });
	await options.close();
	return code;
}

const section = (page: Page) => page.locator("[data-section=extension]");

test("a page that is not paired gets no answer at all", async () => {
	const page = await extension.context.newPage();
	await page.goto(origin);

	const said = await page.evaluate(async () => {
		const { port1, port2 } = new MessageChannel();
		const heard: unknown[] = [];
		port1.onmessage = ({ data }) => heard.push(data);
		addEventListener("message", ({ data }) => heard.push(["window", data]));
		window.postMessage({ yanpiao: "bridge", nonce: crypto.randomUUID() }, location.origin, [port2]);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		return heard.filter((one) => !JSON.stringify(one).includes("nonce"));
	});

	expect(said).toEqual([]);
	await page.close();
});

test("the app and the extension are paired by a code and tell each other what they hold, also after both went away", async () => {
	test.slow();
	const page = await extension.context.newPage();
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	const fields = { number: "26992000000000000777", kind: "digital_ordinary", sellerName: "演示扩展有限公司" } as const;
	await extension.work("saveTyped", fields);

	await page.goto(`${origin}/settings`);
	const code = await codeFor(origin);
	await section(page).getByLabel("配对码").fill(code.toLowerCase());
	await section(page).getByRole("button", { name: "配对", exact: true }).click();

	await expect(section(page)).toContainText("两边一致", { timeout: 30_000 });
	if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bridge.png`, fullPage: true });
	const [peer] = await extension.work("peers");
	expect(peer).toMatchObject({ origin });
	// Both sides show which two are paired, and the same digits.
	await expect(section(page)).toContainText(`核对码 ${peer?.check}`);
	await expect(section(page)).toContainText(new URL(extension.root).host);
	await expect(section(page)).toContainText(`在 ${origin} 配对`);
	await page.goto(`${origin}/library`);
	await expect(page.getByText("演示扩展有限公司").first()).toBeVisible();

	// Another invoice while the page is gone; it comes when the page is there again.
	await page.close();
	await extension.work("saveTyped", { ...fields, number: "26992000000000000778", sellerName: "演示后来有限公司" });
	const again = await extension.context.newPage();
	await again.goto(`${origin}/library`);
	await expect(again.getByText("演示后来有限公司").first()).toBeVisible({ timeout: 30_000 });

	// The background and the work room die while the page is there: the page finds them again by itself.
	await killServiceWorkers(extension);
	await extension.page.evaluate(() => chrome.offscreen.closeDocument());
	await expect(async () => {
		await again.goto(`${origin}/settings`);
		await expect(section(again)).toContainText("两边一致", { timeout: 10_000 });
	}).toPass({ timeout: 30_000 });
	await again.goto(`${origin}/library`);

	// And while both are there.
	await extension.work("saveTyped", { ...fields, number: "26992000000000000779", sellerName: "演示同时有限公司" });
	await expect(again.getByText("演示同时有限公司").first()).toBeVisible({ timeout: 30_000 });
	await again.close();
});

test("while the extension is locked the page says so, and both go on by themselves afterwards", async () => {
	test.slow();
	const passphrase = "冬天 的 第一张 发票 7";
	await extension.work("setPassphrase", passphrase, undefined);
	await extension.hub("lock");
	const page = await extension.context.newPage();
	await page.goto(`${origin}/settings`);
	await expect(section(page)).toContainText("扩展锁着", { timeout: 30_000 });

	await extension.work("unlock", { passphrase });

	await expect(section(page)).toContainText("两边一致", { timeout: 60_000 });

	// Locked in the middle of it.
	await extension.hub("lock");
	await expect(section(page)).toContainText("扩展锁着", { timeout: 60_000 });
	await extension.work("removePassphrase", { passphrase });
	await extension.hub("lock");
	await expect(section(page)).toContainText("两边一致", { timeout: 60_000 });
	await page.close();
});

test("a page that is unpaired in the options is told so when it is there again, and then has no way to the extension", async () => {
	const options = await extension.context.newPage();
	await options.goto(`${extension.root}/options.html`);
	await options.getByRole("button", { name: "解除配对" }).click();
	await expect(options.getByRole("button", { name: "解除配对" })).toHaveCount(0);
	expect(await extension.work("peers")).toEqual([]);

	const page = await extension.context.newPage();
	await page.goto(`${origin}/settings`);

	await expect(section(page)).toContainText("已由对方解除配对", { timeout: 30_000 });
	if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/parted.png`, fullPage: true });
	const kept = () =>
		extension.page.evaluate(async () => (await chrome.storage.local.get("bridgeOrigins")).bridgeOrigins);
	await expect.poll(kept, { timeout: 20_000 }).toEqual([]);
	await section(page).getByRole("button", { name: "移除" }).click();
	await expect(section(page).getByRole("button", { name: "移除" })).toHaveCount(0);
	await expect(section(page).getByRole("button", { name: "配对", exact: true })).toBeVisible();
	await options.close();
	await page.close();
});

test("the extension is told at once when the page unpairs, and offers to pair again", async () => {
	test.slow();
	const page = await extension.context.newPage();
	await page.goto(`${origin}/settings`);
	await section(page)
		.getByLabel("配对码")
		.fill(await codeFor(origin));
	await section(page).getByRole("button", { name: "配对", exact: true }).click();
	await expect(section(page)).toContainText("两边一致", { timeout: 30_000 });

	await section(page).getByRole("button", { name: "解除配对" }).click();

	const options = await extension.context.newPage();
	await options.goto(`${extension.root}/options.html`);
	await expect(options.getByText("已由对方解除配对")).toBeVisible({ timeout: 20_000 });
	if (process.env.SHOTS) await options.screenshot({ path: `${process.env.SHOTS}/parted-options.png`, fullPage: true });
	await options.getByRole("button", { name: "重新配对" }).click();
	const code = (await options.locator(".pair-code").textContent()) ?? "";
	await section(page).getByLabel("配对码").fill(code);
	await section(page).getByRole("button", { name: "配对", exact: true }).click();

	await expect(section(page)).toContainText("两边一致", { timeout: 30_000 });
	await expect(options.getByText("已由对方解除配对")).toHaveCount(0);
	expect(await extension.work("peers")).toHaveLength(1);
});
