import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import { heads, type Item, numbers, right, sums, top } from "./forms.ts";
import { pageOf, saidBy } from "./pages.ts";

describe("two invoices on one page", () => {
	it.each([
		["below", 0, 400],
		["beside", 600, 0],
	])("are told apart, one %s the other, with one row each and remarks on one line", (_, dx, dy) => {
		const one: readonly Item[] = [
			...top,
			...heads,
			["*演示类*甲", 12, 160],
			...numbers(160),
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
