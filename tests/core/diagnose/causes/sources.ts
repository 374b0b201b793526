import { formatQr } from "#core/qr/text.ts";
import { digitalFace } from "#tests/core/settle/make.ts";
import { day, yuan } from "#tests/core/settle/values.ts";
import { type CauseCase, notFound } from "./given.ts";

const intact = formatQr({
	type: "32",
	code: "",
	number: digitalFace.number,
	amount: yuan("113.00"),
	issuedOn: digitalFace.issuedOn,
	checkCode: "",
});
/** The QR of the digital face with one digit of its amount changed afterwards. */
const altered = intact.replace("113.00", "118.00");
const mangled = intact.replace("113.00", "958.21");

/** What our own sources and the question say against each other. */
export const sourceCases: readonly CauseCase[] = [
	["sample_number", "an invented number at a real authority", { end: notFound, context: { sampleInvoice: true } }],
	["values_changed", "asked before it was corrected", { query: { checkValue: "131.00" } }],
	[
		"source_differs",
		"what was typed is not what the QR says",
		{
			end: notFound,
			source: "typed",
			but: { number: "26992000000000000017" },
			qr: { number: "26992000000000000019" },
			query: { number: "26992000000000000017" },
		},
	],
	[
		"source_differs",
		"the QR has another day",
		{ source: "xml", qr: { issuedOn: day("20260915") } },
		["issuedOn", "20260915"],
	],
	["source_differs", "the text has another total than the QR", { qr: { total: yuan("118") } }, ["total", 11300]],
	[
		"qr_repaired",
		"one digit of the QR's amount",
		{ but: { total: yuan("118"), amount: yuan("105"), totalInWords: "壹佰壹拾捌圆整" }, qrText: altered },
		["total", 11300],
	],
	["qr_altered", "a QR that no single digit mends", { qrText: mangled }],
	["read_or_typed", "typed by hand", { source: "typed" }],
];
