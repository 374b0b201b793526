import { describe, expect, it } from "vitest";

import { foot, heads, type Item, invoiceWith, money, numbers, right, sums, top, travellers } from "./forms.ts";
import { said, ways } from "./read.ts";

const moneyHeads = (atAmount: number): Item[] => [
	["金 额", atAmount, 140],
	["税率/征收率", 430, 140],
	["税 额", 545, 140],
];

describe("columns of special business (特定业务)", () => {
	it.each<[string, readonly Item[], Record<string, unknown>]>([
		[
			"building work (建筑服务)",
			[
				["项目名称", 42, 140],
				["建筑服务发生地", 140, 140],
				["建筑项目名称", 260, 140],
				...moneyHeads(375),
				["*建筑服务*工程款", 12, 160],
				["示例省演示市样张区", 130, 160],
				["演示大厦一期", 260, 160],
				...numbers(160),
			],
			{ name: "*建筑服务*工程款" },
		],
		[
			"building work with heads on two lines",
			[
				["项目名称", 42, 140],
				["建筑服务", 160, 135],
				["发生地", 164, 145],
				["建筑项目", 270, 135],
				["名称", 279, 145],
				["金 额", 375, 140],
				["税率/", 440, 135],
				["征收率", 437, 145],
				["税 额", 545, 140],
				["*建筑服务*工程款", 12, 160],
				["示例省演示市样张区", 130, 160],
				["演示大厦一期", 260, 160],
				...numbers(160),
			],
			{ name: "*建筑服务*工程款" },
		],
		[
			"letting (不动产租赁)",
			[
				["项目名称", 42, 140],
				["产权证书/不动产权证号", 110, 140],
				["面积单位", 215, 140],
				["数 量", 262, 140],
				["单 价", 320, 140],
				...moneyHeads(385),
				["*经营租赁*房租", 12, 160],
				["演字第0001号", 110, 160],
				["平方米", 218, 160],
				["10", 275, 160],
				["20.00", 322, 160],
				...money(160, { atAmount: 380, atTax: 550 }),
			],
			{ name: "*经营租赁*房租", unit: "平方米", quantity: "10", price: "20.00" },
		],
		[
			"vehicles (机动车)",
			[
				["项目名称", 42, 140],
				["规格型号", 110, 140],
				["车辆识别代号/车架号码", 155, 140, 7],
				["单 位", 235, 140],
				["数 量", 270, 140],
				["单 价", 320, 140],
				...moneyHeads(385),
				["*机动车*轿车", 12, 160],
				["YS1000", 110, 160],
				["LYS00000000000001", 155, 160, 7],
				["辆", 240, 160],
				["1", 278, 160],
				["200.00", 315, 160],
				...money(160, { atAmount: 380, atTax: 550 }),
			],
			{ name: "*机动车*轿车", spec: "YS1000", unit: "辆", quantity: "1", price: "200.00" },
		],
		[
			"tolls (通行费)",
			[
				["项目名称", 42, 140],
				["车牌号", 110, 140],
				["类型", 165, 140],
				["通行日期起", 210, 140],
				["通行日期止", 280, 140],
				...moneyHeads(375),
				["*经营租赁*通行费", 12, 160],
				["演A00000", 108, 160],
				["客车", 165, 160],
				["2026-02-01", 208, 160],
				["2026-02-28", 278, 160],
				...numbers(160),
			],
			{ name: "*经营租赁*通行费" },
		],
		[
			"fuel (成品油)",
			[
				["成品油", 120, 36],
				...heads,
				["*汽油*95号车用汽油", 12, 160],
				["95号", 119, 160],
				...numbers(160, { unit: "升", quantity: "25.17", price: "7.94596742" }),
			],
			{ name: "*汽油*95号车用汽油", spec: "95号", unit: "升", quantity: "25.17", price: "7.94596742" },
		],
		[
			"tobacco (卷烟)",
			[
				["卷烟", 120, 36],
				...heads,
				["*卷烟*演示牌", 12, 160],
				["硬盒", 119, 160],
				...numbers(160, { unit: "万支", quantity: "0.02", price: "10000" }),
			],
			{ name: "*卷烟*演示牌", spec: "硬盒", unit: "万支", quantity: "0.02", price: "10000" },
		],
	])("are read for %s", (_, items, line) => {
		for (const [, cut] of ways) {
			const { fields, lines } = said([...top, ...items, ...sums, ...foot], cut);

			expect(fields).toMatchObject(right);
			expect(lines).toEqual([{ rate: "9%", amount: 20_000, tax: 1_800, ...line }]);
		}
	});

	it.each<[string, readonly Item[]]>([
		[
			"carriage (货物运输)",
			[
				["运输工具种类", 30, 200],
				["运输工具牌号", 130, 200],
				["起运地", 240, 200],
				["到达地", 340, 200],
				["运输货物名称", 450, 200],
				["公路运输", 30, 215],
				["演A00000", 130, 215],
				["甲地", 240, 215],
				["乙地", 340, 215],
				["示例货物", 450, 215],
			],
		],
		["travel (旅客运输)", [...travellers, ["9900002000****1234", 110, 215], ["经济舱", 430, 215], ["飞机", 500, 215]]],
	])("end before the second table of %s", (_, items) => {
		for (const [, cut] of ways) {
			const { fields, lines } = said(invoiceWith([["*运输服务*示例", 12, 160], ...numbers(160), ...items]), cut);

			expect(fields).toMatchObject(right);
			expect(lines).toEqual([{ name: "*运输服务*示例", rate: "9%", amount: 20_000, tax: 1_800 }]);
		}
	});
});

describe("columns in another order or wording", () => {
	it("reads a table whose unit and price stand before the quantity", () => {
		const { lines } = said([
			...top,
			["货物或应税劳务、服务名称", 30, 140],
			["规格型号", 150, 140],
			["单价", 210, 140],
			["数量", 260, 140],
			["单位", 310, 140],
			["金额", 375, 140],
			["税率(%)", 430, 140],
			["税额", 545, 140],
			["*演示类*甲乙", 12, 160],
			["YS-14", 150, 160],
			["100.00", 200, 160],
			["2", 268, 160],
			["台", 314, 160],
			["200.00", 375, 160],
			["9", 445, 160],
			["18.00", 550, 160],
			...sums,
			...foot,
		]);

		expect(lines).toMatchObject([
			{ spec: "YS-14", unit: "台", quantity: "2", price: "100.00", amount: 20_000, tax: 1_800 },
		]);
	});
});
