import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

import { nodePlatform } from "#cli/platform.ts";
import { formatDay, makeDay } from "#core/base/day.ts";
import { fen, formatFen } from "#core/base/fen.ts";
import { type Cell, formatIds, type Table, type TableColumn } from "#core/exchange/table.ts";
import { writeTables } from "#core/exchange/write.ts";
import { tableWriters, writerOf } from "#core/exchange/writers/index.ts";
import { findHead } from "#core/readers/ledger/columns.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import { readRows } from "#core/readers/ledger/rows.ts";

const columns: readonly TableColumn[] = [
	{ key: "number", title: "发票号码", type: "text", width: 22 },
	{ key: "issuedOn", title: "开票日期", type: "day" },
	{ key: "sellerName", title: "销方名称", type: "text", width: 30 },
	{ key: "total", title: "价税合计", type: "money" },
	{ key: "quantity", title: "数量", type: "number" },
	{ key: "share", title: "占比", type: "percent" },
];
const row: readonly Cell[] = ["26992000000000000017", "20260914", "演示商贸有限公司", fen(113_000), "1.50", 0.13];

const signal = () => new AbortController().signal;

async function write(id: (typeof formatIds)[number], ...tables: Table[]): Promise<Uint8Array> {
	const written = await writeTables(id, tables, { signal: signal() });
	if (!written.ok) throw new Error(written.error.code);
	return new Uint8Array(await written.value.arrayBuffer());
}

const table = (rows: Table["rows"], name = "发票"): Table => ({ name, columns, rows });

/** What a person who opens the file reads in its first table, line by line. */
const readers: Record<(typeof formatIds)[number], (bytes: Uint8Array) => Promise<readonly (readonly string[])[]>> = {
	async xlsx(bytes) {
		return (await book(bytes)).map((cells) => cells.map(String));
	},
	async csv(bytes) {
		const text = decode(bytes).replace("\ufeff", "");
		return Papa.parse<string[]>(text.replace(/\r\n$/, "")).data.map((cells) => cells.map((cell) => cell.trim()));
	},
	async json(bytes) {
		const [first] = JSON.parse(strFromU8(bytes)).tables;
		const keys: string[] = first.columns.map((column: { key: string }) => column.key);
		const titles: string[] = first.columns.map((column: { title: string }) => column.title);
		return [titles, ...first.rows.map((one: Record<string, unknown>) => keys.map((key) => String(one[key] ?? "")))];
	},
};

async function book(bytes: Uint8Array, sheet = 0) {
	const read = await readBook(bytes, {
		budget: ledgerBudget,
		signal: signal(),
		deadline: Number.POSITIVE_INFINITY,
		platform: nodePlatform,
	});
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value.sheets[sheet]?.rows ?? [];
}

