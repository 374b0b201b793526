import { describe, expect, it } from "vitest";

import { type CauseCode, causeCodes } from "#core/diagnose/cause.ts";
import { compare } from "#core/diagnose/compare.ts";
import { type DiagnoseContext, diagnose, type End } from "#core/diagnose/diagnose.ts";
import type { Query } from "#core/model/answer.ts";
import type { Source } from "#core/model/evidence.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { queryOf } from "#core/model/query.ts";
import { formatQr } from "#core/qr/text.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeAnswer, makeReading, says } from "../settle/make.ts";
import { day, yuan } from "../settle/values.ts";

type Fields = Partial<FieldValues>;

interface Given {
	readonly fields?: Fields;
	readonly source?: Source;
	/** What a second source says. */
	readonly qr?: Fields;
	readonly qrText?: string;
	readonly lines?: readonly Line[];
	readonly query?: Partial<Query>;
	readonly context?: Partial<DiagnoseContext>;
	readonly end?: End;
}

const mismatch: End = { outcome: "mismatch", state: "unknown" };
const notFound: End = { outcome: "not_found", state: "unknown" };

/** An invented special invoice on paper, asked with its amount before tax. */
const special: Fields = {
	kind: "special_paper",
	code: "9900261130",
	number: "00000104",
	issuedOn: day("20260820"),
	sellerTaxId: digitalFace.sellerTaxId,
	amount: yuan("1000.00"),
	tax: yuan("130.00"),
	total: yuan("1130.00"),
	totalInWords: "壹仟壹佰叁拾圆整",
};
/** An invented ordinary one, asked with its check code. */
const ordinary: Fields = {
	kind: "ordinary_electronic",
	code: "099002600111",
	number: "00000201",
	issuedOn: day("20260715"),
	checkCode: "99201333333331591719",
};
const goods: Line = { name: "*餐饮服务*餐费", rate: "13%", amount: yuan("1000.00"), tax: yuan("130.00") };
const inRegion = (province: string, serial = "0000000000000001") => `26${province}${serial}`;

function causesOf({
	fields = digitalFace,
	source = "text",
	qr,
	qrText,
	lines = [],
	query,
	context,
	end = mismatch,
}: Given) {
	const invoice = settle([
		makeReading("pdf", [...says(source, fields), ...(qr ? says("qr", qr) : [])], {
			lines: lines.length > 0 ? [{ source, items: lines }] : [],
			qr: qrText === undefined ? [] : [{ text: qrText }],
		}),
	]);
	const asked = queryOf(invoice.fields);
	const current = asked.ok ? asked.value : undefined;
	const question = current && { ...current, ...query };
	return diagnose(invoice, question, end, {
		today: day("20261122"),
		sampleInvoice: false,
		sampleAuthority: false,
		...(current && { current }),
		...context,
	}).causes;
}

/** The QR of the digital face with one digit of its amount changed afterwards. */
const intact = formatQr({
	type: "32",
	code: "",
	number: digitalFace.number,
	amount: yuan("113.00"),
	issuedOn: digitalFace.issuedOn,
	checkCode: "",
});
const alteredQr = intact.replace("113.00", "118.00");
const mangledQr = intact.replace("113.00", "958.21");

