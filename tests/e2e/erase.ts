import { expect, type Page } from "@playwright/test";

/** Erases everything, on the page of the settings, once it is `warned` of; what tells that it is empty stays open. */
export async function eraseAll(page: Page, warned: RegExp | "" = ""): Promise<void> {
	await page.getByRole("button", { name: "清空全部" }).click();
	const dialog = page.getByRole("dialog", { name: "清空全部" });
	await expect(dialog).toContainText(warned);
	await expect(dialog.getByRole("button", { name: "清空全部" })).toBeDisabled();
	await dialog.getByLabel("填写「清空」以确认").fill("清空");
	await dialog.getByRole("button", { name: "清空全部" }).click();
	await expect(page.getByRole("dialog", { name: "已清空" })).toBeVisible({ timeout: 60_000 });
}
