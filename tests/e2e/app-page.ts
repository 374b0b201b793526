import { Buffer } from "node:buffer";

import type { Locator, Page } from "@playwright/test";

export interface GivenFile {
	readonly name: string;
	readonly mimeType: string;
	readonly bytes: Uint8Array | string;
}

/** The app as a person meets it. */
export class AppPage {
	readonly page: Page;
	readonly verdict: Locator;
	readonly rows: Locator;

	constructor(page: Page) {
		this.page = page;
		this.verdict = page.locator(".verdict");
		this.rows = page.locator("[role=grid] [data-index]");
	}

	async open(path = "/"): Promise<void> {
		await this.page.goto(path);
		await this.page.getByRole("navigation", { name: /主要页面|Main pages/ }).waitFor();
		// The library opens in its worker; until then nothing can be given to it.
		if (path === "/") await this.page.locator("button.primary:enabled").first().waitFor();
	}

	async give(...files: readonly GivenFile[]): Promise<void> {
		await this.page
			.locator("input[type=file]")
			.first()
			.setInputFiles(
				files.map(({ name, mimeType, bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes as Uint8Array) })), // text too
			);
		await this.finished();
	}

	async loadSamples(): Promise<void> {
		await this.page.getByRole("button", { name: "载入示例发票" }).click();
		await this.finished();
	}

	async finished(): Promise<void> {
		await this.page.getByText(/个文件读完/).waitFor({ timeout: 240_000 });
	}

	row(text: string | RegExp): Locator {
		return this.rows.filter({ hasText: text }).first();
	}

	field(name: string): Locator {
		return this.page.locator(`[data-field="${name}"]`);
	}

	async openRow(text: string | RegExp): Promise<void> {
		await this.row(text).click();
		await this.verdict.waitFor();
	}
}
