import { browser } from "wxt/browser";

import { clearBadge } from "./button.ts";
import { lookAt, SCRIPT, send } from "./look.ts";
import { originOf, patternOf } from "./site-pattern.ts";
import { forgetTab, saveSites, seenTabs, storedSites } from "./store.ts";

const options = { ports: !import.meta.env.FIREFOX };

const scriptId = (origin: string) => `look ${origin}`;

/** Starts looking at a site by itself. Throws when the right to its host was not given. */
export async function startSite(origin: string): Promise<void> {
	const pattern = patternOf(origin, options);
	if (!(await browser.permissions.contains({ origins: [pattern] }))) throw new Error("no_permission");
	await saveSites([...(await storedSites()), origin]);
	await registerSite(origin);
	for (const { id } of await browser.tabs.query({ url: pattern })) if (id !== undefined) await lookAt(id);
}

/** Ends it at once: in pages to come and in those that are open. */
export async function stopSite(origin: string): Promise<void> {
	await saveSites((await storedSites()).filter((one) => one !== origin));
	await browser.scripting.unregisterContentScripts({ ids: [scriptId(origin)] }).catch(() => undefined); // it was none
	// Once the right is withdrawn the browser tells no addresses any more: what was seen where is our own note.
	const seen = (await seenTabs()).filter(({ seen: { url } }) => originOf(url) === origin).map(({ tabId }) => tabId);
	const open = await browser.tabs.query({ url: patternOf(origin, options) }).catch(() => []);
	for (const tabId of new Set([...seen, ...open.flatMap(({ id }) => id ?? [])])) {
		await send(tabId, { what: "stop" });
		await forgetTab(tabId);
		await clearBadge(tabId);
	}
}

/** Ends what the user has taken back by the browser's own means. */
export async function dropWithdrawn(): Promise<void> {
	for (const origin of await storedSites()) {
		const kept = await browser.permissions.contains({ origins: [patternOf(origin, options)] });
		if (!kept) await stopSite(origin);
	}
}

/** After an update the browser has forgotten the scripts, but not the sites. */
export async function registerSites(): Promise<void> {
	await dropWithdrawn();
	for (const origin of await storedSites()) await registerSite(origin);
}

async function registerSite(origin: string): Promise<void> {
	const script = {
		id: scriptId(origin),
		matches: [patternOf(origin, options)],
		js: [SCRIPT.slice(1)],
		allFrames: true,
		runAt: "document_idle" as const,
		persistAcrossSessions: true,
	};
	const held = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
	if (held.length > 0) await browser.scripting.updateContentScripts([script]);
	else await browser.scripting.registerContentScripts([script]);
}
