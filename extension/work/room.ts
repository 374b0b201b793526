import { browser } from "wxt/browser";

import type { Work } from "./work.ts";

const PAGE = "offscreen.html";

/** The room when it is this very context: in Firefox the background page itself, which no port of its own reaches. */
let own: Work | undefined;

export function roomHere(): Work | undefined {
	return own;
}

export function setRoomHere(work: Work): void {
	own = work;
}

/** Makes the offscreen document where it is not there. Firefox has none: its background page wakes by being called. */
export async function ensureRoom(): Promise<void> {
	if (import.meta.env.FIREFOX || (await hasRoom())) return;
	try {
		await browser.offscreen.createDocument({
			url: PAGE,
			reasons: ["WORKERS"],
			justification: "Reads PDF, OFD and pictures of invoices, and keeps them, in workers.",
		});
	} catch (cause) {
		// There is only one at a time: another page of ours may have made it this very moment.
		if (!(await hasRoom())) throw cause;
	}
}

/** Whether anything runs that may have the keys of the library. */
export async function roomRuns(): Promise<boolean> {
	return own !== undefined || (await hasRoom());
}

export async function hasRoom(): Promise<boolean> {
	const contexts = await browser.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
	return contexts.length > 0;
}
