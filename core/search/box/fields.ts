import { foldText } from "#core/base/text.ts";
import type { Clause, Place } from "#core/search/clause.ts";
import type { ChoiceColumn, DayColumn, MoneyColumn } from "#core/search/searchable.ts";

/** What a prefix in the box can name. */
export type BoxField = (typeof boxFields)[number]["id"];

type Meaning =
	| { readonly what: "text"; readonly places: readonly Place[]; readonly pinyin?: true; readonly near?: true }
	| { readonly what: "whole"; readonly places: readonly Place[] }
	| { readonly what: "tag" }
	| { readonly what: "money"; readonly columns: readonly MoneyColumn[] }
	| { readonly what: "day"; readonly column: DayColumn }
	/** `also`: words for what is no value of the column, but is asked for there. */
	| { readonly what: "choice"; readonly column: ChoiceColumn; readonly also?: readonly Named[] }
	/** One of a few words of its own; the first name of each is the one written. */
	| { readonly what: "named"; readonly named: readonly Named[] };

/** A word of a field, and what it asks for. */
export interface Named {
	readonly names: readonly string[];
	readonly clause: Clause;
}

interface Field<Id extends string = string> {
	readonly id: Id;
	/** Every name it goes by, in Chinese and English; the first is the one suggested. */
	readonly names: readonly string[];
	readonly meaning: Meaning;
}

const text = (...places: readonly Place[]): Meaning => ({ what: "text", places });
const pinyin = (...places: readonly Place[]): Meaning => ({ what: "text", places, pinyin: true });
const near = (...places: readonly Place[]): Meaning => ({ what: "text", places, near: true });
const money = (...columns: readonly MoneyColumn[]): Meaning => ({ what: "money", columns });
const choice = (column: ChoiceColumn, ...also: readonly Named[]): Meaning => ({ what: "choice", column, also });
const field = <Id extends string>(id: Id, names: string, meaning: Meaning): Field<Id> => ({
	id,
	names: names.split(" "),
	meaning,
});

const named = (...all: readonly Named[]): Meaning => ({ what: "named", named: all });

/** A red invoice (红字发票): its total, or else its amount, is below zero. */
const red: Clause = {
	what: "any",
	clauses: [
		{ what: "money", columns: ["total"], to: -1 },
		{
			what: "all",
			clauses: [
				{ what: "not", clause: { what: "money", columns: ["total"] } },
				{ what: "money", columns: ["amount"], to: -1 },
			],
		},
	],
};

const none = (column: "originalNumber" | "redNoticeNumber"): Clause => ({ what: "exact", text: "", places: [column] });

/**
 * Red by its face, whatever was judged of it: nobody was asked about it yet, but its sums are below zero, or where none
 * were read, it names the blue invoice it takes back.
 */
const redByFace: Clause = {
	what: "any",
	clauses: [
		red,
		{
			what: "all",
			clauses: [
				{ what: "not", clause: { what: "money", columns: ["total", "amount"] } },
				{ what: "not", clause: { what: "all", clauses: [none("originalNumber"), none("redNoticeNumber")] } },
			],
		},
	],
};

/** People say 金额 of the amount without tax and of the total: either may be meant. */
const boxFields = [
	field("seller", "销方 销售方 卖方 seller", pinyin("sellerName", "sellerTaxId")),
	field("buyer", "购方 购买方 买方 buyer", pinyin("buyerName", "buyerTaxId")),
	field("number", "号码 发票号码 票号 数电票号码 number", near("number", "digitalNumber")),
	field("code", "代码 发票代码 code", near("code")),
	field("checkCode", "校验码 checkcode", text("checkCode")),
	field("machine", "机器编号 machine", text("machineNumber")),
	field("title", "票头 title", text("title")),
	field("words", "大写 words", text("totalInWords")),
	field(
		"original",
		"蓝字发票号码 蓝字发票代码 蓝字票号 红字确认单编号 original notice",
		text("originalNumber", "originalCode", "redNoticeNumber"),
	),
	field("amount", "金额 amount", money("amount", "total")),
	field("net", "不含税 net", money("amount")),
	field("tax", "税额 tax", money("tax")),
	field("total", "合计 价税合计 total", money("total")),
	field("date", "日期 开票 开票日期 date issued", { what: "day", column: "issuedOn" }),
	field("saved", "收录 收录日期 saved", { what: "day", column: "savedOn" }),
	field("claimed", "报销日期 claimed", { what: "day", column: "claimedOn" }),
	field("checked", "查验日期 checked", { what: "day", column: "checkedOn" }),
	field("kind", "种类 发票种类 kind type", choice("kind")),
	field("state", "状态 state", choice("state", { names: ["红字", "红字发票", "red invoice"], clause: redByFace })),
	field("authenticity", "真伪 authenticity", choice("authenticity")),
	field("claimable", "报销 可报销 claimable", choice("claimable")),
	field("risk", "风险 risk", choice("risk")),
	field("region", "地区 省份 region", choice("region")),
	field(
		"side",
		"红蓝 side",
		named({ names: ["红字", "red"], clause: red }, { names: ["蓝字", "blue"], clause: { what: "not", clause: red } }),
	),
	field(
		"sample",
		"演示 sample",
		named(
			{ names: ["是", "yes"], clause: { what: "flag", flag: "sample", is: true } },
			{ names: ["否", "no"], clause: { what: "flag", flag: "sample", is: false } },
		),
	),
	field("tag", "标签 tag", { what: "tag" }),
	field("category", "分类 类别 category", { what: "whole", places: ["category"] }),
	field("rate", "税率 征收率 rate", { what: "whole", places: ["rates"] }),
	field("contact", "地址 电话 开户行 账号 银行 address bank", text("buyerContact", "sellerContact", "remark")),
	field(
		"vehicle",
		"车架号 车辆识别代号 发动机号 合格证号 厂牌型号 车牌 车牌号 vin vehicle",
		text("vehicle", "business", "lines", "remark"),
	),
	field("journey", "旅客 乘车人 出行人 车次 航班 passenger train flight", text("journey", "remark")),
	field("business", "发生地 项目地址 不动产 运输工具 place", text("business", "remark", "lines")),
	field("remark", "备注 remark note", text("remark", "note")),
	field("item", "货物 项目 商品 服务 规格 规格型号 单位 item spec unit", pinyin("lines")),
	field("taxId", "税号 taxid", text("sellerTaxId", "buyerTaxId")),
	field("person", "开票人 收款人 复核人 person", pinyin("drawer", "payee", "reviewer")),
] as const;

const byName: ReadonlyMap<string, Field<BoxField>> = new Map(
	boxFields.flatMap((one) => one.names.map((name) => [foldText(name), one] as const)),
);
const byId: ReadonlyMap<string, Field<BoxField>> = new Map(boxFields.map((one) => [one.id, one]));

export function fieldNamed(name: string): BoxField | undefined {
	return byName.get(foldText(name))?.id;
}

export function meaningOf(id: BoxField): Meaning | undefined {
	return byId.get(id)?.meaning;
}

/** The prefix as it is suggested: `销方:`. */
export function prefixOf(id: BoxField): string {
	return `${byId.get(id)?.names[0] ?? id}:`;
}
