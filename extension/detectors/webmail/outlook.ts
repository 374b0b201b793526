import { attributeOf, textOf } from "#extension/detectors/dom.ts";
import { fileNameIn } from "#extension/detectors/file-name.ts";
import type { MailSite } from "./site.ts";

/** Outlook on the web links attachments by its service; the name stands in the label for screen readers. */
export const outlook: MailSite = {
	id: "outlook",
	hosts: ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"],
	selector: 'a[href*="GetFileAttachment" i], a[href*="/attachments/" i], a[href*="attachment.ashx" i]',
	read(element, base) {
		const text = `${attributeOf(element, "aria-label")} ${attributeOf(element, "title")} ${textOf(element)}`.slice(
			0,
			300,
		);
		return { address: attributeOf(element, "href"), base, name: fileNameIn(text), text };
	},
};
