import { Buffer } from "node:buffer";

import type { Page } from "@playwright/test";
import { zipSync } from "fflate";

import { files } from "#tests/e2e/files.ts";
import { withOwnVault } from "#tests/e2e/own-vault.ts";
import { PASSPHRASE, type Restorable } from "./restorable.ts";

/** Hears of what the page shows as kept, number by number. */
type Acknowledge = (number: string) => void;

/** As many files with an invoice each. */
export async function importSome(page: Page, from: number, count: number, acknowledge: Acknowledge): Promise<void> {
	const members = Array.from({ length: count }, (_, index) => files.numbered(from + index));
	for (const { name, bytes } of members) {
		const zip = zipSync({ [name]: Buffer.from(bytes) });
		const buffer = Buffer.from(zip);
		await page
			.locator("input[type=file]")
			.first()
			.setInputFiles({ name: `${name}.zip`, mimeType: "application/zip", buffer });
	}
	for (let index = 0; index < count; index++) {
		const number = files.numberOf(from + index);
		await page.locator("[role=grid] [data-index]", { hasText: number }).first().waitFor();
		acknowledge(number);
	}
}

/** Marks an invoice, unless it is claimed already; told as done when the page offers to take it back. */
export async function claimOne(page: Page, url: string, nth: number, acknowledge: Acknowledge): Promise<void> {
	await page.goto(`${url}/library`);
	const row = page.locator("[role=grid] [data-index]").nth(nth);
	await row.click();
	const number = (await page.locator('[data-field="number"]').innerText()).replace(/\D/g, "");
	await page.getByRole("button", { name: "标记已报销" }).click();
	await page.getByRole("button", { name: "取消已报销" }).waitFor();
	acknowledge(number);
}

/** Restores a backup; its invoices are told as kept when the page says so. */
export async function restore(page: Page, url: string, { file, numbers }: Restorable, acknowledge: Acknowledge) {
	await page.goto(`${url}/settings`);
	const section = page.locator('[data-section="backup"]');
	const given = { name: "备份.yanpiao", mimeType: "", buffer: file };
	await section.locator("input[type=file]").setInputFiles(given);
	await section.getByLabel("备份口令").fill(PASSPHRASE);
	await section.getByRole("button", { name: "打开并核对" }).click();
	await section.getByRole("button", { name: "恢复", exact: true }).click();
	await section.getByText("恢复好了").waitFor();
	for (const number of numbers) acknowledge(number);
}

/** Takes the snapshot away, so that the app writes it anew as soon as nothing else is to be done. Never ends by itself. */
export async function awaitSnapshot(page: Page, url: string): Promise<void> {
	await withOwnVault(page);
	await page.evaluate(async () => (await window.openOwnVault()).clear("snapshots"));
	await page.goto(`${url}/library`);
	await page.locator("[role=grid] [data-index]").first().waitFor();
	await new Promise(() => undefined);
}
