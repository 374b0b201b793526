import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { type BrowserContext, chromium, type Page, type Worker } from "@playwright/test";

import type { HubService } from "#extension/background/hub-service.ts";
import type { Work } from "#extension/work/work.ts";
import { launch } from "./browser.ts";
import { callWork } from "./call-work.ts";

/** The built extension in a Chromium of its own. */
export interface ExtensionBrowser {
	readonly context: BrowserContext;
	readonly root: string;
	/** A page of the extension without anything in it. */
	readonly page: Page;
	/** The service worker as it is now; it may have been killed since. */
	worker(): Promise<Worker>;
	hub<M extends keyof HubService>(
		method: M,
		...args: Parameters<HubService[M]>
	): Promise<Awaited<ReturnType<HubService[M]>>>;
	work<M extends keyof Work>(method: M, ...args: Parameters<Work[M]>): Promise<Awaited<ReturnType<Work[M]>>>;
	close(): Promise<void>;
}

/**
 * `hosts`: match patterns the user is taken to have allowed. A test cannot answer the browser's own question, but the
 * browser does not ask again for what was granted once: a first start has these hosts in its manifest, the second is
 * the extension as built, which asks for them. `args`: more of the browser's own.
 */
export async function openExtension(hosts: readonly string[], args: readonly string[] = []): Promise<ExtensionBrowser> {
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-ext-"));
	const built = join(folder, "extension");
	cpSync(resolve(process.env.EXTENSION_DIR ?? "dist/extension/chrome-mv3"), built, { recursive: true });
	const path = join(built, "manifest.json");
	const manifest = readFileSync(path, "utf8");
	writeFileSync(path, JSON.stringify({ ...(JSON.parse(manifest) as object), host_permissions: hosts }));
	await (await start(folder, built)).context.close();
	writeFileSync(path, manifest);

	const { context, root } = await start(folder, built, args);
	const page = await context.newPage();
	// A picture has an address of the extension as well, and nothing of ours runs in it.
	await page.goto(`${root}/icon-192.png`);
	const granted = await page.evaluate((origins) => chrome.permissions.request({ origins }), [...hosts]);
	if (!granted) throw new Error("the hosts were not granted");

	return {
		context,
		root,
		page,
		async worker() {
			await page.evaluate(() => chrome.runtime.sendMessage({ to: "hub", method: "sites", args: [] }));
			const found = context.serviceWorkers().find((one) => one.url().startsWith(root));
			return found ?? context.waitForEvent("serviceworker");
		},
		hub: (method, ...args) =>
			page.evaluate(
				async (call) => {
					const reply = await chrome.runtime.sendMessage({ to: "hub", ...call });
					if (!reply?.ok) throw new Error(`hub: ${reply?.error}`);
					return reply.value;
				},
				{ method, args },
			),
		work: (method, ...args) => page.evaluate(callWork, { method, args: args as unknown[] }) as never,
		async close() {
			await context.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function start(folder: string, built: string, args: readonly string[] = []) {
	const context = await chromium.launchPersistentContext(join(folder, "profile"), {
		...launch,
		headless: true,
		locale: "zh-CN",
		args: [...launch.args, `--disable-extensions-except=${built}`, `--load-extension=${built}`, ...args],
	});
	const [first] = context.serviceWorkers();
	const id = new URL((first ?? (await context.waitForEvent("serviceworker"))).url()).host;
	return { context, root: `chrome-extension://${id}` };
}

/** Ends every service worker of the browser, as it does by itself when it wants memory. */
export async function killServiceWorkers({ context, page }: ExtensionBrowser): Promise<void> {
	const session = await context.newCDPSession(page);
	await session.send("ServiceWorker.enable");
	await session.send("ServiceWorker.stopAllWorkers");
	await session.detach();
}
