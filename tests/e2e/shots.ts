/**
 * Pictures of every page, in phone and desktop size, light and dark: `node tests/e2e/shots.ts FOLDER [ONLY…]`.
 * Starts the gateway on a free port over the built app.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, chromium, type Page } from "@playwright/test";

import { launch } from "./browser.ts";

const [folder, ...only] = process.argv.slice(2);
if (!folder) throw new Error("say where the pictures go: node tests/e2e/shots.ts FOLDER");
mkdirSync(folder, { recursive: true });

const sizes = [
	{ name: "phone", width: 390, height: 844 },
	{ name: "desktop", width: 1440, height: 900 },
] as const;
const themes = ["light", "dark"] as const;

// A folder of its own: the sample authority counts its checks a day.
const data = mkdtempSync(join(tmpdir(), "yanpiao-shots-"));
const options = ["--port", "0", "--data", data];
const server = spawn(process.execPath, ["gateway/main.ts", ...options], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await new Promise<string>((resolve) => {
	server.stdout.on("data", (chunk: Buffer) => {
		const found = /http:\/\/[^\s/]+/.exec(chunk.toString());
		if (found) resolve(found[0]);
	});
});
const browser = await chromium.launch(launch);
try {
	for (const size of sizes) {
		for (const theme of themes) {
			if (only.length > 0 && !only.includes(size.name) && !only.includes(theme)) continue;
			const context = await browser.newContext({
				viewport: { width: size.width, height: size.height },
				colorScheme: theme,
				locale: "zh-CN",
			});
			await shoot(context, `${size.name}-${theme}`);
			await context.close();
		}
	}
} finally {
	await browser.close();
	server.kill();
}

async function shoot(context: BrowserContext, name: string): Promise<void> {
	const page = await context.newPage();
	page.on("console", (message) => message.type() === "error" && console.error(name, message.text()));
	page.on("pageerror", (error) => console.error(name, error.message));
	let count = 0;
	const take = (what: string) =>
		page.screenshot({ path: join(folder ?? "", `${name}-${String(++count).padStart(2, "0")}-${what}.png`) });
	await page.goto(origin);
	await page.getByRole("button", { name: "载入示例发票" }).waitFor();
	await take("first-use");
	await page.getByRole("button", { name: "手工填写" }).click();
	await page.getByLabel("发票号码").fill("2699200000000");
	await take("typed");
	await page.goto(origin);
	await page.getByRole("button", { name: "载入示例发票" }).click();
	await page.getByText(/个文件读完/).waitFor({ timeout: 60_000 });
	await take("samples");
	await openRow(page, "金额被改");
	await page.locator("[data-record]").waitFor();
	await page.waitForTimeout(2500);
	await take("altered");
	const verify = page.getByRole("button", { name: "向税务接口查验" });
	if (await verify.isVisible()) await verify.click();
	await page.waitForTimeout(800);
	await take("altered-asked");
	if (name.startsWith("desktop")) {
		await page.getByRole("button", { name: "与原件对照" }).click();
		await page.waitForTimeout(1500);
		await take("beside");
		await page.locator('[data-field="total"] button').hover();
		await page.waitForTimeout(800);
		await take("full");
	} else {
		await page.locator(".fields").scrollIntoViewIfNeeded();
		await page.locator('[data-field="total"] button').click();
		await take("fields");
		await page.locator(".originals").scrollIntoViewIfNeeded();
		await page.waitForTimeout(800);
		await take("original");
	}
	await page.goto(`${origin}/library`);
	await page.locator("[data-index]").first().waitFor();
	await take("library");
	await page.getByRole("button", { name: "筛选" }).click();
	await page.locator("[data-index] input").nth(1).check();
	await take("library-filter");
	await page.goto(`${origin}/library?q=没有这种东西`);
	await page.waitForTimeout(500);
	await take("library-none");
	await page.goto(`${origin}/settings`);
	await page.waitForTimeout(800);
	await take("settings");
}

async function openRow(page: Page, text: string): Promise<void> {
	await page.locator(".session .row", { hasText: text }).first().click();
}
