import { yuan } from "#tests/core/settle/values.ts";
import { type Case, face, line } from "./case.ts";

export const red: readonly Case[] = [
	{ check: "red_invoice", label: "blue", invoice: face({ total: yuan("10") }), gives: "clear" },
	{ check: "red_invoice", label: "red", invoice: face({ total: yuan("-10") }), gives: ["look", "red"] },
	{ check: "red_invoice", label: "red by its amount", invoice: face({ amount: yuan("-10") }), gives: ["look", "red"] },
	{ check: "red_invoice", label: "no amount", invoice: face({}), gives: { without: ["total"] } },

	{
		check: "red_signs",
		label: "all negative",
		invoice: face(
			{ amount: yuan("-10"), tax: yuan("-1.3"), total: yuan("-11.3") },
			{ lines: [line("甲", { quantity: "-1", price: "10", amount: "-10" })] },
		),
		gives: "clear",
	},
	{
		check: "red_signs",
		label: "the discount of a red invoice is positive",
		invoice: face(
			{ amount: yuan("-9"), total: yuan("-9") },
			{ lines: [line("甲", { quantity: "-1", price: "10", amount: "-10" }), line("甲", { amount: "1" })] },
		),
		gives: "clear",
	},
	{
		check: "red_signs",
		label: "all positive",
		invoice: face({ amount: yuan("10"), total: yuan("10") }),
		gives: "clear",
	},
	{
		check: "red_signs",
		label: "a lost minus",
		invoice: face({ amount: yuan("-10"), tax: yuan("1.3"), total: yuan("-11.3") }),
		gives: ["look", "mixed"],
	},
	{
		check: "red_signs",
		label: "a positive quantity",
		invoice: face({ total: yuan("-10") }, { lines: [line("甲", { quantity: "1", price: "10", amount: "-10" })] }),
		gives: ["look", "positive_line"],
	},
	{
		check: "red_signs",
		label: "a positive line",
		invoice: face({ total: yuan("-10") }, { lines: [line("甲", { amount: "10" })] }),
		gives: ["look", "positive_line"],
	},
	{
		check: "red_signs",
		label: "one amount only",
		invoice: face({ total: yuan("10") }),
		gives: { without: ["amount"] },
	},
	{ check: "red_signs", label: "no amount", invoice: face({}), gives: { without: ["total"] } },

	{ check: "red_link", label: "blue", invoice: face({ total: yuan("10") }), gives: "clear" },
	{
		check: "red_link",
		label: "names the blue one",
		invoice: face({ total: yuan("-10"), originalNumber: "26992000000000000025" }),
		gives: "clear",
	},
	{
		check: "red_link",
		label: "names the notice",
		invoice: face({ total: yuan("-10"), redNoticeNumber: "9900000000000017" }),
		gives: "clear",
	},
	{ check: "red_link", label: "names neither", invoice: face({ total: yuan("-10") }), gives: ["look", "missing"] },
	{ check: "red_link", label: "no amount", invoice: face({}), gives: { without: ["total"] } },
];
