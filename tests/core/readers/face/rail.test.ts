import { describe, expect, it } from "vitest";

import { BUYER, BUYER_ID, type Item, NUMBER } from "./forms.ts";
import { fieldsInEachWay } from "./read.ts";

describe("railway e-tickets (铁路电子客票)", () => {
	const common = { kind: "rail", number: NUMBER, issuedOn: "20260306", buyerName: BUYER, buyerTaxId: BUYER_ID };
	const head: readonly Item[] = [
		["电子发票（铁路电子客票）", 180, 36, 18],
		[`发票号码:${NUMBER}`, 30, 60],
		["开票日期:2026年03月06日", 420, 60],
	];
	const stations: readonly Item[] = [
		["甲地站", 60, 100, 14],
		["乙地站", 450, 100, 14],
	];
	it.each<[string, readonly Item[], Record<string, unknown>]>([
		[
			"with labels apart from their values",
			[
				["电子发票", 180, 30, 18],
				["（铁路电子客票）", 260, 30, 18],
				["发票号码：", 30, 60],
				[NUMBER, 75, 60],
				["开票日期：", 420, 60],
				["2026年03月06日", 465, 60],
				...stations,
				["2026年03月01日", 60, 130],
				["票价：", 60, 150],
				["￥218.00", 90, 150],
				["9900002000****1234", 60, 170],
				["电子客票号：", 60, 190],
				["9900000000000000000", 115, 190],
				["购买方名称：", 60, 210],
				[BUYER, 115, 210],
				["统一社会信用代码：", 330, 210],
				[BUYER_ID, 415, 210],
			],
			{ total: 21_800 },
		],
		[
			"of a refund, a fee (退票费) in place of the fare",
			[
				...head,
				...stations,
				["退票费:￥21.50", 60, 150],
				["电子客票号:9900000000000000000", 60, 190],
				[`购买方名称:${BUYER} 统一社会信用代码:${BUYER_ID}`, 60, 210],
			],
			{ total: 2_150 },
		],
		[
			"in red, which names the blue one and takes money back",
			[
				...head,
				["原发票号码:26992000000000000302", 30, 75],
				...stations,
				["票价:￥-218.00", 60, 150],
				["电子客票号:9900000000000000000", 60, 190],
				["购买方名称:", 60, 210],
				[BUYER, 115, 210],
				["统一社会信用代码/纳税人识别号:", 60, 222],
				[BUYER_ID, 200, 222],
			],
			{ total: -21_800 },
		],
		[
			"with values in one run with their labels",
			[
				...head,
				...stations,
				["G9999", 280, 100, 14],
				["2026年03月01日 09:30开", 60, 130],
				["票价:￥218.00", 60, 150],
				["电子客票号:9900000000000000000", 60, 190],
				[`购买方名称:${BUYER}`, 60, 210],
				[`统一社会信用代码:${BUYER_ID}`, 330, 210],
			],
			{ total: 21_800 },
		],
	])("are read %s", (_, items, more) => {
		expect(fieldsInEachWay(items)).toMatchObject({ ...common, ...more });
	});

	it("leave the total empty where the fare is not readable", () => {
		const fields = fieldsInEachWay([...head, ["票价:", 60, 150], ["二等座 05车01A号", 60, 170]]);

		expect(fields.total).toBeUndefined();
	});
});
