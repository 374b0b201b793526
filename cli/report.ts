import { formatDay } from "#core/base/day.ts";
import { formatFen } from "#core/base/fen.ts";
import { type FieldName, type FieldValues, isMoneyField } from "#core/model/fields.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Contradiction, Invoice } from "#core/model/invoice.ts";
import type { Line } from "#core/model/line.ts";
import type { Verdict } from "#core/model/verdict.ts";

/** The fields every line of output has, in this order; an absent one is `null`. */
export const reportedFields = [
	"code",
	"number",
	"issuedOn",
	"checkCode",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"amount",
	"tax",
	"total",
	"totalInWords",
] as const satisfies readonly FieldName[];

type PlainValue = string | null;

/** One invoice as plain data for other programs: days as `YYYY-MM-DD`, money as decimal text with two digits. */
export interface InvoiceReport {
	readonly file: string;
	readonly member?: string;
	readonly sha256: string;
	readonly kind: string | null;
	readonly identity: string | null;
	readonly fields: Readonly<Record<(typeof reportedFields)[number], PlainValue>>;
	readonly sources: Readonly<Partial<Record<FieldName, string>>>;
	readonly lines: readonly Readonly<Record<keyof Line, PlainValue>>[];
	readonly qr: readonly string[];
	readonly notes: readonly string[];
	readonly findings: readonly Finding[];
	readonly contradictions: readonly { field: string; values: readonly { value: PlainValue; source: string }[] }[];
	readonly verdict: Pick<Verdict, "authenticity" | "state" | "claimable" | "notRun">;
}

/** A file, or a member of one, that gave no invoice. */
export interface ProblemReport {
	readonly file: string;
	readonly member?: string;
	readonly sha256: string;
	readonly error: { readonly code: string; readonly message: string };
}

export interface FileFacts {
	readonly file: string;
	readonly sha256: string;
	readonly member?: string | undefined;
}

export function reportInvoice(
	{ file, sha256, member }: FileFacts,
	{ invoice, findings, verdict }: { invoice: Invoice; findings: readonly Finding[]; verdict: Verdict },
): InvoiceReport {
	return {
		file,
		...(member !== undefined && { member }),
		sha256,
		kind: invoice.fields.kind ?? null,
		identity: invoice.identity ?? null,
		fields: reportFields(invoice.fields),
		sources: invoice.sources,
		lines: invoice.lines.map(reportLine),
		qr: invoice.qr.map((found) => found.text),
		notes: invoice.notes.map((note) => note.code),
		findings: findings.filter((finding) => finding.outcome !== "clear"),
		contradictions: invoice.contradictions.map(reportContradiction),
		verdict: {
			authenticity: verdict.authenticity,
			state: verdict.state,
			claimable: verdict.claimable,
			notRun: verdict.notRun,
		},
	};
}

/** A value of the model as the text other programs get. */
export function reportValue<F extends FieldName>(field: F, value: FieldValues[F] | undefined): PlainValue {
	if (value === undefined) return null;
	if (isMoneyField(field)) return formatFen(value as FieldValues["amount"]); // the guard says so
	if (field === "issuedOn") return formatDay(value as FieldValues["issuedOn"]); // the field says so
	return String(value);
}

function reportFields(fields: Partial<FieldValues>): InvoiceReport["fields"] {
	const entries = reportedFields.map((field) => [field, reportValue(field, fields[field])]);
	return Object.fromEntries(entries) as InvoiceReport["fields"]; // one entry for each of reportedFields
}

function reportLine(line: Line): InvoiceReport["lines"][number] {
	return {
		name: line.name,
		spec: line.spec ?? null,
		unit: line.unit ?? null,
		quantity: line.quantity ?? null,
		price: line.price ?? null,
		rate: line.rate ?? null,
		amount: line.amount === undefined ? null : formatFen(line.amount),
		tax: line.tax === undefined ? null : formatFen(line.tax),
	};
}

function reportContradiction({ field, values }: Contradiction): InvoiceReport["contradictions"][number] {
	return { field, values: values.map(({ value, source }) => ({ value: reportValue(field, value), source })) };
}
