import AxeBuilder from "@axe-core/playwright";
import { type CDPSession, expect, type Page, test } from "@playwright/test";

import { AppPage } from "./app-page.ts";
import { locked, PASSPHRASE, setPassphrase, unlock } from "./passphrase.ts";

// A passkey belongs to a name; 127.0.0.1 is none.
test.use({ baseURL: `http://localhost:${process.env.E2E_PORT}` });

interface Authenticator {
	/** Whether somebody is there who confirms. */
	present(here: boolean): Promise<unknown>;
	/** Whether it recognises who is there. */
	verified(right: boolean): Promise<unknown>;
	passkeys(): Promise<number>;
	/** Takes it out, with all its passkeys. */
	remove(): Promise<unknown>;
}

/** A fingerprint reader of this device that the browser makes up. */
async function addAuthenticator(
	page: Page,
	{ prf, verifies = true }: { prf: boolean; verifies?: boolean },
): Promise<Authenticator> {
	const cdp: CDPSession = await page.context().newCDPSession(page);
	await cdp.send("WebAuthn.enable");
	const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			ctap2Version: "ctap2_1",
			transport: "internal",
			hasResidentKey: true,
			hasUserVerification: verifies,
			isUserVerified: verifies,
			automaticPresenceSimulation: true,
			hasPrf: prf,
		},
	});
	return {
		present: (enabled) => cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
		verified: (isUserVerified) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
		passkeys: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
		remove: () => cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }),
	};
}

/** A library with a passphrase, and the recovery code that came with it. */
async function withPassphrase(page: Page): Promise<string> {
	await new AppPage(page).open();
	return setPassphrase(page);
}

const row = (page: Page) => page.locator(".facts > div").filter({ hasText: "通行密钥" });
const settings = (page: Page) => page.getByRole("heading", { name: "设置", level: 1 });

async function expectNoViolations(page: Page): Promise<void> {
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** Until the browser makes the passkey. */
async function startAdding(page: Page): Promise<void> {
	await row(page).getByRole("button", { name: "添加通行密钥" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("现在的口令").fill(PASSPHRASE);
	await page.keyboard.press("Enter");
	await expect(dialog.getByText("口令对了。")).toBeVisible();
	await expect(dialog.getByRole("button", { name: "添加通行密钥" })).toBeFocused();
	await page.keyboard.press("Enter");
}

async function addPasskey(page: Page): Promise<void> {
	await startAdding(page);
	await expect(page.getByText("通行密钥已加上。")).toBeVisible();
	await expect(row(page)).toContainText("和口令一起才打得开");
	await expect(page.getByText("口令和通行密钥一起才能打开")).toBeVisible();
}

test("a passkey and the passphrase open the library together, and neither alone", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: true });
	await withPassphrase(page);

	await row(page).getByRole("button", { name: "添加通行密钥" }).click();
	await expectNoViolations(page);
	await page.getByRole("dialog").getByLabel("现在的口令").fill("不是这一句");
	await page.getByRole("dialog").getByRole("button", { name: "下一步" }).click();
	await expect(page.getByRole("dialog").getByRole("alert")).toContainText("口令不对");
	expect(await authenticator.passkeys()).toBe(0);
	await page.keyboard.press("Escape");
	await addPasskey(page);
	expect(await authenticator.passkeys()).toBe(1);

	await test.step("both open it", async () => {
		await page.reload();
		await expect(page.getByText("再用通行密钥确认")).toBeVisible();
		await expectNoViolations(page);
		await unlock(page);
		await expect(settings(page)).toBeVisible();
	});

	await test.step("a wrong passphrase reads as a wrong passkey would", async () => {
		await page.reload();
		await unlock(page, "不是这一句");
		await expect(page.getByRole("alert")).toContainText("口令或通行密钥不对");
		await expectNoViolations(page);
	});

	await test.step("without the passkey it stays shut, and the person is told", async () => {
		await authenticator.remove();
		await addAuthenticator(page, { prf: true });
		await unlock(page);
		await expect(page.getByRole("alert")).toContainText("手边没有这一把");
		await expect(locked(page)).toBeVisible();
	});
});

test("who is there must be recognised, whatever the passphrase", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: true });
	await withPassphrase(page);
	await addPasskey(page);
	await page.reload();

	await authenticator.verified(false);
	await unlock(page);
	await expect(page.getByRole("alert")).toContainText("没认出本人");
	await expect(locked(page)).toBeVisible();
});

