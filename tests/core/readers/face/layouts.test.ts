import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import {
	BUYER,
	BUYER_ID,
	foot,
	type Item,
	money,
	NUMBER,
	SELLER,
	SELLER_ID,
	sums,
	topWithShortSides,
	travellers,
} from "./forms.ts";
import { fieldOf, pageOf } from "./pages.ts";
import { onlyFace } from "./read.ts";

/** Head, parties and sums of a digital invoice; tests add what stands between. */
const frame: readonly Item[] = [...topWithShortSides, ...sums, ...foot];

/** Heads as some writers set them, closer and without spaces. */
const heads: readonly Item[] = [
	["项目名称", 42, 140],
	["规格型号", 119, 140],
	["单位", 180, 140],
	["数量", 225, 140],
	["单价", 290, 140],
	["金额", 370, 140],
	["税率/征收率", 430, 140],
	["税额", 545, 140],
];

function read(items: readonly Item[]) {
	return onlyFace([pageOf(items)]);
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
			...money(170, { amount: "150.00", tax: "13.50" }),
			["*示例类*壬癸子丑", 12, 200],
			["寅卯", 12, 220],
			["台", 184, 210],
			...money(210, { amount: "50.00", tax: "4.50", atAmount: 375, atTax: 550 }),
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
			...money(160, { amount: "220.00", tax: "19.80" }),
			["*示例类*商品", 12, 175],
			...money(175, { amount: "-20.00", tax: "-1.80" }),
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
			...money(160),
		]);

		expect(face?.lines).toEqual([{ name: "*建筑服务*工程款", rate: "9%", amount: 20_000, tax: 1_800 }]);
	});

	it("ends before the table of travellers", () => {
		const face = read([...frame, ...heads, ["*运输服务*客运服务费", 12, 160], ...money(160), ...travellers]);

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

		expect(fieldOf(face, "buyerName")).toBe(BUYER);
		expect(fieldOf(face, "sellerName")).toBe(SELLER);
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
		const items = frame.filter(([text]) => text !== BUYER);

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
			[`购买方名称：${BUYER}`, 32, 88],
			[`购买方纳税人识别号：${BUYER_ID}`, 32, 106],
			[`销售方名称：${SELLER}`, 316, 88],
			[`销售方纳税人识别号：${SELLER_ID}`, 316, 106],
		]);

		expect(fieldOf(face, "number")).toBe(NUMBER);
		expect(fieldOf(face, "issuedOn")).toBe("20260306");
		expect(fieldOf(face, "buyerName")).toBe(BUYER);
		expect(fieldOf(face, "buyerTaxId")).toBe(BUYER_ID);
		expect(fieldOf(face, "sellerName")).toBe(SELLER);
		expect(fieldOf(face, "sellerTaxId")).toBe(SELLER_ID);
	});
});
