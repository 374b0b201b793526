import { expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { setPassphrase } from "./passphrase.ts";

async function inEnglish(page: Page): Promise<void> {
	await page.getByRole("link", { name: "设置" }).click();
	await page.getByText("English", { exact: true }).click();
	await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
}

/** Texts and buttons in `box` whose right edge lies outside of it. */
const outside = (page: Page, box: string) =>
	page.locator(box).evaluate((around) => {
		const { right } = around.getBoundingClientRect();
		return [...around.querySelectorAll("*")]
			.filter((element) => element.getBoundingClientRect().right > right + 1)
			.map((element) => element.textContent);
	});

test("quotes and apostrophes of English sentences are not as wide as Chinese characters", async ({ page }) => {
	await new AppPage(page).open();
	await inEnglish(page);
	const widths = await page.evaluate(() => {
		const ink = document.createElement("canvas").getContext("2d");
		if (!ink) throw new Error("no canvas");
		ink.font = `100px ${getComputedStyle(document.body).fontFamily}`;
		return ["“", "”", "’", "国"].map((text) => ink.measureText(text).width);
	});
	expect(widths.slice(0, 3).every((width) => width < 60)).toBe(true);
	expect(widths[3]).toBeGreaterThan(90);
});

test("on a phone the longer English words stay inside the account's card", async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await new AppPage(page).open();
	await setPassphrase(page);
	await inEnglish(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expect(page.getByRole("button", { name: "Make a new recovery code" })).toBeVisible();
	expect(await outside(page, "#account")).toEqual([]);
});

test("what the app does: each English word stands clear of its sentence", async ({ page }) => {
	const app = new AppPage(page);
	await app.open();
	await inEnglish(page);
	await app.open();
	const gaps = await page
		.locator("dl > div")
		.filter({ hasText: /^(?:Read|Check|Keep)/ })
		.evaluateAll((lines) =>
			lines.map((line) => {
				const word = document.createRange();
				word.selectNodeContents(line.children[0] ?? line);
				const sentence = line.children[1]?.getBoundingClientRect().left ?? 0;
				return sentence - word.getBoundingClientRect().right;
			}),
		);
	expect(gaps).toHaveLength(3);
	expect(gaps.every((gap) => gap >= 8)).toBe(true);
});
