import type { MailSite } from "./site.ts";

/**
 * 163, 126, yeah.net and their enterprise mail: an attachment is a part of its mail (`readdata.jsp?…part=3`), which one
 * link downloads and another opens (`mode=inline`).
 */
export const netease: MailSite = {
	host: /(?:^|\.)(?:163|126|188|yeah)\.(?:com|net)$/,
	selector: 'a[href*="readdata.jsp"]:not([href*="mode=inline"])',
};
