import { browser } from "wxt/browser";

import { patternOf } from "#extension/background/site-pattern.ts";
import { BRIDGE_SCRIPT } from "./protocol.ts";

/** Kept under this name: origins of pages that the user lets speak with the extension. */
const KEY = "bridgeOrigins";
/** Of these, the ones whose pairing has ended here and whose page does not know yet. */
const LEAVING = "bridgeLeaving";

const options = { ports: !import.meta.env.FIREFOX };
const scriptId = (origin: string) => `bridge ${origin}`;

const bridgeOrigins = () => originsUnder(KEY);
export const leavingOrigins = () => originsUnder(LEAVING);

async function originsUnder(key: string): Promise<readonly string[]> {
	const { [key]: kept } = await browser.storage.local.get(key);
	return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
}

export async function keepLeaving(origins: readonly string[]): Promise<void> {
	await browser.storage.local.set({ [LEAVING]: [...new Set(origins)] });
}

/** Puts the relay into pages of this origin, also into those that are open. Throws without the right to its host. */
export async function startBridge(origin: string): Promise<void> {
	const pattern = patternOf(origin, options);
	if (!(await browser.permissions.contains({ origins: [pattern] }))) throw new Error("no_permission");
	await browser.storage.local.set({ [KEY]: [...new Set([...(await bridgeOrigins()), origin])] });
	await keepLeaving((await leavingOrigins()).filter((one) => one !== origin));
	await register(origin);
	for (const { id } of await browser.tabs.query({ url: pattern })) {
		if (id === undefined) continue;
		const target = { tabId: id };
		// A tab that is just loading gets it by the registration.
		await browser.scripting.executeScript({ target, files: ["/bridge.js"] }).catch(() => undefined);
	}
}

/** No page to come gets the relay; in those that are open it ends by itself, since it asks what is kept. */
export async function stopBridge(origin: string): Promise<void> {
	await browser.storage.local.set({ [KEY]: (await bridgeOrigins()).filter((one) => one !== origin) });
	await browser.scripting.unregisterContentScripts({ ids: [scriptId(origin)] }).catch(() => undefined); // it was none
}

/** After an update the browser has forgotten the scripts; and what the user took back is not used any more. */
export async function registerBridges(): Promise<void> {
	for (const origin of await bridgeOrigins()) {
		if (await browser.permissions.contains({ origins: [patternOf(origin, options)] })) await register(origin);
		else await stopBridge(origin);
	}
}

async function register(origin: string): Promise<void> {
	const script = {
		id: scriptId(origin),
		matches: [patternOf(origin, options)],
		js: [BRIDGE_SCRIPT],
		runAt: "document_start" as const,
		persistAcrossSessions: true,
	};
	const held = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
	if (held.length > 0) await browser.scripting.updateContentScripts([script]);
	else await browser.scripting.registerContentScripts([script]);
}
