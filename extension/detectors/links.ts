import { amongLinks, aroundOf } from "./anchors.ts";
import type { Detector } from "./detector.ts";
import { fileOf, formOf, formOfWords, readAddress } from "./file-link.ts";

const id = "links";

/** Links anywhere to PDF, OFD, XML, ZIP and pictures that are invoices by their text, the file's name or address. */
export const links: Detector = {
	id,
	find: (root) =>
		amongLinks(root, ({ element, words }) =>
			// The words around cost a walk, and most links are to pages.
			mayBeFile(words.address, words.base, words.name ?? words.text)
				? fileOf(id, { ...words, around: aroundOf(element) })
				: undefined,
		),
};

function mayBeFile(address: string, base: string, words: string): boolean {
	const url = readAddress(address, base);
	return url !== undefined && (formOf(url, words) ?? formOfWords(words)) !== undefined;
}
