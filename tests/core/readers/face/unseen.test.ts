import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { inventInvoice, type SampleInvoice } from "#samples/invoice.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { NUMBER } from "./forms.ts";
import { fieldOf, mapItems, pagesOf, saidBy } from "./pages.ts";
import { onlyFace, ways } from "./read.ts";

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
				number: NUMBER,
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

describe("columns that run into one another", () => {
	it.each(ways)("keeps quantity, price and specification apart, %s", (_, cut) => {
		fc.assert(
			fc.property(fc.boolean(), fc.array(goods, { minLength: 1, maxLength: 4 }), (digital, lines) => {
				const invoice = invent(digital, {}, lines);

				const face = onlyFace(pagesOf(drawInvoice(invoice)).map(cut));

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

		const [line] = onlyFace(pages)?.lines ?? [];

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
			const expected = saidBy(onlyFace(pagesOf(drawings)));
			const moved = drawings.map((drawing) => ({
				...drawing,
				texts: drawing.texts.map((text) =>
					text.role === "label"
						? text
						: { ...text, x: text.x + (right / 100) * drawing.width, y: text.y + (down / 100) * drawing.height },
				),
			}));

			expect(saidBy(onlyFace(pagesOf(moved)))).toEqual(expected);
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
			const plain = saidBy(onlyFace(pagesOf(drawInvoice(invent(digital)))));

			const said = saidBy(onlyFace(pagesOf(drawInvoice(invent(digital, { remark })))));

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

		const face = onlyFace(pagesOf(drawing ? [{ ...drawing, texts: [...drawing.texts, ...beside] }] : []));

		expect(fieldOf(face, "title")).toBeUndefined();
		expect(face?.lines).toEqual(invoice.lines);
	});
});
