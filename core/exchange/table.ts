import type { Problem, Result } from "#core/base/result.ts";

/** What a column holds, and so what its cells are given as (see `Cell`). */
export type ColumnType = "text" | "money" | "day" | "number" | "percent";

/**
 * A value by the type of its column: `text` a string, `money` whole fen, `day` a `Day`, `number` a number or exact
 * decimal text, `percent` a fraction (0.13 is 13 %). A string that is none of its column's type is written as text;
 * `undefined` is an empty cell.
 */
export type Cell = string | number | undefined;

export interface TableColumn {
	/** Names the column in JSON; the title where there is none. */
	readonly key?: string;
	readonly title: string;
	readonly type: ColumnType;
	/** In characters of a spreadsheet; Chinese ones count two. */
	readonly width?: number;
}

/** A table for people or programs outside. Rows may come one after the other, so that a large table is never held. */
export interface Table {
	/** Of the sheet, where a file has sheets. */
	readonly name: string;
	readonly columns: readonly TableColumn[];
	readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

export const formatIds = ["xlsx", "csv", "json"] as const;
export type FormatId = (typeof formatIds)[number];

/** One form of file tables are written to. */
export interface TableWriter {
	readonly id: FormatId;
	readonly mediaType: string;
	/** How many tables one file holds. */
	readonly holds: "one" | "many";
	/** Writes the file piece by piece. Throws only what the rows throw. */
	write(tables: readonly Table[], out: (piece: Uint8Array) => void): Promise<void>;
}

export type WriteProblem = Problem<"aborted">;
export type WriteResult = Result<Blob, WriteProblem>;
