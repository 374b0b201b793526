import { expect, type Page, test } from "@playwright/test";

import { type ExtensionBrowser, killServiceWorkers, openExtension } from "#tests/e2e/extension-browser.ts";
import { PASSPHRASE } from "#tests/e2e/passphrase.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { pageOf } from "./invoice-page.ts";
import { expectNoBarrier, openPopupOver } from "./popup-support.ts";

let extension: ExtensionBrowser;
let site: Site;

test.beforeAll(async () => {
	site = await openSite({
		"/one": () => pageOf("一张发票", "ordinary"),
		"/two": () => pageOf("两张发票", "electronic", "ordinary"),
	});
	extension = await openExtension([`${site.origin}/*`]);
});

test.afterAll(async () => {
	await extension.close();
	await site.close();
});

async function openOptions(): Promise<Page> {
	const page = await extension.context.newPage();
	await page.goto(`${extension.root}/options.html`);
	await expect(page.getByRole("heading", { name: "验票扩展设置" })).toBeVisible();
	return page;
}

const closeRoom = () => extension.page.evaluate(() => chrome.offscreen.closeDocument());
const lockCard = (page: Page) => page.getByRole("heading", { name: "已锁定" });
const saved = (page: Page) => page.locator(".entry").filter({ hasText: "已保存" });

async function badgeOf(address: string): Promise<{ text: string; title: string }> {
	const worker = await extension.worker();
	return worker.evaluate(async (url) => {
		const tab = (await chrome.tabs.query({})).findLast((one) => one.url === url);
		const tabId = tab?.id ?? -1;
		return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
	}, address);
}

test("a passphrase guards the library: open while the browser is, closed by 现在锁定, and told by nobody meanwhile", async () => {
	test.slow();
	const first = await openPopupOver(extension, `${site.origin}/one`);
	await first.getByRole("button", { name: /^保存：/ }).click();
	await expect(saved(first)).toHaveCount(1);
	await first.close();

	// Set, with the keyboard alone.
	const options = await openOptions();
	const set = options.getByRole("button", { name: "设口令" });
	await set.focus();
	await set.press("Enter");
	await expect(options.getByRole("dialog").getByLabel("新口令")).toBeFocused();
	await options.keyboard.type(PASSPHRASE);
	await expect(options.getByText(/强度：/)).toBeVisible();
	await expectNoBarrier(options, "the dialog");
	await options.keyboard.press("Tab");
	await options.keyboard.press("Tab");
	await options.keyboard.type(PASSPHRASE);
	await options.keyboard.press("Enter");
	const code = await options.locator(".recovery-code").innerText();
	expect(code).toMatch(/^[\dA-Z]{4}(-[\dA-Z]{4}){7}$/);
	await options.getByRole("checkbox", { name: "我已经抄好" }).check();
	await options.getByRole("button", { name: "关闭" }).last().click();
	await expect(options.getByText("要口令才能打开").first()).toBeVisible();
	await expectNoBarrier(options, "口令与锁");

	// The background dies and the room is closed: nobody is asked again.
	await killServiceWorkers(extension);
	await closeRoom();
	const popup = await openPopupOver(extension, `${site.origin}/one`);
	await expect(saved(popup)).toHaveCount(1);
	await expect(lockCard(popup)).toHaveCount(0);

	await options.getByRole("button", { name: "现在锁定" }).click();

	// What was shown goes from every page, and so from the button.
	await expect(lockCard(options)).toBeVisible();
	await expect(options.getByRole("heading", { name: "查验接口" })).toHaveCount(0);
	await expect(lockCard(popup)).toBeVisible();
	await expect(saved(popup)).toHaveCount(0);
	await expect(popup.locator(".entry")).toContainText("未解锁，无法得知是否已有");
	await expect(popup.getByRole("button", { name: /^(保存|查验|补填)：/ })).toHaveCount(0);
	await expectNoBarrier(popup, "locked");
	await expect.poll(async () => (await badgeOf(`${site.origin}/one`)).title).toContain("无法得知是否已有");
	expect((await badgeOf(`${site.origin}/one`)).title).not.toContain("已保存");
	await expect(extension.work("settings")).rejects.toThrow("locked");
	await expect(extension.work("view", "anything")).rejects.toThrow("locked");

	// Also for a popup that is opened anew, after everything died once more.
	await killServiceWorkers(extension);
	await closeRoom();
	await popup.close();
	const again = await openPopupOver(extension, `${site.origin}/two`);
	await expect(again.locator(".entry")).toHaveCount(2);
	await expect(again.locator(".entry").first()).toContainText("无法得知是否已有");
	await expect(saved(again)).toHaveCount(0);

	await again.getByLabel("口令", { exact: true }).fill("不是 这个 口令");
	await again.getByRole("button", { name: "打开", exact: true }).click();
	await expect(again.getByRole("alert")).toContainText("口令不对");
	await expect(saved(again)).toHaveCount(0);

	await again.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
	await again.keyboard.press("Enter");
	await expect(lockCard(again)).toHaveCount(0);
	await expect(saved(again)).toHaveCount(1);
	await expect(again.getByRole("button", { name: /^保存：/ })).toHaveCount(1);
	expect((await badgeOf(`${site.origin}/two`)).title).toContain("1 张已保存");

	// With the recovery code as well; and without a passphrase it is as before.
	await extension.hub("lock");
	await options.getByRole("button", { name: "忘了口令，用恢复码" }).click();
	await options.getByLabel("恢复码").fill(code.toLowerCase());
	await options.keyboard.press("Enter");
	await expect(options.getByRole("heading", { name: "查验接口" })).toBeVisible();
	await options.getByRole("button", { name: "取消口令" }).click();
	await options.getByRole("dialog").getByLabel("现在的口令").fill(PASSPHRASE);
	await options.getByRole("dialog").getByRole("button", { name: "确定" }).click();
	await expect(options.getByText("还没有设口令")).toBeVisible();
	await extension.hub("lock");
	expect(await extension.work("accountStanding")).toMatchObject({ state: "open", passphrase: false });
});

