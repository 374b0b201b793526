import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import readXlsxFile from "read-excel-file/node";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";
import { inventedXml, manyInvented } from "./stats-files.ts";

const some = [
	{ serial: 1, month: 12, amount: 100_000, rate: 13, special: true, sellerName: "演示商贸有限公司" },
	{ serial: 2, month: 13, amount: 200_000, rate: 13, special: true, sellerName: "演示商贸有限公司" },
	{ serial: 3, month: 13, amount: 50_000, rate: 6, special: false, sellerName: "示例酒店有限公司" },
	{ serial: 4, month: 14, amount: -100_000, rate: 13, special: true, sellerName: "演示商贸有限公司" },
] as const;

async function give(page: Page, count?: number): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	const given = count === undefined ? some.map(inventedXml) : manyInvented(count);
	await app.give(...given, files.numbered(1));
	return app;
}

const part = (page: Page, name: string) =>
	page.locator(".stats-part").filter({ has: page.getByRole("heading", { name, exact: true }) });
const row = (page: Page, table: string, name: string) => part(page, table).getByRole("row", { name });

test("the numbers are those of the library, without samples, and open the list they count", async ({ page }) => {
	const app = await give(page);
	await page.getByRole("link", { name: "统计" }).click();
	await expect(page).toHaveURL(/\/stats$/);

	const figures = page.locator(".figures");
	await expect(figures).toContainText("4 张");
	await expect(figures).toContainText("2,790.00");
	await expect(figures).toContainText("−1,130.00");
	await expect(row(page, "销售方", "演示商贸有限公司")).toContainText("2,260.00");
	await expect(page.getByRole("link", { name: "另有演示发票 1 张，不计入" })).toBeVisible();

	await row(page, "销售方", "演示商贸有限公司").getByRole("link").click();
	await expect(page).toHaveURL(/\/library\?/);
	await expect(app.rows).toHaveCount(3);
	await page.goBack();
	await part(page, "税率 × 月").getByRole("row", { name: "合计" }).getByRole("link").first().click();
	await expect(app.rows).toHaveCount(3);
	await page.goBack();
	await page.locator(".figure", { hasText: "其中红字" }).getByRole("link").click();
	await expect(app.rows).toHaveCount(1);
});

test("a filter of the library is counted, stays in the address, and every choice with it", async ({ page }) => {
	const app = await give(page);
	await app.open("/library?q=销方:演示商贸&kind=digital_special");
	await expect(app.rows).toHaveCount(3);
	await page.locator(".totals").getByRole("link", { name: "统计" }).click();
	await expect(page.locator(".figures")).toContainText("3 张");

	await page.getByLabel("看", { exact: true }).selectOption("count");
	await page.getByLabel("日期按").selectOption("savedOn");
	await page.getByLabel("期间").selectOption("今年");
	await expect(page).toHaveURL(/period=.*basis=savedOn.*show=count/);
	await page.reload();
	await expect(page.locator(".figures")).toContainText("3 张");
	await expect(page.getByLabel("日期按")).toHaveValue("savedOn");

	await page.getByRole("link", { name: "去掉筛选「数电专票」" }).click();
	await page.getByRole("searchbox").fill("销方:酒店");
	await expect(page.locator(".figures")).toContainText("1 张");
	await page.getByLabel("期间").selectOption("去年");
	await expect(page.getByText("没有符合条件的发票")).toBeVisible();
});

test("a column of the trend opens its month, and its numbers stand in a table", async ({ page }) => {
	const app = await give(page);
	await app.open("/stats");
	const chart = page.getByRole("img", { name: /每月价税合计的柱形图，从 2026-01 到 2026-03/ });
	await expect(chart).toBeVisible();
	await part(page, "每月价税合计").getByText("看数字").click();
	const february = row(page, "每月价税合计", "2026-02");
	await expect(february).toContainText("2,790.00");
	await expect(row(page, "每月价税合计", "2026-03")).toContainText("−1,130.00");

	// Drawn: not every pixel is of one colour.
	await expect
		.poll(() =>
			chart.evaluate((canvas: HTMLCanvasElement) => {
				const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
				return new Set(data).size;
			}),
		)
		.toBeGreaterThan(5);
	const box = await chart.boundingBox();
	await chart.click({ position: { x: (box?.width ?? 0) / 2 + 20, y: (box?.height ?? 0) / 2 } });
	await expect(page).toHaveURL(/\/library\?q=/);
	await expect(app.rows).toHaveCount(2);
});

