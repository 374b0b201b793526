import type { Work } from "#extension/work/work.ts";
import { badgeOf } from "./badge.ts";
import { showBadge } from "./button.ts";
import { send } from "./look.ts";
import { wordsOf } from "./mark-words.ts";
import { candidatesOf, framesOf } from "./sights.ts";
import { seenTab, seenTabs, storedLanguage, storedPreferences } from "./store.ts";

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
	const language = (await storedLanguage()) === "en" ? "en" : "zh";
	const marks = Object.fromEntries(
		read.flatMap(({ key, standing }) => {
			const words = wordsOf(standing, language);
			return words === undefined ? [] : [[key, words] as const];
		}),
	);
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
