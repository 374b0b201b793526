import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import { down, foot, heads, type Item, right, sums, top } from "./forms.ts";
import { inGlyphs, inJoined, pageOf, saidBy } from "./pages.ts";

const ways = [
	["as drawn", (page: ReturnType<typeof pageOf>) => page],
	["glyph by glyph", inGlyphs],
	["joined", inJoined],
] as const;

function read(items: readonly Item[], change: (typeof ways)[number][1] = (page) => page) {
	const faces = readFace([change(pageOf(items))]);
	expect(faces).toHaveLength(1);
	return saidBy(faces[0]);
}

/** A row's numbers, against the right edges of their columns, at a line of the page. */
function numbers(
	y: number,
	cells: { unit?: string; quantity?: string; price?: string; amount?: string; rate?: string; tax?: string },
): Item[] {
	const { unit = "", quantity = "", price = "", amount = "200.00", rate = "9%", tax = "18.00" } = cells;
	const against = (text: string, edge: number): Item => [text, edge - text.length * 4.5, y];
	return [
		[unit, 184, y] as const,
		against(quantity, 262),
		against(price, 332),
		against(amount, 402),
		[rate, 445, y] as const,
		against(tax, 573),
	].filter(([text]) => text !== "");
}

describe("a lone row whose name fills its column", () => {
	it.each(ways)("does not take the specification beside it, %s", (_, change) => {
		for (const [name, spec] of [
			["*演示类*甲乙丙丁戊己A", "YS-14A"],
			["*演示类*甲乙丙丁戊己1", "YS"],
			["*演示类*甲乙丙丁戊己A", "标准版"],
			["*演示类*甲乙丙丁戊己", "A4 70g"],
		] as const) {
			const { lines } = read(
				[
					...top,
					...heads,
					[name, 12, 160],
					[spec, 109, 160],
					...numbers(160, { unit: "台", quantity: "2", price: "100.00" }),
					...sums,
					...foot,
				],
				change,
			);

			expect(lines).toMatchObject([{ name, spec, unit: "台", quantity: "2", price: "100.00", amount: 20_000 }]);
		}
	});

	it.each(ways)("does not take the specification beside it when it wraps, %s", (_, change) => {
		const { lines } = read(
			[
				...top,
				...heads,
				["*演示类*甲乙丙丁戊己A", 12, 160],
				["庚辛", 12, 172],
				["YS-14A/规", 109, 160],
				["格甲", 109, 172],
				...numbers(160, { unit: "台", quantity: "2", price: "100.00" }),
				...sums,
				...foot,
			],
			change,
		);

		expect(lines).toMatchObject([{ name: "*演示类*甲乙丙丁戊己A庚辛", spec: "YS-14A/规格甲", amount: 20_000 }]);
	});

	it.each(ways)("keeps its last words when there is no specification, %s", (_, change) => {
		for (const name of ["*演示类*甲乙丙丁戊己", "*演示类*甲乙 丙丁戊", "*演示类*甲乙丙 A4"]) {
			const { lines } = read([...top, ...heads, [name, 12, 160], ...numbers(160, {}), ...sums, ...foot], change);

			expect(lines).toMatchObject([{ name }]);
			expect(lines[0]?.spec).toBeUndefined();
		}
	});
});

