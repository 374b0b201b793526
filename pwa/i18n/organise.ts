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

	"labels.title": { zh: "分类、标签和备注", en: "Category, tags and note" },
	"labels.category": { zh: "分类", en: "Category" },
	"labels.category.none": { zh: "未分类", en: "None" },
	"labels.category.new": { zh: "新建分类…", en: "New category…" },
	"labels.category.name": { zh: "分类名称", en: "Name of the category" },
	"labels.category.set": { zh: "归为「{category}」", en: "Filed under “{category}”" },
	"labels.category.cleared": { zh: "已取消分类", en: "Category removed" },
	"labels.add": { zh: "添加", en: "Add" },
	"labels.tags": { zh: "标签", en: "Tags" },
	"labels.tag.add": { zh: "加标签，回车确定", en: "Add a tag, then Enter" },
	"labels.tag.remove": { zh: "去掉标签 {tag}", en: "Remove the tag {tag}" },
	"labels.tag.added": { zh: "已加标签「{tag}」", en: "Tag added: {tag}" },
	"labels.tag.removed": { zh: "已去掉标签「{tag}」", en: "Tag removed: {tag}" },
	"labels.note": { zh: "备注", en: "Note" },
	"labels.note.hint": { zh: "只存在这里，不在发票上", en: "Kept here only, not on the invoice" },
	"labels.note.kept": { zh: "备注已保存", en: "Note kept" },
	"labels.suggested": { zh: "归为「{category}」？", en: "File under “{category}”?" },
	"labels.auto": { zh: "自动归类，{because}。", en: "Filed by a rule, {because}." },
	"labels.auto.wrong": { zh: "不对，取消", en: "Wrong, take it out" },
	"labels.because.goods": {
		zh: "因为上次把「{goods}」归为「{category}」",
		en: "since “{goods}” last went under “{category}”",
	},

	"bulk.label": { zh: "分类和标签", en: "Category and tags" },
	"bulk.label.title": { zh: "{count} 张发票的分类和标签", en: "Category and tags of {count}" },
	"bulk.label.apply": { zh: "用于这 {count} 张", en: "Apply to these {count}" },
	"bulk.category.keep": { zh: "不改分类", en: "Leave as they are" },
	"bulk.category.clear": { zh: "取消它们的分类", en: "Take their category away" },
	"bulk.tags.remove": { zh: "去掉标签", en: "Remove tags" },
	"bulk.labelled": { zh: "已改 {count} 张", en: "Changed: {count}" },
	"bulk.claimed": { zh: "已标记报销 {count} 张", en: "Marked as claimed: {count}" },
	"bulk.running": { zh: "已处理 {done} / {total} 张", en: "{done} of {total} done" },
	"bulk.left": { zh: "约剩 {seconds} 秒", en: "about {seconds} s left" },

	"rules.title": { zh: "分类和规则", en: "Categories and rules" },
	"rules.lead": {
		zh: "手工归类时会记住哪个销售方的什么货物归到哪里。以后收到同样的发票，没有分类的自动归类，随时可以改。",
		en: "When you file an invoice it is remembered which goods of which seller went where. Later ones of the kind without a category are filed the same way, and can always be changed.",
	},
	"rules.none": { zh: "还没有学到规则", en: "Nothing learnt yet" },
	"rules.list": { zh: "学到的规则", en: "Learnt rules" },
	"rules.rule": { zh: "{seller}{goods} → {category}", en: "{seller}{goods} → {category}" },
	"rules.goods": { zh: " 的 {goods}", en: ", {goods}" },
	"rules.learnt": { zh: "{at} 学到", en: "learnt {at}" },
	"rules.forget": { zh: "删除规则：{rule}", en: "Delete the rule: {rule}" },
	"rules.forgotten": { zh: "规则已删除，已归类的发票不变", en: "Rule deleted; what it filed stays" },
	"rules.own": { zh: "自己的分类", en: "Your categories" },
	"rules.own.none": { zh: "没有自己加的分类", en: "None added" },
	"rules.own.add": { zh: "新分类", en: "New category" },
	"rules.own.remove": { zh: "不再提供分类 {category}", en: "No longer offer the category {category}" },
	"rules.own.removed": {
		zh: "不再提供「{category}」，已归类的发票不变",
		en: "“{category}” is no longer offered; invoices keep it",
	},
} as const satisfies Readonly<Record<string, Text>>;

const words = { ...appWords, ...organiseWords };
export type OrganiseKey = keyof typeof words;

export const { t, tMaybe } = tell(words);
