import { browser } from "wxt/browser";

import { ACCOUNT_CHANNEL, type AccountNews } from "#core/worker/account-channel.ts";

import type { Surroundings } from "./surroundings.ts";

/** The browser itself. */
export const browserSurroundings: Surroundings = {
	async activeTab() {
		const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
		return tab?.id;
	},
	askForHosts: (patterns) => browser.permissions.request({ origins: [...patterns] }),
	mayVisit: (pattern) => browser.permissions.contains({ origins: [pattern] }),
	async giveBackHosts(patterns) {
		await browser.permissions.remove({ origins: [...patterns] });
	},
	openOptions() {
		void browser.runtime.openOptionsPage();
	},
	onLock(listener) {
		const channel = new BroadcastChannel(ACCOUNT_CHANNEL);
		channel.addEventListener("message", ({ data }: MessageEvent<AccountNews>) => {
			if (data.what === "lock") listener();
		});
	},
	async recall(key) {
		const kept: unknown = (await browser.storage.session.get(key))[key];
		return typeof kept === "string" ? kept : undefined;
	},
	async remember(key, value) {
		if (value === undefined) await browser.storage.session.remove(key);
		else await browser.storage.session.set({ [key]: value });
	},
	now: () => new Date(),
};
