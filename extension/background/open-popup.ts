import { browser } from "wxt/browser";

import { type PopupAim, popupPath } from "#extension/protocol/popup-address.ts";

/** Size of the popup as a window of its own, in CSS pixels. */
const SIZE = { width: 460, height: 640 };

/** Shows a record in a small window: the popup of the button can not be told what to show. */
export async function openPopupPage(aim: PopupAim): Promise<void> {
	const url = new URL(popupPath(aim), browser.runtime.getURL("/")).href;
	await browser.windows.create({ url, type: "popup", ...SIZE });
}

/** Opens the popup of the button over the tab, or the same page where the browser does not let us. */
export async function openPopup(tabId: number): Promise<void> {
	try {
		await browser.action.openPopup();
	} catch {
		await openPopupPage({ tab: tabId }); // no window has the focus, or an older Firefox
	}
}
