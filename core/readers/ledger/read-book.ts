import { err } from "#core/base/result.ts";
import type { ArchiveContext } from "#core/readers/archive/open.ts";
import { type Budget, defaultBudget } from "#core/readers/reader.ts";
import type { BookResult } from "./book.ts";
import { readCsv } from "./csv.ts";
import { readXlsx } from "./xlsx.ts";

/** Sheets unpack 10 to 30 times; 50 000 rows of 30 columns come to 60 MB of XML. */
export const ledgerBudget: Budget = {
	...defaultBudget,
	fileBytes: 32 * 1024 * 1024,
	memberBytes: 160 * 1024 * 1024,
	unpackedBytes: 256 * 1024 * 1024,
	timeMs: 30_000,
};

/** Reads a ledger: xlsx, or text in columns (comma, semicolon or tab; UTF-8, UTF-16 or GBK). Never throws. */
export async function readBook(bytes: Uint8Array, context: ArchiveContext): Promise<BookResult> {
	const { fileBytes } = context.budget;
	if (bytes.length === 0) return err({ code: "empty" });
	if (bytes.length > fileBytes) return err({ code: "over_budget", budget: "fileBytes", limit: fileBytes });
	if (startsWith(bytes, OLE)) return err({ code: "unknown_format", form: "xls" });
	return startsWith(bytes, ZIP) ? readXlsx(bytes, context) : readCsv(bytes);
}

/** .xls of before 2007, and an .xlsx with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}
