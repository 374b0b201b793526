import { browser } from "wxt/browser";

import type { Sight } from "#extension/protocol/candidate.ts";
import type { ToPage } from "#extension/protocol/messages.ts";
import { readSight } from "#extension/protocol/shapes.ts";

/** The script that looks; made by `entrypoints/look.ts`. Twice in a page it is one. */
export const SCRIPT = "/look.js";

/** A page that is busy answers late, one that hangs never. */
const ANSWER_MS = 8_000;

/** Looks at every frame of a tab that may be looked at; `undefined` where the page itself may not. */
export async function lookAt(tabId: number): Promise<Readonly<Record<string, Sight>> | undefined> {
	let injected: readonly { readonly frameId: number }[];
	try {
		injected = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [SCRIPT] });
	} catch {
		return undefined; // a page of the browser, its store, or one we were not asked to look at
	}
	const sights = await Promise.all(injected.map(async ({ frameId }) => [frameId, await ask(tabId, frameId)] as const));
	return Object.fromEntries(sights.flatMap(([frameId, sight]) => (sight ? [[frameId, sight]] : [])));
}

async function ask(tabId: number, frameId: number): Promise<Sight | undefined> {
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, ANSWER_MS));
	const answer = send(tabId, { what: "look" }, frameId);
	return readSight(await Promise.race([answer, late]));
}

/** Tells the script in a frame, or in all of them; that nobody is there is nothing wrong. */
export async function send(tabId: number, message: ToPage, frameId?: number): Promise<unknown> {
	try {
		return await browser.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId });
	} catch {
		return undefined; // the tab went away, or has no script of ours
	}
}
