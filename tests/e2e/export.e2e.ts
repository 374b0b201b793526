import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

import { nodePlatform } from "#cli/platform.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

/** What is in a file that was saved, sheet by sheet, as our own reader of ledgers sees it. */
async function saved(page: Page, act: () => Promise<void>) {
	const download = page.waitForEvent("download");
	await act();
	const file = await download;
	const bytes = await readFile(await file.path());
	const read = await readBook(new Uint8Array(bytes), {
		budget: ledgerBudget,
		signal: new AbortController().signal,
		deadline: Number.POSITIVE_INFINITY,
		platform: nodePlatform,
	});
	return { name: file.suggestedFilename(), bytes, sheets: read.ok ? read.value.sheets : [] };
}

async function withThree(page: Page): Promise<{ readonly app: AppPage; readonly dialog: Locator }> {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1), files.numbered(2), files.numbered(3));
	await app.open("/library");
	await expect(app.rows).toHaveCount(3);
	return { app, dialog: page.getByRole("dialog", { name: "导出发票" }) };
}

const openDialog = (page: Page) => page.locator(".totals").getByRole("button", { name: "导出", exact: true }).click();
const run = (dialog: Locator) => dialog.getByRole("button", { name: "导出", exact: true }).click();
const columns = (dialog: Locator) =>
	dialog.locator("[data-column]").evaluateAll((all) => all.map((one) => one.textContent));

test("samples are left out until they are marked, and the dialog says how many are written", async ({ page }) => {
	const { dialog } = await withThree(page);
	await openDialog(page);

	await expect(dialog.getByText("这里全是演示")).toBeVisible();
	await expect(dialog.getByRole("button", { name: "导出", exact: true })).toBeDisabled();
	await dialog.getByText("导出并注明", { exact: true }).click();
	await expect(dialog.getByText("将写出 3 张")).toBeVisible();
	await dialog.getByLabel("货物明细另放一张表").check();
	const { name, sheets } = await saved(page, () => run(dialog));

	expect(name).toMatch(/^发票-\d{4}-\d\d-\d\d\.xlsx$/);
	expect(sheets.map((sheet) => sheet.name)).toEqual(["发票", "明细"]);
	const [head, first] = sheets[0]?.rows ?? [];
	expect(head?.slice(0, 5)).toEqual(["演示", "开票日期", "种类", "发票代码", "发票号码"]);
	expect(first?.[0]).toBe("演示");
	expect(sheets[0]?.rows.slice(1).map((row) => row[4])).toEqual([3, 2, 1].map(files.numberOf));
	await expect(page.getByText("已导出 3 张")).toBeVisible();
	await expect(dialog).toBeHidden();
});

test("columns are chosen and moved by keyboard, kept as a preset, and there the next time", async ({ page }) => {
	const { app, dialog } = await withThree(page);
	await app.rows.nth(1).getByRole("checkbox").check();
	await openDialog(page);
	await dialog.getByText("导出并注明", { exact: true }).click();
	await dialog.getByText("CSV", { exact: true }).click();
	await expect(dialog.getByLabel("货物明细另放一张表")).toBeDisabled();

	await dialog.locator("[data-column]").first().focus();
	for (let left = 13; left > 3; left--) await page.keyboard.press("Delete");
	await expect.poll(() => columns(dialog)).toEqual(["真伪", "发票状态", "备注"]);
	await page.keyboard.press("Alt+ArrowRight");
	await expect(dialog.locator("[data-column]").nth(1)).toBeFocused();
	await expect.poll(() => columns(dialog)).toEqual(["发票状态", "真伪", "备注"]);
	await page.keyboard.press("ArrowRight");
	await expect(dialog.getByRole("button", { name: "备注，第 3 列" })).toBeFocused();
	await page.keyboard.press("Backspace");
	await dialog.getByRole("button", { name: "加上 发票号码" }).press("Enter");
	await expect.poll(() => columns(dialog)).toEqual(["发票状态", "真伪", "发票号码"]);

	await dialog.getByRole("button", { name: "存为方案" }).press("Enter");
	await page.keyboard.type("只要号码");
	await page.keyboard.press("Enter");
	await dialog.getByLabel("打开时用这个方案").check();
	await page.keyboard.press("Escape");
	await expect(dialog).toBeHidden();
	await page.reload();
	await app.rows.nth(1).getByRole("checkbox").check();
	await openDialog(page);

	await expect(dialog.getByLabel("方案", { exact: true })).toContainText("只要号码（默认）");
	await expect.poll(() => columns(dialog)).toEqual(["发票状态", "真伪", "发票号码"]);
	await expect(dialog.getByText("将写出 1 张")).toBeVisible();
	const { bytes, sheets } = await saved(page, () => run(dialog));
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(sheets[0]?.rows).toEqual([
		["演示", "发票状态", "真伪", "发票号码"],
		["演示", "未知", "无法判断", files.numberOf(2)],
	]);
});

