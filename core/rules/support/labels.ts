import type { Source } from "#core/model/evidence.ts";
import type { FieldName } from "#core/model/fields.ts";

interface Label {
	readonly zh: string;
	readonly en: string;
}

/** Names of the fields inside sentences of checks; only those whose sources are compared. */
export const fieldLabels: Partial<Record<FieldName, Label>> = {
	kind: { zh: "发票种类", en: "kind of invoice" },
	code: { zh: "发票代码", en: "invoice code" },
	number: { zh: "发票号码", en: "invoice number" },
	digitalNumber: { zh: "数电票号码", en: "digital number" },
	issuedOn: { zh: "开票日期", en: "day of issue" },
	checkCode: { zh: "校验码", en: "check code" },
	buyerName: { zh: "购买方名称", en: "buyer" },
	buyerTaxId: { zh: "购买方税号", en: "buyer's tax id" },
	sellerName: { zh: "销售方名称", en: "seller" },
	sellerTaxId: { zh: "销售方税号", en: "seller's tax id" },
	amount: { zh: "合计金额", en: "amount" },
	tax: { zh: "合计税额", en: "tax" },
	total: { zh: "价税合计", en: "total" },
	totalInWords: { zh: "价税合计（大写）", en: "total in words" },
};

const sourceLabels: Record<Source, Label> = {
	authority: { zh: "税务机关的答复", en: "the authority's answer" },
	sealed: { zh: "签名覆盖的内容", en: "the signed content" },
	xml: { zh: "结构化数据", en: "the structured data" },
	tag: { zh: "版式文件标签", en: "the file's tags" },
	qr: { zh: "二维码", en: "the QR code" },
	text: { zh: "票面文字", en: "the printed text" },
	page: { zh: "网页", en: "the web page" },
	ocr: { zh: "图片识别", en: "the picture as read" },
	typed: { zh: "手工填写", en: "what was typed" },
	ledger: { zh: "台账", en: "the ledger" },
};

/** Who says so, as people call it. 演示 answers are never called the authority's. */
export function sourceLabel(source: Source, { sample }: { readonly sample: boolean }): Label {
	if (source === "authority" && sample) return { zh: "演示接口的答复", en: "the sample authority's answer" };
	return sourceLabels[source];
}
