import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { BrowserContext, Page } from "@playwright/test";

import { createServer, listen } from "#gateway/server.ts";
import { buildBenchPage, openBenchPage } from "./bench-page.ts";
import { launchOnDisk, temporaryFolder } from "./chromium.ts";
import type { FillingTold } from "./page/filling.worker.ts";

export interface BigLibrary {
	/** The built app, with a closing slash. */
	readonly url: string;
	/** What is in the vault, by its own code. */
	digest(page: Page): Promise<FillingTold>;
	/** A browser whose vault holds the library; no page of the app was opened in it yet. */
	readonly browser: BrowserContext;
	close(): Promise<void>;
}

/**
 * The built app in `app`, served by our own server, in a browser that holds so many invented records. Without
 * `originalBytes` they have no originals, and are shown as they were invented; with them each has one of so many, and
 * the app judges them when it opens.
 */
export async function startBigLibrary(app: string, records: number, originalBytes = 0): Promise<BigLibrary> {
	const counted = originalBytes > 0;
	const folder = temporaryFolder();
	const served = join(folder, "app");
	cpSync(app, served, { recursive: true });
	await buildBenchPage("filling", { outDir: join(served, "bench"), base: "/bench/" });
	const server = await listen(createServer({ app: served, data: join(folder, "data") }), {
		port: 0,
		host: "127.0.0.1",
	});
	const browser = await launchOnDisk(join(folder, "profile"));
	const page = await browser.newPage();
	await openBenchPage(page, new URL("bench/filling.html", server.url).href, "benchFilling");
	await page.evaluate((asked) => window.benchFilling(asked), {
		records,
		originalBytes,
		counted,
		basis: counted ? "" : basisOf(served),
	});
	await page.close();
	return {
		url: server.url,
		browser,
		async digest(of) {
			const script = readdirSync(join(served, "bench/assets")).find((name) => /^filling-.*\.js$/.test(name));
			await of.addScriptTag({ type: "module", url: `/bench/assets/${script}` });
			await of.waitForFunction(() => "benchFilling" in window);
			return of.evaluate(() => window.benchFilling("digest"));
		},
		async close() {
			await browser.close();
			await server.close();
		},
	};
}

/** As core/flows/context.ts makes it of the build and of settings that nobody changed. */
function basisOf(app: string): string {
	const worker = readdirSync(join(app, "assets")).find((name) => name.startsWith("app.worker-"));
	return JSON.stringify([`/assets/${worker}`, [], undefined]);
}
