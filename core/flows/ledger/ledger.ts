import { err, ok } from "#core/base/result.ts";
import type { CaptureFile } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { inTurn } from "#core/flows/in-turn.ts";
import { abortable, takeTurns } from "#core/flows/jobs.ts";
import type { Library } from "#core/flows/library/library.ts";
import { keysOf, namesOf } from "#core/flows/library/names.ts";
import type { Incoming, Kept } from "#core/flows/library/workspace.ts";
import type { QueueAdded, QueueApp } from "#core/flows/queue/app.ts";
import type { RecordStep } from "#core/flows/undo/app.ts";
import { bothBack, rowStepsBack } from "#core/flows/undo/row.ts";
import { type Evidence, evidence } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, fieldNames } from "#core/model/fields.ts";
import { isKindId } from "#core/model/kinds/index.ts";
import { queryOf } from "#core/model/query.ts";
import type { StoredReading } from "#core/model/record.ts";
import type { LedgerBook, Sheet } from "#core/readers/ledger/book.ts";
import { findHead, type Head, signatureOf, textOf } from "#core/readers/ledger/columns.ts";
import { isKept, type LedgerEntry, readRows } from "#core/readers/ledger/rows.ts";
import { defaultBudget } from "#core/readers/reader.ts";
import type { LedgerApp, LedgerChoice, LedgerImported, LedgerOpened, LedgerRow, LedgerView, Period } from "./app.ts";
import { type Choices, loadChoices, rememberChoice } from "./choices.ts";
import type { Compared } from "./reconcile.ts";

/** Rows kept in one write: a crash costs no more than these, and others get their turn in between. */
const BATCH = 100;

const EXAMPLES = 3;

interface OpenLedger {
	readonly name: string;
	readonly book: LedgerBook;
	readonly heads: readonly Head[];
	/** The rows as last looked at; a choice is looked at more than once. */
	entries?: { readonly of: string; readonly rows: readonly LedgerEntry[] };
	/** As last compared with the library: of these rows, and of what was in the library then. */
	compared?: { readonly of: string; readonly revision: number; readonly is: Compared };
}

/** Ledgers that are open, by the id they were opened with. */
export type OpenLedgers = Map<string, OpenLedger>;

