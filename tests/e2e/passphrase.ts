import { expect, type Locator, type Page } from "@playwright/test";

export const PASSPHRASE = "冬天 的 第一张 发票 7";

/** Sets the first passphrase in the settings and gives the recovery code that comes with it. */
export async function setPassphrase(page: Page): Promise<string> {
	await page.getByRole("link", { name: "设置", exact: true }).click();
	await page.getByRole("button", { name: "设口令" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("新口令").fill(PASSPHRASE);
	await expect(dialog.getByText(/强度：/)).toBeVisible();
	await dialog.getByLabel("再输一遍").fill(PASSPHRASE);
	await dialog.getByRole("button", { name: "设好" }).click();
	const code = await dialog.locator(".recovery-code").innerText();
	await dialog.getByRole("checkbox", { name: "我已经抄好" }).check();
	await dialog.getByRole("button", { name: "关闭" }).last().click();
	await expect(page.getByText("要口令才能打开")).toBeVisible();
	return code;
}

export const locked = (page: Page): Locator => page.getByRole("heading", { name: "已锁定" });

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
	await page.getByLabel("口令", { exact: true }).fill(passphrase);
	await page.getByRole("button", { name: "打开", exact: true }).click();
}
