import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { files } from "./files.ts";

// It would give the worker's script as it lies in its cache, with the clock as it is.
test.use({ serviceWorkers: "block" });

/** The clock of the page and its worker is this much behind from the next load on. */
async function setBack(page: Page, milliseconds: number): Promise<void> {
	await page.addInitScript(shiftClock, milliseconds);
	await page.route(/\/app\.worker[^/]*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: `(${shiftClock.toString()})(${milliseconds});\n${await response.text()}` });
	});
}

/** Runs in the page and in the worker. */
function shiftClock(milliseconds: number): void {
	const Real = Date;
	globalThis.Date = class extends Real {
		constructor(...given: [] | [string | number | Date]) {
			if (given.length === 0) super(Real.now() - milliseconds);
			else super(...given);
		}
		static override now() {
			return Real.now() - milliseconds;
		}
	} as DateConstructor;
}

test("a clock that was set back is spoken of once, and stops nothing", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await app.give(files.numbered(1));
	await app.open("/library");
	await expect(app.rows).toHaveCount(1);
	await expect(page.getByText("请检查系统时间")).toHaveCount(0);

	await setBack(page, 2 * 86_400_000);
	await page.reload();
	const line = page.getByRole("status").filter({ hasText: "请检查系统时间" });
	await expect(line).toContainText(/^本机时间（.+）比最近一次记录（.+）早/);
	await app.open();
	await expect(line).toBeVisible();
	await app.give(files.numbered(2));
	await line.getByRole("button", { name: "知道了" }).click();
	await expect(line).toHaveCount(0);
	await app.open("/library");
	await expect(app.rows).toHaveCount(2);
	await expect(line).toHaveCount(0);
});
