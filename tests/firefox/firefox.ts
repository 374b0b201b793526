import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { type Browser, launch, type Page } from "puppeteer-core";

import { findFirefox } from "#scripts/browser.ts";

const ID = "yanpiao@yanpiao.invalid";
/** Firefox gives every installed extension an address of its own; fixed, so that its pages can be opened. */
const UUID = "5c1a8a4e-0d3b-4a6e-9d0a-7f3e2b1c9a10";

export interface Firefox {
	/** A page of the extension, once `ready` is seen in it. */
	open(path: string, ready: string): Promise<Page>;
	/** A page of the web. */
	visit(url: string): Promise<Page>;
	/** Tells the extension that an item of its context menus was chosen, as the browser does: nothing can point there. */
	chooseMenu(clicked: { readonly menuItemId: string; readonly [fact: string]: string }): Promise<void>;
	close(): Promise<void>;
}

/** Firefox ESR with the built extension, driven by WebDriver BiDi: Playwright cannot drive Debian's. */
export async function startFirefox(extension: string): Promise<Firefox> {
	const executablePath = findFirefox();
	if (executablePath === undefined) throw new Error("Firefox is not installed");
	const profile = mkdtempSync(join(tmpdir(), "yanpiao-firefox-"));
	const browser: Browser = await launch({
		browser: "firefox",
		executablePath,
		headless: true,
		userDataDir: profile,
		args: ["--remote-allow-system-access"],
		extraPrefsFirefox: {
			"extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }),
			"intl.accept_languages": "zh-CN,zh",
			// Granted without the browser's own question, which no test can answer; the click before it is still needed.
			"extensions.webextOptionalPermissionPrompts": false,
		},
	});
	await browser.installExtension(extension);
	return {
		async open(path, ready) {
			const page = await browser.newPage();
			// The page opens, but its load event never comes.
			page.goto(`moz-extension://${UUID}/${path}`).catch(() => undefined);
			await untilSeen(page, ready);
			return page;
		},
		async visit(url) {
			const page = await browser.newPage();
			await page.goto(url);
			return page;
		},
		async chooseMenu(clicked) {
			const evaluate = await inBrowserWindow(browser);
			const told = JSON.stringify({ editable: false, modifiers: [], button: 0, ...clicked });
			await evaluate(`
				const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ID)});
				const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
				extension.emit("webext-menu-menuitem-click", ${told}, gBrowser.selectedTab);
			`);
		},
		async close() {
			await browser.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

/** Runs script in the browser's own window. Puppeteer has no words for that, its connection does. */
async function inBrowserWindow(browser: Browser): Promise<(script: string) => Promise<void>> {
	const { connection } = browser as unknown as { readonly connection: Connection }; // of puppeteer's BiDi browser
	const { result } = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
	const context = result.contexts?.[0]?.context;
	if (context === undefined) throw new Error("the browser has no window");
	return async (script) => {
		const said = await connection.send("script.evaluate", {
			expression: `{${script}}`,
			target: { context },
			awaitPromise: true,
		});
		if (said.result.type !== "success") throw new Error(JSON.stringify(said.result));
	};
}

interface Connection {
	send(
		method: string,
		params: object,
	): Promise<{
		readonly result: { readonly type?: string; readonly contexts?: readonly { readonly context: string }[] };
	}>;
}

const LONGEST_MS = 20_000;

/** Waits for what `selector` finds, by looking again and again: page events are not told here. */
async function untilSeen(page: Page, selector: string): Promise<void> {
	const until = Date.now() + LONGEST_MS;
	for (;;) {
		const seen = await page.evaluate((css) => document.querySelector(css) !== null, selector).catch(() => false); // not there yet
		if (seen) return;
		if (Date.now() > until) throw new Error(`${selector} never came`);
		await wait(100);
	}
}
