import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import type { ExtensionBrowser } from "#tests/e2e/extension-browser.ts";

/** Opens a page in a tab, and the popup over it as a page of its own: a test cannot look into the button's popup. */
export async function openPopupOver({ context, page, root }: ExtensionBrowser, address: string): Promise<Page> {
	const tab = await context.newPage();
	await tab.goto(address);
	const id = await page.evaluate(async (url) => {
		const tabs = await chrome.tabs.query({});
		return tabs.findLast((one) => one.url === url)?.id;
	}, tab.url());
	if (id === undefined) throw new Error(`no tab shows ${address}`);
	return openPopup(context, `${root}/popup.html?tab=${id}`);
}

export async function openPopup(context: ExtensionBrowser["context"], address: string): Promise<Page> {
	const popup = await context.newPage();
	await popup.setViewportSize({ width: 400, height: 600 });
	await popup.goto(address);
	return popup;
}

/** Nothing axe knows of stands in anybody's way. */
export async function expectNoBarrier(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(" | ")}`);
	expect(found, where).toEqual([]);
}