export function ledgerRoom(
	context: Context,
	{ enqueue, queuePage }: Pick<QueueApp, "enqueue" | "queuePage">,
	open: OpenLedgers,
): LedgerApp {
	async function notQueued(ids: readonly string[]): Promise<readonly string[]> {
		const { items } = await queuePage({ recordIds: ids, offset: 0, limit: ids.length });
		const held = new Set(items.map(({ item }) => item.recordId));
		return ids.filter((id) => !held.has(id));
	}

	function entriesOf(ledger: OpenLedger, choice: LedgerChoice): readonly LedgerEntry[] {
		const of = JSON.stringify([choice.sheet, choice.columns, choice.digitalKind]);
		const [sheet, head] = [ledger.book.sheets[choice.sheet], ledger.heads[choice.sheet]];
		if (!sheet || !head) return [];
		if (ledger.entries?.of !== of) ledger.entries = { of, rows: readRows(sheet, { ...choice, head }) };
		return ledger.entries.rows;
	}

	/**
	 * `undefined` when no such ledger is open, or the signal came first. `again`: compares anew where the library has
	 * changed since; without it rows further down belong to the same comparison as those above them, and a queue that
	 * brings answers all the time does not have fifty thousand rows compared for each.
	 */
	async function reconciled(
		job: string,
		choice: LedgerChoice,
		asked: Partial<Period>,
		again: boolean,
		signal: AbortSignal,
	) {
		const ledger = open.get(job);
		if (!ledger) return undefined;
		const { compareLedger, reconcile } = await import("./reconcile.ts");
		const { library } = await context.open();
		await library.catchUp();
		const entries = entriesOf(ledger, choice);
		const of = ledger.entries?.of ?? "";
		const { compared } = ledger;
		if (compared?.of !== of || (again && compared.revision !== library.revision)) {
			const is = await compareLedger(context, entries, signal);
			if (!is) return undefined;
			ledger.compared = { of, revision: library.revision, is };
		}
		return ledger.compared && reconcile(library, ledger.compared.is, asked);
	}

	return {
		openLedger: (job, file) =>
			context.jobs.run(job, async (signal) => {
				const read = await abortable(readFile(context, file, signal), signal, err({ code: "aborted" } as const));
				if (!read.ok) return read;
				const heads = read.value.sheets.map(findHead);
				open.set(job, { name: file.name, book: read.value, heads });
				const { vault } = await context.open();
				return ok(opened(file.name, read.value, heads, await loadChoices(vault)));
			}),

		async viewLedger(job, choice, { only, offset, limit }) {
			const ledger = open.get(job);
			if (!ledger) return undefined;
			const { library } = await context.open();
			await library.catchUp();
			const entries = entriesOf(ledger, choice);
			const states = entries.map(stateOf);
			const shown = entries.filter((_, index) => !only || states[index] === only);
			const page = shown.slice(offset, offset + limit).map((entry) => rowOf(entry, library));
			return { ...countOf(entries, states, library), rows: page, count: shown.length };
		},

		reconcileLedger: (job, choice, asked, range) =>
			context.jobs.run(job, async (signal) => {
				const all = await reconciled(job, choice, asked, range.offset === 0, signal);
				if (!all) return undefined;
				const { all: rows, ...rest } = all;
				const shown = range.only ? rows.filter(({ state }) => state === range.only) : rows;
				return { ...rest, rows: shown.slice(range.offset, range.offset + range.limit), count: shown.length };
			}),

		importLedger: (job, choice, { ask, missing = false }, report) =>
			context.jobs.run(job, async (signal) => {
				const ledger = open.get(job);
				if (!ledger) return err({ code: "no_ledger" });
				const entries = entriesOf(ledger, choice);
				const { vault, library } = await context.open();
				const kept = entries.filter((entry) => isKept(entry) && !(missing && knownAs(entry, library)));
				const head = ledger.heads[choice.sheet];
				if (head && head.row >= 0) await inTurn(context, "ledger-columns", () => rememberChoice(vault, head, choice));
				const undo = new Map<string, readonly RecordStep[]>();
				const queued: string[] = [];
				const leftOut = entries.length - kept.length;
				let sum = { new: 0, known: 0, leftOut, queued, cancelled: false };
				let queue: QueueAdded | undefined;
				// What became part of another record is not there any more.
				const soFar = (): LedgerImported => ({
					...sum,
					...(queue && { queue }),
					undo: [...undo].flatMap(([id, steps]) => (library.marks(id) ? steps : [])),
				});
				for (let start = 0; start < kept.length; start += BATCH) {
					if (signal.aborted) return ok({ ...soFar(), cancelled: true });
					const done = await keepRows(context, ledger, kept.slice(start, start + BATCH), undo);
					if (!done.ok) return err({ ...done.error, kept: soFar() });
					const added = done.value.filter(({ how }) => how === "new").length;
					sum = { ...sum, new: sum.new + added, known: sum.known + done.value.length - added };
					if (ask) {
						// With each batch, so that closing the page in the middle loses no question.
						const ids = [...new Set(done.value.map(({ id }) => id))];
						const notYetQueued = await notQueued(ids);
						const asked = await enqueue(ids, "ledger", { fresh: false });
						if (!asked.ok) return err({ ...asked.error, kept: soFar() });
						queued.push(...notYetQueued);
						queue = plus(queue, asked.value);
					}
					report({ done: Math.min(start + BATCH, kept.length), total: kept.length });
				}
				return ok(soFar());
			}),

		closeLedger: async (job) => {
			context.jobs.cancel(job);
			open.delete(job);
		},
	};
}

async function readFile({ deps }: Context, file: CaptureFile, signal: AbortSignal) {
	const { fileBytes } = defaultBudget;
	if (file.blob.size > fileBytes) return err({ code: "over_budget", budget: "fileBytes", limit: fileBytes } as const);
	if (!deps.readLedger) return err({ code: "unknown_format" } as const);
	try {
		return await deps.readLedger(new Uint8Array(await file.blob.arrayBuffer()), signal);
	} catch {
		return err({ code: "failed" } as const); // the file went away, or a bug whose text may quote it
	}
}

