import type { FieldName } from "#core/model/fields.ts";
import type { Finding, Severity } from "#core/model/finding.ts";

/** What can be missing for a check beside face fields. Shared with the frontends, which have a word for each. */
export const missingThings = [
	"lines",
	"line_amounts",
	"line_taxes",
	"line_rates",
	"line_quantities",
	"other_charges", // 民航发展基金 and the like beside amount and tax
	"deduction", // 差额征税: the deducted amount
	"special_information", // 特定业务信息: the block of its own on digital invoices
	"second_source",
	"qr",
	"page", // there is no page to look at
	"own_companies",
	"own_title", // the buyer is none of the user's own companies
	"twins", // no library was asked
	"claim_within_days",
	"file",
] as const;
export type Missing = FieldName | (typeof missingThings)[number];

const MAX_FACT = 60;

export function clear(check: string): Finding {
	return { check, outcome: "clear" };
}

export function notRun(check: string, ...missing: readonly Missing[]): Finding {
	return { check, outcome: "notRun", missing };
}

export function found(
	check: string,
	severity: Severity,
	fields: readonly FieldName[],
	facts: Readonly<Record<string, string | number>> = {},
): Finding {
	const shortened = Object.entries(facts).map(([name, value]) => [
		name,
		typeof value === "string" ? shorten(value) : value,
	]);
	return { check, outcome: "found", severity, fields, facts: Object.fromEntries(shortened) };
}

/** Names come from foreign files, of any length; a sentence must stay one. */
function shorten(text: string): string {
	const chars = [...text];
	return chars.length <= MAX_FACT ? text : `${chars.slice(0, MAX_FACT).join("")}…`;
}
