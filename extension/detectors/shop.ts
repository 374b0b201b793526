import { amongLinks, aroundOf } from "./anchors.ts";
import type { Detector } from "./detector.ts";
import { formOf, formOfWords, makeFile, nameOf, readAddress } from "./file-link.ts";

const id = "shop";

/** Pages of orders by their address: what shops call them. */
const ORDER_PAGE = /order|trade|dingdan|invoice|fapiao|bought|purchase|expense|trip|receipt/i;

/** A link that gives the invoice itself, not a page to ask for one on. */
const GIVES =
	/(?:下载|查看|打开|导出)(?:电子|数电|增值税)*(?:普通|专用)?(?:发票|数电票)|发票\s*(?:PDF|OFD|XML)?\s*(?:下载|查看)|(?:download|view)\s+(?:the |my )?(?:e-?)?invoice/i;
const ASKS = /申请|换开|补开|修改|抬头|说明|须知|规则|帮助|邮箱|重开|红冲|request|change|help/i;

/** Buttons of order pages: 下载发票 whose address does not show that it is a file. */
export const shop: Detector = {
	id,
	fits: (page) => ORDER_PAGE.test(page.host + page.pathname),
	find: (root) =>
		amongLinks(root, (link) => {
			if (!GIVES.test(link.words.text) || ASKS.test(link.words.text)) return undefined;
			const url = readAddress(link.words.address, link.words.base);
			if (!url) return undefined;
			const words = { ...link.words, around: aroundOf(link.element) };
			const name = nameOf(url, words);
			// Shops give PDF unless they say otherwise; what comes is looked at by its bytes.
			return makeFile(id, url, formOf(url, name) ?? formOfWords(words.text) ?? "pdf", name, words);
		}),
};