test("a column is dragged to its place, and what is chosen can be put back", async ({ page }) => {
	const { dialog } = await withThree(page);
	await openDialog(page);
	await expect(dialog.locator("[data-column]").first()).toBeVisible();
	const before = await columns(dialog);
	const [from, to] = await Promise.all(
		["number", "issuedOn"].map((column) => dialog.locator(`[data-column="${column}"]`).boundingBox()),
	);
	if (!from || !to) throw new Error("no columns");

	await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
	await page.mouse.down();
	await page.mouse.move(to.x + 10, to.y + to.height / 2, { steps: 12 });
	await page.mouse.up();

	await expect.poll(async () => (await columns(dialog))[0]).toBe("发票号码");
	await dialog.getByRole("button", { name: "恢复常用列" }).click();
	await expect.poll(() => columns(dialog)).toEqual(before);
});

test("a large export shows how far it is and can be stopped", async ({ page }) => {
	test.slow();
	const app = new AppPage(page);
	await app.open();
	const lines = Array.from(
		{ length: 4_000 },
		(_, at) => `数电普票,2699200000001${String(at).padStart(6, "0")}7,2026-09-14,113.00,演示商贸${at}`,
	);
	const text = ["票种,数电发票号码,开票日期,价税合计,销方名称", ...lines].join("\n");
	await page.goto("/ledger");
	const input = page.locator("input[type=file]").first();
	await input.setInputFiles({ name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
	await page.getByLabel("导入后排队查验").uncheck();
	await page.getByRole("button", { name: "导入 4000 张" }).click();
	await page.getByRole("link", { name: "去发票库" }).click({ timeout: 120_000 });
	await expect(page.getByText("4000 张", { exact: true })).toBeVisible();
	const dialog = page.getByRole("dialog", { name: "导出发票" });
	await openDialog(page);
	await dialog.getByText("导出并注明", { exact: true }).click();
	await dialog.getByText("JSON", { exact: true }).click();

	await run(dialog);
	await expect(dialog.getByRole("progressbar")).toBeVisible();
	await dialog.getByRole("button", { name: "停止" }).click();
	await expect(page.getByText("已停止，没有写出文件")).toBeVisible();
	await expect(dialog.getByText("将写出 4000 张")).toBeVisible();
	const { bytes } = await saved(page, () => run(dialog));

	const [written] = JSON.parse(bytes.toString()).tables;
	expect(written.rows).toHaveLength(4_000);
	expect(written.rows[0]).toMatchObject({ sample: "yes", kind: "digital_ordinary", total: "113.00", state: "unknown" });
});

for (const theme of ["light", "dark"] as const) {
	test(`the dialog has no barrier that axe knows and fits a phone, ${theme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
		const { dialog } = await withThree(page);
		await openDialog(page);
		await dialog.locator("[data-column]").first().focus();
		for (const width of [1440, 390]) {
			await page.setViewportSize({ width, height: 844 });
			const { violations } = await new AxeBuilder({ page }).analyze();
			const found = violations.map(
				({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
			);
			expect(found, String(width)).toEqual([]);
			const wide = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
			expect(wide, String(width)).toBeLessThanOrEqual(0);
		}
	});
}
