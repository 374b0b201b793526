import { amongLinks, aroundOf } from "./anchors.ts";
import type { Detector } from "./detector.ts";
import { ABOUT, formOf, formOfWords, makeFile, nameOf, numberInAddress, readAddress } from "./file-link.ts";

const id = "platform";

/** Hosts of those who issue and deliver electronic invoices: the tax authority and service platforms. */
const PLATFORMS = [
	"chinatax.gov.cn",
	"nuonuo.com",
	"jss.com.cn",
	"baiwang.com",
	"fapiao.com",
	"vpiaotong.com",
	"bwjf.cn",
	"ele-cloud.com",
	"xforceplus.com",
	"12306.cn",
	"txffp.com",
];

const DOWNLOADS = /下载|版式|文件|导出|pdf|ofd|xml|download/i;
const PROGRAMS = /客户端|驱动|证书|软件|控件|插件|操作/;

/**
 * Download links of invoice platforms, on their pages and wherever else they stand (mails, messages): the address
 * carries the number and the form of the file (…?Wjgs=PDF&Fphm=…).
 */
export const platform: Detector = {
	id,
	find: (root, page) =>
		amongLinks(root, ({ element, words }) => {
			const url = readAddress(words.address, words.base);
			if (!url) return undefined;
			const carries = carriesInvoice(url);
			if (!carries && !isPlatform(page.hostname) && !isPlatform(url.hostname)) return undefined;
			const name = nameOf(url, words);
			const form = formOf(url, name) ?? formOfWords(words.text);
			const gives =
				carries || (DOWNLOADS.test(words.text) && !ABOUT.test(words.text + name) && !PROGRAMS.test(words.text + name));
			return form && gives ? makeFile(id, url, form, name, { ...words, around: aroundOf(element) }) : undefined;
		}),
};

/** Only exact ends: nuonuo.com.example is somebody else. */
function isPlatform(host: string): boolean {
	return PLATFORMS.some((name) => host === name || host.endsWith(`.${name}`));
}

function carriesInvoice(url: URL): boolean {
	return url.search !== "" && numberInAddress(url, "") !== undefined && formOf(url, "") !== undefined;
}
