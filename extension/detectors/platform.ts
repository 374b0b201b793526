import { amongLinks, aroundOf } from "./anchors.ts";
import type { Detector } from "./detector.ts";
import { formOf, formOfWords, isAbout, makeFile, nameOf, numberInAddress, readAddress } from "./file-link.ts";

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
	"12306.cn",
];

const DOWNLOADS = /下载|版式|文件|导出|pdf|ofd|xml|download/i;

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
			const gives = carries || (DOWNLOADS.test(words.text) && !isAbout(words.text + name));
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
