import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import type { FacePage } from "#core/readers/face/types.ts";
import { inventInvoice, inventTaxId, type SampleInvoice } from "#samples/invoice.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { fieldOf, inGlyphs, inJoined, mapItems, pageOf, pagesOf, saidBy } from "./pages.ts";

const ways: readonly (readonly [string, (page: FacePage) => FacePage])[] = [
	["as drawn", (page) => page],
	["glyph by glyph", inGlyphs],
	["joined as pdf.js does", inJoined],
];

const goods = fc.record(
	{
		name: fc
			.tuple(fc.integer({ min: 1, max: 26 }), fc.constantFrom("", "A4", "-500ml"))
			.map(([length, end]) => `*演示服务*${"示例办公用品耗材配件".repeat(3).slice(0, length)}${end}`),
		spec: fc.constantFrom("YS-14", "10g*6袋", "A4 70g", "标准版"),
		unit: fc.constantFrom("台", "件", "PCS", "千克", "平方米"),
		quantity: fc.constantFrom("1", "2", "12.5", "200", "0.333333", "1000"),
		price: fc.constantFrom("100.00", "3.15", "33.3495145631068", "4424.7787610619", "99999.99"),
		rate: fc.constantFrom("13%", "6%", "3%", "1%", "免税", "不征税"),
	},
	{ requiredKeys: ["name", "rate", "quantity", "price"] },
);

function invent(digital: boolean, more: Partial<Omit<SampleInvoice, "issuedOn" | "lines">> = {}, lines = [{}]) {
	const given = lines.map((line) => ({ name: "*演示服务*示例", rate: "6%", quantity: "1", price: "100.00", ...line }));
	const common = { issuedOn: "20260306", ...more, lines: given };
	return digital
		? inventInvoice({
				...common,
				kind: "digital_ordinary",
				title: "电子发票（普通发票）",
				number: "26992000000000000301",
			})
		: inventInvoice({
				...common,
				kind: "ordinary_electronic",
				title: "演示增值税电子普通发票",
				code: "099002600111",
				number: "00000301",
				checkCode: "00000111112222233333",
				machineNumber: "990000000001",
			});
}

function readOne(pages: readonly FacePage[]) {
	const faces = readFace(pages);
	expect(faces).toHaveLength(1);
	return faces[0];
}

describe("columns that run into one another", () => {
	it.each(ways)("keeps quantity, price and specification apart, %s", (_, change) => {
		fc.assert(
			fc.property(fc.boolean(), fc.array(goods, { minLength: 1, maxLength: 4 }), (digital, lines) => {
				const invoice = invent(digital, {}, lines);

				const face = readOne(pagesOf(drawInvoice(invoice)).map(change));

				const numbers = face?.lines.map(({ quantity, price, amount }) => ({ quantity, price, amount }));
				expect(numbers).toEqual(invoice.lines.map(({ quantity, price, amount }) => ({ quantity, price, amount })));
				expect(face?.lines.map(({ spec }) => spec)).toEqual(invoice.lines.map(({ spec }) => spec));
			}),
			{ numRuns: 40, seed: 1 },
		);
	});

	it("tells by the amount where a quantity ends that a price touches without a gap", () => {
		const invoice = invent(true, {}, [{ quantity: "200", price: "4424.7787610619" }]);
		const pages = pagesOf(drawInvoice(invoice)).map((page) =>
			mapItems(page, (items) => {
				const price = items.find(({ text }) => text === "4424.7787610619");
				return items
					.filter(({ text }) => text !== "200")
					.map((item) =>
						item === price ? { ...item, text: `200${item.text}`, x: item.x - 4.76, width: item.width + 4.76 } : item,
					);
			}),
		);

		const [line] = readOne(pages)?.lines ?? [];

		expect(line).toMatchObject({ quantity: "200", price: "4424.7787610619" });
	});
});

describe("values of another layer", () => {
	it.each([
		[-0.5, 0],
		[1, 0],
		[0, -0.5],
		[0, 0.5],
	])("are read when they stand %f and %f hundredths of the page off their labels", (right, down) => {
		for (const digital of [true, false]) {
			const drawings = drawInvoice(invent(digital, { remark: "演示备注" }));
			const expected = saidBy(readOne(pagesOf(drawings)));
			const moved = drawings.map((drawing) => ({
				...drawing,
				texts: drawing.texts.map((text) =>
					text.role === "label"
						? text
						: { ...text, x: text.x + (right / 100) * drawing.width, y: text.y + (down / 100) * drawing.height },
				),
			}));

			expect(saidBy(readOne(pagesOf(moved)))).toEqual(expected);
		}
	});
});

