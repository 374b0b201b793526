import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkTaxId, isOrganisationCode, isUscc, normalizeTaxId, suggestTaxId } from "#core/model/tax-id.ts";

import vectors from "./tax-ids.json" with { type: "json" };

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

describe("official and public vectors", () => {
	it.each(vectors.valid)("%s is a valid USCC with a valid organisation code", (code) => {
		expect(checkTaxId(code)).toMatchObject({ form: "uscc", validity: "valid", strong: false });
		expect(isOrganisationCode(code.slice(8, 17))).toBe(true);
	});

	it.each(vectors.invalid)("%j is no valid USCC", (code) => {
		expect(isUscc(code)).toBe(false);
		expect(checkTaxId(code).validity).not.toBe("valid");
	});

	it.each(vectors.legacy15)("%s is a valid old tax id", (code) => {
		expect(checkTaxId(code)).toMatchObject({ form: "legacy15", validity: "valid" });
	});

	it.each(vectors.legacy15Invalid)("%s fails as an old tax id, which is a weak sign", (code) => {
		expect(checkTaxId(code)).toMatchObject({ form: "legacy15", validity: "invalid", strong: false });
	});

	it.each(vectors.person18)("%s is a valid person's id", (code) => {
		expect(checkTaxId(code)).toMatchObject({ form: "person18", validity: "valid" });
	});

	it.each(vectors.person18Invalid)("%s fails", (code) => {
		expect(checkTaxId(code).validity).toBe("invalid");
	});
});

describe("checkTaxId", () => {
	it.each([
		["nothing", "", "empty", "unchecked", false],
		["white space", " \u3000", "empty", "unchecked", false],
		["a failed USCC of a company", "91990000MA00000001", "uscc", "invalid", true],
		["a letter outside the alphabet", "91990000MA0000000O", "uscc", "invalid", true],
		["18 characters of another register", "Q1990000MA00000001", "temporary", "unchecked", false],
		["a person's id with sequence", "11010519491231002X01", "person_sequence", "valid", false],
		["an old person's id with sequence", "11010549123100201", "person_sequence", "unchecked", false],
		["an old person's id", "110105491231002", "legacy15", "unchecked", false],
		["a masked person's id", "110105********002X", "masked", "unchecked", false],
		["letters first, 15 long", "TEMP00000000001", "temporary", "unchecked", false],
		["16 characters", "A990000000000001", "temporary", "unchecked", false],
		["a company's USCC cut by one", "91990000MA0000000", "malformed", "unchecked", false],
		["a company's USCC doubled by one", "91990000MA000000011", "malformed", "unchecked", false],
		["too short", "12345", "malformed", "unchecked", false],
		["too long", "1".repeat(21), "malformed", "unchecked", false],
		["words", "个人", "malformed", "unchecked", false],
	])("%s: %s", (_label, text, form, validity, strong) => {
		expect(checkTaxId(text)).toMatchObject({ form, validity, strong });
	});

	it("looks past spacing, width and case", () => {
		const [code = ""] = vectors.valid;
		expect(checkTaxId(` ${code.slice(0, 6)} ${code.slice(6).toLowerCase()}\u3000`).validity).toBe("valid");
		expect(normalizeTaxId("９１ab-")).toBe("91AB");
	});

	it("notices any single wrong character of a USCC", () => {
		const change = fc.tuple(fc.constantFrom(...vectors.valid), fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET));
		fc.assert(
			fc.property(change, ([code, at, char]) => {
				fc.pre(code.charAt(at) !== char);
				expect(isUscc(code.slice(0, at) + char + code.slice(at + 1))).toBe(false);
			}),
		);
	});

	it("has an answer for any text", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[0-9A-Z]{15,20}$/)), (text) => {
				const result = checkTaxId(text);
				expect(result.strong).toBe(result.form === "uscc" && result.validity === "invalid");
			}),
		);
	});
});

describe("suggestTaxId", () => {
	const withZero = vectors.valid.find((code) => code.includes("0")) ?? "";
	const withOne = vectors.valid.find((code) => code.slice(2).includes("1")) ?? "";

	it("offers zero for O and one for I when the check then holds", () => {
		expect(suggestTaxId(withZero.replaceAll("0", "O"))).toBe(withZero);
		expect(suggestTaxId(withOne.replaceAll("1", "i"))).toBe(withOne);
	});

	it("offers nothing for a valid id, nor where the check still fails", () => {
		expect(suggestTaxId(withZero)).toBeUndefined();
		expect(suggestTaxId("9199OOOOMAOOOOOOO1")).toBeUndefined();
	});
});
