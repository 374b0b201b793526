import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import { fieldOf, pageOf } from "./pages.ts";

const NUMBER = "26992000000000000301";
const BUYER_ID = "91990000MA990001X2";
const SELLER_ID = "91990000MA9900060D";

/** Head, parties and sums of a digital invoice; tests add what stands between. */
const frame = [
	["电子发票（普通发票）", 180, 36, 18],
	["发票号码：", 420, 26],
	[NUMBER, 465, 26],
	["开票日期：", 420, 48],
	["2026年03月06日", 465, 48],
	["购", 16, 84],
	["买", 16, 94],
	["方", 16, 104],
	["销", 300, 84],
	["售", 300, 94],
	["方", 300, 104],
	["名称：", 32, 88],
	["演示采购有限公司", 60, 88],
	["统一社会信用代码/纳税人识别号：", 32, 106],
	[BUYER_ID, 180, 106],
	["名称：", 316, 88],
	["演示运输服务有限公司", 344, 88],
	["统一社会信用代码/纳税人识别号：", 316, 106],
	[SELLER_ID, 464, 106],
	["合", 50, 260],
	["计", 90, 260],
	["¥200.00", 370, 260],
	["¥18.00", 540, 260],
	["价税合计（大写）", 42, 280],
	["⊗贰佰壹拾捌圆整", 160, 280],
	["（小写）", 380, 280],
	["¥218.00", 420, 280],
	["备", 16, 310],
	["注", 16, 325],
	["开票人：", 50, 360],
	["样张员", 90, 360],
] as const;

const heads = [
	["项目名称", 42, 140],
	["规格型号", 119, 140],
	["单位", 180, 140],
	["数量", 225, 140],
	["单价", 290, 140],
	["金额", 370, 140],
	["税率/征收率", 430, 140],
	["税额", 545, 140],
] as const;

type Item = readonly [string, number, number, number?];

function read(items: readonly Item[], more: Parameters<typeof pageOf>[1] = {}) {
	return readFace([pageOf(items, more)])[0];
}

describe("the table of goods", () => {
	it("joins names that wrap above and below centred values", () => {
		const face = read([
			...frame,
			...heads,
			["*示例类*甲乙丙丁", 12, 160],
			["戊己庚", 12, 180],
			["台", 184, 170],
			["1", 240, 170],
			["150.00", 300, 170],
			["150.00", 370, 170],
			["9%", 445, 170],
			["13.50", 545, 170],
			["*示例类*壬癸子丑", 12, 200],
			["寅卯", 12, 220],
			["台", 184, 210],
			["50.00", 375, 210],
			["9%", 445, 210],
			["4.50", 550, 210],
		]);

		expect(face?.lines.map(({ name, amount }) => [name, amount])).toEqual([
			["*示例类*甲乙丙丁戊己庚", 15_000],
			["*示例类*壬癸子丑寅卯", 5_000],
		]);
	});

	it("keeps a discount row without quantity as a row of its own", () => {
		const face = read([
			...frame,
			...heads,
			["*示例类*商品", 12, 160],
			["台", 184, 160],
			["2", 240, 160],
			["110", 300, 160],
			["220.00", 370, 160],
			["9%", 445, 160],
			["19.80", 545, 160],
			["*示例类*商品", 12, 175],
			["-20.00", 370, 175],
			["9%", 445, 175],
			["-1.80", 545, 175],
		]);

		expect(face?.lines).toEqual([
			{ name: "*示例类*商品", unit: "台", quantity: "2", price: "110", rate: "9%", amount: 22_000, tax: 1_980 },
			{ name: "*示例类*商品", rate: "9%", amount: -2_000, tax: -180 },
		]);
	});

	it("does not take the places of building work for specification or unit", () => {
		const face = read([
			...frame,
			["项目名称", 42, 140],
			["建筑服务发生地", 150, 140],
			["建筑项目名称", 260, 140],
			["金额", 370, 140],
			["税率/征收率", 430, 140],
			["税额", 545, 140],
			["*建筑服务*工程款", 12, 160],
			["示例省演示市", 150, 160],
			["演示大厦", 265, 160],
			["200.00", 370, 160],
			["9%", 445, 160],
			["18.00", 545, 160],
		]);

		expect(face?.lines).toEqual([{ name: "*建筑服务*工程款", rate: "9%", amount: 20_000, tax: 1_800 }]);
	});

	it("ends before the table of travellers", () => {
		const face = read([
			...frame,
			...heads,
			["*运输服务*客运服务费", 12, 160],
			["200.00", 370, 160],
			["9%", 445, 160],
			["18.00", 545, 160],
			["出行人", 30, 200],
			["有效身份证件号", 110, 200],
			["出行日期", 210, 200],
			["出发地", 290, 200],
			["到达地", 360, 200],
			["等级", 430, 200],
			["交通工具类型", 500, 200],
			["样张人", 30, 215],
			["2026-03-01", 210, 215],
			["甲地", 290, 215],
			["乙地", 360, 215],
		]);

		expect(face?.lines.map(({ name }) => name)).toEqual(["*运输服务*客运服务费"]);
	});

	it("reads exempt rows, whose tax is stars", () => {
		const stars = frame.map(([text, ...rest]) => [text === "¥18.00" ? "***" : text, ...rest] as unknown as Item);

		const face = read([
			...stars,
			...heads,
			["*运输服务*客运服务费", 12, 160],
			["200.00", 370, 160],
			["免税", 445, 160],
			["***", 550, 160],
		]);

		expect(face?.lines).toEqual([{ name: "*运输服务*客运服务费", rate: "免税", amount: 20_000 }]);
		expect(fieldOf(face, "amount")).toBe(20_000);
		expect(fieldOf(face, "tax")).toBeUndefined();
	});
});

