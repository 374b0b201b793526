import { describe, expect, it } from "vitest";

import { BUYER, BUYER_ID, foot, heads, type Item, NUMBER, right, row, SELLER, SELLER_ID, sums, top } from "./forms.ts";
import { said } from "./read.ts";

const upper = [...top, ...heads, ...row];
const drawer: readonly Item[] = [
	["开票人：", 50, 360],
	["样张员", 90, 360],
];

describe("a remark whose label stands on one line", () => {
	it.each<[string, readonly Item[], string]>([
		[
			"beside it",
			[
				["备注：", 20, 300],
				["演示订单 12345", 60, 300],
			],
			"演示订单 12345",
		],
		["in one run with it", [["备注：演示订单 12345", 20, 300]], "演示订单 12345"],
		[
			"without colon",
			[
				["备注", 20, 300],
				["演示订单", 60, 300],
			],
			"演示订单",
		],
		[
			"set wide",
			[
				["备 注", 20, 300],
				["演示订单", 60, 300],
			],
			"演示订单",
		],
		[
			"over two lines",
			[
				["备注", 20, 305],
				["演示订单一", 60, 300],
				["演示订单二", 60, 312],
			],
			"演示订单一\n演示订单二",
		],
		[
			"over two lines, the first beside it",
			[
				["备注：", 20, 300],
				["演示订单一", 60, 300],
				["演示订单二", 60, 312],
			],
			"演示订单一\n演示订单二",
		],
	])("is read %s", (_, items, remark) => {
		const { fields, lines } = said([...upper, ...sums, ...items, ...drawer]);

		expect(fields).toMatchObject({ ...right, remark, drawer: "样张员" });
		expect(lines).toHaveLength(1);
	});

	it.each([
		["a party", "购买方名称：演示冒名有限公司 纳税人识别号：91990000MA9900018X"],
		["another invoice", "发票号码：26990000000000000001 开票日期：2020年01月01日"],
		["sums", "合计 ¥1.00 ¥0.06 价税合计（小写）¥9.99"],
		["people", "收款人：冒名 复核：冒名"],
	])("stays text though it imitates %s", (_, remark) => {
		const { fields } = said([...upper, ...sums, ["备注：", 20, 300], [remark, 60, 300], ...drawer]);

		expect(fields).toMatchObject(right);
		expect(String(fields.remark).replace(/\s/g, "")).toBe(remark.replace(/\s/g, ""));
		expect(fields.payee).toBeUndefined();
	});

	it("names the blue invoice a red one takes back", () => {
		const { fields } = said([
			...upper,
			...sums,
			["备注", 20, 300],
			["被红冲蓝字数电发票号码：26992000000000000302", 60, 300],
			["红字发票信息确认单编号：99002605200000000009", 60, 312],
			...drawer,
		]);

		expect(fields).toMatchObject({ originalNumber: "26992000000000000302", redNoticeNumber: "99002605200000000009" });
	});

	it("is none when nothing stands beside the label", () => {
		const { fields } = said([...upper, ...sums, ["备注：", 20, 300], ...drawer]);

		expect(fields.remark).toBeUndefined();
	});
});

