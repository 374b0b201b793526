import { browser } from "wxt/browser";

import type { SavingList } from "#extension/work/saving-list.ts";
import type { Language } from "#ui/i18n/index.ts";
import type { Preferences } from "./hub.ts";
import { defaultPreferences, parsePreferences } from "./preferences.ts";
import type { SeenTab } from "./sights.ts";

/*
 * The background forgets everything whenever the browser likes: what it must know lies here. `session` for what was
 * seen, gone with the browser; `local` for what the user chose.
 */

const tabKey = (tabId: number) => `tab:${tabId}`;

export async function seenTab(tabId: number): Promise<SeenTab | undefined> {
	const key = tabKey(tabId);
	return ((await browser.storage.session.get(key)) as Record<string, SeenTab>)[key]; // written below
}

export async function saveSeenTab(tabId: number, seen: SeenTab): Promise<void> {
	await browser.storage.session.set({ [tabKey(tabId)]: seen });
}

export async function forgetTab(tabId: number): Promise<void> {
	await browser.storage.session.remove(tabKey(tabId));
}

export async function seenTabs(): Promise<readonly { readonly tabId: number; readonly seen: SeenTab }[]> {
	const all = (await browser.storage.session.get(null)) as Record<string, unknown>;
	return Object.entries(all).flatMap(([key, seen]) => {
		const tabId = /^tab:(\d+)$/.exec(key)?.[1];
		return tabId === undefined ? [] : [{ tabId: Number(tabId), seen: seen as SeenTab }]; // written by `saveSeenTab`
	});
}

/** What is still to be kept: addresses of attachments hold tokens, so that it is never written to disk. */
export async function storedSaving(): Promise<SavingList> {
	const { saving } = (await browser.storage.session.get("saving")) as { saving?: SavingList }; // written below
	return saving ?? [];
}

export async function saveSaving(saving: SavingList): Promise<void> {
	await browser.storage.session.set({ saving });
}

export async function storedSites(): Promise<readonly string[]> {
	const { sites } = (await browser.storage.local.get("sites")) as { sites?: unknown };
	return Array.isArray(sites) ? sites.filter((one) => typeof one === "string") : [];
}

export async function saveSites(sites: readonly string[]): Promise<void> {
	await browser.storage.local.set({ sites: [...new Set(sites)].toSorted() });
}

export async function storedPreferences(): Promise<Preferences> {
	const { preferences } = (await browser.storage.local.get("preferences")) as { preferences?: object };
	return parsePreferences({ ...defaultPreferences, ...preferences }) ?? defaultPreferences;
}

export async function savePreferences(preferences: Preferences): Promise<void> {
	await browser.storage.local.set({ preferences });
}

/** A copy of the library's setting: the button's title and the menus must not wait for the library. */
export async function storedLanguage(): Promise<Language> {
	const { language } = (await browser.storage.local.get("language")) as { language?: unknown };
	return language === "en" ? "en" : "zh-CN";
}

export async function saveLanguage(language: Language): Promise<void> {
	await browser.storage.local.set({ language });
}
