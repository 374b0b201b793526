import type { MailSite } from "./site.ts";

/**
 * QQ 邮箱 and 腾讯企业邮. The old one, in frames: a link 下载 beside the name, whose address is in GBK. The new one
 * (wx.mail.qq.com): cards with a name and no address.
 */
export const qq: MailSite = {
	host: /(?:^|\.)(?:ex)?mail\.qq\.com$/,
	selector: 'a[href*="/cgi-bin/download"], a[href*="/attach/download"], .mail-detail-attach-card',
};
