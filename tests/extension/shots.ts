/**
 * Pictures of the popup and the options page in every state, light and dark: `node tests/extension/shots.ts FOLDER
 * [ONLY…]`. The real pages run over the fakes of `tests/extension/own-pages`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { type Browser, chromium, type Page } from "@playwright/test";

import { launch } from "#tests/e2e/browser.ts";
import { inventedNumber } from "./own-pages/scenes.ts";
import { servePages } from "./own-pages/serve.ts";

const [folder, ...only] = process.argv.slice(2);
if (!folder) throw new Error("say where the pictures go: node tests/extension/shots.ts FOLDER");
mkdirSync(folder, { recursive: true });

interface Shot {
	readonly name: string;
	readonly query: string;
	/** Until what is wanted is seen. */
	readonly act: (page: Page) => Promise<unknown>;
}

const seen = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const verdictOf = (serial: number) => async (page: Page) => {
	await page
		.locator(`[data-key="${inventedNumber(serial)}"]`)
		.getByRole("button", { name: /查验|Verify/ })
		.click();
	await page.locator(".verdict").waitFor();
	await page.locator(".detail-actions .still").waitFor();
};

const popups: readonly Shot[] = [
	{ name: "first-use", query: "scene=one&first=1&provider=sample", act: seen(".entry") },
	{ name: "empty", query: "scene=empty", act: seen(".typed") },
	{ name: "one", query: "scene=one", act: seen(".entry") },
	{ name: "missing", query: "scene=missing", act: seen(".entry") },
	{
		name: "missing-form",
		query: "scene=missing",
		act: async (page) => {
			await page.getByRole("button", { name: /补填|Fill in/ }).click();
			await page.locator(".typed").waitFor();
		},
	},
	{ name: "many", query: "scene=many", act: seen(".entry") },
	{
		name: "many-running",
		query: "scene=many&slow=1500",
		act: async (page) => {
			await page.getByRole("button", { name: /全部查验|Verify all/ }).click();
			await page.locator(".queue").waitFor();
			await page.waitForTimeout(6_000);
		},
	},
	{
		name: "many-paused",
		query: "scene=many&slow=800",
		act: async (page) => {
			await page.getByRole("button", { name: /全部查验|Verify all/ }).click();
			await page.getByRole("button", { name: /^(?:暂停|Pause)/ }).click();
			await page.getByRole("button", { name: /^(?:继续|Resume)/ }).waitFor();
		},
	},
	{ name: "files", query: "scene=files", act: seen(".entry") },
	{
		name: "files-all",
		query: "scene=files&slow=300",
		act: async (page) => {
			await page.getByRole("button", { name: /全部查验|Verify all/ }).click();
			await page.getByRole("button", { name: /允许并读取|Allow and read/ }).waitFor();
			await page.waitForTimeout(2_000);
		},
	},
	{
		name: "files-going",
		query: "scene=files&slow=5000",
		act: async (page) => {
			await page.getByRole("button", { name: /全部查验|Verify all/ }).click();
			await page
				.getByText(/正在读取|Reading/)
				.first()
				.waitFor();
		},
	},
	{
		name: "files-tried",
		query: "scene=files",
		act: async (page) => {
			await page.locator(".entry").first().waitFor();
			for (const button of await page.getByRole("button", { name: /读取：|Read: / }).all()) await button.click();
			await page.getByRole("button", { name: /允许并读取|Allow and read/ }).waitFor();
		},
	},
	...[
		[1, "confirmed"],
		[2, "void"],
		[3, "red-part"],
		[4, "mismatch"],
		[5, "not-found"],
		[6, "unknown"],
		[7, "could-not-ask"],
	].map(([serial, name]) => ({ name: `verdict-${name}`, query: "scene=verdicts", act: verdictOf(Number(serial)) })),
	{ name: "verdict-sample", query: "scene=verdicts&provider=sample", act: verdictOf(1) },
	{
		name: "asking",
		query: "scene=one&slow=60000",
		act: async (page) => {
			await page.getByRole("button", { name: /查验|Verify/ }).click();
			await page.locator(".going").waitFor();
		},
	},
	{
		name: "verdicts-all",
		query: "scene=verdicts",
		act: async (page) => {
			await page.getByRole("button", { name: /全部查验|Verify all/ }).click();
			await page
				.getByText(/已查验|Verified/)
				.first()
				.waitFor();
			await page.waitForTimeout(2_500);
		},
	},
	{ name: "no-provider", query: "scene=one&provider=none", act: seen(".entry") },
	{
		name: "refused",
		query: "scene=one&mood=refused",
		act: async (page) => {
			await page.getByRole("switch").click();
			await page.getByText(/没有允许访问|gave no access/).waitFor();
		},
	},
	{
		name: "watched",
		query: "scene=one",
		act: async (page) => {
			await page.getByRole("switch").click();
			await page.getByText(/随时可以关|turned off any time/).waitFor();
		},
	},
	{
		name: "offline",
		query: "scene=one",
		act: async (page) => {
			await page.locator(".entry").waitFor();
			await page.context().setOffline(true);
			await page.getByText(/当前离线|Offline/).waitFor();
		},
	},
	{ name: "long", query: "scene=long", act: seen(".entry") },
	{
		name: "long-detail",
		query: "scene=long",
		act: async (page) => {
			await page
				.getByRole("button", { name: /保存：|Save: / })
				.first()
				.click();
			await page
				.getByText(/已保存|Saved/)
				.first()
				.waitFor();
			await page.locator(".entry-open").first().click();
			await page.locator(".verdict").waitFor();
		},
	},
	{
		name: "unsaved-detail",
		query: "scene=one",
		act: async (page) => {
			await page.locator(".entry-open").first().click();
			await page.locator(".face").waitFor();
		},
	},
	{ name: "forbidden", query: "scene=forbidden", act: seen(".typed") },
	{ name: "dead", query: "scene=one&mood=dead", act: seen(".pop-state") },
	{ name: "slow", query: "scene=one&mood=slow", act: seen(".skeleton") },
	{
		name: "many-running-en",
		query: "scene=many&slow=1500&language=en",
		act: async (page) => {
			await page.getByRole("button", { name: /全部查验|Verify all/ }).click();
			await page.locator(".queue").waitFor();
			await page.waitForTimeout(4_000);
		},
	},
	{ name: "files-en", query: "scene=files&language=en", act: seen(".entry") },
	{ name: "one-en", query: "scene=one&language=en", act: seen(".entry") },
	{ name: "empty-en", query: "scene=empty&language=en", act: seen(".typed") },
	{ name: "verdict-en", query: "scene=verdicts&language=en", act: verdictOf(3) },
];

