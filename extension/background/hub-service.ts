import { browser } from "wxt/browser";

import { createQueue } from "#core/flows/jobs.ts";
import { connectWork } from "#extension/work/client.ts";
import { language } from "#ui/i18n/index.ts";
import { rememberWaiting } from "./alarms.ts";
import { fetchInPage } from "./fetch-in-page.ts";
import type { BackgroundForRoom } from "./for-room.ts";
import type { Hub, TabSight } from "./hub.ts";
import { lock, noteUnlocked, noteUse } from "./lock.ts";
import { lookAt } from "./look.ts";
import { makeMenus } from "./menus.ts";
import { tellChanges } from "./notices.ts";
import { parsePreferences } from "./preferences.ts";
import { addSight, framesOf, pageAddress, type SeenTab } from "./sights.ts";
import { originOf, patternOf } from "./site-pattern.ts";
import { startSite, stopSite } from "./sites.ts";
import {
	forgetSecret,
	heldSecret,
	holdSecret,
	saveLanguage,
	saveLockRule,
	savePreferences,
	saveSaving,
	saveSeenTab,
	seenTab,
	storedLanguage,
	storedLockRule,
	storedPreferences,
	storedSaving,
	storedSites,
} from "./store.ts";
import { takeMarksBack, tellAll, tellTab } from "./tell.ts";

/** Everything the background is asked for by our own pages. */
export type HubService = Hub & BackgroundForRoom;

/** What lies in storage is read, changed and written: one after the other. */
const inTurn = createQueue();

export const hubService: HubService = {
	async look(tabId) {
		const tab = await browser.tabs.get(tabId).catch(() => undefined);
		if (!tab) return { title: "", url: "", watched: false, frames: [], problem: "gone" };
		const url = pageAddress(tab.url ?? "");
		const origin = originOf(url);
		const about = {
			...(origin && { origin }),
			title: tab.title ?? "",
			url,
			watched: origin !== undefined && (await storedSites()).includes(origin),
		};
		const sights = await lookAt(tabId);
		if (!sights) return { ...about, frames: [], problem: "forbidden_page" };
		const seen: SeenTab = { url, title: about.title, frames: sights };
		await inTurn(async () => {
			let kept: SeenTab | undefined;
			for (const [frameId, sight] of Object.entries(sights)) {
				kept = addSight(kept, { sight, frameId: Number(frameId), page: url });
			}
			if (kept) await saveSeenTab(tabId, kept);
		});
		void refresh(tabId);
		return { ...about, frames: framesOf(seen) } satisfies TabSight;
	},

	watchSite: (origin, on) => {
		const site = originOf(origin);
		if (site === undefined) return Promise.reject(new Error("bad_call"));
		return inTurn(() => (on ? startSite(site) : stopSite(site)));
	},
	sites: storedSites,
	preferences: storedPreferences,

	async setPreferences(given) {
		const preferences = parsePreferences(given);
		if (!preferences) throw new Error("bad_call");
		const before = await storedPreferences();
		await savePreferences(preferences);
		const work = connectWork();
		if (before.server !== preferences.server) await work.useServer(preferences.server);
		if (before.chip && !preferences.chip) await takeMarksBack();
		await tellAll(work);
	},

	server: async () => (await storedPreferences()).server,

	async mayReach(url) {
		const origin = originOf(url);
		if (origin === undefined) return url.startsWith("data:");
		return browser.permissions.contains({ origins: [patternOf(origin, { ports: !import.meta.env.FIREFOX })] });
	},

	fetchInPage,

	lock,
	lockRule: storedLockRule,
	used: noteUse,

	async setLockRule(rule) {
		await saveLockRule(rule);
		await noteUnlocked();
	},

	recallSecret: heldSecret,
	forgetSecret,

	async keepSecret(profile, secret) {
		await holdSecret(profile, secret);
		await noteUnlocked();
	},

	recallSaving: storedSaving,
	rememberSaving: saveSaving,

	async roomChanged({ language: now, waits }) {
		if (now !== (await storedLanguage())) {
			await saveLanguage(now);
			await makeMenus();
		}
		language.value = now;
		await rememberWaiting(waits);
		const work = connectWork();
		await tellAll(work);
		await tellChanges(work);
	},
};

/** A script in a page has seen something: noted, and told on the button. */
export async function noteSight(
	sight: Parameters<typeof addSight>[1]["sight"],
	{ tabId, frameId, page }: { readonly tabId: number; readonly frameId: number; readonly page: string },
): Promise<void> {
	await inTurn(async () => {
		const before = await seenTab(tabId);
		await saveSeenTab(tabId, addSight(before, { sight, frameId, page: pageAddress(page) }));
	});
	await refresh(tabId);
}

async function refresh(tabId: number): Promise<void> {
	language.value = await storedLanguage();
	await tellTab(tabId, connectWork()).catch(() => undefined); // a library that fails says so in the popup
}
