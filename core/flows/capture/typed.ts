import { err, ok } from "#core/base/result.ts";
import type { App, CapturedInvoice } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { replaceTyped } from "#core/flows/library/merge.ts";
import type { Kept } from "#core/flows/library/workspace.ts";
import { type Evidence, evidence, type Source } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, fieldNames, type TypedFields } from "#core/model/fields.ts";
import type { RecordEvent } from "#core/model/record.ts";
import { capturedOf } from "./captured.ts";

/** Characters of a typed value that an event keeps. */
const MAX_TYPED = 500;

/** Typed forms: what a person says about an invoice, the weakest evidence there is. */
export function typedFlows(context: Context): Pick<App, "captureTyped" | "completeTyped"> {
	async function captured(kept: Kept): Promise<CapturedInvoice> {
		const [one] = await capturedOf(context, [kept]);
		if (!one) throw new Error("a record that was just kept is not in the library");
		return one;
	}

	return {
		async captureTyped(fields) {
			const typed = typedEvidence(fields);
			const kept = await context.transact((workspace) =>
				// A box left empty says nothing of the invoice: it empties no field of the record that may be there.
				workspace.keep({ readings: [], typed, facts: typedFacts(fields, saidIn(fields)) }),
			);
			return kept.ok ? ok(await captured(kept.value)) : kept;
		},

		async completeTyped(recordId, fields) {
			const typed = typedEvidence(fields);
			const named = fieldNames.filter((field) => field in fields);
			const emptied = named.filter((field) => !saidIn(fields).includes(field));
			const kept = await context.transact((workspace) =>
				workspace.change(
					recordId,
					(record) => ({
						...record,
						typed: replaceTyped(record.typed, typed).filter(({ field }) => !emptied.includes(field)),
					}),
					{ what: "typed", facts: typedFacts(fields, named) },
				),
			);
			if (!kept.ok) return kept;
			const id = kept.value;
			return id === undefined
				? err({ code: "no_record" })
				: ok(await captured({ id, how: id === recordId ? "known" : "merged" }));
		},
	};
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
function typedFacts(fields: TypedFields, about: readonly FieldName[]): RecordEvent["facts"] {
	const values = saidIn(fields).map((field) => {
		const value = fields[field];
		return [`typed_${field}`, typeof value === "string" ? value.slice(0, MAX_TYPED) : value];
	});
	return { fields: about.join(","), ...Object.fromEntries(values) };
}

function saidIn(fields: TypedFields): readonly FieldName[] {
	return fieldNames.filter((field) => isSaid(fields[field]));
}

function isSaid<T>(value: T | null | undefined): value is T {
	return value !== undefined && value !== null && value !== "";
}
