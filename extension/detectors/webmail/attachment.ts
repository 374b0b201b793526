import { all, attributeOf, textOf, upFrom } from "#extension/detectors/dom.ts";
import { isFileName } from "#extension/detectors/file-name.ts";

/** An attachment as a mail site shows it. */
export interface Attachment {
	readonly name: string;
	/** As written in the page; the new mail sites show none. */
	readonly address: string;
	/** What of the page is about this attachment alone. */
	readonly item: Element;
}

/** Levels between a link 下载 and the item with the name. */
const MAX_UP = 5;
const MAX_WITHIN = 60;

/** Links that give all attachments of a mail in one. */
const ALL = /全部|打包|\ball\b/i;

/** What an element tells that may be an attachment, a link to one, or an item that names some. */
export function readAttachments(element: Element): readonly Attachment[] {
	const [, dragged, source = ""] = /^[^:]*:([^:]+):(https:.+)$/s.exec(attributeOf(element, "download_url")) ?? [];
	if (dragged) return [{ name: dragged, address: source, item: element }];
	const address = attributeOf(element, "href");
	if (address && ALL.test(textOf(element))) return [];
	for (const item of upFrom(element, address ? MAX_UP : 1)) {
		const names = [...namesIn(item)];
		if (address && names.length > 1) return []; // of which one?
		if (names.length > 0) return names.map((name) => ({ name, address, item }));
	}
	return [];
}

/** Names of files that an element shows or bears as a title. */
function namesIn(item: Element): ReadonlySet<string> {
	const within = all(item, "*");
	if (within.length > MAX_WITHIN) return new Set();
	const said = [item, ...within].flatMap((each) => [attributeOf(each, "title"), textOf(each)]);
	return new Set(said.filter(isFileName));
}
