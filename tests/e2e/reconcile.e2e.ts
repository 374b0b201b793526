import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { formatFen } from "#core/base/fen.ts";
import { sampleInvoice } from "#samples/index.ts";
import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

/** The head of 全量发票查询 in the tax account. */
const HEAD =
	"序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票,开票人,备注";

const invoice = sampleInvoice("special");

interface Line {
	readonly number: string;
	readonly day: string;
	readonly total: string;
	readonly seller?: string;
	readonly state?: string;
}

const line = ({ number, day, total, seller = invoice.sellerName, state = "正常" }: Line) =>
	`1,,,${number},,${seller},,,${day},,,${total},电子发票服务平台,,${state},是,,`;

/** As `files.numbered` makes it. */
const known = (index: number): Line => ({
	number: files.numberOf(index),
	day: `2026-${String(1 + (index % 10)).padStart(2, "0")}-01`,
	total: formatFen((invoice.total + index * 100) as typeof invoice.total),
});

async function open(page: Page, ...lines: readonly Line[]): Promise<void> {
	const text = `\ufeff${[HEAD, ...lines.map(line), ""].join("\r\n")}`;
	await page.goto("/ledger");
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles({ name: "全量发票查询.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
	await page.getByText("与发票库对账", { exact: true }).click();
	await page.getByRole("grid", { name: "对账结果" }).waitFor();
}

/** Three invoices in the library; the ledger has the first as it is, the second otherwise, one of its own, not the third. */
async function withFour(page: Page): Promise<AppPage> {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2), files.numbered(3));
	const other = { ...known(2), total: "9999.00", state: "已作废" };
	await open(page, known(1), other, {
		number: files.numberOf(9),
		day: "2026-05-01",
		total: "113.00",
		seller: "演示商贸九",
	});
	return app;
}

const group = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}\\s*\\d+$`) });

test("the tax account's list beside the library: only there, only here, different, the same", async ({ page }) => {
	const app = await withFour(page);

	await expect(group(page, "全部")).toHaveText(/4/);
	for (const name of ["只在台账", "只在库里", "不一致", "一致"]) await expect(group(page, name)).toHaveText(/1/);
	await group(page, "不一致").click();
	await expect(app.rows).toHaveCount(1);
	await expect(app.rows.first()).toContainText("发票状态：台账 已作废，库里 未知");

	await app.rows.first().click();
	const pair = page.getByRole("dialog");
	await expect(pair.getByRole("row", { name: /价税合计/ })).toContainText("9,999.00");
	await expect(pair.locator("mark").first()).toBeVisible();
	await page.keyboard.press("Escape");
	await app.rows.first().focus();
	await page.keyboard.press("Enter");
	await pair.getByRole("link", { name: "打开发票" }).click();
	await expect(app.verdict).toBeVisible();
	await page.goBack();
	await expect(page.getByRole("grid", { name: "对账结果" })).toBeVisible();
});

test("only here is asked for within a period, which can be changed and put back", async ({ page }) => {
	await withFour(page);
	await expect(group(page, "只在库里")).toHaveText(/1/);

	await page.getByLabel("到", { exact: true }).fill("2026-03-31");
	await expect(group(page, "只在库里")).toHaveText(/0/);
	await expect(group(page, "只在台账")).toHaveText(/1/);
	await page.getByRole("button", { name: "恢复为台账的日期" }).click();

	await expect(group(page, "只在库里")).toHaveText(/1/);
	await expect(page.getByLabel("到", { exact: true })).toHaveValue("2026-05-01");
});

test("what is only in the ledger is taken in, and the ledger stays beside the library", async ({ page }) => {
	const app = await withFour(page);
	await page.getByLabel("导入后排队查验").uncheck();

	await page.getByRole("button", { name: "导入只在台账的 1 张" }).click();

	await expect(page.getByText("已导入 1 张")).toBeVisible();
	await expect(group(page, "只在台账")).toHaveText(/0/);
	await expect(group(page, "一致")).toHaveText(/2/);
	await expect(app.row("演示商贸九")).toContainText("库里的也是从台账来的");
	await expect(page.getByRole("button", { name: "导入只在台账的 0 张" })).toBeDisabled();
	await page.getByRole("link", { name: /发票库/ }).click();
	await expect(app.rows).toHaveCount(4);
});

test("the result goes out as a file, of the group on screen", async ({ page }) => {
	await withFour(page);
	await group(page, "不一致").click();
	await expect(page.locator("[data-state=differs]")).toHaveCount(1);
	await page.getByRole("button", { name: "导出", exact: true }).click();
	const dialog = page.getByRole("dialog", { name: "导出对账结果" });
	await dialog.getByText("导出并注明", { exact: true }).click();
	await dialog.getByText("CSV", { exact: true }).click();
	await expect(dialog.getByText("将写出 1 行")).toBeVisible();
	const download = page.waitForEvent("download");
	await dialog.getByRole("button", { name: "导出", exact: true }).click();
	const file = await download;

	const text = await readFile(await file.path(), "utf8");

	expect(file.suggestedFilename()).toMatch(/^对账结果-\d{4}-\d\d-\d\d\.csv$/);
	const [head, row] = text.split("\r\n");
	expect(head).toContain("演示,结果,台账行号,");
	expect(row).toContain(`演示,不一致,3,,${files.numberOf(2)}\t,`);
	expect(row).toContain("9999.00");
	expect(row).toContain("发票状态: 已作废 ≠ 未知");
});

for (const theme of ["light", "dark"] as const) {
	test(`reconciling has no barrier that axe knows and fits a phone, ${theme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
		const app = await withFour(page);
		const scan = async (where: string) => {
			for (const width of [1440, 390]) {
				await page.setViewportSize({ width, height: 844 });
				const { violations } = await new AxeBuilder({ page }).analyze();
				const found = violations.map(
					({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
				);
				expect(found, `${where} ${width}`).toEqual([]);
				const wide = await page.locator("main.scroll").evaluate((box) => box.scrollWidth - box.clientWidth);
				expect(wide, `${where} ${width}`).toBeLessThanOrEqual(0);
			}
		};
		await scan("list");
		await app.rows.nth(1).focus();
		await page.keyboard.press("Enter");
		await expect(page.getByRole("dialog")).toBeVisible();
		await scan("pair");
	});
}
