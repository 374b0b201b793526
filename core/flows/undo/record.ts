import { canonicalJson } from "#core/base/canonical-json.ts";
import { typedOf, withTypedForm } from "#core/flows/capture/complete-typed.ts";
import { typedFacts } from "#core/flows/capture/typed.ts";
import type { Context } from "#core/flows/context.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import { fileAsBefore, labelOne } from "#core/flows/organise/label.ts";
import { type FieldName, fieldNames, type TypedFields } from "#core/model/fields.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import { namesOf } from "#core/model/labels.ts";
import { withLineMarks } from "#core/model/line-marks.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { openChange } from "#core/watch/change.ts";
import type { LineStep, RecordStep } from "./app.ts";
import { isAllThereIs, rowStands, withoutRow } from "./row.ts";

/** Whether the record is still as the action left it. By what is there and not since when: a later change may be taken back. */
export function recordStands(record: InvoiceRecord | undefined, step: RecordStep): boolean {
	if (!record) return false;
	switch (step.what) {
		case "mark":
			return record[step.mark] === step.after;
		case "labels": {
			const { change, after } = step;
			const tags = namesOf(record.tags);
			return (
				(after.category === undefined || (record.category?.name ?? "") === after.category) &&
				(after.note === undefined || (record.note?.text ?? "") === after.note) &&
				!change.addTags?.some((tag) => tags.includes(tag)) &&
				(change.removeTags ?? []).every((tag) => tags.includes(tag))
			);
		}
		case "typed":
			return canonicalJson(typedOf(record, namedIn(step.after))) === canonicalJson(step.after);
		case "row":
			return rowStands(record, step);
		case "acknowledged":
			return openChange(record.events) === undefined && record.events.some(({ what }) => what === "acknowledged");
	}
}

/** Takes one step back; the record stands as it was left. */
export async function undoRecord(context: Context, workspace: Workspace, step: RecordStep): Promise<void> {
	const { recordId } = step;
	switch (step.what) {
		case "mark": {
			const { mark, before } = step;
			const what =
				mark === "claimedAt"
					? before === undefined
						? "unclaimed"
						: "claimed"
					: before === undefined
						? "restored"
						: "trashed";
			await workspace.change(recordId, (one) => ({ ...one, [mark]: before }), { what, facts: {} });
			return;
		}
		case "labels": {
			const { filing, change } = step;
			const record = await workspace.get(recordId);
			if (!record) return;
			// Right behind what is taken back, so that what was said in another vault since then, and not of that, holds.
			const { createdAt } = record;
			const id = filing === undefined ? recordId : await fileAsBefore(workspace, recordId, filing, createdAt);
			await labelOne(workspace, id, change, createdAt);
			return;
		}
		case "typed": {
			const facts = typedFacts(step.before, namedIn(step.before));
			await workspace.change(recordId, (one) => withTypedForm(one, step.before), { what: "typed", facts });
			return;
		}
		case "row": {
			const now = context.deps.now().toISOString();
			const record = await workspace.get(recordId);
			if (record && isAllThereIs(record, step))
				await workspace.change(recordId, (one) => ({ ...one, trashedAt: now }), { what: "trashed", facts: {} });
			else
				await workspace.change(recordId, (one) => withoutRow(one, step, now), {
					what: "noted",
					facts: { form: "ledger", read: "back" },
				});
			return;
		}
		case "acknowledged":
			await workspace.change(recordId, (one) => one, { what: "reopened", facts: {} });
	}
}

export function lineStands(entry: JournalEntry | undefined, { after }: LineStep): boolean {
	return entry !== undefined && canonicalJson({ doneAt: entry.doneAt, note: entry.note }) === canonicalJson(after);
}

/** Dated right behind what is taken back, as labels are. */
export function undoLine(workspace: Workspace, entry: JournalEntry | undefined, { id, before }: LineStep): void {
	if (entry) workspace.mark(id, withLineMarks(entry, before, entry.at));
}

function namedIn(fields: TypedFields): readonly FieldName[] {
	return fieldNames.filter((field) => field in fields);
}
