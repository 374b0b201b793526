import type { Day } from "#core/base/day.ts";
import type { Query } from "#core/model/answer.ts";
import type { Source } from "#core/model/evidence.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { Situation } from "./situation.ts";

/** What may be behind it, each with a sentence of its own in the frontends; the facts it needs are in the comment. */
export const causeCodes = [
	"sample_number", // an invented number was put to a real authority
	"values_changed", // the question was asked with other values than the invoice has now
	"source_differs", // field, ours, source, fits: another source of ours says something else
	"qr_repaired", // field, ours, fits: with one digit changed the QR's own check value holds
	"qr_altered", // the QR does not fit its own check value
	"not_filed", // days since issue: 0 or 1
	"filed_late", // days since issue, a few
	"older_than_five_years",
	"after_today", // the day of issue is in the future
	"day_month", // field, ours, fits
	"number_year", // ours, year, issueYear, fits: a digital number names the year it was given in
	"number_region", // ours, region, fits?
	"number_length", // have, want
	"code_length", // have
	"code_region", // ours, region, fits?
	"code_year", // ours, codeYear, issueYear
	"code_unknown", // ours: no kind has such a code
	"digital_with_code", // ours: digital invoices have no code
	"kind_by_code", // ours, fits: the code belongs to another kind, which is asked with another value
	"digital_paper", // paper of the digital system is asked differently; the 20-digit number would tell
	"with_tax", // field, ours, fits: the amount looks tax-inclusive
	"without_tax", // field, ours, fits: the total looks tax-exclusive
	"words_differ", // field, ours, fits: 大写 says another amount
	"sum_differs", // field, ours, fits: amount + tax is another total
	"line_sum_differs", // field, ours, fits: the rows add up to something else
	"sign", // field, ours, fits: a red invoice is asked with negative amounts, a blue one with positive
	"check_code_length", // have
	"tax_id", // field, ours, fits?: the check digit fails, so digits around may be misread too
	"read_or_typed", // fields: nobody but a keyboard or a picture says so
	"elsewhere", // kind: this interface does not take it
	"void_early", // voided before it was filed
	"issued_by_nobody",
	"altered",
	"file_differs", // field, ours, fits: the authority's match says something else than the file
] as const;
export type CauseCode = (typeof causeCodes)[number];

/** A value that would fit. Only ever offered: nothing applies it but a person. */
export type Suggestion = {
	[F in FieldName]: { readonly field: F; readonly value: FieldValues[F] };
}[FieldName];

export interface Cause {
	readonly code: CauseCode;
	/** 0 … 100, the likeliest highest. It orders and is not shown. */
	readonly weight: number;
	/** The field to look at. */
	readonly field?: FieldName;
	/** What stands there now. */
	readonly ours?: FieldValues[FieldName];
	readonly suggestion?: Suggestion;
	readonly source?: Source;
	readonly facts: Readonly<Record<string, string | number>>;
}

/** All that is known where no good answer came. */
export interface Case {
	readonly situation: Situation;
	readonly invoice: Invoice;
	/** What was asked; absent when it could not even be put. */
	readonly query?: Query;
	/** What would be asked now. */
	readonly current?: Query;
	readonly today: Day;
	/** 演示: an invented invoice. */
	readonly sampleInvoice: boolean;
	/** 演示: the sample authority was asked. */
	readonly sampleAuthority: boolean;
}

/** One way to explain it (原因): tries, offline, and gives what it found. */
export interface Explainer {
	/** Where it can explain anything. */
	readonly situations: readonly Situation[];
	find(known: Case): readonly Cause[];
}

export function suggest<F extends FieldName>(field: F, value: FieldValues[F] | undefined): Pick<Cause, "suggestion"> {
	return value === undefined ? {} : { suggestion: { field, value } as Suggestion }; // F ties the two together
}
