import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";

import { formatMoney } from "#core/base/fen.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { AppPage } from "./app-page.ts";
import { listenToConsoles, placesOf } from "./known-values.ts";
import { withOwnVault } from "./own-vault.ts";
import { locked, PASSPHRASE, setPassphrase, unlock } from "./passphrase.ts";
import { putPlainVault } from "./plain-vault.ts";
import { openSite } from "./site.ts";
import { dumpStores } from "./stores.ts";

const invoice = sampleInvoice("ordinary");

async function withInvoice(page: Page): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	const bytes = makePdf(drawInvoice(invoice));
	await app.give({ name: "机密合同附件.pdf", mimeType: "application/pdf", bytes });
	return app;
}

async function anotherTab(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.goto("/library");
	return page;
}

/** A supplier that answers every question with the question itself, which is no answer. */
function echoing() {
	return openSite({
		"/fpcy": () => ({ type: "application/json", body: `{"data":"${invoice.number} ${invoice.sellerName}` }),
	});
}

test("nothing that an invoice says lies open in any store of the browser, or in a console, whatever goes wrong", async ({
	page,
	context,
}) => {
	test.slow();
	const { number, sellerName, buyerName, sellerTaxId, total } = invoice;
	const secrets = {
		number,
		sellerName,
		buyerName,
		sellerTaxId,
		total: String(total),
		totalAsWritten: formatMoney(total),
		file: "机密合同附件",
		sqm: "SQM-NEVER",
		broken: "机密坏文件",
	};
	const consoles = listenToConsoles(context);
	const supplier = await echoing();
	const app = await withInvoice(page);
	const xml = makeEInvoiceXml(invoice);
	const pdf = makePdf(drawInvoice(invoice));

	await test.step("files that cannot be read", async () => {
		const half = (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2);
		const broken = (ending: string, mimeType: string, bytes: Uint8Array | string) => ({
			name: `机密坏文件.${ending}`,
			mimeType,
			bytes,
		});
		const listed = new TextEncoder().encode(`PK\u0003\u0004${number} ${sellerName}`);
		await app.open();
		await app.give(
			broken("xml", "application/xml", String(xml).slice(0, -40)),
			broken("pdf", "application/pdf", half(pdf)),
			broken("ofd", "application/ofd", listed),
			broken("zip", "application/zip", listed),
			broken("png", "image/png", listed),
			broken(
				"eml",
				"message/rfc822",
				`Content-Type: multipart/mixed; boundary=${number}\n\n--${number}\n${sellerName}`,
			),
		);
		await expect(page.locator("[data-problem]").first()).toBeVisible();
	});

	await test.step("asked, answered and refused", async () => {
		await app.open("/library");
		await app.row(sellerName).click();
		await page.getByRole("button", { name: "向税务接口查验" }).first().click();
		await expect(page.locator("[data-outcome]").first()).toBeVisible();
		await page.getByRole("link", { name: "设置" }).click();
		await page
			.getByRole("radio", { name: /自己的接口|查验接口/ })
			.first()
			.check();
		await page.getByRole("textbox", { name: "接口地址" }).fill(`${supplier.origin}/fpcy`);
		await page.getByRole("textbox", { name: "授权码" }).fill("SQM-NEVER-SHOWN-1");
		await page.getByRole("textbox", { name: "授权码" }).blur();
		await page.getByRole("link", { name: "发票库" }).click();
		await app.row(sellerName).click();
		await page.getByRole("button", { name: "重新查验" }).first().click();
		await expect.poll(() => supplier.asked).toContain("/fpcy");
		await expect(page.getByText(/答复看不懂/).first()).toBeVisible();
		await supplier.close();
	});

	await test.step("searched and exported", async () => {
		await app.open("/library");
		await page.getByRole("combobox", { name: "搜号码" }).fill(number);
		await expect(app.rows).toHaveCount(1);
		await page.getByRole("combobox", { name: "搜号码" }).fill(sellerName);
		await expect(app.rows).toHaveCount(1);
		const saved = page.waitForEvent("download");
		await page.locator(".totals").getByRole("button", { name: "导出", exact: true }).click();
		const dialog = page.getByRole("dialog", { name: "导出发票" });
		await dialog.getByText("导出并注明", { exact: true }).click();
		await dialog.getByRole("button", { name: "导出", exact: true }).click();
		await saved;
	});

	const stores = await dumpStores(page);
	expect(Object.keys(stores).filter((name) => /\/(records|contents|journal|settings)$/.test(name))).toHaveLength(4);
	// The app's own files come from the cache, samples among them; invoices never do.
	const isCached = (name: string) => name.startsWith("cache ");
	const own = Object.fromEntries(Object.entries(stores).filter(([name]) => !isCached(name)));
	const cached = Object.fromEntries(Object.entries(stores).filter(([name]) => isCached(name)));
	const { file, sqm, broken } = secrets;
	expect(placesOf(secrets, { ...own, consoles: consoles.text() })).toEqual([]);
	expect(placesOf({ file, sqm, broken }, cached)).toEqual([]);

	await test.step("what does lie open is found, in every place that was looked at", async () => {
		await plant(page, number);
		await expect.poll(() => placesOf({ number }, { consoles: consoles.text() })).toEqual(["consoles: number"]);
		expect(placesOf({ number }, await dumpStores(page))).toEqual(
			expect.arrayContaining(
				["localStorage", "planted/utf8", "planted/utf16", "planted/base64", "cache http://planted.example/"].map(
					(place) => `${place}: number`,
				),
			),
		);
	});
});

