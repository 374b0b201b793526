import type { Detector } from "./detector.ts";
import {
	all,
	attributeOf,
	baseOf,
	childCountOf,
	elementParentOf,
	squeeze,
	tagOf,
	textOf,
	upFrom,
	wholeTextOf,
} from "./dom.ts";
import { type Form, type Link, type LinkWords, makeFile, readLink } from "./link.ts";
import { siteOf } from "./webmail/index.ts";

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
const MAX_AROUND = 400;
const MAX_BEFORE = 30;

/** Asks the rules about each link that leads somewhere. Attachments of web mail are left to `webmail`. */
export function readLinks(rules: readonly LinkRule[]): Detector {
	return {
		*find(root, page) {
			const attachments = siteOf(page)?.selector;
			const apart = attachments ? `:not(:is(${attachments}), :is(${attachments}) *)` : "";
			const found = all(root, `:is(a, area)[href]${apart}`);
			const base = baseOf(root as Node);
			const asked = rules.filter(({ fits }) => !fits || fits(page));
			for (let at = 0; at < Math.min(found.length, MAX_LINKS); at++) {
				const element = found[at];
				const address = element ? attributeOf(element, "href") : "";
				if (at % 16 === 15) yield undefined;
				const link = element && leadsSomewhere(address) ? readLink(wordsOf(element, address, base)) : undefined;
				if (!link) continue;
				for (const { id, read } of asked) {
					const form = read(link, page);
					if (!form) continue;
					yield makeFile(id, link, form);
					break;
				}
			}
			return found.length > MAX_LINKS;
		},
	};
}

function wordsOf(element: Element, address: string, base: string): LinkWords {
	const said = [textOf(element), attributeOf(element, "title"), attributeOf(element, "aria-label")];
	return {
		address,
		base,
		text: squeeze(said.join(" ")).slice(0, MAX_TEXT),
		name: squeeze(attributeOf(element, "download")),
		around: () => aroundOf(element),
		before: () => beforeOf(element),
	};
}

/** Words of the smallest row, item or card around a link, at most 400 characters: what it is a file of. */
export function aroundOf(link: Element): string {
	let text = "";
	for (const inner of upFrom(link, 5)) {
		const at = elementParentOf(inner);
		if (!at || childCountOf(at) > 40) break;
		const whole = wholeTextOf(at);
		if (whole.length > MAX_AROUND * 4) break;
		const found = squeeze(whole);
		if (found.length > MAX_AROUND) break;
		text = found;
		if (/^(?:tr|li|dl|body)$/.test(tagOf(at))) break;
	}
	return text;
}

/** The words that lead to a link (下载 PDF 文件：), at most 30 characters. */
function beforeOf(link: Element): string {
	const own = textOf(link);
	for (const at of upFrom(link, 3)) {
		const before = textOf(at).split(own)[0] ?? "";
		if (before) return before.slice(-MAX_BEFORE);
	}
	return "";
}

/** Most links of a page lead to itself or into a script. */
function leadsSomewhere(address: string): boolean {
	return !/^$|^#|^\s*(?:javascript|mailto|tel|blob|data|about):/i.test(address);
}
