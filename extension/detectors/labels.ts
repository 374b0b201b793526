import type { FieldName } from "#core/model/fields.ts";
import type { PageContact } from "#core/model/particulars.ts";
import { squeeze } from "./dom.ts";

/**
 * What a label is for. `name`, `taxId`, `address`, `account`: of whichever party was named last. `billed`: 发票金额,
 * 合计金额, with tax unless the tax or 价税合计 stands beside it. `sums`: the line of sums of a face. `other`: a label that
 * is not ours, which ends the value before it and takes the one after it.
 */
export type LabelId =
	| FieldName
	| PageContact
	| "name"
	| "taxId"
	| "address"
	| "account"
	| "buyer"
	| "seller"
	| "billed"
	| "sums"
	| "other";

export interface Label {
	readonly id: LabelId;
	/** Says little alone (号码, 日期): counts only beside labels that say more. */
	readonly weak: boolean;
	/** The mere word 发票: stands over many things that are none. */
	readonly bare: boolean;
}

/** A label found in a text. */
export interface LabelAt extends Label {
	readonly from: number;
	readonly to: number;
}

const BUYER = "(?:购(?:买|货)?方|受票方|买方)";
const SELLER = "(?:销(?:售|货)?方|开票方|卖方)";
/** Of both words: 地址 alone is where something was sent to, 账号 alone who is logged in. */
const ADDRESS = "地址[、,和及]?电话";
const ACCOUNT = "开户(?:银)?行[、,和及]?[账帐]号";
const TAX_ID = "(?:纳税人)?(?:识别号|税号|统一社会信用代码(?:/?(?:纳税人)?识别号)?)";
/** 订单号, 银行卡号, 运单号码 … : numbers of whatever is no invoice. */
const OF_OTHERS = "(?:(?!发票|票据|数电|税号|识别|统一)\\p{Script=Han}){1,8}?(?:号码?|编号|代码)";

/** Chinese and English words before a value; of two that begin at one place the upper wins. */
const WORDS: readonly (readonly [LabelId, string])[] = [
	["other", "(?:被红冲|原|蓝字|正数)[^\\d:]{0,10}(?:代码|号码|票号)|红字[^\\d:]{0,14}编号"], // of the invoice that was red-inked
	["checkCode", "校验码(?:\\(?后[6六]位\\)?)?"],
	["digitalNumber", "(?:数电|全电|数字化电子)(?:电子)?(?:普通|专用)?(?:发票|票)?(?:号码|编号|号)"],
	["number", "发票代码[/及和](?:发票)?号码"],
	["code", "(?:发票|票据)代码"],
	["number", "(?:发票|票据)(?:号码|编号|号)|invoice (?:no\\.?|number|#)"],
	["issuedOn", "(?:开票|开具|填开|发票)(?:日期|时间)|(?:invoice|issue) date"],
	["kind", "发票(?:类型|种类|类别)|票种"],
	["totalInWords", "价税合计\\(大写\\)"],
	["total", "价税(?:合计|总计|总额)(?:金额)?(?:\\(小写\\))?|\\(小写\\)|(?<!不)含税(?:总)?(?:金额|价|额)"],
	["amount", "(?:合计)?(?:不含税|未税)(?:总)?(?:金额|价|额)|合计金额\\(不含税\\)|金额\\(不含税\\)"],
	["billed", "(?:发票|开票|票面)(?:总)?(?:金额|额)"],
	["tax", "(?:合计)?税额(?:合计)?"],
	["buyerTaxId", `${BUYER}${TAX_ID}`],
	["sellerTaxId", `${SELLER}${TAX_ID}`],
	["buyerAddress", `${BUYER}${ADDRESS}`],
	["buyerAccount", `${BUYER}${ACCOUNT}`],
	["sellerAddress", `${SELLER}${ADDRESS}`],
	["sellerAccount", `${SELLER}${ACCOUNT}`],
	["address", ADDRESS],
	["account", ACCOUNT],
	["buyerName", `${BUYER}(?:企业|公司|单位)?名称?|(?:发票)?抬头(?:名称)?`],
	["sellerName", `${SELLER}(?:企业|公司|单位)?名称?|开票(?:单位|公司|企业)(?:名称)?`],
	["taxId", TAX_ID],
	["buyer", `${BUYER}(?:信息)?`],
	["seller", `${SELLER}(?:信息)?`],
	["other", OF_OTHERS],
	["other", "发票(?:状态|内容|抬头|明细)|开户行|地址|税率|征收率|单价|数量|规格型号|项目名称|货物[^:\\d]{0,10}名称"],
	["other", "开票人|收款人|复核人?|备注|密码区|操作|状态|条码|单号"],
];

