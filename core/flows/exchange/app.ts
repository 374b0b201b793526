import type { Problem, Result } from "#core/base/result.ts";
import type { FormatId } from "#core/exchange/table.ts";
import type { ExportWords } from "#core/exchange/words.ts";
import type { ListQuery, StorageFull, Undoable } from "#core/flows/app.ts";
import type { HistoryFilter } from "#core/flows/history/app.ts";
import type { LedgerChoice, Period, ReconcileState } from "#core/flows/ledger/app.ts";

export type { ExportWords, FormatId };

/** The part of the `App` that writes what is kept to files for people and other programs. */
export interface ExchangeApp {
	/** What an export of this would hold, before anything is written. */
	countExport(of: ExportSource): Promise<ExportCount>;
	/** Writes the file. A record erased meanwhile is not in it. `cancel` stops it, and then nothing is given. */
	exportFile(
		job: string,
		order: ExportOrder,
		report: (done: ExportProgress) => void,
	): Promise<Result<ExportedFile, Problem<"aborted">>>;
	/** What was kept under a name, in the order it was made. */
	exportPresets(what: ExportSource["what"]): Promise<readonly ExportPreset[]>;
	/** Keeps what differs from `from`, as it was read: what another tab kept meanwhile stays. */
	saveExportPresets(
		what: ExportSource["what"],
		presets: readonly ExportPreset[],
		from: readonly ExportPreset[],
	): Promise<Result<Undoable, StorageFull>>;
}

/** Invoices that meet a query, or those named, in this order; questions of the history; or what reconciling came to. */
export type ExportSource =
	| { readonly what: "invoices"; readonly query: ListQuery }
	| { readonly what: "invoices"; readonly ids: readonly string[] }
	| { readonly what: "history"; readonly filter: HistoryFilter }
	| ReconciledSource;

/** An open ledger beside the library; of one that is closed meanwhile nothing is left. */
export interface ReconciledSource {
	readonly what: "reconciled";
	readonly job: string;
	readonly choice: LedgerChoice;
	readonly period: Partial<Period>;
	/** Absent: all of it. */
	readonly only?: ReconcileState;
}

export interface ExportCount {
	readonly count: number;
	/** How many of them are 演示. */
	readonly samples: number;
}

export interface ExportOrder {
	readonly of: ExportSource;
	readonly format: FormatId;
	/** Ids of columns in the order they are written; one that is not known is left out. */
	readonly columns: readonly string[];
	/** Line items as a second table, where the file can hold one. */
	readonly lines: boolean;
	/** Left out, or written with a column that says so, chosen or not. */
	readonly samples: "left_out" | "marked";
	/** For cells and heads; of no use in JSON but for heads. */
	readonly words: ExportWords;
}

/** How an export is made, to be chosen again. */
export interface ExportPreset extends Omit<ExportOrder, "of" | "words"> {
	readonly id: string;
	readonly name: string;
	/** Chosen when the dialog opens; at most one is. */
	readonly usual: boolean;
}

/** Counted in invoices, or questions; those written twice, as with line items, count twice. */
export interface ExportProgress {
	readonly done: number;
	readonly total: number;
}

export interface ExportedFile {
	readonly blob: Blob;
	readonly count: number;
}
