import type { Detector } from "./detector.ts";
import { all, attributeOf, baseOf, squeeze, textOf } from "./dom.ts";
import { type Form, type Link, type LinkWords, makeFile, readLink } from "./link.ts";
import { isAttachment } from "./webmail/index.ts";

/** A kind of links that give invoices. One file each; `index.ts` lists them, and the first that takes a link has it. */
export interface LinkRule {
	readonly id: string;
	/** Pages on which it has anything to say; generic rules leave it out. */
	readonly fits?: (page: URL) => boolean;
	/** The form of the file that the link gives, `undefined` when it gives no invoice. */
	readonly read: (link: Link, page: URL) => Form | undefined;
}

/** Links of a document that are looked at. */
const MAX_LINKS = 20_000;
const MAX_TEXT = 200;

/** Asks the rules about each link that leads somewhere. Attachments of web mail are left to `webmail`. */
export function readLinks(rules: readonly LinkRule[]): Detector {
	return {
		*find(root, page) {
			const asked = rules.filter(({ fits }) => !fits || fits(page));
			const base = baseOf(root as Node);
			let count = 0;
			for (const element of all(root, "a[href], area[href]")) {
				if (++count > MAX_LINKS) return true;
				if (count % 16 === 0) yield undefined;
				const address = attributeOf(element, "href");
				const link = leadsSomewhere(address) ? readLink(wordsOf(element, address, base)) : undefined;
				if (!link || isAttachment(element, link.url)) continue;
				for (const { id, read } of asked) {
					const form = read(link, page);
					if (!form) continue;
					yield makeFile(id, link, form);
					break;
				}
			}
			return false;
		},
	};
}

function wordsOf(element: Element, address: string, base: string): LinkWords {
	const said = [textOf(element), attributeOf(element, "title"), attributeOf(element, "aria-label")];
	return {
		address,
		base,
		text: squeeze(said.join(" ")).slice(0, MAX_TEXT),
		name: attributeOf(element, "download").trim(),
		element,
	};
}

/** Most links of a page lead to itself or into a script. */
function leadsSomewhere(address: string): boolean {
	return !/^\s*(?:$|#|(?!https?:)[a-z]+:)/i.test(address);
}
