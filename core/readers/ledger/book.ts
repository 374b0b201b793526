import { err, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";

/** A number that went through a program which keeps 15 digits: what stands in the cell is no longer what was meant. */
export interface DamagedCell {
	readonly damaged: string;
}

/** What a person would read in a cell; empty when it is. */
export type Cell = string | DamagedCell;

/** One sheet of a ledger (台账), row by row; short rows end early. */
export interface Sheet {
	readonly name: string;
	readonly rows: readonly (readonly Cell[])[];
}

/** A ledger as it was read: what its columns mean is for a person to say. */
export interface LedgerBook {
	readonly sheets: readonly Sheet[];
}

export type BookResult = Result<LedgerBook, ReadProblem>;

/** Rows of one sheet, the head and what stands above it included. */
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 200;

export function overRows(): BookResult {
	return err({ code: "over_budget", budget: "rows", limit: MAX_ROWS });
}

export function overColumns(): BookResult {
	return err({ code: "over_budget", budget: "columns", limit: MAX_COLUMNS });
}

/** Without empty cells at the end of a row and empty rows at the end of the sheet. */
export function trimRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
	const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
	return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1);
}