describe("what a remark imitates", () => {
	it.each([
		["a party", "购买方名称：演示冒名有限公司 纳税人识别号：91990000MA9900018X"],
		["another invoice", "发票号码：26990000000000000001 开票日期：2020年01月01日"],
		["sums", "合计 ¥1.00 ¥0.06 价税合计（小写）¥9.99"],
		["a code", "发票代码：099002600112 校验码：99999888887777766666"],
		["people", "收款人：冒名 复核：冒名 开票人：冒名"],
	])("stays text: %s", (_, remark) => {
		for (const digital of [true, false]) {
			const plain = saidBy(readOne(pagesOf(drawInvoice(invent(digital)))));

			const said = saidBy(readOne(pagesOf(drawInvoice(invent(digital, { remark })))));

			expect(said.lines).toEqual(plain.lines);
			expect({ ...said.fields, remark: undefined }).toEqual({ ...plain.fields, remark: undefined });
			expect(String(said.fields.remark).replace(/\s/g, "")).toBe(remark.replace(/\s/g, ""));
		}
	});
});

describe("what stands beside the form", () => {
	it("is no title and no part of the goods", () => {
		const invoice = invent(false, {}, [{}, { name: "*演示服务*第二行" }]);
		const [drawing] = drawInvoice(invoice, { omit: ["title"] });
		const texts = [
			["第一联：发票联", 207, 62],
			["购买方记账凭证", 207, 66.5],
			["发票专用章", 165, 118],
			["电子发票.pdf", 90, 3],
		] as const;
		const beside = texts.map(([text, x, y]) => ({ text, x, y, size: 3.175, role: "label" as const }));

		const face = readOne(pagesOf(drawing ? [{ ...drawing, texts: [...drawing.texts, ...beside] }] : []));

		expect(fieldOf(face, "title")).toBeUndefined();
		expect(face?.lines).toEqual(invoice.lines);
	});
});

describe("forms without a table of goods", () => {
	const [buyer, seller] = [inventTaxId(1), inventTaxId(2)];

	it("reads cells of a motor vehicle invoice (机动车销售统一发票) one by one", () => {
		const face = readOne([
			pageOf([
				["机动车销售统一发票", 200, 30, 18],
				["发票代码", 440, 30],
				["199002600101", 490, 30],
				["发票号码", 440, 44],
				["00123456", 490, 44],
				["开票日期", 40, 60],
				["2026-03-06", 90, 60],
				["购买方名称", 40, 126],
				["演示采购有限公司", 110, 126],
				["纳税人识别号/统一社会信用代码/身份证明号码", 300, 126, 7],
				[buyer, 470, 126],
				["价税合计", 40, 198],
				["⊗壹拾壹万叁仟圆整", 110, 198],
				["小写", 400, 198],
				["￥113000.00", 430, 198],
				["销货单位名称", 40, 216],
				["示例汽车销售有限公司", 120, 216],
				["电话", 420, 216],
				["000-00000000", 460, 216],
				["纳税人识别号", 40, 234],
				[seller, 120, 234],
				["不含税价", 40, 296],
				["小写", 90, 296],
				["￥100000.00", 120, 296],
				["开票人", 260, 320],
				["样张员", 300, 320],
			]),
		]);

		expect(saidBy(face).fields).toMatchObject({
			kind: "motor_paper",
			buyerName: "演示采购有限公司",
			buyerTaxId: buyer,
			sellerName: "示例汽车销售有限公司",
			sellerTaxId: seller,
			amount: 10_000_000,
			total: 11_300_000,
		});
	});

	it("reads the parties of a used car invoice (二手车销售统一发票) and its 车价合计", () => {
		const face = readOne([
			pageOf([
				["二手车销售统一发票", 200, 30, 18],
				["开票日期：2026-03-06", 40, 50],
				["发票代码", 420, 40],
				["099002600117", 470, 40],
				["发票号码", 420, 54],
				["00123457", 470, 54],
				["买方单位/个人", 40, 116],
				["演示采购有限公司", 120, 116],
				["单位代码/身份证号码", 320, 116],
				[buyer, 430, 116],
				["卖方单位/个人", 40, 148],
				["演示某", 120, 148],
				["单位代码/身份证号码", 320, 148],
				["990000200001011234", 430, 148],
				["车价合计（大写）", 40, 212],
				["伍万圆整", 140, 212],
				["小写", 420, 212],
				["￥50000.00", 450, 212],
			]),
		]);

		expect(saidBy(face).fields).toMatchObject({
			buyerName: "演示采购有限公司",
			buyerTaxId: buyer,
			sellerName: "演示某",
			sellerTaxId: "990000200001011234",
			total: 5_000_000,
		});
	});

	it("keeps the machine number of a roll (卷票) out of the name below it", () => {
		const face = readOne([
			pageOf([
				["增值税普通发票(卷票)", 30, 30, 12],
				["发票代码 099002600106", 20, 60],
				["发票号码 00123458", 20, 72],
				["机器编号 990000000001", 20, 84],
				["销售方名称 示例餐饮有限公司", 20, 96],
				[`纳税人识别号 ${seller}`, 20, 108],
				["开票日期 2026-03-06", 20, 120],
				["购买方名称 演示采购有限公司", 20, 138],
				["合计金额(小写)", 20, 214],
				["￥103.00", 120, 214],
			]),
		]);

		expect(fieldOf(face, "sellerName")).toBe("示例餐饮有限公司");
		expect(fieldOf(face, "buyerName")).toBe("演示采购有限公司");
		expect(fieldOf(face, "total")).toBe(10_300);
	});
});