describe("what imitates a face", () => {
	it("takes no name, number or date from the remark", () => {
		const face = read([
			...frame,
			["名称：示例旅馆有限公司", 40, 305],
			["纳税人识别号：91990000MA9900036W", 40, 315],
			["酒店名称：演示旅馆", 40, 325],
			["开票日期：2020年01月01日", 40, 335],
		]);

		expect(fieldOf(face, "buyerName")).toBe("演示采购有限公司");
		expect(fieldOf(face, "sellerName")).toBe("演示运输服务有限公司");
		expect(fieldOf(face, "sellerTaxId")).toBe(SELLER_ID);
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
		expect(fieldOf(face, "remark")).toContain("酒店名称：演示旅馆");
	});

	it("takes nothing from head lines a browser prints, nor from outside the page", () => {
		const face = read([
			["2020/1/2 10:11", 10, 10],
			["发票号码：26992000000000000999", 420, -40],
			...frame,
			["¥999.00", 900, 280],
		]);

		expect(fieldOf(face, "number")).toBe(NUMBER);
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
		expect(fieldOf(face, "total")).toBe(21_800);
	});

	it("reads the blue invoice and the notice a red one quotes", () => {
		const face = read([
			...frame,
			["被红冲蓝字数电票号码：26992000000000000302 红字发票信息确认单编号：99002605200000000009", 40, 310],
		]);

		expect(fieldOf(face, "originalNumber")).toBe("26992000000000000302");
		expect(fieldOf(face, "redNoticeNumber")).toBe("99002605200000000009");
		expect(fieldOf(face, "number")).toBe(NUMBER);
	});

	it("does not take the value of the line below for a missing number", () => {
		const items = frame
			.filter(([text]) => text !== NUMBER)
			.map(([text, ...rest]) => [text === "2026年03月06日" ? "20260306" : text, ...rest] as unknown as Item);

		const face = read(items);

		expect(fieldOf(face, "number")).toBeUndefined();
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
	});

	it("finds no invoice on a page of other text", () => {
		expect(
			readFace([
				pageOf([
					["会议纪要", 100, 50, 18],
					["合计 12 人，金额 300.00 元", 50, 90],
				]),
			]),
		).toEqual([]);
	});
});

describe("parties", () => {
	it("joins a name that wraps over two lines", () => {
		const items = frame.filter(([text]) => text !== "演示采购有限公司");

		const face = read([...items, ["演示采购很长很长的名称第一分公司", 60, 84], ["驻外办事处", 60, 94]]);

		expect(fieldOf(face, "buyerName")).toBe("演示采购很长很长的名称第一分公司驻外办事处");
	});

	it("leaves an empty tax id empty", () => {
		const face = read(frame.filter(([text]) => text !== BUYER_ID));

		expect(fieldOf(face, "buyerTaxId")).toBeUndefined();
		expect(fieldOf(face, "sellerTaxId")).toBe(SELLER_ID);
	});

	it("reads labels and values glued into one run", () => {
		const face = read([
			["电子发票（普通发票）", 180, 36, 18],
			[`发票号码：${NUMBER}`, 420, 26],
			["开票日期：2026年03月06日", 420, 48],
			["购买方名称：演示采购有限公司", 32, 88],
			[`购买方纳税人识别号：${BUYER_ID}`, 32, 106],
			["销售方名称：演示运输服务有限公司", 316, 88],
			[`销售方纳税人识别号：${SELLER_ID}`, 316, 106],
		]);

		expect(fieldOf(face, "number")).toBe(NUMBER);
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
		expect(fieldOf(face, "buyerName")).toBe("演示采购有限公司");
		expect(fieldOf(face, "buyerTaxId")).toBe(BUYER_ID);
		expect(fieldOf(face, "sellerName")).toBe("演示运输服务有限公司");
		expect(fieldOf(face, "sellerTaxId")).toBe(SELLER_ID);
	});
});

describe("tickets", () => {
	it("reads a railway e-ticket (铁路电子客票)", () => {
		const face = read([
			["电子发票（铁路电子客票）", 180, 36, 18],
			[`发票号码:${NUMBER}`, 30, 60],
			["开票日期:2026年03月06日", 420, 60],
			["甲地站", 60, 100, 14],
			["G9999", 280, 100, 14],
			["乙地站", 450, 100, 14],
			["2026年03月01日 09:30开", 60, 130],
			["票价:￥218.00", 60, 150],
			["电子客票号:9900000000000000000", 60, 190],
			["购买方名称:演示采购有限公司", 60, 210],
			[`统一社会信用代码:${BUYER_ID}`, 330, 210],
		]);

		expect(fieldOf(face, "kind")).toBe("rail");
		expect(fieldOf(face, "number")).toBe(NUMBER);
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
		expect(fieldOf(face, "total")).toBe(21_800);
		expect(fieldOf(face, "buyerName")).toBe("演示采购有限公司");
		expect(fieldOf(face, "buyerTaxId")).toBe(BUYER_ID);
	});

	it("reads an air itinerary (航空行程单), whose total is 合计 and not the fare", () => {
		const face = read([
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
			["购买方名称：演示采购有限公司", 40, 350],
			[`统一社会信用代码/纳税人识别号：${BUYER_ID}`, 300, 350],
		]);

		expect(fieldOf(face, "kind")).toBe("air");
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
		expect(fieldOf(face, "tax")).toBe(1_530);
		expect(fieldOf(face, "total")).toBe(23_530);
		expect(fieldOf(face, "amount")).toBeUndefined();
		expect(fieldOf(face, "buyerTaxId")).toBe(BUYER_ID);
	});
});
