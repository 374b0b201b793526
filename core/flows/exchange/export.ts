import type { Result } from "#core/base/result.ts";
import { err, ok, type Problem } from "#core/base/result.ts";
import { historyColumns, historyTable } from "#core/exchange/history-table.ts";
import {
	besideColumns,
	type ExportedInvoice,
	type InvoiceColumn,
	invoiceCell,
	invoiceColumn,
	invoiceColumns,
	lineCells,
	lineColumn,
	lineColumns,
} from "#core/exchange/invoice-columns.ts";
import { reconcileColumns, reconcileTable } from "#core/exchange/reconcile-table.ts";
import type { Table } from "#core/exchange/table.ts";
import { type NameCode, namesFrom } from "#core/exchange/words.ts";
import { writeTables } from "#core/exchange/write.ts";
import { writerOf } from "#core/exchange/writers/index.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { Context } from "#core/flows/context.ts";
import { judgeAll } from "#core/flows/library/judge-all.ts";
import { withCells } from "#core/flows/library/row-cells.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import type { ExportCount, ExportedFile, ExportOrder, ExportProgress, ExportSource, ReconciledSource } from "./app.ts";
import type { Others } from "./exchange.ts";

/** Records taken out of the vault at a time. */
const BATCH = 200;

const STOPPED = err({ code: "aborted" } as const);

interface Running {
	readonly signal: AbortSignal;
	readonly report: (done: ExportProgress) => void;
}

export async function countExport(context: Context, others: Others, of: ExportSource): Promise<ExportCount> {
	const samples =
		of.what === "invoices"
			? (await chosen(context, of)).map(({ row }) => row.sample)
			: (await rowsOf(others, of)).map(({ sample }) => sample);
	return { count: samples.length, samples: samples.filter(Boolean).length };
}

export async function exportFile(
	context: Context,
	others: Others,
	order: ExportOrder,
	{ signal, report }: Running,
): Promise<Result<ExportedFile, Problem<"aborted">>> {
	const name = namesIn(order);
	if (order.of.what === "invoices" && !(await judgeAll(context, signal))) return STOPPED;
	const made =
		order.of.what === "invoices"
			? invoiceTables(context, await chosen(context, order.of), order, name, report)
			: await otherTable(others, order.of, order, name);
	const written = await writeTables(order.format, made.tables, { signal });
	return written.ok ? ok({ blob: written.value, count: made.count }) : err(written.error);
}

/** Other programs read codes, which no language changes; the heads say what they are. */
function namesIn({ format, words }: ExportOrder): NameCode {
	const name = namesFrom(words);
	if (format !== "json") return name;
	return (list, code) => (["table", "column", "lineColumn"].includes(list) ? name(list, code) : code);
}

interface Made {
	readonly tables: readonly Table[];
	readonly count: number;
}

type OtherSource = Exclude<ExportSource, { what: "invoices" }>;

const everything = { offset: 0, limit: Number.MAX_SAFE_INTEGER };

async function questionsOf({ history }: Others, { filter }: Extract<OtherSource, { what: "history" }>) {
	return (await history({ ...filter, ...everything })).rows;
}

async function pairsOf({ reconcileLedger }: Others, { job, choice, period, only }: ReconciledSource) {
	const found = await reconcileLedger(job, choice, period, { ...everything, ...(only && { only }) });
	return found?.rows ?? [];
}

function rowsOf(others: Others, of: OtherSource): Promise<readonly { readonly sample?: boolean }[]> {
	return of.what === "history" ? questionsOf(others, of) : pairsOf(others, of);
}

async function otherTable(others: Others, of: OtherSource, order: ExportOrder, name: NameCode): Promise<Made> {
	const wanted = <Row extends { readonly sample?: boolean }>(rows: readonly Row[]) =>
		rows.filter(({ sample }) => order.samples === "marked" || !sample);
	if (of.what === "history") {
		const rows = wanted(await questionsOf(others, of));
		const table = historyTable(rows, marked(order.columns.filter(isOneOf(historyColumns)), rows), name);
		return { tables: [table], count: rows.length };
	}
	const rows = wanted(await pairsOf(others, of));
	const table = reconcileTable(rows, marked(order.columns.filter(isOneOf(reconcileColumns)), rows), name);
	return { tables: [table], count: rows.length };
}

