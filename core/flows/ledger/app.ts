import type { Day } from "#core/base/day.ts";
import type { Fen } from "#core/base/fen.ts";
import type { Problem, Result } from "#core/base/result.ts";
import type { CaptureFile, StorageFull } from "#core/flows/app.ts";
import type { QueueAdded } from "#core/flows/queue/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import type { Query } from "#core/model/answer.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import type { Columns, LedgerField } from "#core/readers/ledger/columns.ts";
import type { RowNote } from "#core/readers/ledger/rows.ts";

export type { LedgerField, RowNote };

/**
 * The part of the `App` that takes ledgers (台账) in. A ledger is opened, its columns are shown for correction, and
 * then it is imported; in between it is held by the app under the id it was opened with, until it is closed.
 */
export interface LedgerApp {
	openLedger(job: string, file: CaptureFile): Promise<Result<LedgerOpened, ReadProblem>>;
	/** What these columns make of the rows. `undefined` when no ledger is open under this id, as after a reload. */
	viewLedger(job: string, choice: LedgerChoice, rows: LedgerRange): Promise<LedgerView | undefined>;
	/**
	 * The ledger beside the library (对账). `undefined` when no ledger is open under this id, or `cancel` came first.
	 * `asked`: the period within which what is only in the library counts; its ends are the ledger's own when absent.
	 */
	reconcileLedger(
		job: string,
		choice: LedgerChoice,
		asked: Partial<Period>,
		rows: ReconcileRange,
	): Promise<Reconciled | undefined>;
	/**
	 * Keeps every row that names an invoice, and puts what can be asked into the queue. `cancel` keeps what is done, and
	 * so does a full disk. `missing`: only rows whose invoice is not here yet.
	 */
	importLedger(
		job: string,
		choice: LedgerChoice,
		options: { readonly ask: boolean; readonly missing?: boolean },
		report: (done: LedgerProgress) => void,
	): Promise<Result<LedgerImported, LedgerFull | Problem<"no_ledger">>>;
	closeLedger(job: string): Promise<void>;
}

export interface LedgerOpened {
	readonly name: string;
	readonly sheets: readonly LedgerSheet[];
	/** The sheet that looks most like a ledger of invoices. */
	readonly best: number;
}

export interface LedgerSheet {
	readonly name: string;
	/** Rows below the head. */
	readonly rows: number;
	/** Names of the columns; of those without one, nothing. */
	readonly names: readonly string[];
	/** The first filled cells of each column, so that a person sees what is in it. */
	readonly examples: readonly (readonly string[])[];
	/** As chosen the last time for columns of these names, else as proposed. */
	readonly columns: Columns;
	readonly digitalKind?: KindId;
	readonly remembered: boolean;
	/** One row for each line of goods: amounts of an invoice are added up. */
	readonly byLine: boolean;
}

export interface LedgerChoice {
	readonly sheet: number;
	readonly columns: Columns;
	/** What invoices with a 20-digit number are where a row does not say. */
	readonly digitalKind?: KindId;
}

export interface LedgerRange {
	/** Absent: all. */
	readonly only?: LedgerRowState;
	readonly offset: number;
	readonly limit: number;
}

/**
 * What becomes of a row: `ready` to be asked; `lacking` something for that, but kept; `left_out` names no invoice or
 * repeats another row.
 */
export const ledgerRowStates = ["ready", "lacking", "left_out"] as const;
export type LedgerRowState = (typeof ledgerRowStates)[number];

export interface LedgerRow {
	/** As the spreadsheet counts it, from 1. */
	readonly row: number;
	readonly state: LedgerRowState;
	readonly fields: Readonly<Partial<FieldValues>>;
	readonly notes: readonly RowNote[];
	readonly ask?: Query;
	/** What is missing for a question; empty where nobody takes the kind. */
	readonly missing?: readonly FieldName[];
	/** The record of this invoice that is here already. */
	readonly known?: string;
}

export interface LedgerView {
	readonly counts: Readonly<Record<LedgerRowState, number>>;
	/** Of the rows that are kept, those whose invoice is in the library already. */
	readonly known: number;
	/** Rows with a cell that lost digits. */
	readonly damaged: number;
	/** Rows that repeat another. */
	readonly repeated: number;
	readonly rows: readonly LedgerRow[];
	readonly count: number;
}

/** Days, both included. */
export interface Period {
	readonly from: Day;
	readonly to: Day;
}

/** 只在台账 · 只在库里 · 不一致 · 一致 */
export const reconcileStates = ["only_ledger", "only_here", "differs", "same"] as const;
export type ReconcileState = (typeof reconcileStates)[number];

export interface ReconcileRange {
	/** Absent: all. */
	readonly only?: ReconcileState;
	readonly offset: number;
	readonly limit: number;
}

export interface ReconciledRow {
	readonly state: ReconcileState;
	/** As the spreadsheet counts it, from 1; absent for what is only in the library. */
	readonly row?: number;
	/** Absent for what is only in the ledger. */
	readonly recordId?: string;
	/** As the ledger says them; of what is only in the library, as it does. */
	readonly fields: Readonly<Partial<FieldValues>>;
	/** What the library says of the total. */
	readonly hereTotal?: Fen;
	/** What both have a value of and say otherwise; money in fen, a day as `YYYYMMDD`, kinds and states by their code. */
	readonly differs: readonly {
		readonly field: FieldName | "state";
		readonly ledger: string;
		readonly here: string;
	}[];
	readonly sample?: boolean;
	/** It is in the trash of the library, which counts as not there. */
	readonly trashed?: boolean;
	/** What the library has comes from ledgers alone: that both agree proves nothing. */
	readonly fromLedger?: boolean;
}

export interface Reconciled {
	readonly counts: Readonly<Record<ReconcileState, number>>;
	/** The days of the ledger; absent where no row has one. */
	readonly span?: Period;
	/** The period that was looked at in the library. */
	readonly period: Partial<Period>;
	/** Records without a day of issue, which belong to no period. */
	readonly undated: number;
	/** Rows that name no invoice, or repeat another. */
	readonly leftOut: number;
	readonly rows: readonly ReconciledRow[];
	readonly count: number;
}

export interface LedgerProgress {
	readonly done: number;
	readonly total: number;
}

export interface LedgerImported {
	readonly new: number;
	/** Were in the library already; the row is one more source of them. */
	readonly known: number;
	readonly leftOut: number;
	readonly queue?: QueueAdded;
	/** Ids of records that were not in the queue before. */
	readonly queued: readonly string[];
	/** Leads back, but for the queue. */
	readonly undo: WayBack;
	readonly cancelled: boolean;
}

export interface LedgerFull extends StorageFull {
	/** What there was room for. */
	readonly kept: LedgerImported;
}