/** With its mark. */
function decode(bytes: Uint8Array): string {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

it("there is a writer for each form, and each form once", () => {
	expect(tableWriters.map(({ id }) => id).toSorted()).toEqual(formatIds.toSorted());
});

describe.each(tableWriters)("$id", ({ id, holds, mediaType }) => {
	it("says in each cell what the table says", async () => {
		const [head, ...rows] = await readers[id](await write(id, table([row])));

		expect(head).toEqual(columns.map(({ title }) => title));
		expect(rows).toHaveLength(1);
		const [number, day, seller, total, quantity, share] = rows[0] ?? [];
		expect([number, day, seller]).toEqual(["26992000000000000017", "2026-09-14", "演示商贸有限公司"]);
		expect([Number(total), Number(quantity)]).toEqual([1130, 1.5]);
		expect(["0.13", "13%"]).toContain(share);
	});

	it("is a whole file without rows, and takes rows that come later", async () => {
		async function* late() {
			await Promise.resolve();
			yield row;
		}

		expect(await readers[id](await write(id, table([])))).toHaveLength(1);
		expect(await readers[id](await write(id, table(late())))).toHaveLength(2);
	});

	it("leaves empty cells empty, and writes what is none of its type as text", async () => {
		const [, first = []] = await readers[id](
			await write(id, table([[undefined, "不详", "", undefined, "一批", "免税"]])),
		);

		expect(Array.from({ length: 6 }, (_, at) => first[at] ?? "")).toEqual(["", "不详", "", "", "一批", "免税"]);
	});

	it("keeps money exact up to the largest amount", async () => {
		const amounts = [1, -1, 0, 10, 999_999_999_999_999, -113_000].map(fen);
		const [, ...rows] = await readers[id](
			await write(id, table(amounts.map((amount) => ["x", undefined, "", amount]))),
		);

		expect(rows.map((cells) => Number(cells[3]))).toEqual(amounts.map((amount) => Number(formatFen(amount))));
	});

	it("can be stopped, and does not take the rows after that", async () => {
		const stop = new AbortController();
		let taken = 0;
		function* endless() {
			for (;;) {
				taken++;
				if (taken === 2_000) stop.abort();
				yield row;
			}
		}

		const result = await writeTables(id, [table(endless())], { signal: stop.signal });

		expect(result).toEqual({ ok: false, error: { code: "aborted" } });
		expect(taken).toBeLessThan(3_000);
	});

	it("tells how many rows are written, and of what type the file is", async () => {
		const told: number[] = [];
		const rows = Array.from({ length: 1_201 }, () => row);

		const result = await writeTables(id, [table(rows)], { signal: signal(), onRows: (count) => told.push(count) });

		expect(told).toEqual([500, 1_000, 1_201]);
		expect(result.ok && result.value.type).toBe(mediaType);
	});

	it.runIf(holds === "many")("holds every table it is given", async () => {
		const bytes = await write(id, table([row], "发票"), table([row, row], "明细"));

		if (id === "xlsx") expect([(await book(bytes)).length, (await book(bytes, 1)).length]).toEqual([2, 3]);
		else
			expect(JSON.parse(strFromU8(bytes)).tables.map(({ name }: { name: string }) => name)).toEqual(["发票", "明细"]);
	});
});

describe("nothing that is written is run as a formula", () => {
	const formulas = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＋1", '=HYPERLINK("x")'];

	it.each(formulas)("csv puts an apostrophe before %j", async (text) => {
		const bytes = await write("csv", table([["1", undefined, text]]));
		const cells = Papa.parse<string[]>(strFromU8(bytes)).data;

		expect(cells[1]?.[2]).toBe(`'${text}`);
	});

	it.each(formulas)("xlsx holds %j as text that stays text when the cell is edited", async (text) => {
		const sheet = strFromU8(
			unzipSync(await write("xlsx", table([["1", undefined, text]])))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(),
		);

		expect(sheet).toMatch(/<c r="C2" s="3" t="inlineStr">/); // 3: with quotePrefix
		expect(sheet).not.toContain("<f>");
	});

	it("a head is defused like any cell", async () => {
		const bytes = await write("csv", { name: "x", columns: [{ title: "=1+1", type: "text" }], rows: [] });

		expect(strFromU8(bytes)).toContain("'=1+1");
	});

	it("a negative amount stays a number", async () => {
		expect(strFromU8(await write("csv", table([["1", undefined, "", fen(-113_000)]])))).toContain(",-1130.00,");
	});
});

describe("csv for Excel", () => {
	it("begins with the mark of UTF-8, ends each line with CRLF, and keeps long numbers", async () => {
		const text = decode(await write("csv", table([row])));

		expect(text.startsWith("\ufeff发票号码,")).toBe(true);
		expect(text.split("\r\n")).toHaveLength(3);
		expect(text).toContain("26992000000000000017\t,2026-09-14,");
	});
});

describe("xlsx", () => {
	const part = async (name: string, ...tables: Table[]) =>
		strFromU8(unzipSync(await write("xlsx", ...tables))[name] ?? new Uint8Array());

	it("numbers of invoices are text, days and amounts are not", async () => {
		const sheet = await part("xl/worksheets/sheet1.xml", table([row]));

		expect(sheet).toContain('<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">26992000000000000017</t>');
		expect(sheet).toContain('<c r="B2" s="5"><v>46279</v></c>');
		expect(sheet).toContain('<c r="D2" s="4"><v>1130.00</v></c>');
	});

	it("names sheets as a spreadsheet takes them, each once", async () => {
		const workbook = await part("xl/workbook.xml", table([], "a/b"), table([], "A b"), table([], "很".repeat(40)));

		expect([...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
			"a b",
			"A b 2",
			"很".repeat(31),
		]);
	});

	it("goes on in another sheet when one is full", async () => {
		function* many() {
			for (let at = 0; at < 1_048_576; at++) yield [];
		}
		const names = Object.keys(unzipSync(await write("xlsx", { name: "x", columns: [], rows: many() })));

		expect(names.filter((name) => name.startsWith("xl/worksheets/"))).toHaveLength(2);
	}, 60_000);

	it("holds any text, and leaves out what XML cannot hold", async () => {
		const [, first] = await book(await write("xlsx", table([["1", undefined, '<&">\u0001\ud800 a\n𠮷_x0041_']])));

		expect(first?.[2]).toMatch(/^<&"> a\n𠮷/);
	});
});

describe("what is written comes back through our own reader of ledgers", () => {
	const invoice = fc.record({
		number: fc
			.integer({ min: 1, max: 999_999 })
			.filter((n) => n % 1_000 > 0) // ends in zeros: our reader takes it for a number a spreadsheet has cut
			.map((n) => `2699200000000${String(n).padStart(7, "0")}`),
		day: fc.integer({ min: 0, max: 5_000 }).map((n) => makeDay(2015 + (n % 12), 1 + (n % 11), 1 + (n % 28))),
		seller: fc.oneof(
			fc.constantFrom(
				"演示商贸有限公司",
				'演示,"引号"公司',
				"=演示()",
				"-演示",
				"@演示",
				"+演示",
				"演示\n两行",
				"0012",
			),
			fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((text) => /^[\p{L}\p{N}]+$/u.test(text)),
		),
		total: fc.integer({ min: -1e12, max: 1e12 }).map(fen),
	});

	it.each(["xlsx", "csv"] as const)("%s", async (id) => {
		await fc.assert(
			fc.asyncProperty(
				fc.uniqueArray(invoice, { minLength: 1, maxLength: 30, selector: (one) => one.number }),
				async (all) => {
					const rows = all.map(({ number, day, seller, total }) => [number, day, seller, total]);

					const sheet = { rows: await book(await write(id, table(rows))) };
					const head = findHead(sheet);
					const read = readRows(sheet, { columns: head.columns, head });

					const expected = all.map(({ number, day, seller, total }) => ({
						number,
						issuedOn: day,
						sellerName: seller.normalize().replace(/\s+/g, " ").trim(),
						total,
					}));
					const actual = read.map(({ fields }) => ({
						number: fields.number,
						issuedOn: fields.issuedOn,
						sellerName: fields.sellerName?.normalize(),
						total: fields.total,
					}));
					expect(actual).toEqual(expected);
				},
			),
			{ numRuns: 60 },
		);
	});

	it("days are those of the calendar", async () => {
		const days = ["20000229", "20240229", "20991231"];
		const rows = await book(await write("xlsx", table(days.map((day) => ["1", day]))));

		expect(rows.slice(1).map((cells) => cells[1])).toEqual(
			days.map((day) =>
				formatDay(makeDay(Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6))) ?? failed()),
			),
		);
	});
});

function failed(): never {
	throw new Error("no such day");
}

it("a format nobody writes is a bug", () => {
	expect(() => writerOf("ods" as never)).toThrow("ods");
});
