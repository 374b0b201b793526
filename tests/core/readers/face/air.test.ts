import { describe, expect, it } from "vitest";

import { BUYER, BUYER_ID, type Item, itinerary, NUMBER } from "./forms.ts";
import { fieldsInEachWay } from "./read.ts";

describe("air itineraries (航空运输电子客票行程单)", () => {
	const common = { kind: "air", number: NUMBER, issuedOn: "20260306", buyerName: BUYER, buyerTaxId: BUYER_ID };
	const heads: readonly Item[] = [
		["票价", 40, 200],
		["燃油附加费", 120, 200],
		["增值税税率", 200, 200],
		["增值税税额", 270, 200],
		["民航发展基金", 340, 200],
		["其他税费", 430, 200],
		["合计", 510, 200],
	];
	it.each<[string, readonly Item[]]>([
		[
			"with 其他税费 empty",
			[
				...heads,
				["CNY 150.00", 30, 216],
				["CNY 20.00", 120, 216],
				["9%", 215, 216],
				["CNY 15.30", 270, 216],
				["CNY 50.00", 345, 216],
				["CNY 235.30", 495, 216],
			],
		],
		[
			"with the values at the left of their heads",
			[
				...heads,
				["CNY150.00", 40, 216],
				["CNY20.00", 120, 216],
				["9.00%", 200, 216],
				["CNY15.30", 270, 216],
				["CNY50.00", 340, 216],
				["CNY0.00", 430, 216],
				["CNY235.30", 510, 216],
			],
		],
		[
			"with the currency in a run of its own",
			[
				...heads.map(([text, x, y]) => [text === "票价" ? "票 价" : text === "合计" ? "合 计" : text, x, y] as const),
				["CNY", 30, 218],
				["150.00", 50, 218],
				["CNY", 110, 218],
				["20.00", 130, 218],
				["9%", 215, 218],
				["CNY", 262, 218],
				["15.30", 282, 218],
				["CNY", 340, 218],
				["50.00", 360, 218],
				["CNY", 490, 218],
				["235.30", 510, 218],
			],
		],
		[
			"with the sign of the yuan",
			[
				...heads,
				["¥150.00", 35, 216],
				["¥20.00", 122, 216],
				["9%", 215, 216],
				["¥15.30", 275, 216],
				["¥50.00", 350, 216],
				["¥235.30", 505, 216],
			],
		],
		[
			"with the tax's head on two lines",
			[
				["票价", 40, 200],
				["燃油附加费", 120, 200],
				["增值税", 204, 195],
				["税率", 208, 205],
				["增值税", 274, 195],
				["税额", 278, 205],
				["民航发展", 344, 195],
				["基金", 353, 205],
				["其他税费", 430, 200],
				["合计", 510, 200],
				["CNY 150.00", 30, 220],
				["CNY 20.00", 122, 220],
				["9%", 215, 220],
				["CNY 15.30", 270, 220],
				["CNY 50.00", 345, 220],
				["CNY 235.30", 495, 220],
			],
		],
	])("are read %s", (_, items) => {
		const fields = fieldsInEachWay([...itinerary, ...items]);

		expect(fields).toMatchObject({ ...common, tax: 1_530, total: 23_530 });
		expect(fields.amount).toBeUndefined();
	});

	it("take money back in red", () => {
		const fields = fieldsInEachWay([
			...itinerary,
			...heads,
			["CNY -150.00", 30, 216],
			["CNY -15.30", 270, 216],
			["CNY -235.30", 495, 216],
		]);

		expect(fields).toMatchObject({ tax: -1_530, total: -23_530 });
	});

	it("leave the total empty where none stands under 合计", () => {
		const fields = fieldsInEachWay([...itinerary, ...heads, ["CNY 150.00", 30, 216], ["CNY 15.30", 270, 216]]);

		expect(fields.total).toBeUndefined();
		expect(fields.tax).toBe(1_530);
	});

	it("are read where little else is printed, and their total is 合计, not the fare", () => {
		const fields = fieldsInEachWay([
			["电子发票（航空运输电子客票行程单）", 150, 36, 18],
			[`发票号码：${NUMBER}`, 420, 60],
			["票价", 40, 200],
			["燃油附加费", 120, 200],
			["增值税税率", 210, 200],
			["增值税税额", 290, 200],
			["民航发展基金", 370, 200],
			["合计", 500, 200],
			["CNY 150.00", 30, 216],
			["CNY 20.00", 122, 216],
			["9%", 225, 216],
			["CNY 15.30", 292, 216],
			["CNY 50.00", 375, 216],
			["CNY 235.30", 490, 216],
			["填开日期：2026年03月06日", 420, 330],
			[`购买方名称：${BUYER}`, 40, 350],
			[`统一社会信用代码/纳税人识别号：${BUYER_ID}`, 300, 350],
		]);

		expect(fields).toMatchObject({ ...common, tax: 1_530, total: 23_530 });
		expect(fields.amount).toBeUndefined();
	});
});
