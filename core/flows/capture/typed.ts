import { ok } from "#core/base/result.ts";
import type { App, CapturedInvoice } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { Kept } from "#core/flows/library/workspace.ts";
import { type Evidence, evidence, type Source } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, fieldNames, type TypedFields } from "#core/model/fields.ts";
import type { RecordEvent } from "#core/model/record.ts";
import { capturedOf } from "./captured.ts";

/** Characters of a typed value that an event keeps. */
const MAX_TYPED = 500;

/** Typed forms: what a person says about an invoice, the weakest evidence there is. */
export function typedFlows(context: Context): Pick<App, "captureTyped"> {
	return {
		async captureTyped(fields) {
			const typed = typedEvidence(fields);
			const kept = await context.transact((workspace) =>
				// A box left empty says nothing of the invoice: it empties no field of the record that may be there.
				workspace.keep({ readings: [], typed, facts: typedFacts(fields, saidIn(fields)) }),
			);
			return kept.ok ? ok(await keptInvoice(context, kept.value)) : kept;
		},
	};
}

/** What lists show of a record that was just kept. */
export async function keptInvoice(context: Context, kept: Kept): Promise<CapturedInvoice> {
	const [one] = await capturedOf(context, [kept]);
	if (!one) throw new Error("a record that was just kept is not in the library");
	return one;
}

export function typedEvidence(fields: TypedFields): readonly Evidence[] {
	return evidenceOf(fields, "typed");
}

/** Values as evidence of one source; empty ones say nothing. */
export function evidenceOf(fields: TypedFields, source: Source): readonly Evidence[] {
	return fieldNames.flatMap((field) => one(field, fields[field], source));
}

function one<F extends FieldName>(
	field: F,
	value: FieldValues[F] | null | undefined,
	source: Source,
): readonly Evidence[] {
	return isSaid(value) ? [evidence(field, value, source)] : [];
}

/**
 * What an event keeps of a form: which fields it was about, and what was typed into each; one without a value was
 * emptied. A later value, here or in another vault, takes the place of an earlier one; in the events both stay.
 */
export function typedFacts(fields: TypedFields, about: readonly FieldName[]): RecordEvent["facts"] {
	const values = saidIn(fields).map((field) => {
		const value = fields[field];
		return [`typed_${field}`, typeof value === "string" ? value.slice(0, MAX_TYPED) : value];
	});
	return { fields: about.join(","), ...Object.fromEntries(values) };
}

export function saidIn(fields: TypedFields): readonly FieldName[] {
	return fieldNames.filter((field) => isSaid(fields[field]));
}

function isSaid<T>(value: T | null | undefined): value is T {
	return value !== undefined && value !== null && value !== "";
}
