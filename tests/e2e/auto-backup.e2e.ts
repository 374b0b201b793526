import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { eraseAll } from "./erase.ts";
import { files } from "./files.ts";
import { withOwnVault } from "./own-vault.ts";
import { dumpStores } from "./stores.ts";

const PASSPHRASE = "演示口令演示口令";

// The worker's own code is changed on its way, which a service worker would not let through.
test.use({ serviceWorkers: "block" });

const section = (page: Page) => page.locator('[data-section="folder"]');

/**
 * A folder of the browser's own stands in for one that a person picks in the system's window. Whether it may be written
 * is asked of a channel, as a browser would answer that was started anew.
 */
async function withFolder(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("NAS", { create: true });
		Object.assign(window, { showDirectoryPicker: pick });
		const channel = new BroadcastChannel("permission");
		Object.assign(FileSystemHandle.prototype, {
			async requestPermission() {
				channel.postMessage("granted");
				await new Promise((resolve) => setTimeout(resolve, 100));
				return "granted";
			},
		});
	});
	await context.route(/\/app\.worker[^/]*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `(${askChannel.toString()})();\n${await response.text()}` });
	});
}

/** Runs in the worker. */
function askChannel(): void {
	let permission = "granted";
	new BroadcastChannel("permission").onmessage = ({ data }) => {
		permission = data;
	};
	const prototype = FileSystemDirectoryHandle.prototype;
	Object.assign(prototype, { queryPermission: async () => permission });
	const { getFileHandle } = prototype;
	let hangs = false;
	new BroadcastChannel("hangs").onmessage = () => {
		hangs = true;
	};
	const { write } = FileSystemWritableFileStream.prototype;
	FileSystemWritableFileStream.prototype.write = function (...given) {
		return hangs ? new Promise(() => undefined) : write.apply(this, given);
	};
	prototype.getFileHandle = function (...given) {
		if (permission !== "granted") throw new DOMException("not allowed", "NotAllowedError");
		return getFileHandle.apply(this, given);
	};
}

async function setPermission(page: Page, permission: PermissionState): Promise<void> {
	await page.evaluate((said) => new BroadcastChannel("permission").postMessage(said), permission);
}

async function setUp(page: Page): Promise<void> {
	await page.goto("/settings");
	await section(page).getByRole("button", { name: "选择文件夹" }).click();
	await section(page).getByLabel("备份口令").fill(PASSPHRASE);
	await section(page).getByLabel("再填一次").fill(PASSPHRASE);
	await section(page).getByRole("button", { name: "开始自动备份" }).click();
	await expect(section(page)).toContainText("已读回核对", { timeout: 20_000 });
}

/** The files in the folder, by their names. */
function filesIn(page: Page): Promise<Readonly<Record<string, number[]>>> {
	return page.evaluate(async () => {
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("NAS");
		const found: Record<string, number[]> = {};
		for await (const name of folder.keys()) {
			const file = await (await folder.getFileHandle(name)).getFile();
			found[name] = [...new Uint8Array(await file.arrayBuffer())];
		}
		return found;
	});
}

function namesIn(page: Page): Promise<readonly string[]> {
	return page.evaluate(async () => {
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("NAS");
		return (await Array.fromAsync(folder.keys())).sort();
	});
}

/** Without what is still being written. */
const madeIn = async (page: Page) => (await namesIn(page)).filter((name) => name.endsWith(".yanpiao"));

/** Lets what was noted of the folder have happened two days ago. */
async function twoDaysAgo(page: Page): Promise<void> {
	await withOwnVault(page);
	await page.evaluate(async () => {
		const vault = await window.openOwnVault();
		const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
		for (const { row, body } of await vault.rows("settings")) {
			if (row.key === "backup.folder.copies") {
				const copies = body as { files: { at: string }[] };
				await vault.put("settings", row, { ...copies, files: copies.files.map((file) => ({ ...file, at })) });
			}
			if (row.key === "backup.folder.changed" && body) await vault.put("settings", row, { ...body, at });
		}
	});
}

test.beforeEach(({ context }) => withFolder(context));

test("a copy is made by itself when something changed, opens with the passphrase, and restores", async ({ page }) => {
	test.slow();
	const app = new AppPage(page);
	await app.open();
	await app.give(files.pdf(), files.numbered(1));
	await setUp(page);
	const [first = ""] = await namesIn(page);
	expect(await namesIn(page)).toEqual([expect.stringMatching(/^验票备份-\d{8}-\d{4}\.yanpiao$/)]);
	await expect(section(page)).toContainText("NAS");
	await expect(section(page)).toContainText("2 张发票");
	await expect(section(page)).toContainText(first);
	await expect(section(page)).toContainText("没有新的改动，不需要备份");
	await expect(page.locator('[data-section="backup"]')).toContainText("上次备份");
	await expect(page.locator('[data-section="backup"]')).not.toContainText("还没有备份过");

	await app.open();
	await app.give(files.numbered(2));
	await page.goto("/settings");
	await expect(section(page)).toContainText("验票开着的时候"); // tomorrow
	await twoDaysAgo(page);
	await page.goto("/library");
	await expect.poll(() => madeIn(page), { timeout: 30_000 }).toHaveLength(2);
	const made = await filesIn(page);
	const [second = ""] = Object.keys(made).filter((name) => name !== first);
	const bytes = Buffer.from(made[second] ?? []);
	expect(bytes.includes("26992")).toBe(false);

	await page.goto("/settings");
	await eraseAll(page);
	expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
	await page.getByRole("button", { name: "重新开始" }).click();

	await page.goto("/settings");
	const backup = page.locator('[data-section="backup"]');
	await backup.locator("input[type=file]").setInputFiles({ name: second, mimeType: "", buffer: bytes });
	await backup.getByLabel("备份口令").fill(PASSPHRASE);
	await backup.getByRole("button", { name: "打开并核对" }).click();
	await expect(backup).toContainText("3 张，将恢复");
	await backup.getByRole("button", { name: "恢复", exact: true }).click();
	await expect(backup).toContainText("恢复好了：新增 3 张");
	await expect(section(page).getByRole("button", { name: "选择文件夹" })).toBeVisible();
});

