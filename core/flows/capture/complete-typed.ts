import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import type { CapturedInvoice, StorageFull, Undoable } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { replaceTyped } from "#core/flows/library/merge.ts";
import { type FieldName, fieldNames, type TypedFields } from "#core/model/fields.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { keptInvoice, saidIn, typedEvidence, typedFacts } from "./typed.ts";

/** Adds what a person typed to a record, and says how to have what was typed before again. */
export async function completeTyped(
	context: Context,
	recordId: string,
	fields: TypedFields,
): Promise<Result<CapturedInvoice & Undoable, StorageFull | Problem<"no_record">>> {
	const named = fieldNames.filter((field) => field in fields);
	let before: TypedFields = {};
	let after: TypedFields = {};
	let joined = false;
	const kept = await context.transact(async (workspace) => {
		const id = await workspace.change(
			recordId,
			(record) => {
				before = typedOf(record, named);
				const next = withTypedForm(record, fields);
				after = typedOf(next, named);
				return next;
			},
			{ what: "typed", facts: typedFacts(fields, named) },
		);
		joined = id !== recordId || workspace.joined.has(recordId);
		return id;
	});
	if (!kept.ok) return kept;
	const id = kept.value;
	if (id === undefined) return err({ code: "no_record" });
	// What became one record stays one: a form that is taken back does not part them.
	const undo = !joined ? ([{ what: "typed", recordId, before, after }] as const) : [];
	return ok({ ...(await keptInvoice(context, { id, how: id === recordId ? "known" : "merged" })), undo });
}

/** The record with what the form says: values take the place of earlier ones, and an empty one takes them away. */
export function withTypedForm(record: InvoiceRecord, fields: TypedFields): InvoiceRecord {
	const said = saidIn(fields);
	const emptied = fieldNames.filter((field) => field in fields && !said.includes(field));
	const typed = replaceTyped(record.typed, typedEvidence(fields)).filter(({ field }) => !emptied.includes(field));
	return { ...record, typed };
}

/** What was typed into these fields; `null` where nothing was. */
export function typedOf({ typed }: Pick<InvoiceRecord, "typed">, named: readonly FieldName[]): TypedFields {
	return Object.fromEntries(named.map((name) => [name, typed.find(({ field }) => field === name)?.value ?? null]));
}
