import { aroundOf } from "#extension/detectors/anchors.ts";
import { attributeOf, textOf } from "#extension/detectors/dom.ts";
import { fileNameIn } from "#extension/detectors/file-name.ts";
import type { MailSite } from "./site.ts";

/** QQ 邮箱: a link 下载 beside the name; the address may carry the name too. */
export const qq: MailSite = {
	id: "qq",
	hosts: ["mail.qq.com", "exmail.qq.com"],
	selector: 'a[href*="/cgi-bin/download"], a[href*="/attach/download"], a[href*="func=attach"]',
	read(element, base) {
		const address = attributeOf(element, "href");
		const named = URL.parse(address, base)?.searchParams.get("filename") ?? attributeOf(element, "filename");
		const text = textOf(element).slice(0, 200);
		return { address, base, name: fileNameIn(named || text) ?? fileNameIn(aroundOf(element)), text };
	},
};