test("blue, red and net of a month, and every sum of a report, have lists of their own", async ({ page }) => {
	const app = await give(page);
	await app.give(inventedXml({ ...some[3], serial: 5, amount: 300_000 }));
	await app.open("/stats");
	await part(page, "每月价税合计").getByText("看数字").click();
	for (const [at, count] of [2, 1, 1, 2].entries()) {
		await row(page, "每月价税合计", "2026-03").getByRole("link").nth(at).click();
		await expect(page).toHaveURL(/\/library\?q=/);
		await expect(app.rows).toHaveCount(count);
		await page.goBack();
		await part(page, "每月价税合计").getByText("看数字").click();
	}

	// In the picture: above the column of March, its blue part, and its red part below zero.
	for (const [height, count, text] of [
		[0.05, 2, ""],
		[0.45, 1, "3,390.00"],
		[0.7, 1, "−1,130.00"],
	] as const) {
		const chart = page.getByRole("img", { name: /每月价税合计的柱形图/ });
		await expect(chart.and(page.locator("canvas"))).toBeVisible();
		const { width, height: full } = (await chart.boundingBox()) ?? { width: 0, height: 0 };
		await chart.click({ position: { x: 60 + ((width - 60) * 5) / 6, y: full * height } });
		await expect(page).toHaveURL(/\/library\?q=/);
		await expect(app.rows).toHaveCount(count);
		await expect(app.rows.filter({ hasText: text })).not.toHaveCount(0);
		await page.goBack();
	}

	await app.open("/stats/accounting");
	const total = page.getByRole("region", { name: "按月汇总" }).getByRole("row").last();
	// Count, blue, count of red, red, and amount, tax and total of both.
	for (const [at, count] of [5, 4, 1, 1, 5, 5, 5].entries()) {
		await total.getByRole("link").nth(at).focus();
		await page.keyboard.press("Enter");
		await expect(page).toHaveURL(/\/library\?q=/);
		await expect(app.rows).toHaveCount(count);
		await page.goBack();
	}
});

test("reports add up, and only the report is printed", async ({ page }) => {
	const app = await give(page);
	await app.open("/stats/accounting");
	const total = page.getByRole("region", { name: "按月汇总" }).getByRole("row").last();
	await expect(total).toContainText("2,790.00");
	await expect(page.getByText("演示发票不计入。")).toBeVisible();

	const saving = page.waitForEvent("download");
	await page.getByRole("button", { name: "存为 Excel" }).click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toMatch(/^发票记账汇总表-\d{8}\.xlsx$/);
	const [sheet] = await readXlsxFile(await saved.path());
	expect(sheet?.sheet).toBe("按月汇总");
	expect(sheet?.data[0]).toContain("价税合计");
	expect(sheet?.data.at(-1)).toContain("合计");
	expect(sheet?.data.at(-1)).toContain(2790);

	await page.getByRole("link", { name: "进项税额" }).click();
	await expect(page.getByRole("heading", { name: "进项税额汇总表" })).toBeVisible();
	// Nobody was asked about them: nothing is deductible for certain.
	const ready = page.getByRole("region", { name: "查验一致、凭票面可抵扣的蓝字发票" });
	await expect(ready.getByRole("row").last()).toContainText("0.00");
	const open = page.getByRole("row", { name: /没有得到税务机关查验一致的答复/ });
	await expect(open).toContainText("390.00");
	await open.getByRole("link").first().click();
	await expect(app.rows).toHaveCount(2);
	await page.goBack();

	await page.emulateMedia({ media: "print" });
	await expect(page.getByRole("heading", { name: "进项税额汇总表" })).toBeVisible();
	await expect(page.getByRole("navigation", { name: "主要页面" })).toBeHidden();
	await expect(page.getByRole("button", { name: "打印" })).toBeHidden();
	await expect(page.getByRole("searchbox")).toBeHidden();
});

test("the way through the page can be gone by keyboard", async ({ page }) => {
	const app = await give(page);
	await app.open("/stats");
	await page.locator(".figures").waitFor();
	await page.locator("body").press("g");
	await page.keyboard.press("t");
	await expect(page).toHaveURL(/\/stats$/);
	await page.keyboard.press("/");
	await expect(page.getByRole("searchbox")).toBeFocused();
	await part(page, "每月价税合计").locator("summary").focus();
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	const numbers = row(page, "每月价税合计", "2026-01").getByRole("link");
	await expect(numbers.nth(0)).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(numbers.nth(1)).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(app.rows).toHaveCount(1);
});

test("before there is anything to count it says what to do, and samples are nothing to count", async ({ page }) => {
	const app = new AppPage(page);
	await app.open("/stats");
	await expect(page.getByText("还没有可统计的发票")).toBeVisible();
	await app.open();
	await app.give(files.numbered(1));
	await app.open("/stats/input-tax");
	await expect(page.getByText("还没有可统计的发票")).toBeVisible();
	await expect(page.getByRole("link", { name: "另有演示发票 1 张，不计入" })).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
	test(`statistics have no barrier that axe knows, and break no policy, ${theme}`, async ({ page }) => {
		const complaints: string[] = [];
		page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
		const app = await give(page, 40);
		for (const path of ["/stats", "/stats/accounting", "/stats/input-tax"]) {
			await app.open(path);
			await page.locator(".figures, .report").waitFor();
			for (const summary of await page.locator("summary").all()) await summary.click();
			const { violations } = await new AxeBuilder({ page }).analyze();
			const found = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
			);
			expect(found, path).toEqual([]);
		}
		expect(complaints).toEqual([]);
	});
}

test("on a phone the statistics fit the width, and what can be touched is large enough", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const app = await give(page, 40);
	for (const path of ["/stats?kind=digital_special", "/stats/accounting", "/stats/input-tax"]) {
		await app.open(path);
		await page.locator(".figures, .report").waitFor();
		const [wide, small] = await page.evaluate(() => [
			[...document.querySelectorAll(".scroll")].filter((box) => box.scrollWidth > box.clientWidth).length,
			[
				...document.querySelectorAll<HTMLElement>(
					"main button, main select, main .tabs a, main .stats-chip, main summary",
				),
			]
				.filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44)
				.map((one) => one.outerHTML.slice(0, 80)),
		]);
		expect([wide, small], path).toEqual([0, []]);
	}
});
