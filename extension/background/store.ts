import { browser } from "wxt/browser";

import type { SavingList } from "#extension/work/saving-list.ts";
import type { Language } from "#ui/i18n/index.ts";
import type { LockRule, Preferences } from "./hub.ts";
import { parseLockRule } from "./lock-rule.ts";
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

/**
 * The secret of the unlocked library, beside the profile it belongs to. `session` is memory alone, gone with the browser,
 * and open to pages of our own only (`TRUSTED_CONTEXTS`, which is what browsers do unless told otherwise).
 */
export async function heldSecret(profile: string): Promise<string | undefined> {
	const { secret } = (await browser.storage.session.get("secret")) as { secret?: { profile: string; value: string } }; // written below
	return secret?.profile === profile ? secret.value : undefined;
}

export async function holdSecret(profile: string, value: string): Promise<void> {
	await browser.storage.session.set({ secret: { profile, value } });
}

export async function forgetSecret(): Promise<void> {
	await browser.storage.session.remove("secret");
}

/** Whether anybody's secret is held. */
export async function holdsSecret(): Promise<boolean> {
	return "secret" in (await browser.storage.session.get("secret"));
}

/** When somebody was last at work in a page of ours, in milliseconds; 0 where nobody was since the browser started. */
export async function storedUse(): Promise<number> {
	const { usedAt } = (await browser.storage.session.get("usedAt")) as { usedAt?: number }; // written below
	return usedAt ?? 0;
}

export async function saveUse(usedAt: number): Promise<void> {
	await browser.storage.session.set({ usedAt });
}

export async function storedLockRule(): Promise<LockRule> {
	return parseLockRule((await browser.storage.local.get("lockRule")).lockRule);
}

export async function saveLockRule(lockRule: LockRule): Promise<void> {
	await browser.storage.local.set({ lockRule });
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