test("the passphrase is changed and the passkey removed with both; then the passphrase alone opens", async ({
	page,
}) => {
	await addAuthenticator(page, { prf: true });
	await withPassphrase(page);
	await addPasskey(page);
	const dialog = page.getByRole("dialog");
	const next = "另一句 不相干的 话 3";

	await page.getByRole("button", { name: "改口令" }).click();
	await dialog.getByLabel("现在的口令").fill(PASSPHRASE);
	await dialog.getByLabel("新口令").fill(next);
	await dialog.getByLabel("再输一遍").fill(next);
	await dialog.getByRole("button", { name: "设好" }).click();
	await expect(page.getByText("口令已换。")).toBeVisible();
	await page.reload();
	await unlock(page);
	await expect(page.getByRole("alert")).toContainText("口令或通行密钥不对");
	await unlock(page, next);

	await row(page).getByRole("button", { name: "取消通行密钥" }).click();
	await expectNoViolations(page);
	await dialog.getByLabel("现在的口令").fill(next);
	await dialog.getByRole("button", { name: "确定" }).click();
	await expect(row(page)).toContainText("只凭口令打开");
	await page.reload();
	await expect(page.getByText("再用通行密钥确认")).toBeHidden();
	await unlock(page, next);
	await expect(settings(page)).toBeVisible();
});

test("a lost passkey is left behind with the recovery code", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: true });
	const code = await withPassphrase(page);
	await addPasskey(page);
	await authenticator.remove();
	await page.reload();

	await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
	await page.getByLabel("恢复码").fill(code);
	await page.getByRole("button", { name: "打开" }).click();
	await page.getByRole("button", { name: "改口令" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("button", { name: "忘了口令，用恢复码" }).click();
	await expect(dialog.getByText("通行密钥从此不再要")).toBeVisible();
	await dialog.getByLabel("恢复码").fill(code);
	await dialog.getByLabel("新口令").fill(PASSPHRASE);
	await dialog.getByLabel("再输一遍").fill(PASSPHRASE);
	await dialog.getByRole("button", { name: "设好" }).click();

	await expect(row(page)).toContainText("只凭口令打开");
	await page.reload();
	await unlock(page);
	await expect(settings(page)).toBeVisible();
});

test("a passkey that takes no part in the encryption is used only by whoever has read so", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: false });
	await withPassphrase(page);
	const dialog = page.getByRole("dialog");

	await startAdding(page);
	await expect(dialog).toContainText("不能参与加密，只在打开前多问一次");
	await expectNoViolations(page);
	await dialog.getByRole("button", { name: "返回" }).click();
	await expect(row(page)).toContainText("只凭口令打开");

	await startAdding(page);
	await dialog.getByRole("button", { name: "照样用" }).click();
	await expect(row(page)).toContainText("不参与加密");

	await page.reload();
	await authenticator.verified(false);
	await unlock(page);
	await expect(page.getByRole("alert")).toContainText("没认出本人");
	await authenticator.verified(true);
	await page.getByRole("button", { name: "打开" }).click();
	await expect(settings(page)).toBeVisible();
});

test("a device that recognises nobody makes no passkey, and the person is told", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: true, verifies: false });
	await withPassphrase(page);

	await startAdding(page);

	await expect(page.getByRole("dialog").getByRole("alert")).toContainText("还不能用指纹、面容或密码核对本人");
	expect(await authenticator.passkeys()).toBe(0);
	await page.keyboard.press("Escape");
	await expect(row(page)).toContainText("只凭口令打开");
});

test("closed before the passkey was confirmed, nothing has changed", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: true });
	await withPassphrase(page);
	await authenticator.present(false);

	await startAdding(page);
	await expect(page.getByRole("dialog").getByRole("button", { name: "请确认通行密钥" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toHaveCount(0);
	await authenticator.present(true);

	await expect(row(page)).toContainText("只凭口令打开");
	await page.reload();
	await unlock(page);
	await expect(settings(page)).toBeVisible();
});

test("whoever cannot find the passkey goes on to the recovery code while the browser still asks", async ({ page }) => {
	const authenticator = await addAuthenticator(page, { prf: true });
	const code = await withPassphrase(page);
	await addPasskey(page);
	await page.reload();
	await authenticator.present(false);

	await unlock(page);
	await expect(page.getByRole("button", { name: "请确认通行密钥" })).toBeVisible();
	await page.getByRole("button", { name: "忘了口令，用恢复码" }).click();
	await expect(page.getByRole("alert")).toHaveCount(0);
	await page.getByLabel("恢复码").fill(code);
	await page.getByRole("button", { name: "打开" }).click();

	await expect(settings(page)).toBeVisible();
});

test("under an address of numbers it is said that no passkey can be had", async ({ page, baseURL }) => {
	await page.goto(`${baseURL?.replace("localhost", "127.0.0.1")}/`);
	await setPassphrase(page);

	await expect(row(page)).toContainText("不认数字网址");
	await expect(row(page).getByRole("button")).toHaveCount(0);
});
