import type { Candidate, Sight } from "#extension/protocol/candidate.ts";

/** What was seen in a tab, as it lies in storage while the background sleeps. Plain JSON. */
export interface SeenTab {
	readonly url: string;
	readonly title: string;
	/** By frame id; 0 is the page itself. */
	readonly frames: Readonly<Record<string, Sight>>;
}

/** Frames that are remembered of a tab; advertisements come by the dozen and hold no invoices. */
const MAX_FRAMES = 50;
/** All sites together have 10 MB there: pictures that pages handed over are not kept in it. */
const MAX_KEPT_URL = 4_096;

/** A tab with one more look in it. Another page in the tab starts anew. */
export function addSight(
	before: SeenTab | undefined,
	{ sight, frameId, page }: { readonly sight: Sight; readonly frameId: number; readonly page: string },
): SeenTab {
	const same = before !== undefined && before.url === page;
	const frames = { ...(same && before.frames), [frameId]: slim(sight) };
	if (Object.keys(frames).length > MAX_FRAMES && same) return before;
	return { url: page, title: frameId === 0 ? sight.title : same ? before.title : "", frames };
}

/** Candidates of all frames, the page's own first, each key once. */
export function candidatesOf(frames: readonly Sight[]): readonly Candidate[] {
	const byKey = new Map<string, Candidate>();
	for (const { candidates } of frames) for (const one of candidates) if (!byKey.has(one.key)) byKey.set(one.key, one);
	return [...byKey.values()];
}

/** Frames in the order of their ids. */
export function framesOf({ frames }: SeenTab): readonly Sight[] {
	return Object.entries(frames)
		.sort(([a], [b]) => Number(a) - Number(b))
		.map(([, sight]) => sight);
}

/** An address without its fragment, under which a page is remembered. */
export function pageAddress(url: string): string {
	return url.replace(/#.*$/s, "");
}

/** Without pixels: the popup looks anew and gets them from the page. */
function slim(sight: Sight): Sight {
	const candidates = sight.candidates.map((one) =>
		one.what === "picture" && one.url.length > MAX_KEPT_URL ? { ...one, url: "" } : one,
	);
	return { ...sight, candidates };
}
