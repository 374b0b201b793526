import { zipSync } from "fflate";
import readXlsxFile from "read-excel-file/universal";

import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { type ArchiveContext, openArchive } from "#core/readers/archive/open.ts";
import { type BookResult, type Cell, MAX_COLUMNS, MAX_ROWS, overColumns, overRows, trimRows } from "./book.ts";
import { numberCell, textCell } from "./numbers.ts";
import { sheetBounds } from "./sheet-bounds.ts";

/** Reads every sheet of a workbook. What it unpacks to and how large its sheets are is known before it is parsed. */
export async function readXlsx(bytes: Uint8Array, context: ArchiveContext): Promise<BookResult> {
	const unpacked = unpack(bytes, context);
	if (!unpacked.ok) return unpacked;
	for (const [name, content] of Object.entries(unpacked.value)) {
		if (!/\.xml$/i.test(name) || /(?:workbook|styles|sharedStrings)\.xml$/i.test(name)) continue;
		const bounds = sheetBounds(content);
		if (bounds === "rows") return overRows();
		if (bounds === "columns") return overColumns();
		if (bounds === "broken") return err({ code: "broken" });
	}
	try {
		// Unpacked once more by the library, but nothing is packed any more: no worker of its own, which our policy
		// forbids, and no bomb.
		const stored = zipSync(unpacked.value, { level: 0 });
		const { buffer } = stored as Uint8Array<ArrayBuffer>; // made here, never shared
		const sheets = await readXlsxFile(buffer, { parseNumber: numberCell, trim: true });
		const read = sheets.map(({ sheet, data }) => ({ name: sheet, rows: trimRows(data.map((row) => row.map(cellOf))) }));
		const filled = read.filter(({ rows }) => rows.length > 0);
		if (filled.length === 0) return err({ code: "empty" });
		if (filled.some(({ rows }) => rows.length > MAX_ROWS)) return overRows();
		if (filled.some(({ rows }) => rows.some((row) => row.length > MAX_COLUMNS))) return overColumns();
		return ok({ sheets: filled });
	} catch {
		return err({ code: "broken" }); // the library throws for a workbook it cannot follow, and its text quotes cells
	}
}

/** The parts of a workbook that hold its cells. */
function unpack(bytes: Uint8Array, context: ArchiveContext): Result<Record<string, Uint8Array>, ReadProblem> {
	const archive = openArchive(bytes, context);
	if (!archive.ok) return archive;
	const { names, read } = archive.value;
	if (!names.includes("xl/workbook.xml")) return err({ code: "unknown_format", form: "zip" });
	const parts: Record<string, Uint8Array> = {};
	for (const name of names) {
		if (!isNeeded(name)) continue;
		const part = read(name);
		if (!part.ok) return part;
		parts[name] = part.value;
	}
	return ok(parts);
}

/** Sheets may lie in any folder; pictures, charts and comments hold no cells of them. */
function isNeeded(name: string): boolean {
	if (/^xl\/_rels\/workbook\.xml\.rels$/i.test(name)) return true;
	return (
		/^xl\/.*\.xml$/i.test(name) &&
		!/^xl\/(?:theme|drawings|charts|comments|pivot\w*|externalLinks|tables)\b/i.test(name)
	);
}

/** The library gives days as midnight in UTC. */
function cellOf(value: unknown): Cell {
	if (value === null || value === undefined) return "";
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : dayText(value);
	if (typeof value === "string") return textCell(value);
	return typeof value === "object" && "damaged" in value ? { damaged: String(value.damaged) } : String(value);
}

/** A day with a time of day may come a hair before it, as 24:00 minus what a double cannot hold. */
function dayText(value: Date): string {
	const year = value.getUTCFullYear();
	if (year < 1900 || year > 2199) return "";
	return new Date(value.getTime() + 500).toISOString().slice(0, 10);
}