/** Puts a value where nothing may stand: in stores, in each of the ways that are looked for, and in the console of a worker. */
async function plant(page: Page, value: string): Promise<void> {
	await page.evaluate(async (planted) => {
		const bytes = new Uint8Array([1, ...Array.from(planted).flatMap((char) => [char.charCodeAt(0), 0])]);
		localStorage.setItem("planted", JSON.stringify({ [planted]: 1 }));
		const cache = await caches.open("planted");
		await cache.put("http://planted.example/", new Response(planted));
		await new Promise<void>((resolve, reject) => {
			const opening = indexedDB.open("planted", 1);
			opening.onupgradeneeded = () => {
				const rows = { utf8: new TextEncoder().encode(planted), utf16: bytes, base64: btoa(`x${planted}`) };
				for (const [name, row] of Object.entries(rows)) {
					opening.result.createObjectStore(name, { autoIncrement: true }).add(row);
				}
			};
			opening.onsuccess = () => resolve(opening.result.close());
			opening.onerror = () => reject(opening.error);
		});
	}, value);
	const [worker] = page.workers();
	await worker?.evaluate((planted) => console.debug({ planted }), value);
}

test("a passphrase locks the library, and only it opens it again", async ({ page, context }) => {
	await withInvoice(page);
	await setPassphrase(page);

	await page.reload();
	await expect(locked(page)).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await expect(page.getByRole("navigation")).toHaveCount(0);
	await unlock(page, "冬天 的 第一张 发票 8");
	await expect(page.getByRole("alert")).toContainText("口令不对");
	await page.getByLabel("口令", { exact: true }).fill(PASSPHRASE);
	await page.keyboard.press("Enter");

	await page.getByRole("link", { name: "发票库" }).click();
	const app = new AppPage(page);
	await expect(app.rows).toHaveCount(1, { timeout: 20_000 });
	await app.openRow(/./);
	await expect(app.field("number")).toContainText(invoice.number);

	await test.step("the next tab needs no passphrase; locked in one they are all locked", async () => {
		const other = await anotherTab(context);
		await expect(new AppPage(other).rows).toHaveCount(1);
		await other.getByRole("link", { name: "设置" }).click();
		await other.getByRole("button", { name: "现在锁定" }).click();
		await expect(locked(other)).toBeVisible();
		await expect(locked(page)).toBeVisible();
		await expect(locked(await anotherTab(context))).toBeVisible();
	});
});