describe("rows of other shapes", () => {
	it.each(ways)("joins a name over four lines and a specification over three, %s", (_, change) => {
		const { lines } = read(
			[
				...top,
				...heads,
				["*演示类*甲乙丙丁", 12, 158],
				["戊己庚辛壬癸子丑", 12, 168],
				["寅卯辰巳午未申酉", 12, 178],
				["戌亥", 12, 188],
				["规格一", 119, 158],
				["规格二", 119, 168],
				["规格三", 119, 178],
				...numbers(158, { unit: "台", quantity: "2", price: "100" }),
				...sums,
				...foot,
			],
			change,
		);

		expect(lines).toEqual([
			{
				name: "*演示类*甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥",
				spec: "规格一规格二规格三",
				unit: "台",
				quantity: "2",
				price: "100",
				rate: "9%",
				amount: 20_000,
				tax: 1_800,
			},
		]);
	});

	it.each(ways)("reads unit prices with many decimals, %s", (_, change) => {
		const { lines } = read(
			[
				...top,
				...heads,
				["*演示类*甲乙", 12, 160],
				...numbers(160, { unit: "千克", quantity: "3", price: "66.6666666666667" }),
				...sums,
				...foot,
			],
			change,
		);

		expect(lines).toMatchObject([{ quantity: "3", price: "66.6666666666667", amount: 20_000 }]);
	});

	it.each(ways)("keeps discounts (折扣行) as rows of their own, wrapped names too, %s", (_, change) => {
		const { lines } = read(
			[
				...top,
				...heads,
				["*演示类*甲乙丙丁", 12, 158],
				["戊己", 12, 168],
				...numbers(158, { unit: "台", quantity: "2", price: "150", amount: "300.00", tax: "27.00" }),
				["*演示类*甲乙丙丁", 12, 178],
				["戊己", 12, 188],
				...numbers(178, { amount: "-100.00", tax: "-9.00" }),
				...sums,
				...foot,
			],
			change,
		);

		expect(lines.map(({ name, amount, tax }) => [name, amount, tax])).toEqual([
			["*演示类*甲乙丙丁戊己", 30_000, 2_700],
			["*演示类*甲乙丙丁戊己", -10_000, -900],
		]);
	});

	it.each(ways)("reads a red invoice, %s", (_, change) => {
		const { fields, lines } = read(
			[
				...top,
				...heads,
				["*演示类*甲乙", 12, 160],
				...numbers(160, { unit: "台", quantity: "-2", price: "100", amount: "-200.00", tax: "-18.00" }),
				["合", 50, 260],
				["计", 90, 260],
				["¥-200.00", 366, 260],
				["¥-18.00", 536, 260],
				["价税合计（大写）", 42, 280],
				["⊗（负数）贰佰壹拾捌圆整", 160, 280],
				["（小写）", 380, 280],
				["¥-218.00", 420, 280],
				...foot,
			],
			change,
		);

		expect(fields).toMatchObject({
			...right,
			amount: -20_000,
			tax: -1_800,
			total: -21_800,
			totalInWords: "（负数）贰佰壹拾捌圆整",
		});
		expect(lines).toMatchObject([{ quantity: "-2", price: "100", amount: -20_000, tax: -1_800 }]);
	});

	it.each([
		["免税", "***"],
		["不征税", "***"],
		["***", "***"],
		["*", "*"],
		["0%", "0.00"],
		["免税", "免税"],
	])("reads rate %s with tax %s", (rate, tax) => {
		const { fields, lines } = read([
			...top,
			...heads,
			["*演示类*甲乙", 12, 160],
			...numbers(160, { rate, tax }),
			["合", 50, 260],
			["计", 90, 260],
			["¥200.00", 370, 260],
			[tax, 545, 260],
			["价税合计（大写）", 42, 280],
			["⊗贰佰圆整", 160, 280],
			["（小写）", 380, 280],
			["¥200.00", 420, 280],
			...foot,
		]);

		expect(lines).toMatchObject([{ name: "*演示类*甲乙", rate, amount: 20_000 }]);
		expect(fields.amount).toBe(20_000);
		expect(fields.tax ?? 0).toBe(0);
		expect(fields.total).toBe(20_000);
	});

	it("reads a tax-inclusive rate beside stars where tax is taken on the difference (差额征税)", () => {
		const { lines } = read([
			...top,
			...heads,
			["*演示类*甲乙", 12, 160],
			...numbers(160, { rate: "***" }),
			...sums,
			...foot,
		]);

		expect(lines).toMatchObject([{ rate: "***", amount: 20_000, tax: 1_800 }]);
	});
});