test("only as many stay as were chosen, and what else lies in the folder is left alone", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await setUp(page);
	await page.evaluate(async () => {
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("NAS");
		await folder.getFileHandle("验票备份-20200101-0000.yanpiao", { create: true });
	});
	await section(page).getByLabel("保留最近几份").selectOption("3");
	for (let count = 2; count <= 5; count++) {
		const before = await madeIn(page);
		await section(page).getByRole("button", { name: "现在备份一次" }).click();
		await expect.poll(() => madeIn(page)).not.toEqual(before);
		await expect(section(page).getByRole("button", { name: "现在备份一次" })).toBeEnabled();
	}
	const names = await namesIn(page);
	expect(names).toHaveLength(4);
	expect(names[0]).toBe("验票备份-20200101-0000.yanpiao");
});

test("what a tab leaves that is closed in the middle goes with the next copy, and no copy is lost", async ({
	page,
	context,
}) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await setUp(page);
	const [first = ""] = await namesIn(page);
	await page.evaluate(() => new BroadcastChannel("hangs").postMessage(true));
	await section(page).getByRole("button", { name: "现在备份一次" }).click();
	await expect(section(page)).toContainText("正在备份");
	const other = await context.newPage();
	await other.goto("/settings");
	await section(other).getByRole("button", { name: "现在备份一次" }).click();
	await expect(other.getByText("另一个窗口正在备份。")).toBeVisible();
	expect((await namesIn(other)).filter((name) => name.endsWith(".partial"))).toHaveLength(1);

	await page.close();
	await section(other).getByRole("button", { name: "现在备份一次" }).click();
	await expect.poll(() => madeIn(other)).toHaveLength(2);
	await expect.poll(() => namesIn(other)).toHaveLength(2);
	expect(await namesIn(other)).toContain(first);
});

test("a permission that the browser took back is told, and one click goes on", async ({ page }) => {
	test.slow();
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await setUp(page);
	await app.open();
	await app.give(files.numbered(2));
	await twoDaysAgo(page);
	await setPermission(page, "prompt");
	await page.getByRole("link", { name: /设置/ }).click();
	await expect(section(page)).toContainText("浏览器收回了写入「NAS」的许可");
	await expect(section(page)).toContainText("停着");
	await expect(page.getByRole("link", { name: /自动备份停了/ })).toBeVisible();
	expect((await new AxeBuilder({ page }).include('[data-section="folder"]').analyze()).violations).toEqual([]);
	expect(await namesIn(page)).toHaveLength(1);

	await page.getByRole("link", { name: "发票库" }).click();
	await expect(page.getByText("自动备份停了：")).toBeVisible();
	await page.getByRole("button", { name: "继续自动备份" }).click();
	await expect.poll(() => madeIn(page)).toHaveLength(2);
	await expect(page.getByText("自动备份停了：")).toBeHidden();
});

test("nothing lies open but the folder's name, and turned off it is forgotten", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await setUp(page);
	const [file = ""] = await namesIn(page);
	const own = Object.entries(await dumpStores(page)).filter(([name]) => !name.startsWith("cache "));
	const where = (text: string) => own.filter(([, held]) => held.includes(text)).map(([name]) => name);
	expect(where(PASSPHRASE)).toEqual([]);
	expect(where(file)).toEqual([]);
	expect(where("directory NAS")).toEqual(["yanpiao-folders/folders"]);

	await section(page).getByRole("button", { name: "关闭自动备份" }).click();
	await expect(section(page)).toContainText("已有的备份留在里面");
	await section(page).getByRole("button", { name: "关闭自动备份" }).click();
	await expect(section(page).getByRole("button", { name: "选择文件夹" })).toBeVisible();
	expect((await dumpStores(page))["yanpiao-folders/folders"]).toBe("\n");
	expect(await namesIn(page)).toEqual([file]);
});

test("it is set up by keyboard, and is accessible", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await page.goto("/settings");
	const look = async () => {
		const { violations } = await new AxeBuilder({ page }).include('[data-section="folder"]').analyze();
		expect(violations).toEqual([]);
	};
	await section(page).getByRole("button", { name: "选择文件夹" }).focus();
	await look();
	await page.keyboard.press("Enter");
	await expect(section(page).getByLabel("备份口令")).toBeFocused();
	await page.keyboard.type("短");
	await page.keyboard.press("Enter");
	await expect(section(page)).toContainText("至少 8 个字符。");
	await look();
	await section(page).getByLabel("备份口令").fill(PASSPHRASE);
	await section(page).getByLabel("再填一次").fill(PASSPHRASE);
	await page.keyboard.press("Enter");
	await expect(section(page)).toContainText("已读回核对", { timeout: 20_000 });
	await look();
});

test("where a browser has no such folders, why is said, and what to do instead", async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, "showDirectoryPicker"));
	await page.goto("/settings");
	await expect(section(page)).toContainText("这个浏览器不让网页写入文件夹");
	await expect(section(page).getByRole("button")).toHaveCount(0);
});
