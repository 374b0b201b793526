import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { KindId } from "#core/model/kinds/index.ts";
import { readBodyValues, readWire, toQuery } from "#gateway/fpcy/request.ts";

const JSON_TYPE = "application/json;charset=utf-8";
const FORM_TYPE = "application/x-www-form-urlencoded";
const utf8 = (text: string) => new TextEncoder().encode(text);

function ask(body: object | string, type = JSON_TYPE) {
	const values = readBodyValues(utf8(typeof body === "string" ? body : JSON.stringify(body)), type);
	const wire = values && readWire(values);
	return wire ? toQuery(wire) : undefined;
}

const paper = { fpdm: "9900201130", fphm: "00000017", kprq: "20260312", value: "200.00", sqm: "x" };
const digital = { fpdm: "", fphm: "26992000000000000017", kprq: "20260312", value: "200.00", sqm: "x" };
const asked = { kind: "digital_ordinary", code: "", number: digital.fphm, issuedOn: "20260312", checkValue: "200.00" };

describe("one question is understood however a client writes it", () => {
	test.each<[string, object | string, string]>([
		["as the document says", digital, JSON_TYPE],
		["without a code", { ...digital, fpdm: undefined }, JSON_TYPE],
		["with null for the code", { ...digital, fpdm: null }, JSON_TYPE],
		["with the number in the place of the code as well", { ...digital, fpdm: digital.fphm }, JSON_TYPE],
		["with spaces", { ...digital, fphm: " 26992000 000000000017 " }, JSON_TYPE],
		["with full-width digits", { ...digital, fphm: "２６９９２０００００００００００００１７" }, JSON_TYPE],
		["day with hyphens", { ...digital, kprq: "2026-03-12" }, JSON_TYPE],
		["day with a time", { ...digital, kprq: "2026-03-12 10:20:30" }, JSON_TYPE],
		["day in Chinese", { ...digital, kprq: "2026年03月12日" }, JSON_TYPE],
		["money without decimals", { ...digital, value: "200" }, JSON_TYPE],
		["money with one decimal", { ...digital, value: "200.0" }, JSON_TYPE],
		["money with a sign", { ...digital, value: "￥200.00" }, JSON_TYPE],
		[
			"bare numbers, 20 digits long",
			`{"fphm":26992000000000000017,"kprq":20260312,"value":200.00,"sqm":"x"}`,
			JSON_TYPE,
		],
		["a form", new URLSearchParams({ ...digital }).toString(), FORM_TYPE],
		["JSON under the type of a form", digital, FORM_TYPE],
		["JSON without a type", digital, ""],
	])("%s", (_, body, type) => {
		expect(ask(body, type)).toEqual({ ok: true, value: asked });
	});

	test("in GBK, said or not", () => {
		// {"fphm":"26992000000000000017","kprq":"2026年03月12日","value":"200元"} with 年月日元 in GBK
		const gbk = (text: string) =>
			Uint8Array.from(
				[...text].flatMap(
					(char) =>
						({ 年: [0xc4, 0xea], 月: [0xd4, 0xc2], 日: [0xc8, 0xd5], 元: [0xd4, 0xaa] })[char] ?? [char.charCodeAt(0)],
				),
			);
		const bytes = gbk(`{"fphm":"${digital.fphm}","kprq":"2026年03月12日","value":"200元","sqm":"x"}`);
		for (const type of ["application/json;charset=gbk", JSON_TYPE, "application/json"]) {
			const wire = readWire(readBodyValues(bytes, type) ?? {});
			expect(wire && toQuery(wire)).toEqual({ ok: true, value: asked });
		}
	});
});

test.each<[string, object, { kind: KindId; checkValue: string; code?: string }]>([
	["special paper by its code", paper, { kind: "special_paper", checkValue: "200.00" }],
	[
		"ordinary paper",
		{ ...paper, fpdm: "9900201330", value: "123456" },
		{ kind: "ordinary_paper", checkValue: "123456" },
	],
	[
		"the whole check code",
		{ ...paper, fpdm: "099002200111", value: "12345 67890 12345 67890" },
		{ kind: "ordinary_electronic", checkValue: "567890" },
	],
	["roll", { ...paper, fpdm: "099002200106", value: "123456" }, { kind: "roll", checkValue: "123456" }],
	["toll", { ...paper, fpdm: "099002200112", value: "123456" }, { kind: "toll_electronic", checkValue: "123456" }],
	["used car", { ...paper, fpdm: "099002200117" }, { kind: "usedcar_paper", checkValue: "200.00" }],
	["motor vehicle", { ...paper, fpdm: "199002221116" }, { kind: "motor_paper", checkValue: "200.00" }],
	[
		"a code nobody knows, with a check code",
		{ ...paper, fpdm: "199002211116", value: "123456" },
		{ kind: "ordinary_electronic", checkValue: "123456" },
	],
	["a kind our app names", { ...digital, yanpiao: { kind: "rail" } }, { kind: "rail", checkValue: "200.00" }],
	[
		"digital paper our app names",
		{ ...paper, yanpiao: { kind: "digital_paper_special" } },
		{ kind: "digital_paper_special", checkValue: "200.00" },
	],
	[
		"a kind that the code excludes",
		{ ...paper, yanpiao: { kind: "rail" } },
		{ kind: "special_paper", checkValue: "200.00" },
	],
	[
		"a kind without a 20-digit number",
		{ ...digital, yanpiao: { kind: "roll" } },
		{ kind: "digital_ordinary", checkValue: "200.00" },
	],
	[
		"a kind from the future",
		{ ...digital, yanpiao: { kind: "space_ticket" } },
		{ kind: "digital_ordinary", checkValue: "200.00" },
	],
])("%s", (_, body, expected) => {
	expect(ask(body)).toMatchObject({ ok: true, value: expected });
});

