import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";
import { appWords } from "./index.ts";

/** What is found and done in the library; loaded with it. */
export const organiseWords = {
	"find.suggestions": { zh: "搜索建议", en: "Suggestions" },
	"find.field.seller": { zh: "销售方", en: "Seller" },
	"find.field.buyer": { zh: "购买方", en: "Buyer" },
	"find.field.kind": { zh: "种类", en: "Kind" },
	"find.field.state": { zh: "状态", en: "State" },
	"find.field.authenticity": { zh: "真伪", en: "Authentic" },
	"find.field.claimable": { zh: "可报销", en: "Claim" },
	"find.field.tag": { zh: "标签", en: "Tag" },
	"find.field.category": { zh: "分类", en: "Category" },
	"find.field.region": { zh: "地区", en: "Region" },
	"find.field.date": { zh: "日期", en: "Issued" },
	"find.near.none": { zh: "没有这个号码：", en: "No invoice has this number:" },
	"find.near.some": {
		zh: "差一位（或相邻两位颠倒）的有 {count} 张，列在下面。请对照原件。",
		en: "One digit away, or with two neighbours swapped: {count}, listed below. Compare with the original.",
	},
} as const satisfies Readonly<Record<string, Text>>;

const words = { ...appWords, ...organiseWords };
export type OrganiseKey = keyof typeof words;

export const { t, tMaybe } = tell(words);
