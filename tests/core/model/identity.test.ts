import { describe, expect, it } from "vitest";

import { identityOf } from "#core/model/identity.ts";

describe("identityOf", () => {
	it.each([
		["the 20-digit number", { number: "26992000000000000011" }, "26992000000000000011"],
		["the 20-digit number, whatever the code", { number: "26992000000000000011", code: "1" }, "26992000000000000011"],
		[
			"the 20 digits on paper",
			{ code: "9900261130", number: "00000001", digitalNumber: "26992000000000000011" },
			"26992000000000000011",
		],
		["code and number", { code: "9900261130", number: "00000001" }, "9900261130-00000001"],
		[
			"code and number when the 20 digits were misread",
			{ code: "9900261130", number: "00000001", digitalNumber: "2699" },
			"9900261130-00000001",
		],
		["a fiscal receipt's code and number", { code: "99000126", number: "0000000016" }, "99000126-0000000016"],
	])("is %s", (_label, fields, expected) => {
		expect(identityOf(fields)).toBe(expected);
	});

	it.each([
		["nothing", {}],
		["a number without its code", { number: "00000001" }],
		["a code without a number", { code: "9900261130" }],
		["an ill-formed code", { code: "99", number: "00000001" }],
		["an ill-formed number", { code: "9900261130", number: "1" }],
		["a number of 19 digits", { number: "2699200000000000001" }],
	])("is open for %s", (_label, fields) => {
		expect(identityOf(fields)).toBeUndefined();
	});
});
