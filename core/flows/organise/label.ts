import { tidyText } from "#core/base/text.ts";
import { keptCategory } from "#core/categories/defaults.ts";
import { type FilingFacts, filingFacts } from "#core/categories/rules.ts";
import type { Context } from "#core/flows/context.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import type { LabelStep } from "#core/flows/undo/app.ts";
import {
	type Filing,
	instantAfter,
	MAX_CATEGORY,
	MAX_NOTE,
	MAX_TAG,
	MOST_TAGS,
	namesOf,
	shownLabels,
	withMarks,
} from "#core/model/labels.ts";
import type { InvoiceRecord, RecordEvent } from "#core/model/record.ts";
import type { LabelChange, OtherNote } from "./app.ts";

/** One record that was changed: the way back, and what it was filed as where it was filed by hand. */
interface Done {
	readonly undo: LabelStep;
	readonly other?: OtherNote;
	readonly filed?: { readonly facts: FilingFacts; readonly category: string };
}

/** As people mean it: without what cannot be seen, and no longer than is kept. */
export function tidyChange({ category, addTags, removeTags, note, noteFrom }: LabelChange): LabelChange {
	return {
		...(category !== undefined && { category: keptCategory(tidy(category, MAX_CATEGORY)) }),
		...(addTags && { addTags: addTags.map(tidyTag).filter(Boolean) }),
		...(removeTags && { removeTags: removeTags.map(tidyTag).filter(Boolean) }),
		...(note !== undefined && { note: note.toWellFormed().trim().slice(0, MAX_NOTE) }),
		...(noteFrom !== undefined && { noteFrom }),
	};
}

/** The note that is to stand there: nobody's words go who wrote them while another tab showed older ones. */
function withOther({ note, noteFrom }: LabelChange, kept: string): { note?: string | undefined; other?: OtherNote } {
	if (note === undefined || noteFrom === undefined || kept === noteFrom || kept === note || kept === "")
		return { note };
	if (note === "") return { other: "stays" };
	const both = `${kept}\n${note}`;
	return both.length > MAX_NOTE ? { note, other: "replaced" } : { note: both, other: "joined" };
}

/**
 * Says this of one record; `undefined` where it holds already or there is no such record. `change` is tidy. `now`: when
 * it is said, ISO 8601; where that is not later than what it replaces, right behind that.
 */
export async function labelOne(
	workspace: Workspace,
	recordId: string,
	change: LabelChange,
	now: string,
): Promise<Done | undefined> {
	const before = await workspace.get(recordId);
	if (!before) return undefined;
	const shown = shownLabels(before);
	let id: string | undefined = recordId;
	let undo: LabelChange = {};
	let filing: LabelStep["filing"];
	let after: LabelStep["after"] = {};
	const step = async (next: (record: InvoiceRecord) => InvoiceRecord, event: Pick<RecordEvent, "what" | "facts">) => {
		id = await workspace.change(id ?? recordId, next, event);
	};

	const { category } = change;
	const was = before.category?.name ?? "";
	// What a rule filled in and the user says again is his word from now on.
	const filed = category !== undefined && (category !== was || (was !== "" && before.category?.by === "rule"));
	if (filed) {
		filing = before.category ?? null;
		after = { category };
		const facts = { from: was, to: category, by: "user" };
		const at = afterFiling(now, before);
		await step((one) => ({ ...one, category: { name: category, at, by: "user" } }), { what: "filed", facts });
	}

	const held = namesOf(before.tags);
	const removed = [...new Set(change.removeTags ?? [])].filter((tag) => held.includes(tag));
	const room = MOST_TAGS - held.length + removed.length;
	const added = [...new Set(change.addTags ?? [])].filter((tag) => !held.includes(tag)).slice(0, Math.max(0, room));
	if (removed.length + added.length > 0) {
		undo = {
			...undo,
			...(removed.length > 0 && { addTags: removed }),
			...(added.length > 0 && { removeTags: added }),
		};
		const facts = { added: added.join("、"), removed: removed.join("、") };
		const change = { add: added, remove: removed };
		await step((one) => ({ ...one, tags: withMarks(one.tags, change, now) }), { what: "tagged", facts });
	}

	const { note, other } = withOther(change, shown.note ?? "");
	if (note !== undefined && note !== (shown.note ?? "")) {
		undo = { ...undo, note: shown.note ?? "" };
		after = { ...after, note };
		const at = instantAfter(now, before.note?.at);
		await step((one) => ({ ...one, note: { text: note, at } }), { what: "annotated", facts: { text: note } });
	}

	if (filing === undefined && Object.keys(undo).length === 0 && !other) return undefined;
	const facts = filed ? filingFacts(settleRecord(before)) : undefined;
	return {
		undo: { what: "labels", recordId: id ?? recordId, change: undo, ...(filing !== undefined && { filing }), after },
		...(other && { other }),
		...(facts && filed && { filed: { facts, category } }),
	};
}

/** Later than what is said of where the record belongs. */
function afterFiling(now: string, { category }: InvoiceRecord): string {
	return [category?.at, category?.undoneAt].reduce<string>(instantAfter, now);
}

/** Whether a rule has nothing to file any more: it did already, or the user said where it belongs, or nowhere. */
export function isFiled({ category }: InvoiceRecord): boolean {
	return category !== undefined && (category.name !== "" || category.by === "user");
}

/**
 * Takes back that the user filed it. `now` as for `labelOne`. Gives the id the record has afterwards.
 */
export async function fileAsBefore(
	workspace: Workspace,
	recordId: string,
	before: Filing | null,
	now: string,
): Promise<string> {
	const record = await workspace.get(recordId);
	if (!record) return recordId;
	const at = afterFiling(now, record);
	const { name, by, at: since } = before ?? { name: "", by: "rule", at };
	const category: Filing = by === "user" ? { name, by, at } : { name, by, at: since, undoneAt: at };
	const facts = { from: record.category?.name ?? "", to: name, by: "user" };
	return (await workspace.change(recordId, (one) => ({ ...one, category }), { what: "filed", facts })) ?? recordId;
}

/** Files a record as a rule says; `undefined` where somebody has filed it meanwhile. */
export async function fileByRule(
	{ deps }: Context,
	workspace: Workspace,
	record: InvoiceRecord,
	category: string,
	{ seller, goods }: FilingFacts,
): Promise<LabelStep> {
	const at = deps.now().toISOString();
	const undoneAt = record.category?.undoneAt;
	const filing: Filing = { name: category, at, by: "rule", ...(undoneAt && { undoneAt }) };
	const facts = { from: "", to: category, by: "rule", seller, ...(goods && { goods }) };
	const id = await workspace.change(record.id, (one) => ({ ...one, category: filing }), { what: "filed", facts });
	return { what: "labels", recordId: id ?? record.id, change: { category: "" }, after: { category } };
}

function tidy(text: string, most: number): string {
	return tidyText(text.toWellFormed()).slice(0, most);
}

/** 、 stands between tags where they are listed, and commas do in the search box. */
function tidyTag(tag: string): string {
	return tidy(tag.replace(/[,，、|"“”]/g, " "), MAX_TAG).trim();
}
