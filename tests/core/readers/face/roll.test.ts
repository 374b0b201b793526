import { describe, expect, it } from "vitest";

import { BUYER, BUYER_ID, type Item, SELLER, SELLER_ID } from "./forms.ts";
import { fieldsInEachWay } from "./read.ts";

describe("rolls (卷票)", () => {
	const common = {
		kind: "roll",
		code: "099002600106",
		number: "00123458",
		issuedOn: "20260306",
		sellerName: SELLER,
		sellerTaxId: SELLER_ID,
		buyerName: BUYER,
		buyerTaxId: BUYER_ID,
		total: 10_300,
	};
	it.each<[string, readonly Item[]]>([
		[
			"with labels in one run with their values",
			[
				["增值税普通发票（卷票）", 30, 30, 12],
				["发票代码：099002600106", 20, 60],
				["发票号码：00123458", 20, 72],
				["机打号码：00123458", 20, 84],
				["机器编号：990000000001", 20, 96],
				[`销售方名称：${SELLER}`, 20, 108],
				[`纳税人识别号：${SELLER_ID}`, 20, 120],
				["开票日期：2026-03-06", 20, 132],
				["收款员：样收款", 20, 144],
				[`购买方名称：${BUYER}`, 20, 156],
				[`纳税人识别号：${BUYER_ID}`, 20, 168],
				["项目", 20, 184],
				["单价", 70, 184],
				["数量", 110, 184],
				["金额", 150, 184],
				["示例餐费", 20, 196],
				["51.50", 68, 208],
				["2", 118, 208],
				["103.00", 145, 208],
				["合计金额（小写）：￥103.00", 20, 226],
				["合计金额（大写）：壹佰零叁元整", 20, 238],
				["校验码：00000111112222233333", 20, 250],
			],
		],
		[
			"with names on a line of their own",
			[
				["增值税普通发票(卷票)", 30, 30, 12],
				["发票代码", 20, 60],
				["099002600106", 70, 60],
				["发票号码", 20, 72],
				["00123458", 70, 72],
				["销售方名称", 20, 96],
				[SELLER, 20, 107],
				["销售方纳税人识别号", 20, 120],
				[SELLER_ID, 20, 131],
				["开票日期", 20, 144],
				["2026年03月06日", 70, 144],
				["购买方名称", 20, 156],
				[BUYER, 20, 167],
				["购买方纳税人识别号", 20, 180],
				[BUYER_ID, 20, 191],
				["合计金额(小写)", 20, 226],
				["￥103.00", 20, 237],
				["合计金额(大写)", 20, 250],
				["壹佰零叁元整", 20, 261],
			],
		],
	])("are read %s", (_, items) => {
		expect(fieldsInEachWay(items)).toMatchObject(common);
	});

	it("keep the machine number out of the name below it", () => {
		const fields = fieldsInEachWay([
			["增值税普通发票(卷票)", 30, 30, 12],
			["发票代码 099002600106", 20, 60],
			["发票号码 00123458", 20, 72],
			["机器编号 990000000001", 20, 84],
			["销售方名称 示例餐饮有限公司", 20, 96],
			[`纳税人识别号 ${SELLER_ID}`, 20, 108],
			["开票日期 2026-03-06", 20, 120],
			[`购买方名称 ${BUYER}`, 20, 138],
			["合计金额(小写)", 20, 214],
			["￥103.00", 120, 214],
		]);

		expect(fields).toMatchObject({ sellerName: "示例餐饮有限公司", buyerName: BUYER, total: 10_300 });
	});
});
