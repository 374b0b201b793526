import { yuan } from "#tests/core/settle/values.ts";
import { type CauseCase, goods, ordinary, special } from "./given.ts";

/** Money against other money, and the check code it stands in for. */
export const amountCases: readonly CauseCase[] = [
	["with_tax", "asked with the total", { fields: special, but: { amount: yuan("1130.00") } }, ["amount", 100000]],
	[
		"with_tax",
		"only one amount is known, and a rate",
		{
			fields: special,
			but: { amount: yuan("1130.00"), tax: undefined, total: undefined, totalInWords: undefined },
			lines: [{ name: "演示", rate: "13%" }],
		},
		["amount", 100000],
	],
	["without_tax", "asked with the amount before tax", { but: { total: yuan("100.00") } }, ["total", 11300]],
	["words_differ", "the words say another total", { but: { total: yuan("131.00") } }, ["total", 11300]],
	[
		"sum_differs",
		"amount and tax add up to another total",
		{ but: { total: yuan("131.00"), totalInWords: undefined } },
		["total", 11300],
	],
	[
		"line_sum_differs",
		"the rows add up to another amount",
		{
			fields: special,
			but: { tax: undefined, total: undefined, totalInWords: undefined, amount: yuan("1001.00") },
			lines: [goods],
		},
		["amount", 100000],
	],
	[
		"sign",
		"a red invoice asked without its minus",
		{ fields: special, but: { originalNumber: "00000103" } },
		["amount", -100000],
	],
	["check_code_length", "19 digits", { fields: ordinary, but: { checkCode: "9920133333333159171" } }],
];
