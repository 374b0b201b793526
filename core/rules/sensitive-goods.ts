import type { Severity } from "#core/model/finding.ts";
import type { Check } from "./check.ts";
import { classOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "sensitive_goods";

interface Sensitive {
	readonly sentence: string;
	readonly severity: Severity;
	/** Tested on the class in front of the item, where there is one. */
	readonly inClass: RegExp;
	/** Tested on the item's own name. */
	readonly inName: RegExp;
}

/** Heaviest first: a claim is judged by the one that weighs most. */
const table: readonly Sensitive[] = [
	{
		sentence: "prepaid",
		severity: "look",
		inClass: /预付卡/,
		inName: /预付卡|购物卡|储值卡|充值卡|礼品卡|提货券|代金券/,
	},
	{
		sentence: "drink_tobacco",
		severity: "look",
		inClass: /^酒$|烟草|^卷烟$/,
		inName: /白酒|红酒|洋酒|葡萄酒|香烟|卷烟|雪茄/,
	},
	{ sentence: "gift", severity: "look", inClass: /工艺品|珠宝|首饰/, inName: /礼品|礼盒|珠宝|首饰|金条/ },
	{
		sentence: "leisure",
		severity: "look",
		inClass: /娱乐服务/,
		inName: /KTV|歌厅|夜总会|洗浴|足浴|桑拿|按摩服务|高尔夫|棋牌室|美容服务|美容院/i,
	},
	{ sentence: "catering", severity: "note", inClass: /餐饮服务/, inName: /餐费|餐饮|宴席/ },
];

export const sensitiveGoods: Check = {
	id,
	name: { zh: "敏感品目", en: "Sensitive goods" },
	basis: "domain §9",
	sentences: {
		prepaid: {
			zh: "第 {line} 行「{name}」是预付卡或卡券。售卡时开的发票不能证明已经消费，也不能抵扣。请补充实际使用的凭据。",
			en: "Line {line}, {name}, is a prepaid card or voucher. An invoice for the sale of a card proves no consumption and allows no deduction. Add proof of what it was used for.",
		},
		drink_tobacco: {
			zh: "第 {line} 行「{name}」是烟或酒。多数单位限制报销，业务招待另有扣除比例。请说明用途并按本单位制度审批。",
			en: "Line {line}, {name}, is tobacco or alcohol. Most companies restrict it, and entertainment is deductible in part only. State its purpose and have it approved.",
		},
		gift: {
			zh: "第 {line} 行「{name}」可能是礼品或贵重物品。可能涉及业务招待和个人所得税。请说明赠送对象和用途。",
			en: "Line {line}, {name}, may be a gift or a valuable. Entertainment rules and income tax may apply. State for whom and what for.",
		},
		leisure: {
			zh: "第 {line} 行「{name}」属于娱乐消费，进项税额不得抵扣，多数单位不予报销。请说明用途并按本单位制度审批。",
			en: "Line {line}, {name}, is entertainment: its tax is not deductible and most companies do not pay it. State its purpose and have it approved.",
		},
		catering: {
			zh: "第 {line} 行「{name}」是餐饮。餐饮的进项税额不得抵扣，业务招待与差旅用餐的处理也不同。请注明用途。",
			en: "Line {line}, {name}, is catering: its tax is not deductible, and entertaining is booked otherwise than meals on a trip. Note its purpose.",
		},
	},
	run(invoice) {
		if (invoice.lines.length === 0) return notRun(id, "lines");
		for (const { sentence, severity, inClass, inName } of table) {
			const index = invoice.lines.findIndex(({ name }) => {
				const itemClass = classOf(name);
				const item = itemClass === undefined ? name : name.slice(name.lastIndexOf("*") + 1);
				return inName.test(item) || (itemClass !== undefined && inClass.test(itemClass));
			});
			const line = invoice.lines[index];
			if (line) return found(id, severity, [], { sentence, line: index + 1, name: line.name });
		}
		return clear(id);
	},
};
