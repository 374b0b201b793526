import { browser } from "wxt/browser";

import { type Badge, badgeColors, badgeOf } from "./badge.ts";
import { badgeTitle } from "./badge-words.ts";

/** Writes on the toolbar button of a tab. A tab that went away meanwhile is nothing wrong. */
export async function showBadge(tabId: number, badge: Badge, options: { readonly number: boolean }): Promise<void> {
	const { action } = browser;
	await Promise.all([
		action.setBadgeText({ tabId, text: options.number ? badge.text : "" }),
		action.setBadgeBackgroundColor({ tabId, color: badgeColors[badge.tone] }),
		action.setBadgeTextColor({ tabId, color: "#ffffff" }),
		action.setTitle({ tabId, title: badgeTitle(badge) }),
	]).catch(() => undefined);
}

export async function clearBadge(tabId: number): Promise<void> {
	await showBadge(tabId, badgeOf([]), { number: true });
}
