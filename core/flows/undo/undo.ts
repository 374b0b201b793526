import { err, ok } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import type { BookStep, LineStep, RecordStep, UndoApp, UndoStep, WayBack } from "./app.ts";
import { booksStand, undoBooks } from "./book.ts";
import { lineStands, recordStands, undoLine, undoRecord } from "./record.ts";

export function undoFlows(context: Context): UndoApp {
	async function entriesOf(lines: readonly LineStep[]): Promise<ReadonlyMap<string, JournalEntry>> {
		if (lines.length === 0) return new Map();
		const { vault } = await context.open();
		const held = await vault.sync.journalLines(lines.map(({ id }) => id));
		return new Map(held.map(({ id, entry }) => [id, entry]));
	}

	async function stands(workspace: Workspace, { records, lines }: Sorted): Promise<boolean> {
		for (const step of records) if (!recordStands(await workspace.get(step.recordId), step)) return false;
		const entries = await entriesOf(lines);
		return lines.every((step) => lineStands(entries.get(step.id), step));
	}

	async function allStand(steps: Sorted): Promise<boolean> {
		return (await booksStand(context, steps.books)) && context.tryOut((workspace) => stands(workspace, steps));
	}

	return {
		canUndo: (way) => allStand(sorted(way)),

		async undo(way) {
			const steps = sorted(way);
			if (!(await allStand(steps))) return err({ code: "changed_since" });
			// What lies beside the records comes first: where there is no room for the rest it is found done the next time.
			const books = await undoBooks(context, steps.books);
			if (!books.ok) return books;
			const done = await context.transact(async (workspace) => {
				// All is looked at before anything is changed: what is planned until then would be kept.
				if (!(await stands(workspace, steps))) return false;
				for (const step of steps.records) await undoRecord(context, workspace, step);
				const entries = await entriesOf(steps.lines);
				for (const step of steps.lines) undoLine(workspace, entries.get(step.id), step);
				return true;
			});
			if (!done.ok) return done;
			return done.value ? ok(undefined) : err({ code: "changed_since" });
		},
	};
}

interface Sorted {
	readonly records: readonly RecordStep[];
	readonly lines: readonly LineStep[];
	readonly books: readonly BookStep[];
}

function sorted(way: WayBack): Sorted {
	return {
		records: way.filter(isRecord),
		lines: way.filter((step) => step.what === "line"),
		books: way.filter(isBook),
	};
}

function isRecord(step: UndoStep): step is RecordStep {
	return "recordId" in step;
}

function isBook(step: UndoStep): step is BookStep {
	return !isRecord(step) && step.what !== "line";
}