/** With samples in it a table says so, chosen or not. */
function marked<Id extends string>(
	columns: readonly Id[],
	rows: readonly { readonly sample?: boolean }[],
): readonly (Id | "sample")[] {
	const said = (columns as readonly string[]).includes("sample") || !rows.some(({ sample }) => sample);
	return said ? columns : ["sample", ...columns];
}

function isOneOf<Id extends string>(ids: readonly Id[]) {
	return (id: string): id is Id => (ids as readonly string[]).includes(id);
}

/** What is to be written, as lists show it. */
async function chosen(context: Context, of: Extract<ExportSource, { what: "invoices" }>) {
	const { library } = await context.judgeSome();
	const ids = "ids" in of ? of.ids : await found(context, of.query);
	return ids.flatMap((id) => library.get(id) ?? []);
}

async function found(context: Context, query: Extract<ExportSource, { query: unknown }>["query"]) {
	const { library } = await context.open();
	const now = context.deps.now();
	const settings = await context.settings();
	const due = query.where === "due" ? library.due(settings, now.getTime()).ids : new Set<string>();
	const page = { ...query, offset: 0, limit: library.size };
	return library.find(page, { today: chinaDay(now), due }).ids;
}

type Listed = Awaited<ReturnType<typeof chosen>>[number];

function invoiceTables(
	context: Context,
	listed: readonly Listed[],
	order: ExportOrder,
	name: NameCode,
	report: Running["report"],
): Made {
	const kept = listed.filter(({ row }) => order.samples === "marked" || !row.sample);
	const columns: readonly InvoiceColumn[] = marked(
		order.columns.filter(isOneOf(invoiceColumns)),
		kept.map(({ row }) => row),
	);
	const withLines = order.lines && writerOf(order.format).holds === "many";
	const total = kept.length * (withLines ? 2 : 1);
	let done = 0;
	const tell = (more: number) => {
		done += more;
		report({ done, total });
	};

	async function* invoices() {
		for await (const one of read(context, kept, tell, columns.filter(isOneOf(besideColumns)))) {
			yield columns.map((id) => invoiceCell(id, one, name));
		}
	}
	/** The records are read once more: holding their lines until the invoices are written could take all memory. */
	async function* lines() {
		for await (const one of read(context, kept, tell)) {
			for (const [index, line] of one.lines.entries()) yield lineCells(one, line, index + 1);
		}
	}

	const tables: Table[] = [
		{ name: name("table", "invoices"), columns: columns.map((id) => invoiceColumn(id, name)), rows: invoices() },
	];
	if (withLines) {
		tables.push({
			name: name("table", "lines"),
			columns: lineColumns.map((id) => lineColumn(id, name)),
			rows: lines(),
		});
	}
	return { tables, count: kept.length };
}

async function* read(
	context: Context,
	listed: readonly Listed[],
	tell: (more: number) => void,
	beside: readonly (typeof besideColumns)[number][] = [],
): AsyncGenerator<ExportedInvoice> {
	const { vault } = await context.open();
	for (let start = 0; start < listed.length; start += BATCH) {
		const batch = listed.slice(start, start + BATCH);
		const held = new Map(
			(await vault.records(batch.map(({ row }) => row.id))).map(({ record }) => [record.id, record]),
		);
		const rows = await withCells(
			{ vault },
			batch.map(({ row }) => row),
			beside,
		);
		for (const row of rows) {
			const record = held.get(row.id);
			if (!record) continue; // erased since
			const { fields, lines } = settleRecord(record);
			const { id, forms, authenticity, why, state, claimable, sample, createdAt, claimedAt, trashedAt } = row;
			const { category, tags, note } = row;
			const judged = { authenticity, authenticityBy: why.authenticity, state, claimable, sample };
			const own = { category, tags, note, createdAt, claimedAt, trashedAt };
			yield { id, fields, lines, forms, ...judged, ...own, beside: row.cells };
		}
		tell(batch.length);
	}
}
