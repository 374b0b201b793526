import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { breakWorkers } from "./break-worker.ts";
import { files } from "./files.ts";

test("when the app's worker breaks it is said, and one click opens what was kept", async ({ page, context }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await app.open("/library");
	await expect(app.rows).toHaveCount(1);
	const other = await context.newPage();
	await other.goto("/icon-192.png");

	await other.evaluate(breakWorkers);

	await expect(page.getByRole("alert").getByRole("heading")).toHaveText("应用的后台停了");
	await expect(page.getByRole("alert")).toContainText("已存好的都在");
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByRole("button", { name: "重新打开" }).click();
	await expect(app.rows).toHaveCount(1);
});
