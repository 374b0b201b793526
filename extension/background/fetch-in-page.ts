import { browser } from "wxt/browser";

import { MAX_FILE } from "#extension/work/fetch-file.ts";
import { originOf } from "./site-pattern.ts";

const FETCH_MS = 30_000;

/**
 * Fetches an address of the page's own origin from within the page. The click on the button gives the right to the
 * page, not to its host: this is the only way to an attachment on a site that is not looked at always.
 */
export async function fetchInPage(url: string, page: { readonly url: string }) {
	const origin = originOf(page.url);
	if (origin === undefined || originOf(url) !== origin) return undefined;
	for (const { id } of await browser.tabs.query({ active: true })) {
		const tab = id === undefined ? undefined : await browser.tabs.get(id).catch(() => undefined);
		if (id === undefined || originOf(tab?.url) !== origin) continue;
		const [done] = await browser.scripting.executeScript({
			target: { tabId: id },
			func: fetchHere,
			args: [url, MAX_FILE, FETCH_MS],
		});
		if (done?.result) return done.result;
	}
	return undefined;
}

/** Runs in the page: it may use nothing from around it. */
async function fetchHere(url: string, maxBytes: number, milliseconds: number) {
	const response = await fetch(url, { credentials: "include", signal: AbortSignal.timeout(milliseconds) });
	const reader = response.body?.getReader();
	let text = "";
	for (;;) {
		const value = (await reader?.read())?.value;
		if (!value) break;
		for (let start = 0; start < value.length; start += 8_192) {
			text += String.fromCharCode(...value.subarray(start, start + 8_192));
		}
		if (text.length > maxBytes) {
			await reader?.cancel();
			return undefined;
		}
	}
	const { status, headers } = response;
	const type = headers.get("content-type") ?? "";
	return { status, type, disposition: headers.get("content-disposition") ?? "", base64: btoa(text) };
}
