import { childCountOf, elementParentOf, squeeze, tagOf, textOf, upFrom, wholeTextOf } from "./dom.ts";

const MAX_AROUND = 400;
const MAX_BEFORE = 30;

/** Words of the smallest row, item or card around a link, at most 400 characters: what it is a file of. */
export function aroundOf(link: Element | undefined): string {
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
export function beforeOf(link: Element | undefined): string {
	const own = link ? textOf(link) : "";
	for (const at of upFrom(link, 3)) {
		const before = textOf(at).split(own)[0] ?? "";
		if (before) return before.slice(-MAX_BEFORE);
	}
	return "";
}