const table: [CauseCode, string, Given, [string, unknown] | undefined][] = [
	[
		"sample_number",
		"an invented number at a real authority",
		{ end: notFound, context: { sampleInvoice: true } },
		undefined,
	],
	["values_changed", "asked before it was corrected", { query: { checkValue: "131.00" } }, undefined],
	[
		"source_differs",
		"what was typed is not what the QR says",
		{
			end: notFound,
			qr: { number: "26992000000000000019" },
			source: "typed",
			fields: { ...digitalFace, number: "26992000000000000017" },
			query: { number: "26992000000000000017" },
			context: {},
		},
		undefined,
	],
	[
		"source_differs",
		"the QR has another day",
		{ fields: { ...digitalFace }, source: "xml", qr: { issuedOn: day("20260915") } },
		["issuedOn", "20260915"],
	],
	["source_differs", "the text has another total than the QR", { qr: { total: yuan("118") } }, ["total", 11300]],
	[
		"qr_repaired",
		"one digit of the QR's amount",
		{
			fields: { ...digitalFace, total: yuan("118"), amount: yuan("105"), totalInWords: "壹佰壹拾捌圆整" },
			qrText: alteredQr,
		},
		["total", 11300],
	],
	["qr_altered", "a QR that no single digit mends", { qrText: mangledQr }, undefined],
	["not_filed", "issued today", { end: notFound, fields: { ...digitalFace, issuedOn: day("20261122") } }, undefined],
	[
		"not_filed",
		"issued yesterday",
		{ end: notFound, fields: { ...digitalFace, issuedOn: day("20261121") } },
		undefined,
	],
	[
		"filed_late",
		"issued three days ago",
		{ end: notFound, fields: { ...digitalFace, issuedOn: day("20261119") } },
		undefined,
	],
	[
		"older_than_five_years",
		"issued in 2019",
		{ end: notFound, fields: { ...ordinary, issuedOn: day("20190405") } },
		undefined,
	],
	[
		"older_than_five_years",
		"refused as too old",
		{ end: { outcome: "too_old", state: "unknown" }, fields: { ...ordinary, issuedOn: day("20211121") } },
		undefined,
	],
	[
		"after_today",
		"issued next month",
		{ end: { outcome: "future_date", state: "unknown" }, fields: { ...digitalFace, issuedOn: day("20261214") } },
		undefined,
	],
	[
		"day_month",
		"typed 9 March for 3 September",
		{ source: "typed", fields: { ...digitalFace, issuedOn: day("20260309") } },
		["issuedOn", "20260903"],
	],
	[
		"number_year",
		"a number of 2026 on an invoice of 2025",
		{ fields: { ...digitalFace, issuedOn: day("20250914") } },
		["issuedOn", "20260914"],
	],
	[
		"number_year",
		"the day is the firmer one",
		{
			source: "typed",
			fields: { ...digitalFace, number: "25992000000000000017", issuedOn: undefined },
			qr: { issuedOn: day("20260914") },
		},
		["number", "26992000000000000017"],
	],
	[
		"number_region",
		"a region no bureau has",
		{ end: notFound, fields: { ...digitalFace, number: inRegion("48"), sellerTaxId: "91440300708461136T" } },
		["number", inRegion("44")],
	],
	[
		"number_length",
		"19 digits",
		{ end: { problem: "missing_fields", facts: {} }, fields: { ...digitalFace, number: "2699200000000000001" } },
		undefined,
	],
	[
		"code_length",
		"11 digits",
		{ end: { problem: "missing_fields", facts: {} }, fields: { ...special, code: "99002611301" } },
		undefined,
	],
	[
		"code_region",
		"a region no bureau has",
		{ end: notFound, fields: { ...special, code: "4800261130", sellerTaxId: "91440300708461136T" } },
		["code", "4400261130"],
	],
	[
		"code_year",
		"made after it was issued",
		{ end: notFound, fields: { ...special, issuedOn: day("20250820") } },
		undefined,
	],
	["code_unknown", "a code of no kind", { end: notFound, fields: { ...special, code: "9900261430" } }, undefined],
	["digital_with_code", "20 digits asked with a code", { end: notFound, query: { code: "9900261130" } }, undefined],
	[
		"kind_by_code",
		"an ordinary code asked as a special one",
		{ fields: { ...special, code: "9900261330", checkCode: ordinary.checkCode } },
		["kind", "ordinary_paper"],
	],
	[
		"digital_paper",
		"paper of the digital years without its long number",
		{ fields: { ...ordinary, kind: "ordinary_paper", code: "099002600104" } },
		undefined,
	],
	["with_tax", "asked with the total", { fields: { ...special, amount: yuan("1130.00") } }, ["amount", 100000]],
	[
		"with_tax",
		"only one amount is known, and a rate",
		{
			fields: { ...special, amount: yuan("1130.00"), tax: undefined, total: undefined, totalInWords: undefined },
			lines: [{ name: "演示", rate: "13%" }],
		},
		["amount", 100000],
	],
	[
		"without_tax",
		"asked with the amount before tax",
		{ fields: { ...digitalFace, total: yuan("100.00") } },
		["total", 11300],
	],
	[
		"words_differ",
		"the words say another total",
		{ fields: { ...digitalFace, total: yuan("131.00") } },
		["total", 11300],
	],
	[
		"sum_differs",
		"amount and tax add up to another total",
		{ fields: { ...digitalFace, total: yuan("131.00"), totalInWords: undefined } },
		["total", 11300],
	],
	[
		"line_sum_differs",
		"the rows add up to another amount",
		{
			fields: { ...special, tax: undefined, total: undefined, totalInWords: undefined, amount: yuan("1001.00") },
			lines: [goods],
		},
		["amount", 100000],
	],
	[
		"sign",
		"a red invoice asked without its minus",
		{ fields: { ...special, originalNumber: "00000103" } },
		["amount", -100000],
	],
	["check_code_length", "19 digits", { fields: { ...ordinary, checkCode: "9920133333333159171" } }, undefined],
	[
		"tax_id",
		"O for 0",
		{ fields: { ...digitalFace, sellerTaxId: "9144O300708461136T" } },
		["sellerTaxId", "91440300708461136T"],
	],
	["read_or_typed", "typed by hand", { source: "typed" }, undefined],
	[
		"elsewhere",
		"a kind the interface does not take",
		{
			end: { problem: "unsupported_kind", facts: {} },
			fields: { ...ordinary, kind: "fiscal", code: "99000001", number: "0000000001" },
		},
		undefined,
	],
	[
		"elsewhere",
		"a railway ticket the supplier refuses",
		{ end: { outcome: "unsupported", state: "unknown" }, fields: { ...digitalFace, kind: "rail" } },
		undefined,
	],
	["void_early", "paper that is not there", { end: notFound, fields: special }, undefined],
	["issued_by_nobody", "nothing else explains it", { end: notFound }, undefined],
	["altered", "nothing else explains it", {}, undefined],
];

