import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { strToU8, zipSync } from "fflate";

import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { attached, makeMail } from "#samples/make/mail.ts";
import { makeOfd } from "#samples/make/ofd.ts";
import { makePng } from "#samples/make/png.ts";
import { AppPage, type GivenFile } from "./app-page.ts";
import { files, number } from "./files.ts";

const invoice = sampleInvoice("special");
const ofd = makeOfd([{ invoice, drawings: drawInvoice(invoice) }]);
const pdf = files.pdf().bytes;
const blank = makePng({ width: 600, height: 400, data: new Uint8Array(240_000).fill(255) });

test("an OFD is drawn with its text and picture, and a value is marked on it", async ({ page }) => {
	const app = await compare(page, { name: "发票.ofd", mimeType: "application/ofd", bytes: ofd });

	const sheet = page.locator("svg.sheet");
	await expect(sheet).toContainText(invoice.sellerName);
	await expect(sheet.locator("image")).toHaveCount(1);
	await app.field("number").hover();

	await expect(page.locator(".place").first()).toBeVisible();
	const [mark, text] = await Promise.all([
		page.locator(".place").last().boundingBox(),
		sheet.locator("text", { hasText: number }).first().boundingBox(),
	]);
	expect(Math.abs((mark?.y ?? 0) - (text?.y ?? 999))).toBeLessThan(12);
});

const inside = { "发票.pdf": pdf };
const mailed = attached("invoice.pdf", "application/pdf", pdf);
for (const [what, name, mimeType, bytes] of [
	["a ZIP", "全部.zip", "application/zip", zipSync(inside)],
	["a mail", "邮件.eml", "message/rfc822", makeMail([mailed])],
	["a ZIP in a mail", "转发.eml", "message/rfc822", makeMail([attached("a.zip", "application/zip", zipSync(inside))])],
] as const) {
	test(`an original in ${what} is drawn`, async ({ page }) => {
		const app = await compare(page, { name, mimeType, bytes });

		const canvas = page.locator("canvas.sheet");
		await expect.poll(() => canvas.evaluate((sheet: HTMLCanvasElement) => sheet.width)).toBeGreaterThan(1000);
		await app.field("total").hover();
		await expect(page.locator(".place").first()).toBeVisible();
	});
}

test("a value is marked on its own original only, and one of another original leads there", async ({ page }) => {
	const picture = { ...files.qr(), name: "二维码.png" };
	const app = await compare(page, files.pdf(), picture);
	const chosen = page.locator(".originals .segments label:has(:checked)");
	await expect(chosen).toHaveText("PDF");

	await page.locator(".originals .segments").getByText("图片").click();
	await app.field("sellerName").hover();
	await expect(chosen).toHaveText("PDF");
	await expect(page.locator(".place")).toHaveCount(1);

	// The picture's QR says the number as well; its place is not one of these two.
	await app.field("number").hover();
	await expect(page.locator(".place")).toHaveCount(2);

	await app.field("number").getByRole("button").click();
	await app.field("number").locator(".sources tr").filter({ hasText: "二维码" }).last().hover();
	await expect(chosen).toHaveText("图片");
	await expect(page.locator(".place")).toHaveCount(1);
});

test("a picture without a QR waits for a person and becomes a record", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give({ name: "照片.png", mimeType: "image/png", bytes: blank });
	await app.row("读不全，需要补录").click();
	const form = page.locator("form.typed");
	await expect(form.getByRole("heading", { name: "对照原件补录" })).toBeVisible();
	await expect(page.locator(".original img.sheet")).toBeVisible();

	await page.getByRole("button", { name: "与原件对照" }).click();
	const [card, picture] = await Promise.all([form.boundingBox(), page.locator(".original").boundingBox()]);
	const right = await form
		.locator("input")
		.evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
	expect(right).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0));
	expect(right).toBeLessThan(picture?.x ?? 0);
	await form.getByLabel("发票号码").fill(number);
	await form.getByLabel("开票日期").fill("2026-09-14");
	await form.getByLabel("价税合计").fill("113.00");
	await form.getByRole("button", { name: "保存补录" }).click();

	await expect(app.field("number")).toContainText(number);
	await expect(form).toBeHidden();
	await page.getByRole("link", { name: "发票库" }).click();
	await expect(app.rows).toHaveCount(1);
	await expect(app.rows.first()).not.toContainText("读不全");
});

test("a chosen folder is read with the folders in it, without what the system hides there", async ({ page }) => {
	const folder = join(process.env.E2E_DATA ?? "", "九月");
	mkdirSync(join(folder, "里层"), { recursive: true });
	writeFileSync(join(folder, "a.pdf"), pdf);
	writeFileSync(join(folder, "里层", "b.xml"), strToU8(files.numbered(1).bytes));
	writeFileSync(join(folder, ".DS_Store"), "x");
	const app = new AppPage(page);
	await app.open();

	await page.getByLabel("选择文件夹").and(page.locator("input")).setInputFiles(folder);

	await expect(page.getByText("2 个文件读完：2 张发票，0 个没能读出")).toBeVisible();
	await expect(app.row("九月/里层/b.xml")).toBeVisible();
});

test("what the face says beside its fields is shown by what it is about, and found", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.besides());
	await app.open("/library");
	await app.openRow(/./);

	const beside = (id: string) => page.locator(`[data-particular="${id}"]`);
	await expect(beside("sellerContact")).toContainText("销售方地址、账户");
	await expect(beside("sellerContact").getByRole("listitem")).toHaveText([
		"演示市示例区样张路1号 000-00000000",
		"示例银行演示支行",
		"9900123400005678",
	]);
	await expect(beside("journey").getByRole("listitem")).toHaveText(["样张人", "甲地", "乙地", "G9999"]);
	await expect(beside("business").getByRole("listitem")).toHaveText(["示例省演示市样张区"]);
	await expect(beside("buyerContact")).toHaveCount(0);
	const { violations } = await new AxeBuilder({ page }).include(".fields").analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await app.open("/library");
	const box = page.getByRole("combobox", { name: "搜号码" });
	for (const [typed, count] of [
		["账号:00005678", 1],
		["车次:9998", 0],
		["车次:9999", 1],
	] as const) {
		await box.fill(typed);
		await expect(app.rows, typed).toHaveCount(count);
	}
});

/** Gives files of one invoice and opens its record beside the original. */
async function compare(page: Page, ...given: readonly GivenFile[]): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(...given);
	await app.openRow(given[0]?.name ?? "");
	await page.getByRole("button", { name: "与原件对照" }).click();
	return app;
}