test.each<[string, object]>([
	["a number of nine digits", { ...paper, fphm: "123456789" }],
	["eight zeros", { ...paper, fphm: "00000000" }],
	["a code of eleven digits", { ...paper, fpdm: "99002011300" }],
	["no code beside eight digits", { ...paper, fpdm: "" }],
	["a day that does not exist", { ...digital, kprq: "20260230" }],
	["no value", { ...digital, value: "" }],
	["money with letters", { ...digital, value: "2OO" }],
	["a check code too short", { ...paper, fpdm: "099002200111", value: "12345" }],
])("%s is malformed", (_, body) => {
	expect(ask(body)).toMatchObject({ ok: false, error: { code: "bad_input" } });
});

test.each<[string, object]>([
	["a blockchain invoice", { ...paper, fpdm: "144032209110", value: "12345" }],
	["a code nobody knows, with an amount", { ...paper, fpdm: "199002211116" }],
])("%s is not supported", (_, body) => {
	expect(ask(body)).toMatchObject({ ok: false, error: { code: "unsupported" } });
});

test.each<[string, object | string, string]>([
	["a missing number", { ...digital, fphm: undefined }, JSON_TYPE],
	["a missing day", { ...digital, kprq: undefined }, JSON_TYPE],
	["a list", { ...digital, fphm: ["1"] }, JSON_TYPE],
	["an object", { ...digital, value: { $gt: 0 } }, JSON_TYPE],
	["a boolean", { ...digital, value: true }, JSON_TYPE],
	["SQL", { ...digital, fphm: "' OR '1'='1" }, JSON_TYPE],
	["a line for the log", { ...digital, value: '200\n{"level":"info"}' }, JSON_TYPE],
	["a very long number", { ...digital, fphm: "1".repeat(100) }, JSON_TYPE],
	["a list as the body", "[1]", JSON_TYPE],
	["broken JSON", "{", JSON_TYPE],
	["words", "hello", "text/plain"],
	["nothing", "", JSON_TYPE],
])("%s is no question", (_, body, type) => {
	expect(ask(body, type)).toBeUndefined();
});

test("only true asks for a new answer", () => {
	const fresh = (yanpiao: unknown) => readWire({ ...digital, yanpiao })?.fresh;

	expect(fresh({ fresh: true })).toBe(true);
	expect(fresh({ fresh: false })).toBe(false);
	expect(fresh(undefined)).toBe(false);
});

test("no bytes make it throw", () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ maxLength: 300 }),
			fc.constantFrom(JSON_TYPE, FORM_TYPE, "application/json;charset=gbk"),
			(bytes, type) => {
				const values = readBodyValues(bytes, type);
				const wire = values && readWire(values);
				return wire === undefined || typeof toQuery(wire).ok === "boolean";
			},
		),
	);
});

test("no values make it throw, and what is understood is a well-formed question", () => {
	const value = fc.oneof(
		fc.string(),
		fc.stringMatching(/^\d{0,24}$/),
		fc.constantFrom("20260312", "2026-03-12", "200.00", "123456"),
		fc.anything(),
	);
	fc.assert(
		fc.property(fc.record({ fpdm: value, fphm: value, kprq: value, value, yanpiao: fc.anything() }), (body) => {
			const wire = readWire(body);
			const query = wire && toQuery(wire);
			if (!query?.ok) return true;
			const { code, number, issuedOn, checkValue } = query.value;
			return (
				/^(?:\d{10}|\d{12})?$/.test(code) &&
				/^(?:\d{8}|\d{20})$/.test(number) &&
				/^\d{8}$/.test(issuedOn) &&
				checkValue !== ""
			);
		}),
		{ numRuns: 2_000 },
	);
});
