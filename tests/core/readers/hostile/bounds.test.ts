import { describe, expect, it } from "vitest";

import { readFace } from "#core/readers/face/face.ts";
import { isCutOff } from "#core/readers/image/header.ts";
import { encode, invoiceTexts, makePage } from "#tests/core/qr-decode/pictures.ts";

describe("the face engine", () => {
	it("asks before each page whether it is late, and leaves the rest", () => {
		const page = (index: number) => ({
			index,
			width: 210,
			height: 140,
			items: [{ text: `发票号码：2699200000000000000${index}`, x: 10, y: 10, width: 80, height: 4 }],
		});
		let asked = 0;

		const faces = readFace([page(1), page(2), page(3)], () => ++asked > 2);

		expect(faces.map(({ pages }) => pages)).toEqual([[1], [2]]);
	});
});

describe("a picture that ends too early", () => {
	const [text = ""] = invoiceTexts;
	const picture = makePage([{ text, x: 40, y: 40 }]);

	it.each(["png", "jpeg"] as const)("is known as %s, and a whole one with something behind it is not", (form) => {
		const bytes = encode(picture, form);
		const followed = new Uint8Array([...bytes, ...new Uint8Array(1000)]);

		expect(isCutOff(bytes)).toBe(false);
		expect(isCutOff(followed)).toBe(false);
		for (const share of [0.1, 0.5, 0.9, 0.99]) {
			expect(isCutOff(bytes.subarray(0, Math.floor(bytes.length * share))), `${share}`).toBe(true);
		}
	});
});
