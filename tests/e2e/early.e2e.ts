import { Buffer } from "node:buffer";

import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

test("files given before the library is open wait for it", async ({ page }) => {
	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route("**/app.worker-*.js", async (route) => {
		await held;
		await route.continue();
	});
	const app = new AppPage(page);
	const { name, mimeType, bytes } = files.pdf();
	await page.goto("/");

	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
	await expect(page.locator("button.primary").first()).toBeDisabled();
	release();
	await app.finished();

	await expect(app.row(name)).toContainText("示例电子商贸有限公司");
});