test("a passphrase is offered at the first use, and once more when own invoices lie open", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	const card = page.locator(".card").filter({ hasText: "要不要口令" });
	await expect(card).toContainText("能用这个浏览器的人都能打开");
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await card.getByRole("button", { name: "以后再说" }).click();
	await expect(card).toBeHidden();
	await page.reload();
	await expect(page.getByRole("button", { name: "载入示例发票" })).toBeVisible();
	await expect(card).toBeHidden();

	const line = page.locator(".keeping-line").filter({ hasText: "还没有设口令" });
	await test.step("samples do not need one", async () => {
		const bytes = makePdf(drawInvoice(invoice));
		await app.give({ name: "示例.pdf", mimeType: "application/pdf", bytes });
		await app.open("/library");
		await expect(app.rows).toHaveCount(1);
		await expect(line).toBeHidden();
	});
	await app.open();
	const bytes = makePdf(drawInvoice({ ...invoice, number: "26112000000000000017" }));
	await app.give({ name: "自己的.pdf", mimeType: "application/pdf", bytes });
	await app.open("/library");
	await expect(line).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await line.getByRole("button", { name: "设口令" }).click();
	await expect(page.getByRole("dialog").getByLabel("新口令")).toBeFocused();
	await page.keyboard.press("Escape");
	await line.getByRole("button", { name: "不再提醒" }).click();
	await expect(line).toBeHidden();
	await page.reload();
	await expect(app.rows).toHaveCount(2);
	await expect(line).toBeHidden();
});

