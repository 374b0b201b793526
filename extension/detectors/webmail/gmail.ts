import { attributeOf, textOf } from "#extension/detectors/dom.ts";
import type { MailSite } from "./site.ts";

/** Gmail lays `type:name:address` on an attachment for dragging it out of the page. */
export const gmail: MailSite = {
	id: "gmail",
	hosts: ["mail.google.com"],
	selector: "[download_url]",
	read(element, base) {
		const match = /^[^:]*:([^:]+):(https:.+)$/s.exec(attributeOf(element, "download_url"));
		if (!match) return undefined;
		const [, name = "", address = ""] = match;
		return { address, base, name, text: textOf(element).slice(0, 200) };
	},
};