test("what is half typed in the popup is not shown while it is locked, and there again after", async () => {
	test.slow();
	await extension.work("setPassphrase", PASSPHRASE, undefined);
	const popup = await openPopupOver(extension, `${site.origin}/one`);
	await popup.getByRole("button", { name: "手工填写" }).click();
	const number = popup.getByLabel("发票号码");
	await number.fill("26992000000000000018");
	await popup.getByLabel("开票日期").fill("2026-1");

	await extension.hub("lock");
	await expect(lockCard(popup)).toBeVisible();
	await expect(popup.getByText("填了一半的内容还在")).toBeVisible();
	await expect(number).toHaveCount(0);
	await expectNoBarrier(popup, "locked over a form");
	expect(JSON.stringify(await extension.page.evaluate(() => chrome.storage.session.get()))).not.toContain(
		"26992000000000000018",
	);
	await popup.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
	await popup.keyboard.press("Enter");

	await expect(number).toHaveValue("26992000000000000018");
	await expect(popup.getByLabel("开票日期")).toHaveValue("2026-1");
	// Left by hand it is gone.
	await popup.getByRole("button", { name: "返回列表" }).click();
	await popup.getByRole("button", { name: "手工填写" }).click();
	await expect(number).toHaveValue("");
	await popup.close();
	await extension.work("removePassphrase", { passphrase: PASSPHRASE });
});

test("the secret is in memory that no page reaches, and goes by itself when nobody is at work", async () => {
	const options = await openOptions();
	await options.getByRole("button", { name: "设口令" }).click();
	await options.getByLabel("新口令").fill(PASSPHRASE);
	await expect(options.getByText(/强度：/)).toBeVisible();
	await options.getByLabel("再输一遍").fill(PASSPHRASE);
	await options.getByRole("button", { name: "设好" }).click();
	await options.getByRole("checkbox", { name: "我已经抄好" }).check();
	await options.getByRole("button", { name: "关闭" }).last().click();
	await options.getByText("5 分钟没有操作", { exact: true }).click();
	await expect.poll(() => extension.hub("lockRule")).toEqual({ afterMinutes: 5 });

	const tab = await extension.context.newPage();
	await tab.goto(`${site.origin}/one`);
	const seen = await extension.page.evaluate(async (url) => {
		const found = (await chrome.tabs.query({})).findLast((one) => one.url === url);
		const [done] = await chrome.scripting.executeScript({
			target: { tabId: found?.id ?? -1 },
			func: () => chrome.storage.session?.get(null).catch(() => "refused") ?? "absent",
		});
		const onDisk = JSON.stringify(await chrome.storage.local.get(null));
		return { page: done?.result, held: Object.keys(await chrome.storage.session.get("secret")), onDisk };
	}, tab.url());
	expect(["refused", "absent"]).toContain(seen.page);
	expect(seen.held).toEqual(["secret"]);
	expect(seen.onDisk).not.toContain("secret");

	await extension.page.evaluate(async () => {
		await chrome.storage.session.set({ usedAt: Date.now() - 5 * 60_000 });
		await chrome.alarms.create("lock", { when: Date.now() });
	});

	await expect(lockCard(options)).toBeVisible({ timeout: 20_000 });
	expect(await extension.page.evaluate(() => chrome.storage.session.get("secret"))).toEqual({});
	expect(await extension.work("accountStanding")).toMatchObject({ state: "locked" });
});
