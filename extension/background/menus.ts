import { browser } from "wxt/browser";
import { t, type WordKey } from "#extension/i18n/index.ts";
import type { Candidate, FileCandidate } from "#extension/protocol/candidate.ts";
import { candidates } from "#extension/protocol/shapes.ts";
import { WorkLocked } from "#extension/work/locked.ts";
import type { PageFacts, Work } from "#extension/work/work.ts";
import { language } from "#ui/i18n/index.ts";
import type { Hub } from "./hub.ts";
import { openPopup, openPopupPage } from "./open-popup.ts";
import { pageAddress } from "./sights.ts";
import { storedLanguage } from "./store.ts";

const menus = [
	{ id: "picture", title: "menu.picture", contexts: ["image"] },
	{ id: "link", title: "menu.link", contexts: ["link"] },
	{ id: "selection", title: "menu.selection", contexts: ["selection"] },
	{ id: "page", title: "menu.page", contexts: ["page"] },
] as const satisfies readonly { id: string; title: WordKey; contexts: readonly string[] }[];

/** On pages of the browser itself there is nothing to read. */
const PATTERNS = ["http://*/*", "https://*/*", "file:///*"];

/** Makes the menus anew, in the language that is set. */
export async function makeMenus(): Promise<void> {
	language.value = await storedLanguage();
	await browser.contextMenus.removeAll();
	for (const { id, title, contexts } of menus) {
		browser.contextMenus.create({ id, title: t(title), contexts: [...contexts], documentUrlPatterns: PATTERNS });
	}
}

/** What was pointed at, as browsers tell. */
export interface Clicked {
	readonly menuItemId: string | number;
	readonly srcUrl?: string | undefined;
	readonly linkUrl?: string | undefined;
	readonly selectionText?: string | undefined;
	readonly pageUrl?: string | undefined;
}

interface Tab {
	readonly id?: number | undefined;
	readonly title?: string | undefined;
	readonly url?: string | undefined;
}

/** Does what a menu says: keeps what was pointed at, asks about it, and shows the record. */
export async function runMenu(...what: Parameters<typeof doMenu>): Promise<void> {
	try {
		await doMenu(...what);
	} catch (cause) {
		if (!(cause instanceof WorkLocked)) throw cause;
		await openPopupPage({ problem: "locked" });
	}
}

async function doMenu(clicked: Clicked, tab: Tab | undefined, work: Work, hub: Hub): Promise<void> {
	const page = { url: pageAddress(clicked.pageUrl ?? tab?.url ?? ""), title: (tab?.title ?? "").slice(0, 300) };
	switch (clicked.menuItemId) {
		case "picture":
			return keepOne(pictureOf(clicked.srcUrl), page, work);
		case "link":
			return keepOne(linkOf(clicked.linkUrl), page, work);
		case "selection":
			return finish(await work.saveText((clicked.selectionText ?? "").slice(0, 20_000), page), work);
		case "page":
			if (tab?.id !== undefined) await keepPage(tab.id, page, work, hub);
	}
}

async function keepOne(candidate: Candidate | undefined, page: PageFacts, work: Work): Promise<void> {
	if (!candidate) return openPopupPage({ problem: "fetch_failed" });
	const [saved] = await work.save([candidate], page);
	if (saved) await finish(saved, work);
}

/** One invoice is kept and asked about; of several the person chooses in the popup. */
async function keepPage(tabId: number, page: PageFacts, work: Work, hub: Hub): Promise<void> {
	const sight = await hub.look(tabId);
	const all = sight.frames.flatMap((frame) => frame.candidates);
	const [one] = all;
	if (all.length === 1 && one?.what === "fields") return keepOne(one, page, work);
	return openPopup(tabId);
}

type Saved = Awaited<ReturnType<Work["save"]>>[number];

async function finish(saved: Saved, work: Work): Promise<void> {
	if (!saved.ok) return openPopupPage({ problem: saved.error.code });
	const [first] = saved.value;
	if (!first) return openPopupPage({ problem: "not_invoice" });
	// Several in one file go through the queue; the answer to one is worth waiting for.
	if (saved.value.length > 1) await work.verifyAll(saved.value.map(({ recordId }) => recordId));
	else await work.verify(first.recordId, { fresh: false });
	return openPopupPage({ record: first.recordId });
}

function pictureOf(url: string | undefined): Candidate | undefined {
	return checked({ what: "picture", key: url?.slice(0, 4_000), detector: "menu", url, width: 0, height: 0 });
}

function linkOf(url: string | undefined): Candidate | undefined {
	const name = (
		URL.parse(url ?? "")
			?.pathname.split("/")
			.at(-1) ?? ""
	).slice(0, 200);
	const form = /\.(pdf|ofd|xml|zip)$/i.exec(name)?.[1]?.toLowerCase() as FileCandidate["form"] | undefined; // of the four
	// The bytes say what it is; a form must be named all the same.
	return checked({ what: "file", key: url, detector: "menu", url, form: form ?? "pdf", name });
}

function checked(candidate: unknown): Candidate | undefined {
	const read = candidates.safeParse([candidate]);
	return read.success ? read.data[0] : undefined;
}
