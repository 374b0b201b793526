import type { ActionId } from "#core/diagnose/situation.ts";
import type { Manner, Relation } from "#core/diagnose/values.ts";
import type { Text } from "../text.ts";

export const actionWords: Readonly<Record<ActionId, Text>> = {
	correct: { zh: "改正内容", en: "Correct values" },
	ask: { zh: "再查一次", en: "Ask again" },
	ask_later: { zh: "到时候自动再查", en: "Ask later by itself" },
	official: { zh: "打开税务机关查验平台", en: "Open the authority's site" },
	original: { zh: "看原件", en: "See the original" },
	settings: { zh: "去设置", en: "Go to settings" },
	storage: { zh: "看本机空间", en: "See storage" },
	library: { zh: "回发票库", en: "Go to the library" },
};

export const relationWords: Readonly<Record<Relation, Text>> = {
	equal: { zh: "一致", en: "Same" },
	differs: { zh: "不同", en: "Differs" },
	ours_only: { zh: "只有手里有", en: "Only yours" },
	theirs_only: { zh: "只有对方有", en: "Only theirs" },
};

/** In which way, in a few words beside the one above. */
export const mannerWords: Readonly<Record<Manner, Text>> = {
	layout: { zh: "只差空格、全半角或大小写", en: "but for spacing, width or case" },
	hidden: { zh: "对方遮去一部分", en: "partly hidden" },
	cut: { zh: "版面上没有印全", en: "cut on the page" },
	part: { zh: "对方只给末几位", en: "last digits only" },
	meaning: { zh: "写法不同，意思相同", en: "other words, same meaning" },
	rounded: { zh: "小数位数不同", en: "other decimals" },
	list: { zh: "一方详见清单，金额之和相同", en: "one side is a list, same sum" },
	merged: { zh: "行数不同，合起来相同", en: "other rows, same sum" },
	one_digit: { zh: "差一位", en: "one character" },
	swapped: { zh: "两位颠倒", en: "two changed places" },
	one_missing: { zh: "多或少一位", en: "one more or less" },
	moved_point: { zh: "小数点错位", en: "decimal point moved" },
	sign: { zh: "正负号相反", en: "sign" },
	tax_side: { zh: "一方含税，一方不含税", en: "with and without tax" },
	day_month: { zh: "日和月颠倒", en: "day and month changed places" },
	free_text: { zh: "文字不同，不影响判断", en: "free text, does not count" },
	other: { zh: "内容不同", en: "another value" },
};

/** Words around the two. */
export const diagnoseWords = {
	title: { zh: "怎么办", en: "What to do" },
	causes: { zh: "可能的原因，最可能的在前", en: "Possible reasons, the likeliest first" },
	useValue: { zh: "改成 {fits}", en: "Change to {fits}" },
	look: { zh: "改{field}", en: "Correct {field}" },
	newTab: { zh: "在新窗口打开", en: "opens in a new window" },
	later: { zh: "{at} 之后", en: "after {at}" },
	queued: { zh: "已排队，{at} 之后自动再查", en: "In line: it is asked by itself after {at}" },
	correctLead: {
		zh: "改你填写过的和空着的内容。文件里读到的值不会因此改变，两者不同时会并排给你看。",
		en: "Change what you typed or what is missing. What was read from a file stays as it is; where both differ, you see them side by side.",
	},
	comparison: { zh: "逐项对照", en: "Side by side" },
	allSame: { zh: "都一致", en: "all the same" },
	differing: { zh: "{count} 项不同", en: "{count} differ" },
	item: { zh: "项目", en: "Field" },
	ours: { zh: "手里这份", en: "Yours" },
	theirs: { zh: "税务机关", en: "Tax authority" },
	theirsSample: { zh: "演示接口", en: "Sample service" },
	verdict: { zh: "比较", en: "Result" },
	who: { zh: "税务机关", en: "The tax authority" },
	whoSample: { zh: "演示接口", en: "The sample service" },
	line: { zh: "明细 {at}", en: "Row {at}" },
	rows: { zh: "{count} 行，合计 {sum}", en: "{count} rows, {sum} in all" },
	moreRows: { zh: "还有 {count} 行一致", en: "{count} more rows agree" },
	fetchPdf: { zh: "下载电子原件 PDF", en: "Fetch the original, PDF" },
	fetchOfd: { zh: "下载电子原件 OFD", en: "Fetch the original, OFD" },
	fetching: { zh: "正在下载原件", en: "Fetching the original" },
	fetched: { zh: "原件已存入，并与这张票对照", en: "The original is kept and compared with this invoice" },
	fetchedKnown: { zh: "下载的原件与已存的完全相同", en: "What was fetched is the very file you hold" },
	fetchedOther: {
		zh: "下载到的是另一张发票，已另存。不要把它当作这张票的原件。",
		en: "What came is another invoice; it was kept apart. Do not take it for the original of this one.",
	},
} as const satisfies Readonly<Record<string, Text>>;

export const fetchProblemWords = {
	no_record: { zh: "这张发票已不在发票库里。", en: "This invoice is no longer in the library." },
	no_address: {
		zh: "接口的答复里没有原件的下载地址。请向开票方索取。",
		en: "The answer names no address of the original. Ask the seller for it.",
	},
	not_available: {
		zh: "这里不能下载。请用验票的本机服务打开本页。",
		en: "It cannot be fetched here. Open this page from the local server.",
	},
	offline: {
		zh: "没有连上原件所在的服务器。过一会儿再试，或向开票方索取。",
		en: "The server of the original could not be reached. Try later, or ask the seller.",
	},
	timeout: { zh: "原件下载太慢，已停止。过一会儿再试。", en: "The download was too slow and was stopped. Try later." },
	aborted: { zh: "已停止下载。", en: "The download was stopped." },
	private_address: {
		zh: "下载地址指向内部网络，为安全没有去取。确实是自己的服务器，就在启动验票时用 --allow-private 允许它。",
		en: "The address points into a private network and was not fetched. If it is your own server, allow it with --allow-private when starting.",
	},
	bad_address: {
		zh: "下载地址不是 http 或 https 的网址，没有去取。",
		en: "The address is no http or https address and was not fetched.",
	},
	redirects: {
		zh: "下载地址转来转去，超过 3 次就停下了。请向开票方索取原件。",
		en: "The address redirects more than three times. Ask the seller for the original.",
	},
	too_large: {
		zh: "文件超过 20 MB，不像一张发票，没有存。",
		en: "The file is over 20 MB, too large for an invoice, and was not kept.",
	},
	not_original: {
		zh: "取到的不是 PDF 或 OFD，多半是登录页或提示页，没有存。请向开票方索取。",
		en: "What came is no PDF or OFD, most likely a login page, and was not kept. Ask the seller.",
	},
	http: {
		zh: "原件所在的服务器拒绝了（{status}）。地址可能已过期，请再查验一次取得新地址。",
		en: "The server of the original refused ({status}). The address may have expired; check again to get a new one.",
	},
	failed: { zh: "没有取到原件。过一会儿再试。", en: "The original could not be fetched. Try later." },
} as const satisfies Readonly<Record<string, Text>>;
