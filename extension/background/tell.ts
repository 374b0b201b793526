import type { Standing } from "#extension/protocol/standing.ts";
import type { Work } from "#extension/work/work.ts";
import { badgeOf } from "./badge.ts";
import { showBadge } from "./button.ts";
import { send } from "./look.ts";
import { candidatesOf, framesOf } from "./sights.ts";
import { seenTab, seenTabs, storedPreferences } from "./store.ts";

/** Brings the button of a tab, and the marks in its pages, to how the library stands now. */
export async function tellTab(tabId: number, work: Work): Promise<void> {
	const seen = await seenTab(tabId);
	if (!seen) return;
	const all = candidatesOf(framesOf(seen));
	// Nothing is searched for a QR, and nothing fetched, that nobody asked for: a picture is not an invoice yet.
	const named = all.filter((one) => one.what !== "picture");
	// The library is not opened for a page that shows nothing.
	const read = named.length > 0 ? await work.read(named) : [];
	const { badge, chip } = await storedPreferences();
	const badged = badgeOf(
		read.map(({ standing }) => standing),
		all.length - named.length,
	);
	await showBadge(tabId, badged, { number: badge });
	if (!chip) return;
	const marks: Record<string, Standing> = Object.fromEntries(read.map(({ key, standing }) => [key, standing]));
	await send(tabId, { what: "marks", marks, chip });
}

/** The same for every tab something was seen in: a record was saved, asked about or thrown away. */
export async function tellAll(work: Work): Promise<void> {
	for (const { tabId } of await seenTabs()) await tellTab(tabId, work);
}

/** Takes the marks out of pages again. */
export async function takeMarksBack(): Promise<void> {
	for (const { tabId } of await seenTabs()) await send(tabId, { what: "marks", marks: {}, chip: false });
}