/** Words that are labels only where nothing stands before them: 发票 is one in 发票 26…, not in 下载发票. */
const FIRST_WORDS: readonly (readonly [LabelId, string])[] = [
	["number", "(?:电子|数电|全电)?(?:普通|专用)?(?:发票|电票)|数电票|票号|invoice"],
];

/** As those above, and many things are called by them: they count only beside labels that say more. */
const WEAK_WORDS: readonly (readonly [LabelId, string])[] = [
	["code", "代码"],
	["number", "号码|No\\.?|number"],
	["issuedOn", "日期|date"],
	["totalInWords", "大写"],
	["total", "小写|总金额|total"],
	["billed", "合计金额"],
	["amount", "金额|amount"],
	["tax", "tax"],
	["sums", "合计"],
	["name", "(?:单位|企业|公司)?名称"],
];

const LABELS = [...WORDS, ...FIRST_WORDS, ...WEAK_WORDS];
const FIRST_BARE = WORDS.length;
const FIRST_WEAK = FIRST_BARE + FIRST_WORDS.length;

const pattern = once(() => {
	const groups = LABELS.map(([, words], at) =>
		at < FIRST_BARE ? `(${words})` : `((?<![\\p{L}\\p{N}])(?:${words})(?!\\p{L}))`,
	);
	return new RegExp(groups.join("|"), "giu");
});
const exact = once(() => new RegExp(`^[*\\s]*(?:${pattern().source})(?:\\((?:元|¥|人民币)\\))?[*\\s:]*$`, "iu"));

/** A character or word of every label; most texts of a page have none and are spared the long pattern. */
const HOPEFUL = /[号码票期间称计写头价额方量址率注态人核作行]|invoice|number|date|total|tax|amount|no\b/i;

/** One form of a text for labels: half width, spaces as one, and none in 价 税 合 计. */
export function plainText(text: string): string {
	const plain = /[^ -~一-鿿]/.test(text) ? squeeze(text.normalize("NFKC")) : text.trim();
	return plain.includes(" ") ? plain.replace(/(?<=(?<!\p{L})\p{L}) (?=\p{L}(?!\p{L}))/gu, "") : plain;
}

/** What a text that is nothing but a label is for. @example labelOf("发票号码:")?.id === "number" */
export function labelOf(plain: string): Label | undefined {
	if (plain.length > 24 || !HOPEFUL.test(plain)) return undefined;
	const match = exact().exec(plain);
	return match ? labelOfGroup(match) : undefined;
}

/** All labels in a text, from the left. */
export function labelsIn(plain: string): readonly LabelAt[] {
	if (!HOPEFUL.test(plain)) return [];
	const found: LabelAt[] = [];
	for (const match of plain.matchAll(pattern())) {
		const label = labelOfGroup(match);
		if (label) found.push({ ...label, from: match.index, to: match.index + match[0].length });
	}
	return found;
}

function labelOfGroup(match: RegExpMatchArray): Label | undefined {
	const group = match.findIndex((text, at) => at > 0 && text !== undefined) - 1;
	const id = LABELS[group]?.[0];
	return id && { id, weak: group >= FIRST_WEAK, bare: group >= FIRST_BARE && group < FIRST_WEAK };
}

/** Most pages never come to where it is needed. */
function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}
