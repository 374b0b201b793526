import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { AppPage, type GivenFile } from "./app-page.ts";

const pdf = (id: string) => ({
	name: `${id}.pdf`,
	mimeType: "application/pdf",
	bytes: makePdf(drawInvoice(sampleInvoice(id))),
});

async function ask(page: Page, id: string, file: GivenFile = pdf(id)): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(file);
	await app.openRow(file.name);
	await page.getByRole("button", { name: "向税务接口查验" }).click();
	await page.locator(".next-steps").waitFor();
	return app;
}

async function noBarrier(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
	).toEqual([]);
}

test("a match that differs shows where, digit by digit, and leads to the original", async ({ page }) => {
	await ask(page, "differs");

	await expect(page.locator(".next-steps")).toHaveAttribute("data-situation", "match_differs");
	const total = page.locator('[data-compared="total"]');
	await expect(total).toHaveAttribute("data-relation", "differs");
	await expect(total.locator("td").nth(0)).toHaveText("200.00");
	await expect(total.locator("td").nth(1)).toHaveText("94.00");
	await expect(total.locator("mark").first()).toBeVisible();
	await expect(page.locator(".comparison tbody tr").first()).toHaveAttribute("data-relation", "differs");
	await expect(page.locator('[data-compared="sellerName"]')).toHaveAttribute("data-relation", "equal");
	await expect(page.locator(".comparison")).toContainText("演示接口");
	await page.locator("canvas.sheet").waitFor();
	await noBarrier(page);

	await page.locator('[data-action="original"]').press("Enter");
	await expect(page.locator(".originals")).toBeFocused();
});

test("a mismatch names what was typed, puts it right and asks again", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await page.getByRole("button", { name: "手工填写" }).click();
	await page.getByLabel("发票号码").fill(sampleInvoice("special").number);
	await page.getByLabel("发票种类").selectOption("digital_special");
	await page.getByLabel("开票日期").fill("2026-04-15");
	await page.getByLabel("价税合计").fill("1310.00");
	await page.getByRole("button", { name: "存入发票库" }).click();
	await page.getByRole("button", { name: "向税务接口查验" }).click();

	const steps = page.locator(".next-steps");
	await expect(steps).toHaveAttribute("data-situation", "mismatch");
	await expect(steps.locator('[data-cause="read_or_typed"]')).toBeVisible();
	const official = steps.locator('[data-action="official"]');
	await expect(official).toHaveAttribute("href", "https://inv-veri.chinatax.gov.cn/");
	await expect(official).toHaveAttribute("rel", /noopener/);
	await noBarrier(page);

	await steps.locator('[data-action="correct"]').press("Enter");
	await noBarrier(page);
	await steps.getByLabel("价税合计").fill("1130.00");
	await page.keyboard.press("Enter");
	await expect(steps.locator('[data-cause="values_changed"]')).toBeVisible();
	await steps.locator('[data-action="ask"]').click();

	await expect(steps).toHaveAttribute("data-situation", "match_normal");
	await expect(app.verdict).toHaveAttribute("data-authenticity", "confirmed");
});

test("an invoice that is not found can be asked again by itself the next day", async ({ page }) => {
	await ask(page, "not-found");

	const steps = page.locator(".next-steps");
	await expect(steps).toHaveAttribute("data-situation", "not_found");
	await expect(steps.locator("[data-cause]").last()).toHaveAttribute("data-cause", "issued_by_nobody");
	await steps.locator('[data-action="ask_later"]').click();

	await expect(page.getByText(/已排队，.* 之后自动再查/)).toBeVisible();
});

test("the electronic original an answer names is fetched, kept and compared", async ({ page }) => {
	const xml = { name: "ordinary.xml", mimeType: "application/xml", bytes: makeEInvoiceXml(sampleInvoice("ordinary")) };
	await ask(page, "ordinary", xml);
	await expect(page.locator(".next-steps")).toHaveAttribute("data-situation", "match_normal");

	await page.locator('[data-fetch="pdf"]').click();

	await expect(page.getByText("原件已存入，并与这张票对照")).toBeVisible();
	await expect(page.locator(".originals .segments label")).toHaveText(["PDF", "XML"]);
	await expect(page.locator('[data-event="fetched"]')).toContainText("下载电子原件：已存入");
	await expect(page.locator('[data-fetch="pdf"]')).toHaveCount(0);
	await expect(page.locator('[data-fetch="ofd"]')).toBeVisible();
});

test("on a phone the comparison and the steps fit, and targets are large enough", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const app = new AppPage(page);
	await app.open();
	await app.give(pdf("differs"));
	await app.rows.first().click();
	await page.getByRole("button", { name: "向税务接口查验" }).click();
	await page.locator(".comparison").waitFor();

	const boxes = page.locator(".next-steps .button:visible, .comparison summary, .fetch-originals .button:visible");
	const small = await boxes.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
	const wide = await page.evaluate(() => {
		const all = [...document.querySelectorAll<HTMLElement>(".next-steps, .comparison, .panel")];
		return all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length;
	});

	expect([small, wide]).toEqual([0, 0]);
});
