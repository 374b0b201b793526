import { join } from "node:path";

import type { Page } from "@playwright/test";
import { build, type PluginOption } from "vite";

import { launchChromium, launchOnDisk, serveFolder, temporaryFolder } from "./chromium.ts";

interface BenchPage {
	/** Of `page/<name>.html`; the page is ready when it has set this on its window. */
	readonly name: string;
	readonly ready: string;
	/** What is stored is stored on the disk, as a person's browser does. */
	readonly onDisk?: boolean;
	/** For V8. */
	readonly flags?: string;
	readonly plugins?: readonly PluginOption[];
}

/** Builds a page of `page/`, opens it in Chromium and works with it. */
export async function withBenchPage<T>(
	{ name, ready, onDisk = false, flags, plugins = [] }: BenchPage,
	work: (page: Page) => Promise<T>,
): Promise<T> {
	const outDir = join(temporaryFolder(), "pwa"); // `ownAssets` adds the engines to a build of this name only
	await buildBenchPage(name, { outDir, plugins });
	const site = await serveFolder(outDir);
	const browser = onDisk ? await launchOnDisk(join(temporaryFolder(), "profile")) : await launchChromium(flags);
	try {
		const page = await browser.newPage();
		await openBenchPage(page, `${site.url}/${name}.html`, ready);
		return await work(page);
	} finally {
		await browser.close();
		site.close();
	}
}

export async function openBenchPage(page: Page, url: string, ready: string): Promise<void> {
	page.on("pageerror", (error) => console.error(error));
	await page.goto(url);
	await page.waitForFunction((mark) => mark in window, ready);
}

interface BuildOptions {
	readonly outDir: string;
	/** Where on its site it lies. */
	readonly base?: string;
	readonly plugins?: readonly PluginOption[];
}

export async function buildBenchPage(name: string, { outDir, base = "/", plugins = [] }: BuildOptions): Promise<void> {
	const root = join(import.meta.dirname, "page");
	await build({
		root,
		base,
		configFile: false,
		logLevel: "warn",
		worker: { format: "es" },
		plugins: [...plugins],
		build: {
			outDir,
			emptyOutDir: true,
			target: "es2022",
			chunkSizeWarningLimit: 5_000,
			rolldownOptions: { input: join(root, `${name}.html`) },
		},
	});
}
