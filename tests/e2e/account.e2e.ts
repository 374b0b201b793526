import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";

import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { AppPage } from "./app-page.ts";
import { withOwnVault } from "./own-vault.ts";
import { locked, PASSPHRASE, setPassphrase, unlock } from "./passphrase.ts";
import { putPlainVault } from "./plain-vault.ts";
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

test("nothing that an invoice says lies open in any store of the browser", async ({ page }) => {
	const app = await withInvoice(page);
	await app.openRow("机密合同附件.pdf");
	await page.getByRole("button", { name: "向税务接口查验" }).first().click();
	await expect(page.locator("[data-outcome]").first()).toBeVisible();
	await page.getByRole("link", { name: "设置" }).click();
	await page
		.getByRole("radio", { name: /自己的接口|查验接口/ })
		.first()
		.check();
	await page.getByRole("textbox", { name: "授权码" }).fill("SQM-NEVER-SHOWN-1");
	await page.getByRole("textbox", { name: "授权码" }).blur();
	await page.getByRole("link", { name: "发票库" }).click();
	await expect(app.rows).toHaveCount(1);

	const { number, sellerName, buyerName, sellerTaxId, total } = invoice;
	const secrets = {
		number,
		sellerName,
		buyerName,
		sellerTaxId,
		total: String(total),
		file: "机密合同附件",
		sqm: "SQM-NEVER",
	};
	const stores = await dumpStores(page);

	expect(Object.keys(stores).filter((name) => /\/(records|contents|journal|settings)$/.test(name))).toHaveLength(4);
	const own = Object.entries(stores).filter(([name]) => !name.startsWith("cache "));
	for (const [name, secret] of Object.entries(secrets)) {
		expect(secret, name).toBeTruthy();
		expect(
			own.filter(([, text]) => text.includes(String(secret))).map(([store]) => store),
			name,
		).toEqual([]);
	}
	// The app's own files come from the cache; invoices never do.
	const cached = Object.entries(stores).filter(([name]) => name.startsWith("cache "));
	expect(cached.filter(([, text]) => text.includes("SQM-NEVER") || text.includes("机密合同附件"))).toEqual([]);
});

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