describe("columns of special business (特定业务)", () => {
	it.each<[string, readonly Item[], Record<string, unknown>]>([
		[
			"building work (建筑服务)",
			[
				["项目名称", 42, 140],
				["建筑服务发生地", 140, 140],
				["建筑项目名称", 260, 140],
				["金 额", 375, 140],
				["税率/征收率", 430, 140],
				["税 额", 545, 140],
				["*建筑服务*工程款", 12, 160],
				["示例省演示市样张区", 130, 160],
				["演示大厦一期", 260, 160],
				...numbers(160, {}),
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
				...numbers(160, {}),
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
				["金 额", 385, 140],
				["税率/征收率", 430, 140],
				["税 额", 545, 140],
				["*经营租赁*房租", 12, 160],
				["演字第0001号", 110, 160],
				["平方米", 218, 160],
				["10", 275, 160],
				["20.00", 322, 160],
				["200.00", 380, 160],
				["9%", 445, 160],
				["18.00", 550, 160],
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
				["金 额", 385, 140],
				["税率/征收率", 430, 140],
				["税 额", 545, 140],
				["*机动车*轿车", 12, 160],
				["YS1000", 110, 160],
				["LYS00000000000001", 155, 160, 7],
				["辆", 240, 160],
				["1", 278, 160],
				["200.00", 315, 160],
				["200.00", 380, 160],
				["9%", 445, 160],
				["18.00", 550, 160],
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
				["金 额", 375, 140],
				["税率/征收率", 430, 140],
				["税 额", 545, 140],
				["*经营租赁*通行费", 12, 160],
				["演A00000", 108, 160],
				["客车", 165, 160],
				["2026-02-01", 208, 160],
				["2026-02-28", 278, 160],
				...numbers(160, {}),
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
		for (const [, change] of ways) {
			const { fields, lines } = read([...top, ...items, ...sums, ...foot], change);

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
		[
			"travel (旅客运输)",
			[
				["出行人", 30, 200],
				["有效身份证件号", 110, 200],
				["出行日期", 210, 200],
				["出发地", 290, 200],
				["到达地", 360, 200],
				["等级", 430, 200],
				["交通工具类型", 500, 200],
				["样张人", 30, 215],
				["9900002000****1234", 110, 215],
				["2026-03-01", 210, 215],
				["甲地", 290, 215],
				["乙地", 360, 215],
				["经济舱", 430, 215],
				["飞机", 500, 215],
			],
		],
	])("end before the second table of %s", (_, items) => {
		for (const [, change] of ways) {
			const { fields, lines } = read(
				[...top, ...heads, ["*运输服务*示例", 12, 160], ...numbers(160, {}), ...items, ...sums, ...foot],
				change,
			);

			expect(fields).toMatchObject(right);
			expect(lines).toEqual([{ name: "*运输服务*示例", rate: "9%", amount: 20_000, tax: 1_800 }]);
		}
	});
});

describe("columns in another order or wording", () => {
	it("reads a table whose unit and price stand before the quantity", () => {
		const { lines } = read([
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

describe("goods over several pages", () => {
	const first = (index: number) => ({ index });
	it("takes the sums of the last page, not the 小计 of each", () => {
		const page = (y: number, name: string): Item[] => [[name, 12, y], ...numbers(y, { amount: "100.00", tax: "9.00" })];
		const subtotal: readonly Item[] = [
			["小", 50, 245],
			["计", 90, 245],
			["¥100.00", 370, 245],
			["¥9.00", 545, 245],
		];
		for (const marks of [
			["共2页 第1页", "共2页 第2页"],
			["续页", ""],
		]) {
			const faces = readFace([
				pageOf(
					[...top, [marks[0] ?? "", 500, 64], ...heads, ...page(160, "*演示类*甲"), ...subtotal, ...foot],
					first(0),
				),
				pageOf(
					[...top, [marks[1] ?? "", 500, 64], ...heads, ...page(160, "*演示类*乙"), ...subtotal, ...sums, ...foot],
					first(1),
				),
			]);

			expect(faces).toHaveLength(1);
			expect(saidBy(faces[0]).fields).toMatchObject(right);
			expect(faces[0]?.lines.map(({ name, amount }) => [name, amount])).toEqual([
				["*演示类*甲", 10_000],
				["*演示类*乙", 10_000],
			]);
		}
	});

	it("prints the sums of the whole on the last page only when 小计 is written as one word", () => {
		const faces = readFace([
			pageOf(
				[
					...top,
					...heads,
					["*演示类*甲", 12, 160],
					...numbers(160, {}),
					["小 计", 50, 245],
					["¥100.00", 370, 245],
					["¥9.00", 545, 245],
					...foot,
				],
				first(0),
			),
			pageOf(
				[
					...top,
					...heads,
					["*演示类*乙", 12, 160],
					...numbers(160, {}),
					["小 计", 50, 245],
					["¥100.00", 370, 245],
					["¥9.00", 545, 245],
					...sums,
					...foot,
				],
				first(1),
			),
		]);

		expect(saidBy(faces[0]).fields).toMatchObject(right);
	});
});

describe("two invoices on one page", () => {
	it.each([
		["below", 0, 400],
		["beside", 600, 0],
	])("are told apart, one %s the other, with one row each and remarks on one line", (_, dx, dy) => {
		const one: readonly Item[] = [
			...top,
			...heads,
			["*演示类*甲", 12, 160],
			...numbers(160, {}),
			...sums,
			["备注：演示一", 20, 310],
			["开票人：样张员", 50, 360],
		];
		const two = one.map(
			([text, x, y, size]): Item => [
				text.replace("0301", "0302").replace("演示一", "演示二"),
				x + dx,
				y + dy,
				size ?? 9,
			],
		);

		const faces = readFace([pageOf([...one, ...two], { width: 1_200, height: 800 })]);

		expect(faces.map((face) => saidBy(face).fields)).toMatchObject([
			{ ...right, remark: "演示一" },
			{ ...right, number: "26992000000000000302", remark: "演示二" },
		]);
	});
});

describe("labels down the side", () => {
	it("are read for 合计 and 小计 as for 备注", () => {
		const { fields } = read([
			...top,
			...heads,
			["*演示类*甲", 12, 160],
			...numbers(160, {}),
			...down("合计", 60, 256, 9),
			["¥200.00", 370, 260],
			["¥18.00", 540, 260],
			...sums.slice(4),
			...foot,
		]);

		expect(fields).toMatchObject(right);
	});
});
