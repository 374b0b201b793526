import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { foldText } from "#core/base/text.ts";
import { particularIds } from "#core/model/particulars.ts";
import { faceRows } from "#pwa/record/face-rows.ts";

const idsOf = (...given: Parameters<typeof faceRows>) => faceRows(...given).map(({ id }) => id);

describe("rows of the face", () => {
	it("stand in the order it is printed in: what is about a party with the party, the rest below", () => {
		const fields = { number: "26992000000000000001", buyerName: "甲", sellerName: "乙", remark: "丙" };
		const particulars = Object.fromEntries(particularIds.map((id) => [id, [id]]));

		expect(idsOf({ fields, particulars })).toEqual(
			"number buyerName buyerContact sellerName sellerContact remark vehicle journey business".split(" "),
		);
	});

	it("are only of what is there", () => {
		expect(faceRows({ fields: {} })).toEqual([]);
		expect(idsOf({ fields: { buyerName: "甲" }, particulars: { sellerContact: [], journey: ["G9999"] } })).toEqual([
			"buyerName",
			"journey",
		]);
	});

	it("say a text once, though one original writes as two what another writes as one", () => {
		const sellerContact = ["演示市样张路1号", "000-00000000", "演示市样张路１号 000-00000000", "990012340000"];

		expect(faceRows({ fields: {}, particulars: { sellerContact } })).toEqual([
			{ what: "particular", id: "sellerContact", texts: ["演示市样张路１号 000-00000000", "990012340000"] },
		]);
	});

	it("leave nothing out that no other text says", () => {
		const text = fc.stringMatching(/^[一二A1 ]{0,6}$/);
		fc.assert(
			fc.property(fc.array(text, { maxLength: 8 }), (journey) => {
				const [row] = faceRows({ fields: {}, particulars: { journey } });
				const shown = (row?.what === "particular" ? row.texts : []).map(foldText);
				for (const one of journey.map(foldText)) {
					if (one !== "") expect(shown.some((other) => other.includes(one))).toBe(true);
				}
				expect(new Set(shown).size).toBe(shown.length);
			}),
		);
	});
});
