import type { Result } from "#core/base/result.ts";
import type { StorageFull, Undoable } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import type { UndoStep } from "#core/flows/undo/app.ts";
import { withLineMarks } from "#core/model/line-marks.ts";
import type { HeldEntry } from "#core/vault/journal.ts";
import { openChange } from "#core/watch/change.ts";
import type { HistoryMarks } from "./app.ts";
import type { HeldJournal } from "./held-journal.ts";

/** Puts the user's marks on these entries. */
export async function markEntries(
	context: Context,
	held: HeldJournal,
	ids: readonly string[],
	marks: HistoryMarks,
): Promise<Result<Undoable, StorageFull>> {
	await held.entries();
	return context.transact(async (workspace) => {
		const undo: UndoStep[] = [];
		for (const one of ids.flatMap((id) => held.get(id) ?? []))
			undo.push(...(await mark(context, workspace, one, marks)));
		return { undo };
	});
}

/** The changes of these records are dealt with, and so are the entries that told of them. */
export async function acknowledgeAll(
	context: Context,
	held: HeldJournal,
	recordIds: readonly string[],
): Promise<Result<Undoable, StorageFull>> {
	const of = new Set(recordIds);
	const open = (await held.entries()).filter(
		({ recordId, entry }) => of.has(recordId) && entry.change && entry.doneAt === undefined,
	);
	return context.transact(async (workspace) => {
		const undo: UndoStep[] = [];
		for (const id of of) undo.push(...(await acknowledge(workspace, id)));
		for (const one of open) undo.push(...(await mark(context, workspace, one, { done: true })));
		return { undo };
	});
}

/** One entry with other marks; one that told of a change settles it in its record. */
async function mark(
	{ deps }: Context,
	workspace: Workspace,
	{ id, recordId, entry }: HeldEntry,
	{ done, note }: HistoryMarks,
): Promise<readonly UndoStep[]> {
	const { doneAt, note: noted } = entry;
	const now = deps.now().toISOString();
	const nextDone = done === undefined ? doneAt : done ? (doneAt ?? now) : undefined;
	const nextNote = note === undefined ? noted : note.trim() || undefined;
	const before = { ...(doneAt && { doneAt }), ...(noted && { note: noted }) };
	const after = { ...(nextDone && { doneAt: nextDone }), ...(nextNote && { note: nextNote }) };
	workspace.mark(id, withLineMarks(entry, after, now));
	const line: readonly UndoStep[] =
		doneAt === nextDone && noted === nextNote ? [] : [{ what: "line", id, before, after }];
	return done && entry.change ? [...line, ...(await acknowledge(workspace, recordId))] : line;
}

async function acknowledge(workspace: Workspace, recordId: string): Promise<readonly UndoStep[]> {
	const record = await workspace.get(recordId);
	if (!record || !openChange(record.events)) return [];
	await workspace.change(recordId, (one) => one, { what: "acknowledged", facts: {} });
	return [{ what: "acknowledged", recordId }];
}
