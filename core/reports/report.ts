import type { Fen } from "#core/base/fen.ts";
import { boxOfSide, type Side } from "#core/stats/sides.ts";
import type { Counted, Sums } from "#core/stats/sums.ts";

/** A document of tables as data: a page draws it, a printer prints it, a file of cells is written from it. */
export interface Report {
	readonly id: ReportId;
	readonly tables: readonly ReportTable[];
	/** Facts without which the numbers are easily misread; said in words by whoever shows them. */
	readonly notes: readonly ReportNote[];
}

export type ReportId = "accounting" | "input_tax";

export type ReportNote =
	| "by_issue_day"
	| "by_saved_day"
	| "by_claim_day"
	| "samples_left_out"
	| "no_own_company"
	| "use_unknown"
	| "red_by_notice"
	| "lines_differ";

export interface ReportTable {
	/** `counted`, `left_out`, `ready`, `red`, `open`. */
	readonly id: string;
	readonly columns: readonly ReportColumn[];
	readonly rows: readonly ReportRow[];
}

export interface ReportColumn {
	readonly id: string;
	readonly type: ColumnType;
}

/**
 * What the cells of a column are. `month`: `202608`, `""` where there is no day. `kind`: an id; `text`: as people wrote
 * it, `""` for none; `reason`: a code that is put into words; `count`: invoices; `money`: fen.
 */
export type ColumnType = "month" | "kind" | "text" | "reason" | "count" | "money";

export interface ReportRow {
	readonly role: "row" | "subtotal" | "total";
	/** One a column; `undefined` for an empty cell, and for a sum too large to be exact. */
	readonly cells: readonly (string | number | undefined)[];
	/** What the search box takes for the invoices that the row counts, where there are words for them. */
	readonly box?: string;
}

/** Columns that are of one side of what their row counts. */
const sideOfColumn: Readonly<Record<string, Side>> = { gross: "blue", reds: "red", red: "red" };

/** What the search box takes for the invoices that one number of a row is of; none for a word, and for none. */
export function boxOfCell(columns: readonly ReportColumn[], { cells, box }: ReportRow, at: number): string | undefined {
	const column = columns[at];
	if (column?.type !== "count" && column?.type !== "money") return undefined;
	const invoices = (id: string) => Number(cells[columns.findIndex((one) => one.id === id)] ?? 0);
	return boxOfSide({ box, count: invoices("count"), reds: invoices("reds") }, sideOfColumn[column.id] ?? "all");
}

/** In a column of rates: what the faces say in sum beyond their lines. */
export const UNASSIGNED = "unassigned";

export const month: ReportColumn = { id: "month", type: "month" };
export const count: ReportColumn = { id: "count", type: "count" };

export function money(...ids: readonly string[]): readonly ReportColumn[] {
	return ids.map((id) => ({ id, type: "money" }));
}

/** Amount, tax and total, in this order. */
export function threeSums({ amount, tax, total }: Sums): readonly (Fen | undefined)[] {
	return [amount, tax, total];
}

export function sumsRow(
	role: ReportRow["role"],
	head: readonly string[],
	{ count: invoices, net }: Counted,
	box: string | undefined,
): ReportRow {
	return { role, cells: [...head, invoices, ...threeSums(net)], ...(box !== undefined && { box }) };
}
