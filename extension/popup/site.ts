import type { Hub, TabSight } from "#extension/background/hub.ts";
import { t } from "#extension/i18n/index.ts";
import { hostPattern } from "#extension/page/host.ts";
import type { Surroundings } from "#extension/page/surroundings.ts";
import { noteFailure } from "#ui/note-failure.ts";

interface Deps {
	readonly hub: Hub;
	readonly around: Surroundings;
}

/** The site whose permission was asked for: browsers may close the popup while their question is open. */
const WANTED = "popup.wanted";

/**
 * Within a click: asks for the right to look at a site by itself, or gives it back on the spot. Gives whether it is
 * looked at now, and what is to be said.
 */
export async function switchSite(
	{ hub, around }: Deps,
	{ origin, watched }: Pick<TabSight, "origin" | "watched">,
	on: boolean,
): Promise<{ readonly watched: boolean; readonly said: string }> {
	const pattern = origin && hostPattern(origin);
	if (!origin || !pattern) return { watched, said: "" };
	const host = new URL(origin).host;
	try {
		if (!on) {
			await hub.watchSite(origin, false);
			await around.giveBackHosts([pattern]);
			return { watched: false, said: t("ext.site.withdrawn", { host }) };
		}
		void around.remember(WANTED, origin);
		const granted = await around.askForHosts([pattern]);
		await around.remember(WANTED, undefined);
		if (!granted) return { watched, said: t("ext.site.refused", { host }) };
		await hub.watchSite(origin, true);
		return { watched: true, said: "" };
	} catch (cause) {
		noteFailure("site", cause);
		return { watched, said: t("ext.site.failed") };
	}
}

/** The permission was granted after the popup had been closed over the question: what was asked for is done now. */
export async function takeUpWanted({ hub, around }: Deps, sight: TabSight): Promise<TabSight> {
	const pattern = sight.origin && hostPattern(sight.origin);
	if (!sight.origin || !pattern || sight.watched || (await around.recall(WANTED)) !== sight.origin) return sight;
	await around.remember(WANTED, undefined);
	if (!(await around.mayVisit(pattern))) return sight;
	await hub.watchSite(sight.origin, true);
	return { ...sight, watched: true };
}
