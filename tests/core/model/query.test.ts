import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import { type KindId, kinds } from "#core/model/kinds/index.ts";
import { kindFor, queryOf } from "#core/model/query.ts";

const issuedOn = "20260914" as Day;
const amount = fen(10000);
const total = fen(11300);
const checkCode = "12345678901234567890";
const digital = { number: "26992000000000000011", issuedOn, amount, total };
const paper = { number: "00000001", issuedOn, amount, total, checkCode };

type Fields = Partial<FieldValues>;

describe("queryOf", () => {
	const asks: readonly [KindId, Fields, { code: string; checkValue: string }][] = [
		["special_paper", { ...paper, code: "9900261130" }, { code: "9900261130", checkValue: "100.00" }],
		["special_electronic", { ...paper, code: "099002600113" }, { code: "099002600113", checkValue: "100.00" }],
		["motor_paper", { ...paper, code: "199002622001" }, { code: "199002622001", checkValue: "100.00" }],
		["ordinary_paper", { ...paper, code: "099002600104" }, { code: "099002600104", checkValue: "567890" }],
		["ordinary_electronic", { ...paper, code: "099002600111" }, { code: "099002600111", checkValue: "567890" }],
		["roll", { ...paper, code: "099002600107" }, { code: "099002600107", checkValue: "567890" }],
		["toll_electronic", { ...paper, code: "099002600112" }, { code: "099002600112", checkValue: "567890" }],
		["usedcar_paper", { ...paper, code: "099002600117" }, { code: "099002600117", checkValue: "113.00" }],
		["digital_special", { ...digital, kind: "digital_special" }, { code: "", checkValue: "113.00" }],
		["digital_ordinary", { ...digital, kind: "digital_ordinary" }, { code: "", checkValue: "113.00" }],
		["rail", { ...digital, kind: "rail" }, { code: "", checkValue: "113.00" }],
		["air", { ...digital, kind: "air" }, { code: "", checkValue: "113.00" }],
		["digital_toll", { ...digital, kind: "digital_toll" }, { code: "", checkValue: "113.00" }],
		[
			"digital_paper_ordinary",
			{ ...paper, code: "099002600104", digitalNumber: "26992000000000654321" },
			{ code: "099002600104", checkValue: "654321" },
		],
		[
			"digital_paper_special",
			{ ...paper, code: "9900261130", digitalNumber: "26992000000000654321" },
			{ code: "9900261130", checkValue: "100.00" },
		],
	];
	it.each(asks)("asks for %s with what its authority wants", (kind, fields, { code, checkValue }) => {
		expect(queryOf(fields)).toEqual({
			ok: true,
			value: { kind, code, number: fields.number, issuedOn, checkValue },
		});
	});

	it("leaves out a code that came with a digital invoice", () => {
		const result = queryOf({ ...digital, kind: "digital_ordinary", code: "099002600111" });
		expect(result).toMatchObject({ ok: true, value: { code: "" } });
	});

	it("asks about 20 digits of an unknown kind as about any of them, with the total", () => {
		const { number } = digital;
		const value = { kind: "digital_ordinary", code: "", number, issuedOn, checkValue: "113.00" };
		expect(queryOf(digital)).toEqual({ ok: true, value });
		for (const kind of kinds.filter(({ digital: is, code }) => is && code === "none")) {
			expect(queryOf({ ...digital, kind: kind.id })).toEqual({ ok: true, value: { ...value, kind: kind.id } });
		}
	});

	it("asks with a negative amount for a red invoice", () => {
		const result = queryOf({ ...paper, code: "9900261130", amount: fen(-8800) });
		expect(result).toMatchObject({ ok: true, value: { checkValue: "-88.00" } });
	});

	it("takes the last six of a check code printed in groups", () => {
		const result = queryOf({ ...paper, code: "099002600111", checkCode: "12345 67890 12345 67890" });
		expect(result).toMatchObject({ ok: true, value: { checkValue: "567890" } });
	});

	const missing: readonly [string, Fields, readonly FieldName[]][] = [
		["everything", {}, ["kind", "number", "issuedOn"]],
		["the total of 20 digits whose kind is not known", { ...digital, total: undefined }, ["total"]],
		["code, number, day and value", { kind: "special_paper" }, ["code", "number", "issuedOn", "amount"]],
		["the check code", { ...paper, code: "099002600111", checkCode: undefined }, ["checkCode"]],
		["a check code of enough digits", { ...paper, code: "099002600111", checkCode: "12345" }, ["checkCode"]],
		["a check code of digits", { ...paper, code: "099002600111", checkCode: "12345ABCDEF" }, ["checkCode"]],
		["a code of the right length", { ...paper, kind: "special_paper", code: "99002611" }, ["code"]],
		["a number of the right length", { ...digital, kind: "digital_special", number: "00000001" }, ["number"]],
		["a number that is not all zero", { ...paper, code: "9900261130", number: "00000000" }, ["number"]],
		["the total", { ...digital, kind: "rail", total: undefined }, ["total"]],
		["the 20 digits on paper", { ...paper, code: "099002600104", kind: "digital_paper_ordinary" }, ["digitalNumber"]],
	];
	it.each(missing)("names what is missing: %s", (_label, fields, expected) => {
		expect(queryOf(fields)).toEqual({ ok: false, error: { code: "missing_fields", fields: expected } });
	});

	it.each(["blockchain", "general_electronic", "fiscal"] as const)("cannot be asked about %s", (kind) => {
		expect(queryOf({ ...paper, kind })).toEqual({ ok: false, error: { code: "unsupported_kind", fields: [] } });
	});

	it("answers for every kind with nothing filled in", () => {
		for (const kind of kinds) expect(queryOf({ kind: kind.id }).ok).toBe(false);
	});
});

describe("kindFor", () => {
	const rows: readonly [string, Fields, KindId | undefined][] = [
		["what is stated", { kind: "rail" }, "rail"],
		["what the code says", { code: "9900261130" }, "special_paper"],
		["the narrower of both", { kind: "ordinary_electronic", code: "099002600112" }, "toll_electronic"],
		["what is stated where both exclude each other", { kind: "special_paper", code: "099002600111" }, "special_paper"],
		[
			"digital paper, by the 20 digits",
			{ code: "9900261130", digitalNumber: "26992000000000000011" },
			"digital_paper_special",
		],
		[
			"digital paper, by the 20 digits under a stated title",
			{ kind: "motor_paper", code: "199002622001", digitalNumber: "26992000000000000011" },
			"digital_paper_motor",
		],
		[
			"electronic kinds as they are",
			{ code: "099002600111", digitalNumber: "26992000000000000011" },
			"ordinary_electronic",
		],
		["nothing", {}, undefined],
		["nothing for an unknown code", { code: "199002610001" }, undefined],
	];
	it.each(rows)("takes %s", (_label, fields, expected) => {
		expect(kindFor(fields)).toBe(expected);
	});
});
