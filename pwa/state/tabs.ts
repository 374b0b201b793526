import { atMostEvery } from "#core/worker/at-most-every.ts";
import { NEWS_MS, newsChannel, tabName } from "#core/worker/news-channel.ts";

import { account } from "./account.ts";
import { changedElsewhere, freshSettings } from "./library.ts";

/** What another tab keeps shows here too: at once, or as soon as somebody looks. */
export function followTabs(): void {
	const profile = account.value?.profile.id;
	if (profile === undefined) return;
	let owed = false;
	const show = () => {
		owed = document.hidden;
		if (owed) return;
		changedElsewhere();
		void freshSettings().catch(() => undefined); // a library that died says so itself
	};
	const soon = atMostEvery(NEWS_MS, show);
	new BroadcastChannel(newsChannel(profile)).addEventListener("message", ({ data }) => {
		if (data !== tabName) soon();
	});
	document.addEventListener("visibilitychange", () => {
		if (owed) show();
	});
}
