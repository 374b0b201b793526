import type { FormatId, TableWriter } from "#core/exchange/table.ts";
import { csv } from "./csv.ts";
import { json } from "./json.ts";
import { xlsx } from "./xlsx.ts";

/** Every form of file tables can be written to. */
export const tableWriters: readonly TableWriter[] = [xlsx, csv, json];

export function writerOf(id: FormatId): TableWriter {
	const writer = tableWriters.find((one) => one.id === id);
	if (!writer) throw new Error(`no writer for ${id}`);
	return writer;
}