describe("labels in another wording", () => {
	const parties = (items: readonly Item[]): readonly Item[] => [
		...top.filter(([, , y]) => y < 60),
		...items,
		...heads,
		...row,
		...sums,
		...foot,
	];
	it.each<[string, readonly Item[]]>([
		[
			"with spaces inside and half-width colons",
			[
				["购 买 方", 10, 78],
				["名    称:", 32, 88],
				[BUYER, 80, 88],
				["纳税人识别号:", 32, 106],
				[BUYER_ID, 110, 106],
				["销 售 方", 300, 78],
				["名    称:", 316, 88],
				[SELLER, 364, 88],
				["纳税人识别号:", 316, 106],
				[SELLER_ID, 394, 106],
			],
		],
		[
			"glued to their values",
			[
				[`名称：${BUYER}`, 32, 88],
				[`统一社会信用代码/纳税人识别号：${BUYER_ID}`, 32, 106],
				[`名称：${SELLER}`, 316, 88],
				[`统一社会信用代码/纳税人识别号：${SELLER_ID}`, 316, 106],
			],
		],
		[
			"of the older forms",
			[
				["购货单位名称：", 32, 88],
				[BUYER, 110, 88],
				["纳税人识别号：", 32, 106],
				[BUYER_ID, 110, 106],
				["销货单位名称：", 316, 88],
				[SELLER, 390, 88],
				["纳税人识别号：", 316, 106],
				[SELLER_ID, 394, 106],
			],
		],
		[
			"with the tax id's label on two lines",
			[
				["购买方名称", 32, 88],
				[BUYER, 110, 88],
				["统一社会信用代码/", 32, 102],
				["纳税人识别号：", 32, 112],
				[BUYER_ID, 130, 107],
				["销售方名称", 316, 88],
				[SELLER, 390, 88],
				["统一社会信用代码/", 316, 102],
				["纳税人识别号：", 316, 112],
				[SELLER_ID, 414, 107],
			],
		],
	])("are known %s", (_, items) => {
		expect(said(parties(items)).fields).toMatchObject(right);
	});

	it.each<[string, readonly Item[]]>([
		[
			"合 计 in one run",
			[
				["合 计", 50, 260],
				["¥200.00", 370, 260],
				["¥18.00", 540, 260],
			],
		],
		[
			"合　　计 set with wide spaces",
			[
				["合　　计", 50, 260],
				["￥200.00", 370, 260],
				["￥18.00", 540, 260],
			],
		],
		[
			"a space behind the sign",
			[
				["合计", 50, 260],
				["¥ 200.00", 370, 260],
				["¥ 18.00", 540, 260],
			],
		],
		[
			"a sign in a run of its own",
			[
				["合计", 50, 260],
				["￥", 355, 260],
				["200.00", 370, 260],
				["￥", 530, 260],
				["18.00", 545, 260],
			],
		],
	])("are known for sums: %s", (_, items) => {
		const { fields } = said([...upper, ...items, ...sums.slice(4), ...foot]);

		expect(fields).toMatchObject(right);
	});

	it.each<[string, readonly Item[]]>([
		[
			"ⓧ before the words",
			[
				["价税合计（大写）", 42, 280],
				["ⓧ贰佰壹拾捌圆整", 160, 280],
				["（小写）", 380, 280],
				["¥218.00", 420, 280],
			],
		],
		[
			"⊗ in a run of its own",
			[
				["价税合计(大写)", 42, 280],
				["⊗", 150, 280],
				["贰佰壹拾捌圆整", 162, 280],
				["(小写)￥218.00", 380, 280],
			],
		],
		["all in one run", [["价税合计（大写）：贰佰壹拾捌圆整 （小写）：￥218.00", 42, 280]]],
		[
			"label on two lines",
			[
				["价税合计", 42, 276],
				["（大写）", 42, 286],
				["⊗贰佰壹拾捌圆整", 160, 281],
				["（小写）", 380, 281],
				["¥218.00", 420, 281],
			],
		],
		[
			"words with spaces",
			[
				["价税合计 （大写）", 42, 280],
				["⊗ 贰佰 壹拾 捌圆整", 160, 280],
				["小写：", 380, 280],
				["¥ 218.00", 420, 280],
			],
		],
	])("are known for the total: %s", (_, items) => {
		const { fields } = said([...upper, ...sums.slice(0, 4), ...items, ...foot]);

		expect(fields).toMatchObject({ ...right, totalInWords: expect.anything() });
		expect(String(fields.totalInWords).replace(/\s/g, "")).toBe("贰佰壹拾捌圆整");
	});

	it.each<[string, readonly Item[]]>([
		[
			"in one run without colon",
			[
				[`发票号码 ${NUMBER}`, 420, 26],
				["开票日期 2026-03-06", 420, 48],
			],
		],
		[
			"with spaces inside",
			[
				["发 票 号 码:", 400, 26],
				[NUMBER, 465, 26],
				["开 票 日 期:", 400, 48],
				["2026年 03月 06日", 465, 48],
			],
		],
		[
			"with the value below",
			[
				["发票号码", 420, 26],
				[NUMBER, 420, 37],
				["开票日期", 420, 52],
				["2026/03/06", 420, 63],
			],
		],
		[
			"with a date without leading zeros",
			[
				["发票号码：", 420, 26],
				[NUMBER, 465, 26],
				["开票日期：", 420, 48],
				["2026年3月6日", 465, 48],
			],
		],
	])("are known for number and date: %s", (_, items) => {
		const { fields } = said([
			["电子发票（普通发票）", 180, 36, 18],
			...items,
			...top.slice(5),
			...heads,
			...row,
			...sums,
			...foot,
		]);

		expect(fields).toMatchObject(right);
	});
});
