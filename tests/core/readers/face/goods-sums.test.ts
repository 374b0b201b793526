import { describe, expect, it } from "vitest";

import { down, type Item, invoiceWith, numbers, right, sums, sumsOf } from "./forms.ts";
import { said, ways } from "./read.ts";

describe("the sums", () => {
	it.each(ways)("are read of a red invoice, %s", (_, cut) => {
		const { fields, lines } = said(
			invoiceWith(
				[
					["*演示类*甲乙", 12, 160],
					...numbers(160, { unit: "台", quantity: "-2", price: "100", amount: "-200.00", tax: "-18.00" }),
				],
				sumsOf(
					[
						["¥-200.00", 366, 260],
						["¥-18.00", 536, 260],
					],
					"⊗（负数）贰佰壹拾捌圆整",
					"¥-218.00",
				),
			),
			cut,
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
	])("are read with rate %s and tax %s", (rate, tax) => {
		const beside: Item[] = [
			["¥200.00", 370, 260],
			[tax, 545, 260],
		];

		const { fields, lines } = said(
			invoiceWith([["*演示类*甲乙", 12, 160], ...numbers(160, { rate, tax })], sumsOf(beside, "⊗贰佰圆整", "¥200.00")),
		);

		expect(lines).toMatchObject([{ name: "*演示类*甲乙", rate, amount: 20_000 }]);
		expect(fields.amount).toBe(20_000);
		expect(fields.tax ?? 0).toBe(0);
		expect(fields.total).toBe(20_000);
	});

	it("are read beside a rate of stars where tax is taken on the difference (差额征税)", () => {
		const { lines } = said(invoiceWith([["*演示类*甲乙", 12, 160], ...numbers(160, { rate: "***" })]));

		expect(lines).toMatchObject([{ rate: "***", amount: 20_000, tax: 1_800 }]);
	});

	it("are read where 合计 stands down the side, as 备注 does", () => {
		const wordAside = [...down("合计", 60, 256, 9), ...sums.slice(2)];

		const { fields } = said(invoiceWith([["*演示类*甲", 12, 160], ...numbers(160)], wordAside));

		expect(fields).toMatchObject(right);
	});
});
