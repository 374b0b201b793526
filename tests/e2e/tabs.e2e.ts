import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";
import { putPlainVault } from "./plain-vault.ts";

test("what one tab keeps shows in the other without loading it anew, and neither takes the other's away", async ({
	page,
	context,
}) => {
	const here = new AppPage(page);
	await here.open();
	await here.give(files.numbered(1));
	await here.open("/library");
	await here.rows.first().click();
	const there = new AppPage(await context.newPage());
	await there.open("/");

	// A list: a file given there is a row here.
	await there.give(files.numbered(2));
	await expect(here.rows).toHaveCount(2);

	// The open record, while its note is being written here: both notes stay.
	await there.page.goto(page.url());
	const note = (app: AppPage) => app.page.getByLabel("备注", { exact: true });
	const category = (app: AppPage) => app.page.getByRole("complementary").getByLabel("分类", { exact: true });
	await note(here).pressSequentially("待签字");
	await note(there).fill("已寄出");
	await there.page.keyboard.press("Escape");
	await category(there).selectOption("差旅");
	await expect(category(here)).toHaveValue("差旅");
	await expect(note(here)).toHaveValue("待签字");
	await note(here).blur();
	await expect(page.getByText("两份都保留了")).toBeVisible();
	for (const app of [here, there]) await expect(note(app)).toHaveValue("已寄出\n待签字");

	// Settings: what each tab sets is there for both.
	await here.open("/settings");
	await there.open("/settings");
	await there.page.getByText("深色", { exact: true }).click();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("an upgrade that another tab holds up asks to close it, and goes on by itself once it is closed", async ({
	page,
	context,
}) => {
	await page.goto("/icon-192.png");
	await putPlainVault(page, { records: [], settings: { language: "zh-CN" } });
	// Held, as by a tab that is frozen.
	await page.evaluate(() => void Object.assign(globalThis, { held: indexedDB.open("yanpiao") }));
	const app = new AppPage(await context.newPage());

	await app.page.goto("/library");
	await expect(app.page.getByRole("alert")).toContainText("请关闭其他验票标签页");
	expect((await new AxeBuilder({ page: app.page }).analyze()).violations).toEqual([]);
	await page.close();

	await expect(app.page.getByRole("heading", { name: "发票库" })).toBeAttached();
	await expect(app.page.getByRole("alert")).toHaveCount(0);
	await app.open();
	await app.give(files.numbered(1));
	await expect(app.rows).toHaveCount(1);
});

test("a tab whose library another one has upgraded says so, and offers to be opened anew", async ({
	page,
	context,
}) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	const other = await context.newPage();
	await other.goto("/icon-192.png");

	await other.evaluate(upgradeLibraries);

	await expect(page.getByRole("alert")).toContainText("验票已在另一个标签页里更新");
	await expect(page.getByRole("button", { name: "重新打开" })).toBeVisible();
});

/** Runs in a page: what an app of a later version does first. */
async function upgradeLibraries(): Promise<void> {
	const open = (name: string, version?: number) =>
		new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(name, version);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	for (const { name = "" } of await indexedDB.databases()) {
		const before = await open(name);
		before.close();
		if (before.objectStoreNames.contains("summaries")) (await open(name, before.version + 10)).close();
	}
}
