import { expect, test } from "@playwright/test";

import { formatDay } from "#core/base/day.ts";
import { sampleInvoice } from "#samples/index.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { type ExtensionBrowser, killServiceWorkers, openExtension } from "#tests/e2e/extension-browser.ts";
import { files } from "#tests/e2e/files.ts";
import { startOwnServer } from "#tests/e2e/own-server.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { pageOf } from "./invoice-page.ts";
import { expectNoBarrier, openPopup, openPopupOver } from "./popup-support.ts";

let extension: ExtensionBrowser;
let site: Site;
let server: Awaited<ReturnType<typeof startOwnServer>>;

test.beforeAll(async () => {
	server = await startOwnServer();
	site = await openSite({
		"/void": () => pageOf("作废的订单", "void"),
		"/two": () => pageOf("两张发票", "electronic", "differs"),
		"/five": () =>
			pageOf("五张发票", "ordinary-paper", "special-paper", "roll", "toll-electronic", "special-electronic"),
		"/slow": () => ({ ...pageOf("慢的订单"), body: withoutTotal("slow") }),
		"/keys": () => pageOf("两张发票", "rail", "digital-toll"),
		"/none": () => pageOf("没有发票"),
		"/file": () => ({
			type: "text/html; charset=utf-8",
			body: '<!doctype html><title>订单</title><p>订单 7 <a href="/fapiao.pdf">下载电子发票</a></p>',
		}),
		"/files": () => linksTo("slow-1.xml", "login.xml", "slow-2.xml", "slow-3.xml"),
		"/slow-1.xml": () => slowFile("special"),
		"/slow-2.xml": () => slowFile("red-full"),
		"/slow-3.xml": () => slowFile("red-part"),
		"/login.xml": () => ({ type: "text/html; charset=utf-8", body: "<!doctype html><form>请先登录</form>" }),
		"/one-file": () => linksTo("slow-7.xml"),
		"/slow-7.xml": () => slowFile("digital-usedcar"),
		"/other-file": () => linksTo("slow-8.xml"),
		"/slow-8.xml": () => slowFile("digital-motor"),
		"/more-files": () => linksTo("slow-4.xml", "slow-5.xml", "slow-6.xml"),
		"/slow-4.xml": () => slowFile("digital-toll"),
		"/slow-5.xml": () => slowFile("altered"),
		"/slow-6.xml": () => slowFile("mismatch"),
		"/fapiao.pdf": () => ({ type: "application/pdf", body: files.pdf().bytes as Uint8Array }),
	});
	extension = await openExtension([`${site.origin}/*`, `${server.origin}/*`]);
	const preferences = await extension.hub("preferences");
	await extension.hub("setPreferences", { ...preferences, server: server.origin });
	const settings = await extension.work("settings");
	await extension.work("saveSettings", { ...settings, provider: { mode: "sample" } });
});

test.afterAll(async () => {
	await extension.close();
	await site.close();
	await server.close();
});

function withoutTotal(id: string): string {
	const { number, issuedOn } = sampleInvoice(id);
	return `<!doctype html><title>订单</title><p>发票号码：${number} 开票日期：${formatDay(issuedOn)}</p>`;
}

function linksTo(...names: readonly string[]) {
	const links = names.map((name) => `<p><a href="/${name}">下载电子发票 ${name}</a></p>`).join("");
	return { type: "text/html; charset=utf-8", body: `<!doctype html><title>附件</title>${links}` };
}

function slowFile(id: string) {
	return { type: "application/xml", body: makeEInvoiceXml(sampleInvoice(id)), afterMs: 1_500 };
}

test("one click keeps an invoice, asks about it and shows the three axes; the next popup still knows", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/void`);
	const line = popup.locator("li.entry");
	await expect(line).toContainText("新");

	await popup.getByRole("button", { name: /^查验：/ }).click();

	const verdict = popup.locator(".verdict");
	await expect(verdict).toHaveAttribute("data-state", "void", { timeout: 30_000 });
	await expect(verdict).toHaveAttribute("data-claimable", "no");
	await expect(verdict).toHaveAttribute("data-sample", "true");
	await expect(verdict.locator('[data-axis="state"]')).toContainText("已作废的发票不能作为凭证");
	await popup.getByText(/未做的检查/).click();
	await expect(verdict).toContainText("没有设置本单位抬头");
	await popup.close();

	const again = await openPopupOver(extension, `${site.origin}/void`);
	await expect(again.locator("li.entry")).toContainText("已作废");
	await expect(again.locator("li.entry")).not.toContainText("新");
});

test("全部查验 goes on while the popup is closed, and its results are there when it opens again", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/two`);
	await expect(popup.locator("li.entry")).toHaveCount(2);
	await popup.getByRole("button", { name: "全部查验 2 张" }).click();
	await expect(popup.locator(".queue")).toBeVisible();
	await popup.close();

	await expect.poll(async () => (await extension.work("queue")).summary.endedAt, { timeout: 40_000 }).toBeDefined();
	const again = await openPopupOver(extension, `${site.origin}/two`);

	const lineOf = (id: string) => again.locator("li.entry").filter({ hasText: sampleInvoice(id).number });
	await expect(lineOf("electronic")).toContainText("已查验");
	// What a page says may be misread: where the authority differs from it, a person looks.
	await expect(lineOf("differs")).toContainText("需要人看");
	await expect(again.locator(".queue")).toContainText("这一轮的结果");
});