function opened(name: string, { sheets }: LedgerBook, heads: readonly Head[], choices: Choices): LedgerOpened {
	const scores = heads.map(({ columns, byLine }) => columns.filter(Boolean).length * 2 - Number(byLine));
	return {
		name,
		sheets: sheets.map((sheet, index) => {
			const head = heads[index] ?? findHead(sheet);
			const choice = head.row >= 0 ? choices[signatureOf(head)] : undefined;
			const below = sheet.rows.slice(head.row + 1);
			const width = Math.max(head.names.length, ...below.slice(0, 50).map(({ length }) => length));
			const columns = Array.from(
				{ length: width },
				(_, at) => choice?.columns[at] ?? (choice ? undefined : head.columns[at]),
			);
			const kind = choice?.digitalKind;
			return {
				name: sheet.name,
				rows: below.length,
				names: Array.from({ length: width }, (_, at) => head.names[at] ?? ""),
				examples: Array.from({ length: width }, (_, at) => examplesOf(below, at)),
				columns,
				...(kind && isKindId(kind) && { digitalKind: kind }),
				remembered: choice !== undefined,
				byLine: head.byLine,
			};
		}),
		best: Math.max(0, scores.indexOf(Math.max(...scores))),
	};
}

function examplesOf(rows: Sheet["rows"], column: number): readonly string[] {
	const found: string[] = [];
	for (const row of rows) {
		const text = textOf(row[column]);
		if (text !== "") found.push(text.slice(0, 60));
		if (found.length === EXAMPLES) break;
	}
	return found;
}

function stateOf(entry: LedgerEntry): LedgerRow["state"] {
	if (!isKept(entry)) return "left_out";
	return queryOf(entry.fields).ok ? "ready" : "lacking";
}

function rowOf(entry: LedgerEntry, library: Library): LedgerRow {
	const { row, fields, notes } = entry;
	const query = queryOf(fields);
	const known = knownAs(entry, library);
	return {
		row,
		state: stateOf(entry),
		fields,
		notes,
		...(query.ok ? { ask: query.value } : { missing: query.error.fields }),
		...(known && { known }),
	};
}

function knownAs({ identity, fields }: LedgerEntry, library: Library): string | undefined {
	return identity === undefined ? undefined : library.neighbours({ keys: keysOf(namesOf(fields)) })[0]?.id;
}

function countOf(
	entries: readonly LedgerEntry[],
	states: readonly LedgerRow["state"][],
	library: Library,
): Omit<LedgerView, "rows" | "count"> {
	const counts = { ready: 0, lacking: 0, left_out: 0 };
	let [known, damaged, repeated] = [0, 0, 0];
	for (const [index, entry] of entries.entries()) {
		const state = states[index] ?? "left_out";
		counts[state]++;
		if (state !== "left_out" && knownAs(entry, library)) known++;
		if (entry.notes.some(({ code }) => code === "damaged")) damaged++;
		if (entry.notes.some(({ code }) => code === "same" || code === "conflict")) repeated++;
	}
	return { counts, known, damaged, repeated };
}

/** `undo`: by record, the way back from the batches before; with this one in it once it is kept. */
async function keepRows(
	context: Context,
	{ name }: OpenLedger,
	entries: readonly LedgerEntry[],
	undo: Map<string, readonly RecordStep[]>,
) {
	const readAt = context.deps.now().toISOString();
	const kept = await context.transact(async (workspace) => {
		const turn = takeTurns(20);
		const rows: (Pick<Kept, "id" | "how"> & { readonly back: readonly RecordStep[] })[] = [];
		for (const entry of entries) {
			await turn();
			const one = await workspace.keep(incomingOf(entry, name, readAt));
			rows.push({ id: one.id, how: one.how, back: rowStepsBack(one, await workspace.get(one.id)) });
		}
		return { rows, joined: workspace.joined };
	});
	if (!kept.ok) return kept;
	const { rows, joined } = kept.value;
	for (const { id, back } of rows) undo.set(id, bothBack(undo.get(id) ?? [], back));
	for (const id of joined) undo.delete(id); // what became one record stays one
	return ok(rows);
}

/** A row is evidence of its own form; the ledger itself is not kept, for it is no original of any invoice. */
function incomingOf({ row, fields }: LedgerEntry, name: string, readAt: string): Incoming {
	const reading: StoredReading = {
		form: "ledger",
		evidence: evidenceOf(fields),
		lines: [],
		qr: [],
		notes: [],
		part: 0,
		readAt,
	};
	return { readings: [reading], typed: [], facts: { form: "ledger", name, row } };
}

function evidenceOf(fields: LedgerEntry["fields"]): readonly Evidence[] {
	const one = <F extends FieldName>(field: F, value: FieldValues[F] | undefined) =>
		value === undefined ? [] : [evidence(field, value, "ledger")];
	return fieldNames.flatMap((field) => one(field, fields[field]));
}

function plus(a: QueueAdded | undefined, b: QueueAdded): QueueAdded {
	if (!a) return b;
	return { added: a.added + b.added, already: a.already + b.already, notAskable: a.notAskable + b.notAskable };
}
