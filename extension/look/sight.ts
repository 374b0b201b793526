import type { Detector } from "#extension/detectors/detector.ts";
import { titleOf, urlOf } from "#extension/detectors/dom.ts";
import type { Candidate, Sight } from "#extension/protocol/candidate.ts";
import { isDocument, type Root, rootsOf } from "./roots.ts";
import { hasTrace } from "./trace.ts";

/** Candidates of one frame; who has more on a page selects there. */
const MAX_CANDIDATES = 1_000;
const MAX_TITLE = 200;
const MAX_URL = 4_000;

/** Characters of pictures that travel in one message; messages of the browser end at 64 MB. */
const MAX_PIXELS = 8_000_000;

export interface LookPlan {
	readonly detectors: readonly Detector[];
	/** Looks even where nothing speaks of invoices: a person asked, and a lone QR says nothing in words. */
	readonly thorough: boolean;
	/** Tells each root before it is looked at, so that changes after that are noticed. */
	readonly enter: (root: Root) => void;
}

/** One look at a document with all that is in it. `undefined` is a place to rest. */
export function* look(document: Document, { detectors, thorough, enter }: LookPlan): Generator<undefined, Sight> {
	const found = new Map<string, Candidate>();
	const page = new URL(urlOf(document));
	let cut = false;
	let traced = thorough;
	for (const root of rootsOf(document, () => traced)) {
		yield undefined;
		if (!root) continue;
		enter(root);
		if (!thorough && !(yield* hasTrace(root))) continue;
		traced = true;
		const at = pageOf(root, page);
		for (const detector of detectors) {
			if (found.size >= MAX_CANDIDATES) break;
			if (detector.fits && !detector.fits(at)) continue;
			const reached = yield* run(detector, root, at, found);
			cut ||= reached;
		}
	}
	cut ||= found.size >= MAX_CANDIDATES;
	page.hash = "";
	if (page.href.length > MAX_URL) page.search = "";
	return {
		url: page.href.slice(0, MAX_URL),
		title: titleOf(document).slice(0, MAX_TITLE),
		candidates: withinBudget([...found.values()]),
		cut,
	};
}

function* run(detector: Detector, root: Root, page: URL, found: Map<string, Candidate>): Generator<undefined, boolean> {
	const steps = detector.find(root, page);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (step.value) {
			if (found.size >= MAX_CANDIDATES && !found.has(step.value.key)) {
				steps.return(true);
				return true;
			}
			add(found, step.value);
		}
		yield undefined;
	}
}

/** One thing once, whatever names it: the same number in a table and in a frame is one invoice with the fields of both. */
function add(found: Map<string, Candidate>, candidate: Candidate): void {
	const { key } = candidate;
	const known = found.get(key);
	if (!known) found.set(key, candidate);
	else if (known.what === "fields" && candidate.what === "fields") {
		found.set(key, { ...known, fields: { ...candidate.fields, ...known.fields } });
	}
}

function withinBudget(candidates: readonly Candidate[]): readonly Candidate[] {
	let left = MAX_PIXELS;
	return candidates.filter((candidate) => {
		if (candidate.what === "picture") left -= candidate.url.length;
		return left >= 0 || candidate.what !== "picture";
	});
}

/** Frames without an address (about:srcdoc) are of the page around them. */
function pageOf(root: Root, page: URL): URL {
	const own = isDocument(root) ? URL.parse(urlOf(root)) : undefined;
	return own && /^https?:$/.test(own.protocol) ? own : page;
}
