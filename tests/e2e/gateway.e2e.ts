import { execFileSync } from "node:child_process";

import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

/** A key of the server under test, made as its admin would while it runs. */
function makeKey(role: string): string {
	const { E2E_DATA = "" } = process.env;
	const args = ["gateway/main.ts", "keys", "add", "--name", "e2e", "--role", role, "--data", E2E_DATA];
	return execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

async function setKey(app: AppPage, key: string): Promise<void> {
	const { page } = app;
	await app.open("/settings");
	await page.getByRole("radio", { name: /本服务的网关/ }).check();
	await page.getByLabel("密钥", { exact: true }).fill(key);
	await page.getByLabel("密钥", { exact: true }).blur();
}

async function askAboutOne(app: AppPage): Promise<void> {
	await app.open("/");
	await app.give(files.pdf());
	await app.openRow("发票.pdf");
	await app.page.getByRole("button", { name: "向税务接口查验" }).click();
}

test("the gateway of this server is asked with a key, and the record says whom it asked and how old a kept answer is", async ({
	page,
	browser,
}) => {
	const app = new AppPage(page);
	const key = makeKey("checker");
	const asked: string[] = [];
	page.on("request", (request) => {
		if (request.method() === "POST") asked.push(new URL(request.url()).pathname);
	});
	await setKey(app, key);
	await page.reload();
	await expect(page.getByRole("radio", { name: /本服务的网关/ })).toBeChecked();
	await expect(page.getByLabel("密钥", { exact: true })).toHaveAttribute("type", "password");

	await askAboutOne(app);

	await expect(app.verdict).toHaveAttribute("data-authenticity", "confirmed");
	await expect(app.verdict).toHaveAttribute("data-sample", "true");
	await expect(page.locator(".answers")).toContainText("本服务的网关 · 供应商 sample");
	expect(asked).toEqual(["/fpcy"]);

	const context = await browser.newContext();
	const colleague = new AppPage(await context.newPage());
	await setKey(colleague, key);
	await askAboutOne(colleague);
	await expect(colleague.page.locator(".answers")).toContainText(/网关存有的答复，\d+ 分钟前的/);
	await context.close();
});

test("a wrong key is told as one, and says nothing about the invoice", async ({ page }) => {
	const app = new AppPage(page);
	await setKey(app, "yp_wrong");
	await askAboutOne(app);

	await expect(page.locator(".answers [data-outcome=auth]")).toContainText("授权码无效");
	await expect(app.verdict).toHaveAttribute("data-authenticity", "unknown");
});