test("the running list is paused and resumed by keyboard, and the next popup knows that it rests", async () => {
	const settings = await extension.work("settings");
	await extension.work("saveSettings", { ...settings, asking: { atOnce: 1, perMinute: 6 } });
	const popup = await openPopupOver(extension, `${site.origin}/five`);
	await popup.getByRole("button", { name: "全部查验 5 张" }).click();
	const pause = popup.getByRole("button", { name: "暂停：查验进度" });
	await pause.focus();
	await popup.keyboard.press("Enter");

	const resume = popup.getByRole("button", { name: "继续：查验进度" });
	await expect(resume).toBeFocused();
	await expect(popup.getByRole("status").filter({ hasText: "已暂停" })).toBeVisible();
	await popup.close();
	const again = await openPopupOver(extension, `${site.origin}/five`);
	await expect(again.locator(".queue")).toContainText("已暂停");
	expect((await extension.work("queue")).paused).toBe(true);

	await extension.work("saveSettings", settings);
	await again.getByRole("button", { name: "继续：查验进度" }).click();
	await expect.poll(async () => (await extension.work("queue")).counts.waiting, { timeout: 40_000 }).toBe(0);
	await expect(again.locator(".queue")).toContainText("这一轮的结果");
});

test("linked files are read, kept and asked about though the popup is closed at once; what failed says why later", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/files`);
	await expect(popup.locator("li.entry")).toHaveCount(4);
	await popup.getByRole("button", { name: "全部查验 4 张" }).click();
	await popup.close();

	const again = await openPopupOver(extension, `${site.origin}/files`);
	const lines = again.locator("li.entry");
	await expect(lines.nth(0)).toContainText("已查验", { timeout: 40_000 });
	await expect(lines.nth(2)).toContainText("全额红冲", { timeout: 40_000 });
	await expect(lines.nth(3)).toContainText("部分红冲", { timeout: 40_000 });
	await expect(lines.nth(1)).toContainText("那个地址给的是网页，不是文件");
	await again.close();

	const later = await openPopupOver(extension, `${site.origin}/files`);
	await expect(later.getByText("1 项没有存成")).toBeVisible();
	await expect(later.locator("li.entry").nth(1)).toContainText("那个地址给的是网页，不是文件");
});

test("a file that is checked by itself is asked about though the popup is closed at once", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/one-file`);
	await popup.getByRole("button", { name: /^查验：/ }).click();
	await popup.close();

	const again = await openPopupOver(extension, `${site.origin}/one-file`);

	await expect(again.locator("li.entry")).toContainText("已查验", { timeout: 40_000 });
});

test("a file that is checked by itself shows its verdict when it is there", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/other-file`);
	await popup.getByRole("button", { name: /^查验：/ }).click();

	await expect(popup.locator(".verdict")).toBeVisible({ timeout: 40_000 });
	await expect(popup.locator('.verdict [data-axis="authenticity"]')).toContainText("演示查验", { timeout: 40_000 });
});

test("files go on being kept after the browser has ended both background and work room", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/more-files`);
	await expect(popup.locator("li.entry")).toHaveCount(3);
	await popup.getByRole("button", { name: "全部查验 3 张" }).click();
	await popup.close();
	await expect.poll(() => site.asked).toContain("/slow-4.xml");

	await extension.page.evaluate(() => chrome.offscreen.closeDocument());
	await killServiceWorkers(extension);
	await (await extension.worker()).evaluate(() => {
		const { onAlarm } = chrome.alarms as unknown as { onAlarm: { dispatch(alarm: unknown): void } };
		onAlarm.dispatch({ name: "queue", scheduledTime: 0 });
	});

	await expect.poll(() => site.asked, { timeout: 20_000 }).toContain("/slow-6.xml");
	const again = await openPopupOver(extension, `${site.origin}/more-files`);
	await expect(again.locator('li.entry[data-standing="kept"]')).toHaveCount(3, { timeout: 40_000 });
	await expect(again.locator("li.entry").nth(2)).toContainText("对不上", { timeout: 40_000 });
});

