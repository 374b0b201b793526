import type { MailSite } from "./site.ts";

/** Outlook on the web: items with a name and no address; older ones link to the service (`GetFileAttachment?id=…`). */
export const outlook: MailSite = {
	host: /(?:^|\.)outlook\.(?:live\.com|office(?:365)?\.com|cloud\.microsoft)$/,
	selector: 'a[href*="attachment" i], [role="option"]',
};
