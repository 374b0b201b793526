import { describe, expect, it } from "vitest";

import { invoiceWith, numbers } from "./forms.ts";
import { said, ways } from "./read.ts";

describe("a lone row whose name fills its column", () => {
	it.each(ways)("does not take the specification beside it, %s", (_, cut) => {
		for (const [name, spec] of [
			["*演示类*甲乙丙丁戊己A", "YS-14A"],
			["*演示类*甲乙丙丁戊己1", "YS"],
			["*演示类*甲乙丙丁戊己A", "标准版"],
			["*演示类*甲乙丙丁戊己", "A4 70g"],
		] as const) {
			const { lines } = said(
				invoiceWith([
					[name, 12, 160],
					[spec, 109, 160],
					...numbers(160, { unit: "台", quantity: "2", price: "100.00" }),
				]),
				cut,
			);

			expect(lines).toMatchObject([{ name, spec, unit: "台", quantity: "2", price: "100.00", amount: 20_000 }]);
		}
	});

	it.each(ways)("does not take the specification beside it when it wraps, %s", (_, cut) => {
		const { lines } = said(
			invoiceWith([
				["*演示类*甲乙丙丁戊己A", 12, 160],
				["庚辛", 12, 172],
				["YS-14A/规", 109, 160],
				["格甲", 109, 172],
				...numbers(160, { unit: "台", quantity: "2", price: "100.00" }),
			]),
			cut,
		);

		expect(lines).toMatchObject([{ name: "*演示类*甲乙丙丁戊己A庚辛", spec: "YS-14A/规格甲", amount: 20_000 }]);
	});

	it.each(ways)("keeps its last words when there is no specification, %s", (_, cut) => {
		for (const name of ["*演示类*甲乙丙丁戊己", "*演示类*甲乙 丙丁戊", "*演示类*甲乙丙 A4"]) {
			const { lines } = said(invoiceWith([[name, 12, 160], ...numbers(160)]), cut);

			expect(lines).toMatchObject([{ name }]);
			expect(lines[0]?.spec).toBeUndefined();
		}
	});
});

describe("rows of other shapes", () => {
	it.each(ways)("joins a name over four lines and a specification over three, %s", (_, cut) => {
		const { lines } = said(
			invoiceWith([
				["*演示类*甲乙丙丁", 12, 158],
				["戊己庚辛壬癸子丑", 12, 168],
				["寅卯辰巳午未申酉", 12, 178],
				["戌亥", 12, 188],
				["规格一", 119, 158],
				["规格二", 119, 168],
				["规格三", 119, 178],
				...numbers(158, { unit: "台", quantity: "2", price: "100" }),
			]),
			cut,
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

	it.each(ways)("reads unit prices with many decimals, %s", (_, cut) => {
		const { lines } = said(
			invoiceWith([
				["*演示类*甲乙", 12, 160],
				...numbers(160, { unit: "千克", quantity: "3", price: "66.6666666666667" }),
			]),
			cut,
		);

		expect(lines).toMatchObject([{ quantity: "3", price: "66.6666666666667", amount: 20_000 }]);
	});

	it.each(ways)("keeps discounts (折扣行) as rows of their own, wrapped names too, %s", (_, cut) => {
		const { lines } = said(
			invoiceWith([
				["*演示类*甲乙丙丁", 12, 158],
				["戊己", 12, 168],
				...numbers(158, { unit: "台", quantity: "2", price: "150", amount: "300.00", tax: "27.00" }),
				["*演示类*甲乙丙丁", 12, 178],
				["戊己", 12, 188],
				...numbers(178, { amount: "-100.00", tax: "-9.00" }),
			]),
			cut,
		);

		expect(lines.map(({ name, amount, tax }) => [name, amount, tax])).toEqual([
			["*演示类*甲乙丙丁戊己", 30_000, 2_700],
			["*演示类*甲乙丙丁戊己", -10_000, -900],
		]);
	});
});
