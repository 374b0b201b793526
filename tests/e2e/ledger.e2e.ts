import { Buffer } from "node:buffer";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";

/** The characters of these ledgers in GBK, which neither browsers nor Node can write. */
const GBK: Readonly<Record<string, readonly number[]>> = {
	数: [0xca, 0xfd],
	电: [0xb5, 0xe7],
	发: [0xb7, 0xa2],
	票: [0xc6, 0xb1],
	号: [0xba, 0xc5],
	码: [0xc2, 0xeb],
	开: [0xbf, 0xaa],
	日: [0xc8, 0xd5],
	期: [0xc6, 0xda],
	价: [0xbc, 0xdb],
	税: [0xcb, 0xb0],
	合: [0xba, 0xcf],
	计: [0xbc, 0xc6],
	销: [0xcf, 0xfa],
	方: [0xb7, 0xbd],
	名: [0xc3, 0xfb],
	称: [0xb3, 0xc6],
	种: [0xd6, 0xd6],
	普: [0xc6, 0xd5],
	演: [0xd1, 0xdd],
	示: [0xca, 0xbe],
	商: [0xc9, 0xcc],
	贸: [0xc3, 0xb3],
};

function gbk(text: string): Buffer {
	return Buffer.from(Array.from(text).flatMap((char) => GBK[char] ?? [char.charCodeAt(0)]));
}

const HEAD = "票种,数电发票号码,开票日期,价税合计,销方名称";
const numberOf = (serial: number) => `26992${String(serial).padStart(14, "0")}7`;
const line = (serial: number) => `数电普票,${numberOf(serial)},2026-09-14,113.00,演示商贸${serial}`;

function ledger(lines: readonly string[], name = "台账.csv") {
	return { name, mimeType: "text/csv", buffer: gbk([HEAD, ...lines, ""].join("\r\n")) };
}

const lines = (count: number, from = 1) => Array.from({ length: count }, (_, index) => line(from + index));

async function give(page: Page, file: ReturnType<typeof ledger>): Promise<void> {
	await page.locator("input[type=file]").first().setInputFiles(file);
	await expect(page).toHaveURL(/\/ledger$/);
	await expect(page.getByRole("heading", { name: "每一行会怎样" })).toBeVisible();
}

async function setPace(page: Page, perMinute: number): Promise<void> {
	const app = new AppPage(page);
	await app.open("/settings");
	await page.getByLabel("每分钟最多几张").fill(String(perMinute));
	await page.getByLabel("每分钟最多几张").press("Enter");
	await page.getByLabel("每分钟最多几张").blur();
}

test("a ledger in GBK with a damaged number is shown, corrected and imported", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await give(page, ledger([...lines(3, 100), "数电普票,2.6992E+19,2026-09-14,113.00,演示商贸9", line(100)]));

	await expect(page.getByText("1 行有被表格程序弄坏的号码")).toBeVisible();
	await expect(page.getByRole("button", { name: /^可以查验\s*3$/ })).toBeVisible();
	await expect(page.getByRole("button", { name: /^不导入\s*2$/ })).toBeVisible();
	await expect(app.rows.first()).toContainText("将查验：价税合计 113.00");
	await page.getByLabel("「价税合计」这一列是").selectOption("");
	await expect(page.getByRole("button", { name: /^缺内容\s*3$/ })).toBeVisible();
	await expect(app.rows.first()).toContainText("查验还缺：价税合计");
	await page.getByLabel("「价税合计」这一列是").selectOption("total");
	await page.getByRole("button", { name: /^不导入/ }).click();
	await expect(app.rows).toHaveCount(2);
	await expect(app.rows.first()).toContainText("2.6992E+19");

	await page.getByRole("button", { name: "导入 3 张" }).click();

	await expect(page.getByText("导入 3 张：新存入 3 张")).toBeVisible();
	// What is imported stays: nothing here sounds as if it could be thrown away.
	await expect(page.getByRole("button", { name: "关闭", exact: true })).toBeVisible();
	await expect(page.getByRole("button", { name: "不要了" })).toHaveCount(0);
	await page.getByRole("link", { name: "看队列" }).click();
	await expect(page.getByText("3 张都有了结果")).toBeVisible({ timeout: 30_000 });
	await page.getByRole("link", { name: "发票库" }).click();
	await expect(app.rows).toHaveCount(3);
	await app.openRow("演示商贸101");
	await app.field("number").getByRole("button").click();
	await expect(app.field("number")).toContainText("台账");
});

test("a long ledger says all again once it rests after a jump or a rush", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await give(page, ledger(lines(800, 1_000)));
	const shown = () => app.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-index"))));
	const before = await shown();

	await app.rows.first().press("End");
	await expect(app.rows.last()).toContainText("演示商贸1799");
	await expect(app.rows.last()).toBeInViewport();
	await expect(app.rows.first()).not.toBeInViewport();
	expect((await shown()).filter((index) => before.includes(index))).toEqual([]);

	expect(await rush(page, [0, 5_000, 10_000, 15_000])).toBe(0);
	await expect(app.rows.first()).toContainText("演示商贸");
	await expect(app.rows.first()).not.toBeInViewport();
});

