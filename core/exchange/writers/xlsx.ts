import { Zip, ZipDeflate } from "fflate";

import type { Cell, Table, TableWriter } from "#core/exchange/table.ts";
import { commonParts, sheetNames } from "#core/exchange/xlsx/parts.ts";
import { cellsXml, sheetEnd, sheetStart } from "#core/exchange/xlsx/sheet.ts";

/** Rows of a sheet, its head included. */
const MAX_ROWS = 1_048_576;

/** Characters of XML packed at a time. */
const AT_ONCE = 64 * 1024;

/**
 * A workbook, packed while its rows come: no more than one piece of it is held. Each table is a sheet; one with more
 * rows than a sheet takes goes on in the next.
 */
export const xlsx: TableWriter = {
	id: "xlsx",
	mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	holds: "many",
	async write(tables, out) {
		const zip = new Zip((error, piece) => {
			if (error) throw error;
			out(piece);
		});
		const written: string[] = [];
		for (const table of tables) await writeTable(zip, table, written);
		const names = sheetNames(written);
		for (const [name, xml] of Object.entries(commonParts(names))) {
			const part = startPart(zip, name);
			part.add(xml);
			part.end();
		}
		zip.end();
	},
};

/** Adds the name of every sheet it begins to `written`. */
async function writeTable(zip: Zip, table: Table, written: string[]): Promise<void> {
	const head = table.columns.map(({ title }) => title);
	let sheet: Sheet | undefined;
	for await (const row of table.rows) {
		if (sheet && sheet.rows === MAX_ROWS) {
			sheet.end();
			sheet = undefined;
		}
		sheet ??= startSheet(zip, table, head, written);
		sheet.add(row);
	}
	(sheet ?? startSheet(zip, table, head, written)).end();
}

interface Sheet {
	readonly rows: number;
	add(row: readonly Cell[]): void;
	end(): void;
}

function startSheet(zip: Zip, { name, columns }: Table, head: readonly string[], written: string[]): Sheet {
	written.push(name);
	const part = startPart(zip, `xl/worksheets/sheet${written.length}.xml`);
	let rows = 1;
	part.add(sheetStart(columns, { first: written.length === 1 }));
	part.add(cellsXml(head, undefined, rows));
	return {
		get rows() {
			return rows;
		},
		add(row) {
			rows++;
			part.add(cellsXml(row, columns, rows));
		},
		end() {
			part.add(sheetEnd(columns.length, rows));
			part.end();
		},
	};
}

function startPart(zip: Zip, name: string) {
	const file = new ZipDeflate(name, { level: 6 });
	const encoder = new TextEncoder();
	let waiting = "";
	zip.add(file);
	return {
		add(xml: string) {
			waiting += xml;
			if (waiting.length < AT_ONCE) return;
			file.push(encoder.encode(waiting));
			waiting = "";
		},
		end: () => file.push(encoder.encode(waiting), true),
	};
}
