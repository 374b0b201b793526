import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

for (const theme of ["light", "dark"] as const) {
	test(`no page has a barrier that axe knows, ${theme}`, async ({ page }) => {
		test.slow();
		await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
		const app = new AppPage(page);
		const scan = async (where: string) => {
			const { violations } = await new AxeBuilder({ page }).analyze();
			const found = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
			);
			expect(found, where).toEqual([]);
		};
		await app.open();
		await expect(page.getByRole("button", { name: "载入示例发票" })).toBeVisible();
		await scan("first use");
		await page.getByRole("button", { name: "手工填写" }).click();
		await page.getByLabel("发票号码").fill("12");
		await scan("typed form");
		await app.open();
		await app.loadSamples();
		await app.openRow("金额被改");
		await page.locator("canvas.sheet").waitFor();
		await app.field("total").getByRole("button").click();
		await page.getByText(/未做的检查/).click();
		await scan("record");
		await app.open("/library");
		await app.rows.first().waitFor();
		await page.getByRole("button", { name: "筛选" }).click();
		await app.rows.first().getByRole("checkbox").check();
		await scan("library");
		await page.getByRole("link", { name: /回收站/ }).click();
		await expect(page.getByText("回收站是空的")).toBeVisible();
		await scan("trash");
		await app.open("/settings");
		await page.getByLabel("自己的接口").check();
		await scan("settings");
		await page.keyboard.press("Escape");
		await page.locator("main").focus();
		await page.keyboard.press("?");
		await scan("keys");
	});
}

test("an open record is a whole page on a phone, to axe as well", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const app = new AppPage(page);
	await app.open();
	await app.loadSamples();
	await app.openRow("金额被改");
	await expect(page.getByRole("main")).toHaveCount(1);
	await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
});

test("after the first load everything works without a network", async ({ page, context }) => {
	test.slow();
	const app = new AppPage(page);
	await app.open("/settings");
	await expect(page.getByText("已备好，断网也能读文件")).toBeVisible({ timeout: 60_000 });

	await context.setOffline(true);
	await page.goto("/library");
	await expect(page.getByText("发票库还是空的")).toBeVisible();
	await app.open("/");
	await app.give(files.pdf(), files.qr());
	await app.openRow("发票.pdf");

	await expect(app.field("buyerName")).toContainText("演示采购有限公司");
	await expect
		.poll(() => page.locator("canvas.sheet").evaluate((canvas: HTMLCanvasElement) => canvas.width))
		.toBeGreaterThan(1000);
	await page.getByRole("button", { name: "向税务接口查验" }).click();
	await expect(page.getByText("连不上查验接口，没有问成")).toBeVisible();
	await expect(app.verdict).toHaveAttribute("data-authenticity", "unknown");
});

test("nothing is asked of any other machine, and the policy would forbid it", async ({ page, baseURL }) => {
	const foreign: string[] = [];
	page.on("request", (request) => {
		if (/^https?:/.test(request.url()) && !request.url().startsWith(baseURL ?? "")) foreign.push(request.url());
	});
	const complaints: string[] = [];
	page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
	page.on("pageerror", (error) => complaints.push(error.message));
	const app = new AppPage(page);
	const response = await page.goto("/");

	await app.loadSamples();
	await app.openRow("餐费-普通发票.pdf");
	await page.locator("canvas.sheet").waitFor();

	expect(foreign).toEqual([]);
	expect(complaints).toEqual([]);
	const policy = response?.headers()["content-security-policy"] ?? "";
	expect(policy).toContain("connect-src 'self'");
	expect(policy).not.toContain("unsafe-inline");
	expect(policy).not.toContain("unsafe-eval'".replace("unsafe", " 'unsafe"));
});

test("the language changes at once and stays", async ({ page }) => {
	const app = new AppPage(page);
	await app.open("/settings");

	await page.getByText("English", { exact: true }).click();
	await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
	await expect(page.locator("html")).toHaveAttribute("lang", "en");
	await page.reload();

	await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
	await page.getByText("中文", { exact: true }).click();
	await expect(page.getByRole("heading", { name: "设置" })).toBeVisible();
});

test("on a phone pages fit the width, the record is a page, and targets are large enough", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf());
	const noOverflow = async () =>
		expect(
			await page.evaluate(() =>
				[...document.querySelectorAll(".scroll")].every((box) => box.scrollWidth <= box.clientWidth),
			),
		).toBe(true);
	await noOverflow();

	await app.openRow("发票.pdf");
	await expect(page.locator("main")).toBeHidden();
	await noOverflow();
	await page.getByRole("button", { name: "更多" }).click();
	await expect(page.locator(".rail a:visible")).toHaveCount(6);
	const sizes = await page
		.locator(".panel button:visible, .panel a.button:visible, .rail a:visible, .rail button:visible")
		.evaluateAll((all) => all.map((one) => ({ what: one.textContent, height: one.getBoundingClientRect().height })));
	expect(sizes.filter(({ height }) => height < 44)).toEqual([]);
	await page.keyboard.press("Escape");
	await page.goBack();
	await expect(page.locator("main")).toBeVisible();
	await page.getByRole("link", { name: "发票库" }).click();
	await app.rows.first().waitFor();
	await noOverflow();
});
