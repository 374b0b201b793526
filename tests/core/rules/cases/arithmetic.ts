import { day, yuan } from "#tests/core/settle/values.ts";
import { type Case, face, line } from "./case.ts";

const sums = (amount: string, tax: string, total: string) => ({
	amount: yuan(amount),
	tax: yuan(tax),
	total: yuan(total),
});
const digital = { kind: "digital_ordinary", number: "26992000000000000017" } as const;
const paper = { kind: "ordinary_paper", code: "9900261330", number: "00000017" } as const;
const item = "*演示服务*示例";

export const arithmetic: readonly Case[] = [
	{ check: "total_sum", label: "adds up", invoice: face(sums("100", "13", "113")), gives: "clear" },
	{ check: "total_sum", label: "a fen of rounding", invoice: face(sums("100", "13", "113.01")), gives: "clear" },
	{ check: "total_sum", label: "two fen", invoice: face(sums("100", "13", "113.02")), gives: ["stop", "differs"] },
	{ check: "total_sum", label: "red", invoice: face(sums("-100", "-13", "-113")), gives: "clear" },
	{
		check: "total_sum",
		label: "read from a picture",
		invoice: face(sums("100", "13", "1130"), { source: "ocr", form: "image" }),
		gives: ["look", "differs"],
	},
	{
		check: "total_sum",
		label: "tax printed as ***",
		invoice: face({ amount: yuan("100"), total: yuan("100") }),
		gives: { without: ["tax"] },
	},
	{
		check: "total_sum",
		label: "air ticket with a fund in its total",
		invoice: face({ ...sums("500", "45", "595"), kind: "air" }),
		gives: { without: ["other_charges"] },
	},

	{
		check: "line_sum",
		label: "adds up",
		invoice: face(sums("30", "0", "30"), { lines: [line(item, { amount: "10" }), line(item, { amount: "20" })] }),
		gives: "clear",
	},
	{
		check: "line_sum",
		label: "discount line counts",
		invoice: face(sums("9", "0", "9"), { lines: [line(item, { amount: "10" }), line(item, { amount: "-1" })] }),
		gives: "clear",
	},
	{
		check: "line_sum",
		label: "lines with tax add up to the total",
		invoice: face(sums("100", "13", "113"), { lines: [line(item, { amount: "113" })] }),
		gives: "clear",
	},
	{
		check: "line_sum",
		label: "paper rounds line by line",
		invoice: face(
			{ ...paper, ...sums("30.02", "0", "30.02") },
			{ lines: [line(item, { amount: "10" }), line(item, { amount: "20" })] },
		),
		gives: "clear",
	},
	{
		check: "line_sum",
		label: "digital does not",
		invoice: face(
			{ ...digital, ...sums("30.02", "0", "30.02") },
			{ lines: [line(item, { amount: "10" }), line(item, { amount: "20" })] },
		),
		gives: ["look", "differs"],
	},
	{ check: "line_sum", label: "no lines", invoice: face(sums("1", "0", "1")), gives: { without: ["lines"] } },
	{
		check: "line_sum",
		label: "a line without amount",
		invoice: face(sums("1", "0", "1"), { lines: [line(item)] }),
		gives: { without: ["line_amounts"] },
	},
	{
		check: "line_sum",
		label: "no amount on the face",
		invoice: face({}, { lines: [line(item, { amount: "1" })] }),
		gives: { without: ["amount"] },
	},

	{
		check: "line_tax_sum",
		label: "adds up",
		invoice: face(sums("30", "3", "33"), { lines: [line(item, { tax: "1" }), line(item, { tax: "2" })] }),
		gives: "clear",
	},
	{
		check: "line_tax_sum",
		label: "exempt lines count as none",
		invoice: face(sums("30", "1", "31"), { lines: [line(item, { tax: "1" }), line(item, { rate: "免税" })] }),
		gives: "clear",
	},
	{
		check: "line_tax_sum",
		label: "differs",
		invoice: face(
			{ ...digital, ...sums("30", "5", "35") },
			{ lines: [line(item, { tax: "1" }), line(item, { tax: "2" })] },
		),
		gives: ["look", "differs"],
	},
	{
		check: "line_tax_sum",
		label: "tax hidden behind ***",
		invoice: face(sums("30", "1", "31"), { lines: [line(item, { rate: "***" })] }),
		gives: { without: ["line_taxes"] },
	},
	{ check: "line_tax_sum", label: "no lines", invoice: face(sums("1", "0", "1")), gives: { without: ["lines"] } },

	...(
		[
			["13 %", "100", "13%", "13.00", "clear"],
			["written as a fraction", "100", "0.13", "13.00", "clear"],
			["a fen of tax-inclusive pricing", "88.50", "13%", "11.50", "clear"],
			["red", "-100", "13%", "-13.00", "clear"],
			["1.5 %", "100", "1.5%", "1.50", "clear"],
			["5 % reduced to 1.5 %", "985.71", "5%", "14.29", "clear"],
			["3 % reduced to 2 %", "980.58", "3%", "19.42", "clear"],
			["another tax", "100", "13%", "6.00", ["look", "differs"]],
			["two fen off", "100", "13%", "13.02", ["look", "differs"]],
			["sign turned round", "-100", "13%", "13.00", ["look", "differs"]],
			["exempt", "100", "免税", "0", { without: ["line_rates"] }],
			["not taxed", "100", "不征税", "0", { without: ["line_rates"] }],
			["hidden", "100", "***", "3.00", { without: ["line_rates"] }],
			["several rates", "100", "13%,9%", "11.00", { without: ["line_rates"] }],
		] as const
	).map(
		([label, amount, rate, tax, gives]): Case => ({
			check: "line_tax",
			label,
			invoice: face(digital, { lines: [line(item, { amount, rate, tax })] }),
			gives,
		}),
	),
	{
		check: "line_tax",
		label: "old programs were off by six fen a line",
		invoice: face(paper, { lines: [line(item, { amount: "100", rate: "13%", tax: "13.06" })] }),
		gives: "clear",
	},
	{
		check: "line_tax",
		label: "tax on the difference",
		invoice: face(
			{ ...digital, remark: "差额征税：80.00。" },
			{ lines: [line(item, { amount: "100", rate: "6%", tax: "1.2" })] },
		),
		gives: { without: ["deduction"] },
	},
	{ check: "line_tax", label: "no lines", invoice: face(digital), gives: { without: ["lines"] } },

	...(
		[
			["exact", { quantity: "3", price: "10", amount: "30" }, "clear"],
			["thirteen decimals", { quantity: "3", price: "33.3333333333333", amount: "100" }, "clear"],
			["price rounded to two decimals", { quantity: "300", price: "0.33", amount: "100" }, "clear"],
			["price with tax", { quantity: "1", price: "113", amount: "100", tax: "13" }, "clear"],
			["red", { quantity: "-2", price: "50", amount: "-100" }, "clear"],
			["a whole price is exact", { quantity: "100", price: "10", amount: "1003" }, ["look", "differs"]],
			["quantity changed", { quantity: "4", price: "25.50", amount: "1002" }, ["look", "differs"]],
			["no quantity", { amount: "100" }, { without: ["line_quantities"] }],
		] as const
	).map(
		([label, values, gives]): Case => ({
			check: "line_product",
			label,
			invoice: face(digital, { lines: [line(item, values)] }),
			gives,
		}),
	),
	{ check: "line_product", label: "no lines", invoice: face(digital), gives: { without: ["lines"] } },

	...(
		[
			["same", "1409.50", "壹仟肆佰零玖圆伍角整", "clear"],
			["other spelling", "107000.53", "⊗壹拾万零柒仟元伍角叁分", "clear"],
			["red", "-582.52", "（负数）伍佰捌拾贰圆伍角贰分", "clear"],
			["digits changed", "1310.00", "壹仟壹佰叁拾圆整", ["stop", "differs"]],
			["minus lost", "582.52", "（负数）伍佰捌拾贰圆伍角贰分", ["stop", "differs"]],
			["unreadable", "10.00", "壹拾□整", { without: ["totalInWords"] }],
		] as const
	).map(
		([label, total, totalInWords, gives]): Case => ({
			check: "total_words",
			label,
			invoice: face({ total: yuan(total), totalInWords }),
			gives,
		}),
	),
	{
		check: "total_words",
		label: "no words",
		invoice: face({ total: yuan("1") }),
		gives: { without: ["totalInWords"] },
	},
	{
		check: "total_words",
		label: "total typed by hand",
		invoice: face({ total: yuan("13"), totalInWords: "壹圆整" }, { source: "typed", form: "typed" }),
		gives: ["look", "differs"],
	},

	...(
		[
			["13 % today", "20260914", "13%", "clear"],
			["17 % in 2017", "20170301", "17%", "clear"],
			["16 % after its time", "20260914", "16%", ["note", "other_time"]],
			["1 % in the months without it", "20220615", "1%", ["note", "other_time"]],
			["9 % before its time", "20180301", "9%", ["note", "other_time"]],
			["12 % never was", "20260914", "12%", ["look", "never"]],
			["before the windows we know", "20150301", "12%", { without: ["line_rates"] }],
			["exempt", "20260914", "免税", { without: ["line_rates"] }],
		] as const
	).map(
		([label, issuedOn, rate, gives]): Case => ({
			check: "rate_window",
			label,
			invoice: face({ issuedOn: day(issuedOn) }, { lines: [line(item, { rate })] }),
			gives,
		}),
	),
	{
		check: "rate_window",
		label: "a red invoice repeats the former rate",
		invoice: face({ issuedOn: day("20190601"), total: yuan("-116") }, { lines: [line(item, { rate: "16%" })] }),
		gives: "clear",
	},
	{
		check: "rate_window",
		label: "no day",
		invoice: face({}, { lines: [line(item, { rate: "13%" })] }),
		gives: { without: ["issuedOn"] },
	},
	{
		check: "rate_window",
		label: "no lines",
		invoice: face({ issuedOn: day("20260914") }),
		gives: { without: ["lines"] },
	},

	...(
		[
			["exempt without tax", { rate: "免税" }, "clear"],
			["zero tax written", { rate: "零税率", tax: "0" }, "clear"],
			["taxed", { rate: "13%", tax: "1" }, "clear"],
			["hidden", { rate: "***", tax: "1" }, "clear"],
			["exempt with tax", { rate: "免税", tax: "1" }, ["look", "taxed"]],
			["0 % with tax", { rate: "0%", tax: "1" }, ["look", "taxed"]],
			["no rate", { tax: "1" }, { without: ["line_rates"] }],
		] as const
	).map(
		([label, values, gives]): Case => ({
			check: "exempt_tax",
			label,
			invoice: face({}, { lines: [line(item, values)] }),
			gives,
		}),
	),
	{ check: "exempt_tax", label: "no lines", invoice: face({}), gives: { without: ["lines"] } },

	...(
		[
			["none", [line("甲", { amount: "10" })], "clear"],
			["right after", [line("甲", { amount: "10", rate: "6%" }), line("甲", { amount: "-1", rate: "6%" })], "clear"],
			[
				"below several lines",
				[line("甲", { amount: "10" }), line("乙", { amount: "10" }), line("折扣行数2(10%)", { amount: "-2" })],
				"clear",
			],
			["of another item", [line("甲", { amount: "10" }), line("乙", { amount: "-1" })], ["note", "alone"]],
			[
				"of another rate",
				[line("甲", { amount: "10", rate: "6%" }), line("甲", { amount: "-1", rate: "9%" })],
				["note", "alone"],
			],
			["first line", [line("甲", { amount: "-1" })], ["note", "alone"]],
			["more than the item", [line("甲", { amount: "10" }), line("甲", { amount: "-11" })], ["look", "too_large"]],
			["no amounts", [line("甲")], { without: ["line_amounts"] }],
			["no lines", [], { without: ["lines"] }],
		] as const
	).map(
		([label, lines, gives]): Case => ({
			check: "discount_lines",
			label,
			invoice: face({ total: yuan("9") }, { lines }),
			gives,
		}),
	),
	{
		check: "discount_lines",
		label: "negative lines of a red invoice",
		invoice: face({ total: yuan("-9") }, { lines: [line("甲", { amount: "-9" })] }),
		gives: "clear",
	},
];
