import { isAbout } from "./invoice-file.ts";
import { formOfWords } from "./link.ts";
import type { LinkRule } from "./link-reader.ts";

/** Pages of orders by their address: what shops call them. */
const ORDER_PAGE = /order|trade|dingdan|invoice|fapiao|bought|purchase|expense|trip|receipt/i;

/** A link that gives the invoice itself, not a page to ask for one on. */
const GIVES =
	/(?:下载|查看|打开|导出)(?:电子|数电|增值税)*(?:普通|专用)?(?:发票|数电票)|发票\s*(?:PDF|OFD|XML)?\s*(?:下载|查看)|(?:download|view)\s+(?:the |my )?(?:e-?)?invoice/i;
const ASKS = /换开|补开|修改|规则|邮箱|重开|红冲|request|change|help/i;

/** Buttons of order pages: 下载发票 whose address does not show that it is a file. */
export const shop: LinkRule = {
	id: "shop",
	fits: (page) => ORDER_PAGE.test(page.host + page.pathname),
	read({ form, text }) {
		if (!GIVES.test(text) || ASKS.test(text) || isAbout(text)) return undefined;
		return form ?? formOfWords(text) ?? "pdf"; // unless they say otherwise; what comes is looked at by its bytes
	},
};