const optionsPages: readonly Shot[] = [
	{ name: "fpcy", query: "provider=fpcy", act: seen(".setting") },
	{ name: "sample", query: "provider=sample", act: seen(".setting") },
	{
		name: "refused",
		query: "provider=fpcy&mood=refused",
		act: async (page) => {
			await page.getByRole("button", { name: /保存接口|Save service/ }).click();
			await page.getByText(/没有保存：|Not saved:/).waitFor();
		},
	},
	{ name: "en", query: "provider=fpcy&language=en", act: seen(".setting") },
];

const pages = await servePages();
const browser = await chromium.launch(launch);
try {
	for (const theme of ["light", "dark"] as const) {
		for (const shot of popups) await take(browser, "popup", shot, theme, { width: 400, height: 600 });
		for (const shot of optionsPages) {
			await take(browser, "options", shot, theme, { width: 390, height: 844 });
			await take(browser, "options", shot, theme, { width: 1440, height: 900 });
		}
	}
} finally {
	await browser.close();
	await pages.close();
}

async function take(
	browser: Browser,
	page: "popup" | "options",
	shot: Shot,
	theme: string,
	size: { readonly width: number; readonly height: number },
): Promise<void> {
	const name = `${page}-${shot.name}-${size.width}-${theme}`;
	if (only.length > 0 && !only.some((word) => name.includes(word))) return;
	const context = await browser.newContext({ viewport: size, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
	const tab = await context.newPage();
	tab.on("pageerror", (error) => console.error(name, error.message));
	try {
		await tab.goto(
			`${pages.origin}/?page=${page}&theme=${theme}&provider=fpcy&${shot.query}`.replace(
				/provider=fpcy&(?=.*provider=)/,
				"",
			),
		);
		await shot.act(tab);
		await tab.waitForTimeout(150);
		await tab.screenshot({ path: join(folder ?? "", `${name}.png`), fullPage: page === "options" });
	} catch (cause) {
		console.error(name, cause instanceof Error ? cause.message.split("\n")[0] : cause);
		await tab.screenshot({ path: join(folder ?? "", `${name}-failed.png`) });
	} finally {
		await context.close();
	}
}