describe("causes", () => {
	it.each(table)("%s: %s", (code, _, given, fits) => {
		const cause = causesOf(given).find((one) => one.code === code);

		expect(causesOf(given).map((one) => one.code)).toContain(code);
		if (fits) expect([cause?.suggestion?.field, cause?.suggestion?.value]).toEqual(fits);
	});

	it("has a case for each but the one that stands on a comparison", () => {
		expect(causeCodes.filter((code) => code !== "file_differs" && !table.some(([one]) => one === code))).toEqual([]);
	});

	it.each<[string, Given, CauseCode]>([
		[
			"issued today comes before everything about the number",
			{ end: notFound, source: "typed", fields: { ...digitalFace, issuedOn: day("20261122") } },
			"not_filed",
		],
		[
			"a number changed since comes before its own faults",
			{ query: { checkValue: "118.00" }, fields: { ...digitalFace, total: yuan("131") } },
			"values_changed",
		],
		[
			"words against figures come before the sum",
			{ fields: { ...digitalFace, total: yuan("131.00") } },
			"words_differ",
		],
		[
			"for 查无此票 the number's region comes before its amount",
			{ end: notFound, fields: { ...digitalFace, number: inRegion("48"), total: yuan("131.00") } },
			"number_region",
		],
		["without any hint only the last resort is left", {}, "altered"],
	])("%s", (_, given, first) => {
		expect(causesOf(given)[0]?.code).toBe(first);
	});

	it.each<[string, End]>([
		["limit", { outcome: "limit", state: "unknown" }],
		["upstream", { outcome: "upstream", state: "unknown" }],
		["rate_limited", { outcome: "rate_limited", state: "unknown" }],
		["offline", { problem: "offline", facts: {} }],
		["match", { outcome: "match", state: "normal" }],
	])("%s says nothing about the values, so none is doubted", (_, end) => {
		expect(causesOf({ end, source: "typed", fields: { ...digitalFace, total: yuan("131.00") } })).toEqual([]);
	});

	it("gives each correction once and no more than six causes", () => {
		const causes = causesOf({
			source: "typed",
			fields: {
				...special,
				code: "4800261130",
				amount: yuan("1130.00"),
				sellerTaxId: "9144O300708461136T",
				originalNumber: "1",
			},
			lines: [goods],
		});
		const corrections = causes.flatMap(({ suggestion }) =>
			suggestion ? [`${suggestion.field}=${suggestion.value}`] : [],
		);

		expect(causes.length).toBeLessThanOrEqual(6);
		expect(new Set(corrections).size).toBe(corrections.length);
	});

	it("does not offer to ask the same again after a mismatch, which would only cost a check", () => {
		const actionsOf = (query: Query | undefined) => {
			const invoice = settle([makeReading("pdf", says("typed", digitalFace))]);
			const asked = queryOf(invoice.fields);
			const current = asked.ok ? asked.value : undefined;
			return diagnose(invoice, query ?? current, mismatch, {
				today: day("20261122"),
				sampleInvoice: false,
				sampleAuthority: false,
				...(current && { current }),
			}).actions;
		};

		expect(actionsOf(undefined)).not.toContain("ask");
		expect(actionsOf({ ...makeAnswer().query, checkValue: "131.00" })).toContain("ask");
	});

	it("never suggests what is there already", () => {
		for (const [, , given] of table) {
			for (const { ours, suggestion } of causesOf(given)) {
				if (suggestion && ours !== undefined) expect(suggestion.value).not.toBe(ours);
			}
		}
	});
});

describe("a match that differs", () => {
	const diagnosed = (source: Source, state: "normal" | "void" = "normal") => {
		const own = settle([makeReading("pdf", says(source, { ...digitalFace, total: yuan("131.00") }))]);
		const answer = makeAnswer({ state });
		const comparison = compare(own, answer);
		return diagnose(own, answer.query, answer, {
			today: day("20261122"),
			sampleInvoice: false,
			sampleAuthority: false,
			...(comparison && { comparison }),
		});
	};

	it("names the field and both values", () => {
		const { situation, causes } = diagnosed("text");

		expect(situation).toBe("match_differs");
		expect(causes).toEqual([{ code: "file_differs", weight: 90, field: "total", ours: 13100, facts: { fits: 11300 } }]);
	});

	it("offers the authority's value only for what was typed or misread", () => {
		expect(diagnosed("text").actions).toEqual(["original"]);
		expect(diagnosed("typed").actions).toEqual(["original", "correct"]);
		expect(diagnosed("typed").causes[0]?.suggestion).toEqual({ field: "total", value: 11300 });
	});

	it("stays void whatever differs", () => {
		expect(diagnosed("text", "void").situation).toBe("match_void");
	});
});
