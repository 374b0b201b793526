import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { prettyXml } from "#ui/pretty-xml.ts";
import { derivedKind, fieldsFor, hintFor, valuesOf } from "#ui/typed/fields.ts";
import { formatBytes } from "#ui/value.tsx";
import { rowAt, sumHeights } from "#ui/virtual-rows.tsx";

const today = parseDay("20261122") ?? fail();

function fail(): never {
	throw new Error("the calendar has this day");
}

describe("the typed form", () => {
	it.each([
		["a 20-digit number alone", { number: "26992000000000000017" }, "digital_ordinary"],
		["a code of the unified system", { code: "099002400111", number: "00000101" }, "ordinary_electronic"],
		["a 10-digit code", { code: "9900224140" }, "special_paper"],
		["too little", { number: "2699" }, undefined],
	])("derives the kind from %s", (_, texts, kind) => {
		expect(derivedKind(texts)).toBe(kind);
	});

	it.each([
		["digital_ordinary", ["number", "issuedOn", "total"]],
		["special_paper", ["code", "number", "issuedOn", "amount"]],
		["ordinary_electronic", ["code", "number", "issuedOn", "checkCode"]],
		["digital_paper_ordinary", ["code", "number", "digitalNumber", "issuedOn"]],
		[undefined, ["code", "number", "issuedOn", "total"]],
	] as const)("asks for what %s needs", (kind, needed) => {
		expect(fieldsFor(kind).needed).toEqual(needed);
	});

	it.each([
		["number", "26992000000000000017", "digital_ordinary", undefined],
		["number", "2699200000000000001", "digital_ordinary", "form.number.short"],
		["number", "2699 2000 0000 0000 0017", undefined, undefined],
		["number", "26A9", undefined, "form.number.digits"],
		["code", "0990024001", undefined, undefined],
		["code", "09900240", undefined, "form.code.wrong"],
		["issuedOn", "2026年9月14日", undefined, undefined],
		["issuedOn", "2026-02-30", undefined, "form.day.wrong"],
		["issuedOn", "2027-01-01", undefined, "form.day.future"],
		["total", "¥1,130.00", undefined, undefined],
		["total", "1.234", undefined, "form.money.wrong"],
		["checkCode", "12345", undefined, "form.checkCode.wrong"],
		["checkCode", "123456", undefined, undefined],
		["sellerTaxId", "91990000MA990001X3", undefined, "form.taxId.wrong"],
		["sellerTaxId", "123", undefined, "form.taxId.length"],
		["sellerName", "示例", undefined, undefined],
		["number", "", "digital_ordinary", undefined],
	] as const)("%s %s: %s → %s", (field, text, kind, word) => {
		expect(hintFor(field, text, kind, today)?.word).toBe(word);
	});

	it("takes values as typed, with spaces and full width, and leaves out what cannot be read", () => {
		const values = valuesOf(
			{ number: "２６９９ 2000", issuedOn: "2026.9.14", total: "x", sellerName: " 示例 " },
			undefined,
		);

		expect(values).toEqual({ number: "26992000", issuedOn: "20260914", sellerName: "示例" });
	});

	it("never throws, whatever is typed", () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.constantFrom("number", "code", "issuedOn", "total", "checkCode", "buyerTaxId"),
				(text, field) => {
					hintFor(field as "number", text, undefined, today);
					valuesOf({ [field]: text }, undefined);
				},
			),
		);
	});

	it("gives money in fen", () => {
		expect(valuesOf({ total: "1,130.00" }, "digital_ordinary")).toEqual({
			kind: "digital_ordinary",
			total: fen(113000),
		});
	});
});

describe("rows drawn only while seen", () => {
	it("finds the row at any height", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 200 }),
				fc.nat(30_000),
				(heights, y) => {
					const offsets = sumHeights(heights.length, (index) => heights[index] ?? 0);
					const at = rowAt(offsets, y);
					const inside = y < (offsets[heights.length] ?? 0);
					expect(offsets[at]).toBeLessThanOrEqual(y);
					expect(inside ? y < (offsets[at + 1] ?? 0) : at === heights.length - 1).toBe(true);
				},
			),
		);
	});

	it("has a place for no rows", () => {
		expect(
			rowAt(
				sumHeights(0, () => 40),
				100,
			),
		).toBe(0);
	});
});

describe("XML as lines", () => {
	it("puts one element on a line and keeps short values beside their names", () => {
		expect(prettyXml('<?xml version="1.0"?><a><b>1</b><c/><d></d><e><f x="1">2</f></e></a>')).toEqual([
			'<?xml version="1.0"?>',
			"<a>",
			"  <b>1</b>",
			"  <c/>",
			"  <d></d>",
			"  <e>",
			'    <f x="1">2</f>',
			"  </e>",
			"</a>",
		]);
	});

	it("loses nothing but white space of any text", () => {
		const bare = (text: string) => text.replace(/\s/g, "");
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("<", ">", "/", "a", "中", " ", "!", "-") }), (text) => {
				const complete = text.replace(/<[^>]*$/, ""); // a tag that never ends is not drawn
				expect(bare(prettyXml(complete).join(""))).toBe(bare(complete));
			}),
		);
	});
});

describe("bytes for people", () => {
	it.each([
		[0, "0 B"],
		[4_700, "4.7 kB"],
		[250_000, "250 kB"],
		[3_210_000, "3.2 MB"],
	])("%d is %s", (bytes, text) => {
		expect(formatBytes(bytes)).toBe(text);
	});
});