/** Sets the list to each of these heights, a frame after another; how many rows said anything in the last of them. */
function rush(page: Page, heights: readonly number[]): Promise<number> {
	return page.evaluate(async (tops) => {
		const list = document.querySelector("[role=grid]")?.closest(".scroll");
		for (const top of tops) {
			list?.scrollTo({ top });
			for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return [...document.querySelectorAll("[role=grid] [data-index]")].filter((row) => row.textContent !== "").length;
	}, heights);
}

test("the queue is paused, reloaded in the middle and goes on to a summary", async ({ page }) => {
	test.slow();
	await setPace(page, 60);
	const app = new AppPage(page);
	await app.open();
	await give(page, ledger(lines(24, 200)));
	await page.getByRole("button", { name: "导入 24 张" }).click();
	await page.getByRole("link", { name: "看队列" }).click();
	const count = async (name: string) =>
		Number(
			await page
				.getByRole("link", { name: new RegExp(`^${name}`) })
				.locator(".count")
				.textContent(),
		);

	await expect.poll(() => count("已有答复")).toBeGreaterThan(2);
	await page.getByRole("button", { name: "暂停" }).click();
	await expect(page.getByText("已暂停，按「继续」接着查。")).toBeVisible();
	await page.waitForTimeout(1_500); // a question that was on its way as the button was pressed
	await expect.poll(() => count("正在查")).toBe(0);
	const answered = await count("已有答复");
	expect(answered).toBeLessThan(24);
	await page.reload();

	await expect(page.getByText("已暂停，按「继续」接着查。")).toBeVisible();
	await expect.poll(() => count("已有答复")).toBe(answered);
	await page.getByRole("link", { name: /^排队中/ }).click();
	await expect(page).toHaveURL(/state=waiting/);
	const last = app.rows.last();
	const name = (await last.locator(".invoice a").textContent()) ?? "";
	await last.getByRole("checkbox").check();
	await page.getByRole("button", { name: "提到最前" }).click();
	await expect(app.rows.first()).toContainText(name);
	await app.rows.nth(1).getByRole("checkbox").check();
	await page.getByRole("button", { name: "跳过" }).click();
	await page.getByRole("link", { name: /^没有查成/ }).click();
	await expect(app.rows.first()).toContainText("你跳过了它");
	await setPace(page, 6000);
	await page.getByRole("link", { name: /^队列/ }).click();
	await page.getByRole("button", { name: "继续" }).click();
	await page.reload();

	await expect(page.getByText("24 张都有了结果")).toBeVisible({ timeout: 60_000 });
	const summary = page.getByRole("region", { name: "这一轮的结果" });
	await expect(summary).toContainText("没有查成 1");
	await summary.getByRole("link", { name: /查不到/ }).click();
	await expect(page).toHaveURL(/\/library\?authenticity=contradicted/);
});

test("rows of the library are selected with Shift and by keyboard, and queued", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await give(page, ledger(lines(6, 300)));
	await page.getByLabel("导入后排队查验").uncheck();
	await page.getByRole("button", { name: "导入 6 张" }).click();
	await page.getByRole("link", { name: "去发票库" }).click();
	await expect(app.rows).toHaveCount(6);

	await app.rows.nth(1).getByRole("checkbox").click();
	await app.rows
		.nth(3)
		.getByRole("checkbox")
		.click({ modifiers: ["Shift"] });
	await expect(page.getByText("已选 3 张")).toBeVisible();
	await app.rows.nth(3).focus();
	await page.keyboard.press("Shift+ArrowDown");
	await expect(page.getByText("已选 4 张")).toBeVisible();
	await page.keyboard.press("Control+a");
	await expect(page.getByText("已选 6 张")).toBeVisible();
	await page.getByRole("button", { name: "查验 6 张" }).click();

	await expect(page.getByText("6 张已排队查验")).toBeVisible();
	await page.getByRole("button", { name: "看队列" }).click();
	await expect(page.getByText("6 张都有了结果")).toBeVisible({ timeout: 30_000 });
});

test("a table beside invoices is offered and takes nobody away; one that is none says why", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	const note = { name: "便条.bin", mimeType: "application/octet-stream", buffer: Buffer.from("这不是发票") };
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles([note, ledger(lines(1))]);

	await expect(page.getByText("「台账.csv」是表格")).toBeVisible();
	await expect(page).toHaveURL(/\/$/);
	await page.locator(".toast").getByRole("button", { name: "导入台账" }).click();
	await expect(page.getByRole("heading", { name: "每一行会怎样" })).toBeVisible();
	await app.open("/ledger");
	await page
		.locator("input[type=file]")
		.setInputFiles({ name: "坏.xlsx", mimeType: "", buffer: Buffer.from("PK\u0003\u0004 not a workbook") });
	await expect(page.locator('[data-problem="broken"]')).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
	test(`ledger and queue have no barrier that axe knows and fit a phone, ${theme}`, async ({ page }) => {
		test.slow();
		await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
		const app = new AppPage(page);
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
		await app.open("/queue");
		await expect(page.getByText("队列是空的")).toBeVisible();
		await scan("empty queue");
		await app.open("/ledger");
		await scan("no ledger");
		await app.open();
		await give(page, ledger([...lines(8, 400), "数电普票,2.6992E+19,2026-09-14,113.00,演示"]));
		await scan("preview");
		await page.getByRole("button", { name: /^导入 8 张/ }).click();
		await expect(page.getByText("导入 8 张：")).toBeVisible();
		await scan("imported");
		await page.getByRole("link", { name: "看队列" }).click();
		await expect(page.getByText("8 张都有了结果")).toBeVisible({ timeout: 30_000 });
		await app.rows.first().getByRole("checkbox").check();
		await scan("queue");
	});
}
