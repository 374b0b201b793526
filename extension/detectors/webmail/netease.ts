import { aroundOf } from "#extension/detectors/anchors.ts";
import { attributeOf, textOf } from "#extension/detectors/dom.ts";
import { fileNameIn } from "#extension/detectors/file-name.ts";
import type { MailSite } from "./site.ts";

/** 163, 126 and yeah.net: a mail lies in a frame of its own, its attachments are parts of it (`readdata.jsp?…part=3`). */
export const netease: MailSite = {
	id: "netease",
	hosts: ["mail.163.com", "mail.126.com", "mail.yeah.net", "qiye.163.com"],
	selector: 'a[href*="readdata.jsp"], a[href*="mode=download"], a[href*="/attachment/"]',
	read(element, base) {
		const text = `${attributeOf(element, "title")} ${textOf(element)}`.slice(0, 200);
		return {
			address: attributeOf(element, "href"),
			base,
			name: fileNameIn(text) ?? fileNameIn(aroundOf(element)),
			text,
		};
	},
};
