import { describe, expect, it } from "vitest";

import { foot, heads, type Item, numbers, right, sums, top } from "./forms.ts";
import { pageOf, saidBy } from "./pages.ts";
import { onlyFace } from "./read.ts";

/** An invoice over two pages, of which the last also prints the sums. */
function overTwo(first: readonly Item[], last: readonly Item[]) {
	return onlyFace([
		pageOf([...top, ...heads, ...first, ...foot], { index: 0 }),
		pageOf([...top, ...heads, ...last, ...sums, ...foot], { index: 1 }),
	]);
}

const subtotal: readonly Item[] = [
	["¥100.00", 370, 245],
	["¥9.00", 545, 245],
];

describe("goods over several pages", () => {
	it("take the sums of the last page, not the 小计 of each, however the pages are marked", () => {
		const page = (mark: string, name: string): Item[] => [
			[mark, 500, 64],
			[name, 12, 160],
			...numbers(160, { amount: "100.00", tax: "9.00" }),
			["小", 50, 245],
			["计", 90, 245],
			...subtotal,
		];
		for (const [first, last] of [
			["共2页 第1页", "共2页 第2页"],
			["续页", ""],
		] as const) {
			const face = overTwo(page(first, "*演示类*甲"), page(last, "*演示类*乙"));

			expect(saidBy(face).fields).toMatchObject(right);
			expect(face?.lines.map(({ name, amount }) => [name, amount])).toEqual([
				["*演示类*甲", 10_000],
				["*演示类*乙", 10_000],
			]);
		}
	});

	it("take the sums of the last page where 小计 is written as one word", () => {
		const page = (name: string): Item[] => [[name, 12, 160], ...numbers(160), ["小 计", 50, 245], ...subtotal];

		const face = overTwo(page("*演示类*甲"), page("*演示类*乙"));

		expect(saidBy(face).fields).toMatchObject(right);
	});
});
