import AxeBuilder from "@axe-core/playwright";
import { type CDPSession, expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { locked, setPassphrase, unlock } from "./passphrase.ts";

/** Lets the page know when the screen is locked, as a person does at the browser's question. */
async function letScreenBeTold(page: Page, setting: "granted" | "denied"): Promise<CDPSession> {
	const cdp = await page.context().newCDPSession(page);
	const { browserContextId } = (await cdp.send("Target.getTargetInfo")).targetInfo;
	await cdp.send("Browser.setPermission", {
		permission: { name: "idle-detection" },
		setting,
		...(browserContextId && { browserContextId }),
	});
	return cdp;
}

const screen = (cdp: CDPSession, isScreenUnlocked: boolean) =>
	cdp.send("Emulation.setIdleOverride", { isUserActive: true, isScreenUnlocked });

const choice = (page: Page) => page.getByRole("checkbox", { name: "锁屏时也锁定" });

test("the app locks with the machine's screen once it was told to, also after it was opened anew", async ({ page }) => {
	const cdp = await letScreenBeTold(page, "granted");
	await screen(cdp, true);
	await new AppPage(page).open();
	await setPassphrase(page);

	await screen(cdp, false);
	await page.waitForTimeout(1_000);
	await expect(locked(page)).toBeHidden();
	await screen(cdp, true);

	await choice(page).click();
	await expect(choice(page)).toBeChecked();
	expect((await new AxeBuilder({ page }).include("#account").analyze()).violations).toEqual([]);
	await screen(cdp, false);
	await expect(locked(page)).toBeVisible();

	await screen(cdp, true);
	await unlock(page);
	await expect(choice(page)).toBeChecked();
	await screen(cdp, false);
	await expect(locked(page)).toBeVisible();

	await screen(cdp, true);
	await unlock(page);
	await choice(page).click();
	await expect(choice(page)).not.toBeChecked();
	await screen(cdp, false);
	await page.waitForTimeout(1_000);
	await expect(locked(page)).toBeHidden();
});

test("where the browser may not tell of the screen, the choice stays off and says why", async ({ page }) => {
	await letScreenBeTold(page, "denied");
	await new AppPage(page).open();
	await setPassphrase(page);

	await choice(page).click();

	await expect(page.getByText("浏览器没有允许得知锁屏")).toBeVisible();
	await expect(choice(page)).not.toBeChecked();
});

test("a browser that knows nothing of the screen does not offer it", async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, "IdleDetector"));
	await new AppPage(page).open();
	await setPassphrase(page);

	await expect(page.getByText("切到别的页面就锁")).toBeVisible();
	await expect(choice(page)).toHaveCount(0);
});
