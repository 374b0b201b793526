import type { MailSite } from "./site.ts";

/** Outlook on the web: items with a name and no address; older ones link attachments by the service. */
export const outlook: MailSite = {
	host: /(?:^|\.)outlook\.(?:live\.com|office(?:365)?\.com|cloud\.microsoft)$/,
	selector: 'a[href*="GetFileAttachment" i], a[href*="/attachments/" i], a[href*="attachment.ashx" i], [role="option"]',
};
