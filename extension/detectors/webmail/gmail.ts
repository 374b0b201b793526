import type { MailSite } from "./site.ts";

/** Gmail lays `type:name:address` on an attachment for dragging it out of the page; lists of mails show names alone. */
export const gmail: MailSite = {
	host: /^mail\.google\.com$/,
	selector: "[download_url], .brc",
};
