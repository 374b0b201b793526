import { describe, expect, it } from "vitest";

import { BUYER, BUYER_ID, type Item, SELLER, SELLER_ID } from "./forms.ts";
import { fieldsInEachWay } from "./read.ts";

describe("used car invoices (二手车销售统一发票)", () => {
	const head: readonly Item[] = [
		["二手车销售统一发票", 200, 30, 18],
		["发票代码", 420, 40],
		["099002600117", 470, 40],
		["发票号码", 420, 54],
		["00123457", 470, 54],
	];
	const date: readonly Item[] = [
		["开票日期", 40, 50],
		["2026-03-06", 90, 50],
	];
	it.each<[string, readonly Item[]]>([
		[
			"with addresses and a market below",
			[
				...head,
				...date,
				["买方单位/个人", 40, 110],
				[BUYER, 120, 110],
				["单位代码/身份证号码", 320, 110],
				[BUYER_ID, 430, 110],
				["买方单位/个人住址", 40, 125],
				["演示市示例路1号", 140, 125],
				["电话", 420, 125],
				["卖方单位/个人", 40, 140],
				[SELLER, 120, 140],
				["单位代码/身份证号码", 320, 140],
				[SELLER_ID, 430, 140],
				["卖方单位/个人住址", 40, 155],
				["演示市示例路2号", 140, 155],
				["车牌照号", 40, 170],
				["演A00000", 110, 170],
				["车价合计（大写）", 40, 212],
				["伍万圆整", 140, 212],
				["小写", 420, 212],
				["￥50000.00", 450, 212],
				["经营、拍卖单位", 40, 230],
				["经营、拍卖单位地址", 40, 245],
				["纳税人识别号", 320, 245],
				["二手车市场", 40, 270],
				["示例二手车市场有限公司", 140, 270],
				["纳税人识别号", 320, 270],
				["91990000MA9900077M", 400, 270],
			],
		],
		[
			"with labels on two lines",
			[
				...head,
				...date,
				["买方单位", 40, 106],
				["/个人", 46, 115],
				[BUYER, 120, 110],
				["单位代码/", 320, 106],
				["身份证号码", 318, 115],
				[BUYER_ID, 430, 110],
				["卖方单位", 40, 136],
				["/个人", 46, 145],
				[SELLER, 120, 140],
				["单位代码/", 320, 136],
				["身份证号码", 318, 145],
				[SELLER_ID, 430, 140],
				["车价合计（大写）", 40, 212],
				["⊗伍万圆整", 140, 212],
				["小写", 420, 212],
				["￥", 446, 212],
				["50000.00", 458, 212],
			],
		],
	])("are read %s", (_, items) => {
		expect(fieldsInEachWay(items)).toMatchObject({
			buyerName: BUYER,
			buyerTaxId: BUYER_ID,
			sellerName: SELLER,
			sellerTaxId: SELLER_ID,
			issuedOn: "20260306",
			total: 5_000_000,
		});
	});

	it("are read where a person sells", () => {
		const fields = fieldsInEachWay([
			...head,
			["开票日期：2026-03-06", 40, 50],
			["买方单位/个人", 40, 116],
			[BUYER, 120, 116],
			["单位代码/身份证号码", 320, 116],
			[BUYER_ID, 430, 116],
			["卖方单位/个人", 40, 148],
			["演示某", 120, 148],
			["单位代码/身份证号码", 320, 148],
			["990000200001011234", 430, 148],
			["车价合计（大写）", 40, 212],
			["伍万圆整", 140, 212],
			["小写", 420, 212],
			["￥50000.00", 450, 212],
		]);

		expect(fields).toMatchObject({
			buyerName: BUYER,
			buyerTaxId: BUYER_ID,
			sellerName: "演示某",
			sellerTaxId: "990000200001011234",
			total: 5_000_000,
		});
	});
});
