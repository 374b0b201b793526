import { beforeOf } from "./around.ts";
import { isAbout } from "./invoice-file.ts";
import { formOfWords, numberIn } from "./link.ts";
import type { LinkRule } from "./link-reader.ts";

/**
 * Hosts of those who issue and deliver electronic invoices: the tax authority and service platforms. Only exact ends:
 * nuonuo.com.example is somebody else.
 */
const PLATFORM = /(?:^|\.)(?:(?:chinatax\.gov|jss\.com|bwjf|12306)\.cn|(?:nuonuo|baiwang|fapiao|vpiaotong)\.com)$/;

const DOWNLOADS = /下载|版式|文件|导出|pdf|ofd|xml|download/i;

/**
 * Download links of invoice platforms, on their pages and wherever else they stand (mails, messages): the address
 * carries the number and the form of the file (…?Wjgs=PDF&Fphm=…), or the words promise one.
 */
export const platform: LinkRule = {
	id: "platform",
	read(link, page) {
		const { url, path, name } = link;
		const text = /^(?:http|$)/.test(link.text) ? beforeOf(link.element) : link.text; // an address says nothing
		const form = link.form ?? formOfWords(text) ?? formOfWords(path);
		if (!form) return undefined;
		if (url.search && link.form && numberIn({ ...link, name: "" })) return form;
		if (!PLATFORM.test(page.hostname) && !PLATFORM.test(url.hostname)) return undefined;
		return DOWNLOADS.test(text) && !isAbout(text + name) ? form : undefined;
	},
};
