import { describe, expect, it } from "vitest";

import { foldText } from "#core/base/text.ts";
import { particularIds } from "#core/model/particulars.ts";
import {
	BUYER,
	BUYER_ID,
	foot,
	heads,
	type Item,
	invoiceWith,
	itinerary,
	money,
	NUMBER,
	numbers,
	SELLER,
	SELLER_ID,
	sums,
	top,
	travellers,
} from "./forms.ts";
import { pageOf } from "./pages.ts";
import { onlyFace, ways } from "./read.ts";

/** What is said beside the fields, folded, in every way the items may be cut. */
function besidesInEachWay(items: readonly Item[]): readonly Record<string, string>[] {
	return ways.map(([, cut]) => {
		const said = onlyFace([cut(pageOf(items))])?.particulars ?? {};
		return Object.fromEntries(particularIds.flatMap((id) => (said[id] ? [[id, foldText(said[id].join("|"))]] : [])));
	});
}

describe("what a face says beside its fields", () => {
	it.each<[string, readonly Item[], string, readonly string[]]>([
		[
			"of a journey in a table of its own",
			[...top, ...heads, ["*运输服务*客运", 12, 160], ...money(160), ...travellers, ...sums, ...foot],
			"journey",
			["样张人", "甲地", "乙地"],
		],
		[
			"of building work",
			[
				...top,
				["项目名称", 42, 140],
				["建筑服务发生地", 140, 140],
				["建筑项目名称", 260, 140],
				["金 额", 375, 140],
				["税率/征收率", 430, 140],
				["税 额", 545, 140],
				["*建筑服务*工程款", 12, 160],
				["示例省演示市样张区", 130, 160],
				["演示大厦一期", 260, 160],
				...numbers(160),
				...sums,
				...foot,
			],
			"business",
			["示例省演示市样张区", "演示大厦一期"],
		],
		[
			"of a train ride",
			[
				["电子发票（铁路电子客票）", 180, 36, 18],
				[`发票号码:${NUMBER}`, 30, 60],
				["开票日期:2026年03月06日", 420, 60],
				["甲地站", 60, 100, 14],
				["G9999", 250, 100, 14],
				["乙地站", 450, 100, 14],
				["2026年03月01日", 60, 130],
				["05车12F号", 250, 130],
				["二等座", 400, 130],
				["票价：", 60, 150],
				["￥218.00", 90, 150],
				["9900002000****1234", 60, 170],
				["样张人", 200, 170],
				["电子客票号：", 60, 190],
				["9900000000000000000", 115, 190],
				["购买方名称：", 60, 210],
				[BUYER, 115, 210],
				["统一社会信用代码：", 330, 210],
				[BUYER_ID, 415, 210],
			],
			"journey",
			["甲地站", "G9999", "乙地站", "05车12F号", "二等座", "样张人"],
		],
		["of a flight", itinerary, "journey", ["样张人", "演示航空", "XX9999", "甲地", "乙地"]],
		[
			"of a vehicle",
			[
				["机动车销售统一发票", 200, 30, 18],
				["发票代码", 440, 30],
				["199002600101", 490, 30],
				["发票号码", 440, 44],
				["00123456", 490, 44],
				["开票日期", 40, 60],
				["2026-03-06", 90, 60],
				["车辆类型", 40, 150],
				["轿车", 110, 150],
				["厂牌型号", 220, 150],
				["演示牌YS1000", 280, 150],
				["发动机号码", 40, 180],
				["YS000001", 110, 180],
				["车辆识别代号/车架号码", 220, 180],
				["LYS00000000000001", 350, 180],
				["合格证号", 40, 190],
				["WYS000000000001", 110, 190],
				["购买方名称及身份证号码/组织机构代码", 40, 126, 7],
				[BUYER, 180, 126],
				["纳税人识别号", 330, 126],
				[BUYER_ID, 410, 126],
				["价税合计（大写）", 40, 204],
				["壹拾壹万叁仟圆整", 130, 204],
				["（小写）", 400, 204],
				["￥113000.00", 440, 204],
				["销货单位名称：", 40, 216],
				[SELLER, 120, 216],
				["纳税人识别号：", 40, 234],
				[SELLER_ID, 120, 234],
				["不含税价", 40, 296],
				["￥ 100000.00", 125, 296],
			],
			"vehicle",
			["轿车", "演示牌YS1000", "YS000001", "LYS00000000000001", "WYS000000000001"],
		],
		[
			"of the parties",
			invoiceWith([["*演示服务*示例服务费", 12, 160], ...money(160)]).flatMap((item): Item[] =>
				item[0] === BUYER
					? [
							item,
							["地 址、电 话：", 32, 118, 7],
							["演示市样张路1号 000-00000000", 90, 118, 7],
							["开户行及账号：", 32, 128, 7],
							["示例银行演示支行 9900123400005678", 90, 128, 7],
						]
					: [item],
			),
			"buyerContact",
			["演示市样张路1号", "00000000", "示例银行演示支行", "9900123400005678"],
		],
	])("is read: %s", (_, items, id, texts) => {
		for (const said of besidesInEachWay(items)) for (const text of texts) expect(said[id]).toContain(text);
	});

	it("is nothing on an ordinary one, whose fields say it all", () => {
		for (const said of besidesInEachWay(invoiceWith([["*演示服务*示例服务费", 12, 160], ...money(160)])))
			expect(said).toEqual({});
	});
});
