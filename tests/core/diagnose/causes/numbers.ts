import { day } from "#tests/core/settle/values.ts";
import { type CauseCase, inRegion, missingFields, notFound, special } from "./given.ts";

/** What numbers, codes and tax ids are made of. */
export const numberCases: readonly CauseCase[] = [
	[
		"number_year",
		"a number of 2026 on an invoice of 2025",
		{ but: { issuedOn: day("20250914") } },
		["issuedOn", "20260914"],
	],
	[
		"number_year",
		"the day is the firmer one",
		{
			source: "typed",
			but: { number: "25992000000000000017", issuedOn: undefined },
			qr: { issuedOn: day("20260914") },
		},
		["number", "26992000000000000017"],
	],
	[
		"number_region",
		"a region no bureau has",
		{ end: notFound, but: { number: inRegion("48"), sellerTaxId: "91440399000000104X" } },
		["number", inRegion("44")],
	],
	["number_length", "19 digits", { end: missingFields, but: { number: "2699200000000000001" } }],
	["code_length", "11 digits", { end: missingFields, fields: special, but: { code: "99002611301" } }],
	[
		"code_region",
		"a region no bureau has",
		{ end: notFound, fields: special, but: { code: "4800261130", sellerTaxId: "91440399000000104X" } },
		["code", "4400261130"],
	],
	["code_year", "made after it was issued", { end: notFound, fields: special, but: { issuedOn: day("20250820") } }],
	["code_unknown", "a code of no kind", { end: notFound, fields: special, but: { code: "9900261430" } }],
	["digital_with_code", "20 digits asked with a code", { end: notFound, query: { code: "9900261130" } }],
	["tax_id", "O for 0", { but: { sellerTaxId: "9144O399000000104X" } }, ["sellerTaxId", "91440399000000104X"]],
];
