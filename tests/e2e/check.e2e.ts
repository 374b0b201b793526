import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files, number } from "./files.ts";

test("samples lead to every kind of verdict, and each says 演示", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.loadSamples();

	await page.getByRole("button", { name: /^查验这 8 张$/ }).click();

	await expect(app.row("已作废")).toContainText("不可报销");
	await expect(app.row("已红冲")).toContainText("全额红冲");
	await expect(app.row("查无此票").locator(".a1")).toContainText("查无此票");
	await expect(app.row("金额被改").locator(".a1")).toContainText("查验不一致");
	await expect(app.row("餐费-普通发票.pdf")).toContainText("可以报销");
	for (const row of await app.rows.all()) await expect(row).toContainText("演示");
	await expect(page.getByText("4 张有疑点")).toBeVisible();

	for (const width of [390, 1000]) {
		await page.setViewportSize({ width, height: 844 });
		await expect(app.row("已作废").getByText("已作废", { exact: true })).toBeVisible();
		await expect(app.row("餐费-普通发票.pdf").getByText("可以报销")).toBeVisible();
	}
	await page.setViewportSize({ width: 1440, height: 900 });

	await app.openRow("金额被改");
	await expect(app.verdict).toHaveAttribute("data-authenticity", "contradicted");
	await expect(app.verdict).toHaveAttribute("data-claimable", "no");
	await expect(app.verdict).toHaveAttribute("data-sample", "true");
	await expect(app.field("total").locator("mark").first()).toBeVisible();
	await expect(page).toHaveURL(/\/result\//);
	await expect(page.getByRole("button", { name: "重新查验" })).not.toHaveClass(/primary/);
});

test("a kind the service does not take says where it can be checked instead", async ({ page }) => {
	const app = new AppPage(page);
	await app.open("/?input=typed");
	const form = page.locator("form.typed");
	await form.getByLabel("发票种类").selectOption("fiscal");
	await form.getByLabel("发票代码").fill("99000000");
	await form.getByLabel("发票号码").fill("0000000018");
	await form.getByRole("button", { name: "存入发票库" }).click();

	await expect(app.verdict).toContainText("pjcy.mof.gov.cn");
	await expect(page.getByRole("button", { name: "向税务接口查验" })).toHaveCount(0);
});

test("a file that cannot be read says why and what to do, beside the good ones", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();

	await app.give(files.pdf(), files.empty(), files.text());

	await expect(page.locator('[data-problem="empty"]')).toContainText("请重新下载");
	await expect(page.locator('[data-problem="unknown_format"]')).toBeVisible();
	await expect(app.row("发票.pdf")).toContainText("示例电子商贸有限公司");
});

test("PDF, XML and the QR of one invoice are one record with three originals", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();

	await app.give(files.pdf(), files.xml(), files.qr());
	await app.openRow("发票.pdf");

	await expect(app.field("number")).toContainText(number);
	await expect(page.locator(".originals .segments label")).toHaveText(["PDF", "图片", "XML"]);
	await page.getByText("XML", { exact: true }).last().click();
	await expect(page.locator("pre.xml")).toContainText("EInvoice");
});

test("the original is drawn and the place of a value is marked on it", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf());
	await app.openRow("发票.pdf");
	await page.getByRole("button", { name: "与原件对照" }).click();

	await expect
		.poll(() => page.locator("canvas.sheet").evaluate((canvas: HTMLCanvasElement) => canvas.width))
		.toBeGreaterThan(1000);
	await app.field("total").hover();

	await expect(page.locator(".place").first()).toBeVisible();
});

test("the typed form follows the kind, checks gently and takes a pasted line", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await page.getByRole("button", { name: "手工填写" }).click();

	await page.getByLabel("发票号码").fill("2699200");
	await expect(page.getByText("已填 7 位")).toBeVisible();
	await page.getByLabel("发票种类").selectOption("ordinary_electronic");
	await expect(page.getByLabel("校验码")).toBeVisible();
	await page.getByLabel("发票种类").selectOption("");
	await page.getByLabel("发票号码").evaluate((box) => {
		const data = new DataTransfer();
		data.setData("text/plain", "26992000000000000345 2026-09-14 1,130.00");
		box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	});
	await expect(page.getByLabel("发票号码")).toHaveValue("26992000000000000345");
	await page.getByRole("button", { name: "存入发票库" }).click();

	await expect(app.verdict).toHaveAttribute("data-authenticity", "unknown");
	await expect(app.field("total")).toContainText("1,130.00");
});

test("the text of a QR can be pasted on the page", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();

	await page.evaluate(() => {
		const data = new DataTransfer();
		data.setData("text/plain", "01,32,,26992000000000000361,113.00,20260914,,");
		document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	});

	await expect(page.locator("[data-index]")).toContainText("2699");
});

test("a real invoice is not put to the sample authority, and the way to another is shown", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await page.evaluate(() => {
		const data = new DataTransfer();
		data.setData("text/plain", "01,32,,26002000000000000361,113.00,20260914,,"); // region 00: neither real nor sample
		document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
	});

	await app.openRow("2600");

	await expect(page.getByRole("button", { name: /^查验这/ })).toBeHidden();
	await expect(page.getByRole("button", { name: "向税务接口查验" })).toBeDisabled();
	await expect(page.getByText("演示接口只回答演示发票")).toBeVisible();
	await page.getByRole("link", { name: "去设置" }).click();
	await expect(page.getByRole("heading", { name: "查验接口" })).toBeVisible();
});

test("a thousand files keep their lines, and only what is seen is drawn", async ({ page }) => {
	test.setTimeout(300_000);
	const app = new AppPage(page);
	await app.open();

	await app.give(...Array.from({ length: 1000 }, (_, index) => files.numbered(index)));

	await expect(page.getByText("1000 个文件读完：1000 张发票，0 个没能读出")).toBeVisible();
	expect(await app.rows.count()).toBeLessThan(60);
	await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
	await expect(app.row("发票-999.xml")).toBeVisible();
	await page.getByRole("link", { name: "发票库" }).click();
	await expect(page.getByText("1000 张", { exact: true })).toBeVisible();
	expect(await app.rows.count()).toBeLessThan(60);
});

test("reading can be stopped, and what was read stays", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	const many = Array.from({ length: 300 }, (_, index) => files.numbered(index));
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles(many.map(({ name, mimeType, bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes) })));

	await page.getByRole("button", { name: "停止" }).click();

	await expect(page.getByText(/已停止：读了/)).toBeVisible();
	await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
	await expect(app.row("已停止，未读取")).toBeVisible();
});
