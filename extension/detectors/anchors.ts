import type { Candidate } from "#extension/protocol/candidate.ts";
import { all, attributeOf, baseOf, childCountOf, elementParentOf, squeeze, tagOf, textOf, wholeTextOf } from "./dom.ts";
import type { LinkWords } from "./file-link.ts";

/** Links of a document that are looked at. */
const MAX_LINKS = 20_000;
const MAX_AROUND = 400;
const MAX_UP = 5;

/** A link and what it says. */
export interface Anchor {
	readonly element: Element;
	readonly words: Omit<LinkWords, "around">;
}

/**
 * What `read` makes of each link under a root that leads somewhere. `undefined` is a place to rest; returns whether there
 * were too many.
 */
export function* amongLinks(
	root: ParentNode,
	read: (link: Anchor) => Candidate | undefined,
): Generator<Candidate | undefined, boolean> {
	const found = all(root, "a[href], area[href]");
	const base = baseOf(root as Node);
	for (let at = 0; at < Math.min(found.length, MAX_LINKS); at++) {
		const element = found[at];
		const address = element ? attributeOf(element, "href") : "";
		if (at % 16 === 15) yield undefined;
		if (!element || !leadsSomewhere(address)) continue;
		const said = [textOf(element), attributeOf(element, "title"), attributeOf(element, "aria-label")];
		const name = squeeze(attributeOf(element, "download"));
		yield read({
			element,
			words: { address, base, text: squeeze(said.join(" ")).slice(0, 200), ...(name && { name }) },
		});
	}
	return found.length > MAX_LINKS;
}

/** Words of the smallest row, item or card around a link, at most 400 characters: what it is a file of. */
export function aroundOf(link: Element): string {
	let text = "";
	let at: Element | undefined = link;
	for (let up = 0; up < MAX_UP; up++) {
		at = at && elementParentOf(at);
		if (!at || childCountOf(at) > 40) break;
		const whole = wholeTextOf(at);
		if (whole.length > MAX_AROUND * 4) break;
		const found = squeeze(whole);
		if (found.length > MAX_AROUND) break;
		text = found;
		const tag = tagOf(at);
		if (tag === "tr" || tag === "li" || tag === "dl" || tag === "body") break;
	}
	return text;
}

/** Most links of a page lead to itself or into a script. */
function leadsSomewhere(address: string): boolean {
	return address !== "" && !address.startsWith("#") && !/^\s*(?:javascript|mailto|tel|blob|data|about):/i.test(address);
}