test("gaps are filled with what the page told in the boxes; a question that is out is shown by the next popup", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/slow`);
	await expect(popup.locator("li.entry")).toContainText("查验还缺价税合计");
	await popup.getByRole("button", { name: /^补填：/ }).click();
	await expect(popup.getByLabel("发票号码")).toHaveValue(sampleInvoice("slow").number);
	await expect(popup.getByText("判断为：数电发票（普通发票）")).toBeVisible();
	await popup.getByLabel("价税合计").fill("200.00");
	await popup.getByRole("button", { name: "保存补录" }).click();
	await popup.getByRole("button", { name: "向税务接口查验" }).click();
	await expect(popup.getByRole("progressbar", { name: "正在查验" })).toBeVisible();
	await popup.close();

	const again = await openPopupOver(extension, `${site.origin}/slow`);

	await expect(again.locator("li.entry")).toContainText("正在查验");
});

test("a linked file is fetched, read and kept at a click", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/file`);
	await expect(popup.locator("li.entry")).toContainText("还没有读");

	await popup.getByRole("button", { name: /^读取：/ }).click();

	await expect.poll(async () => popup.locator("li.entry").textContent(), { timeout: 40_000 }).not.toContain("正在读取");
	await popup.locator(".entry-open").click();
	await expect(popup.locator(".verdict")).toBeVisible();
	expect(site.asked).toContain("/fapiao.pdf");
});

test("where a page shows nothing the typed form keeps an invoice, with a pasted line understood", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/none`);
	await expect(popup.getByText("这一页没有认出发票")).toBeVisible();
	const { number } = sampleInvoice("ordinary");

	await popup.getByLabel("发票号码").evaluate((box, text) => {
		const data = new DataTransfer();
		data.setData("text/plain", text);
		box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	}, `${number} 2026-03-12 200.00`);
	await popup.getByRole("button", { name: "存入发票库" }).click();

	await expect(popup.locator(".verdict")).toHaveAttribute("data-authenticity", "unknown");
	await expect(popup.locator(".detail")).toContainText("2026-03-12");
});

test("pages that are closed to extensions say so", async () => {
	const id = await extension.page.evaluate(async () => (await chrome.tabs.getCurrent())?.id);
	const popup = await openPopup(extension.context, `${extension.root}/popup.html?tab=${id}`);

	await expect(popup.getByRole("heading", { name: "浏览器不让扩展看这一页" })).toBeVisible();
});

test("everything is reached by keyboard: Enter opens a line, Esc goes back to it", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/keys`);
	const first = popup.locator(".entry-open").first();
	await first.waitFor();

	for (let steps = 0; steps < 20; steps++) {
		await popup.keyboard.press("Tab");
		if (await first.evaluate((one) => one === document.activeElement)) break;
	}
	await popup.keyboard.press("Enter");
	await expect(popup.locator(".face")).toBeVisible();
	await popup.keyboard.press("Escape");

	await expect(first).toBeFocused();
});

for (const theme of ["light", "dark"] as const) {
	test(`axe knows no barrier in the popup, ${theme}`, async () => {
		const settings = await extension.work("settings");
		await extension.work("saveSettings", { ...settings, theme });
		const popup = await openPopupOver(extension, `${site.origin}/keys`);
		await popup.locator("li.entry").first().waitFor();
		await expect(popup.locator("html")).toHaveAttribute("data-theme", theme);
		await expectNoBarrier(popup, "list");
		await popup.locator(".entry-open").first().click();
		await popup.locator(".face").waitFor();
		await expectNoBarrier(popup, "one");
		const kept = await openPopupOver(extension, `${site.origin}/void`);
		await kept.locator(".entry-open").click();
		await kept.locator(".face").waitFor();
		await expectNoBarrier(kept, "record");
		const empty = await openPopupOver(extension, `${site.origin}/none`);
		await empty.locator(".typed").waitFor();
		await expectNoBarrier(empty, "typed");
	});
}

// The last one: what it gives back, the others need.
test("a site is looked at by itself from the switch on, and its host is given back on the spot", async () => {
	const popup = await openPopupOver(extension, `${site.origin}/none`);
	const sight = popup.getByRole("switch", { name: "总是在这个网站识别" });

	await sight.click();
	await expect(sight).toBeChecked();
	expect(await extension.hub("sites")).toEqual([site.origin]);

	await sight.click();
	await expect(sight).not.toBeChecked();
	await expect(popup.getByText(/权限也已还给浏览器/)).toBeVisible();
	expect(await extension.hub("sites")).toEqual([]);
});
