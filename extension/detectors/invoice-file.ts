import { aroundOf } from "./around.ts";
import { type Form, type Link, numberIn } from "./link.ts";
import { onlyNumberIn } from "./numbers.ts";

/** Words that a file of an invoice goes by, in its name or beside it. */
const INVOICE =
	/发票|数电票|全电票|电子票(?!据法)|行程单|fapiao|dzfp|e-?invoice|(?:^|[^a-z])invoices?(?![a-z])|(?:^|[^a-z])fp(?:dm|hm)(?![a-z])/i;

/** Writings about invoices, programs for them, and pages that show them. */
const ABOUT =
	/说明|须知|办法|规定|指[南引]|手册|模板|样[例张本]|申请|教程|帮助|通知|公告|问答|抬头|政策|合同|协议|打印|驱动|软件|客户端|插件|阅读器|证书|《|^[^下]*预览[^下]*$|template|guide|manual|terms|policy|faq/i;

/** Other papers, which may have long numbers too: 回单, 报告, 证明书 … */
const OTHER = /[单书表函告同议册](?!\p{L})|订单|合同/u;

/** The form of the file that a link gives, `undefined` when it is no invoice by its address, its name and its words. */
export function formOfInvoice(link: Link): Form | undefined {
	return link.form && isInvoice(link, link.form) ? link.form : undefined;
}

/** Whether words name a writing or a program about invoices, which is none. */
export function isAbout(words: string): boolean {
	return ABOUT.test(words.replace(/[^\s_-]*公司/g, "")); // of whatever kind the seller's company is
}

function isInvoice(link: Link, form: Form): boolean {
	const { name, text, path } = link;
	const words = `${text} ${name}`;
	if (numberIn(link) !== undefined) return INVOICE.test(words) || !OTHER.test(words + path);
	if (isAbout(words)) return false;
	if (form === "ofd") return true; // hardly anything else is given out in this format
	if (form === "image") return INVOICE.test(name); // a picture beside the word is a logo
	if (speaksOfInvoice(`${words} ${path}`)) return true;
	const around = aroundOf(link.element);
	return onlyNumberIn(around) !== undefined && speaksOfInvoice(around); // 下载 PDF in the row of an invoice
}

/** Whether words name an invoice and not a writing about invoices. */
function speaksOfInvoice(words: string): boolean {
	return INVOICE.test(words) && !isAbout(words);
}