test("whoever sets the passphrase at the first use gets a recovery code, and is not asked again", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	const card = page.locator(".card").filter({ hasText: "要不要口令" });
	await card.getByRole("button", { name: "设口令" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("新口令").fill(PASSPHRASE);
	await expect(dialog.getByText(/强度：/)).toBeVisible();
	await dialog.getByLabel("再输一遍").fill(PASSPHRASE);
	await dialog.getByRole("button", { name: "设好" }).click();
	await expect(dialog.locator(".recovery-code")).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await dialog.getByRole("checkbox", { name: "我已经抄好" }).check();
	await dialog.getByRole("button", { name: "关闭" }).last().click();
	await expect(card).toBeHidden();
	await page.reload();
	await unlock(page);
	await expect(page.getByRole("button", { name: "载入示例发票" })).toBeVisible();
});

test("a wrong passphrase is as slow after a reload and in a second tab, and says nothing more", async ({
	page,
	context,
}) => {
	await new AppPage(page).open();
	await setPassphrase(page);
	await page.reload();
	const wrongIn = async (tab: Page) => {
		const from = Date.now();
		await unlock(tab, "冬天 的 第一张 发票 8");
		await expect(tab.getByRole("alert")).toHaveText("口令不对。看看大写锁定和输入法，再试一次。", { timeout: 20_000 });
		return Date.now() - from;
	};
	for (let tries = 0; tries < 4; tries++) {
		await wrongIn(page);
		await page.getByLabel("口令", { exact: true }).fill("");
		await expect(page.getByRole("alert")).toHaveCount(0);
	}

	await page.reload();
	expect(await wrongIn(page)).toBeGreaterThan(2_000);
	const other = await context.newPage();
	await other.goto("/");
	expect(await wrongIn(other)).toBeGreaterThan(4_000);
	await unlock(other);
	await expect(locked(other)).toBeHidden({ timeout: 30_000 });
});

test("the recovery code opens what a forgotten passphrase would keep shut, and sets another", async ({ page }) => {
	await withInvoice(page);
	const code = await setPassphrase(page);
	await page.reload();

	await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
	await page.getByLabel("恢复码").fill(code.toLowerCase().replaceAll("-", " "));
	await page.getByRole("button", { name: "打开" }).click();
	await page.getByRole("button", { name: "改口令" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "忘了口令，用恢复码" }).click();
	await dialog.getByLabel("恢复码").fill(code);
	await dialog.getByLabel("新口令").fill("另一句 不相干的 话 3");
	await dialog.getByLabel("再输一遍").fill("另一句 不相干的 话 3");
	await dialog.getByRole("button", { name: "设好" }).click();
	await expect(page.getByText("口令已换。")).toBeVisible();

	await page.reload();
	await unlock(page);
	await expect(page.getByRole("alert")).toContainText("口令不对");
	await unlock(page, "另一句 不相干的 话 3");
	await expect(page.getByRole("heading", { name: "设置" })).toBeVisible();
});

test("whoever has neither passphrase nor recovery code can only begin anew", async ({ page }) => {
	await withInvoice(page);
	await setPassphrase(page);
	await page.reload();

	await page.getByText("口令和恢复码都没有").click();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByRole("button", { name: /清空/ }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("textbox").fill("清空");
	await dialog.getByRole("button", { name: /清空/ }).click();
	await expect(page.getByText(/已清空/).first()).toBeVisible();

	const app = new AppPage(page);
	await app.open();
	await expect(page.getByText(/个文件读完/)).toBeHidden();
	const stores = await dumpStores(page);
	const own = Object.entries(stores).filter(([name]) => !name.startsWith("cache "));
	expect(own.filter(([, text]) => text.includes(invoice.number)).map(([name]) => name)).toEqual([]);
});

test("a vault with a passphrase locks itself when nobody is at work, one that is remembered does not", async ({
	page,
}) => {
	await page.clock.install();
	await withInvoice(page);
	await setPassphrase(page);
	await page.getByRole("radio", { name: "5 分钟没有操作", exact: true }).check();

	await page.clock.runFor("04:30");
	await expect(locked(page)).toBeHidden();
	await page.keyboard.press("Shift");
	await page.clock.runFor("04:30");
	await expect(locked(page)).toBeHidden();
	await page.clock.runFor("01:00");
	await expect(locked(page)).toBeVisible();

	await unlock(page);
	await page.getByRole("button", { name: "记住此设备" }).click();
	await page.getByRole("dialog").getByLabel("现在的口令").fill(PASSPHRASE);
	await page.getByRole("dialog").getByRole("button", { name: "确定" }).click();
	await expect(page.getByText("打开时不问口令")).toBeVisible();
	await page.clock.runFor("20:00");
	await page.reload();
	await expect(page.getByRole("heading", { name: "口令与锁" })).toBeVisible();
});

test("a vault locks itself also when the clock is set back while nobody is at work", async ({ page }) => {
	await page.clock.install();
	await withInvoice(page);
	await setPassphrase(page);
	await page.getByRole("radio", { name: "5 分钟没有操作", exact: true }).check();

	await page.clock.runFor("04:30");
	await expect(locked(page)).toBeHidden();
	await page.clock.setSystemTime(Date.now() - 86_400_000);
	await page.clock.runFor("01:00");
	await expect(locked(page)).toBeVisible();
});

/** Puts what is kept back to how it lay before vaults were sealed. */
async function unseal(page: Page): Promise<void> {
	await withOwnVault(page);
	const records = await page.evaluate(async () => {
		const vault = await window.openOwnVault();
		return (await vault.rows("records")).map(({ row, body }) => ({ id: String(row.id), body }));
	});
	await page.goto("/icon.svg"); // of this origin, and without the app
	await putPlainVault(page, {
		records: records.map((record) => ({ ...record, keys: [invoice.number] })),
		settings: { theme: "dark" },
	});
}

test("what an older version kept without sealing is there, sealed, and its database is gone", async ({ page }) => {
	const app = await withInvoice(page);
	await unseal(page);
	expect((await dumpStores(page))["yanpiao/records"]).toContain(invoice.number);

	await app.open("/library");

	await expect(app.rows).toHaveCount(1, { timeout: 20_000 });
	await app.openRow(/./);
	await expect(app.field("number")).toContainText(invoice.number);
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	const stores = await dumpStores(page);
	expect(Object.keys(stores).filter((name) => name.startsWith("yanpiao/"))).toEqual([]);
	const own = Object.entries(stores).filter(([name]) => !name.startsWith("cache "));
	expect(own.filter(([, text]) => text.includes(invoice.number)).map(([name]) => name)).toEqual([]);
});
