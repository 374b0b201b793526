/**
 * `npm run corpus -- FOLDER [--verbose]`: reads every file of a corpus with known truth and prints how much came out
 * right, by form, by kind and by field. FOLDER holds `corpus.json` and the files it names.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { makeDay } from "#core/base/day.ts";
import { type ComparedField, comparedFields, compareField, compareItems, type FieldOutcome } from "./corpus/compare.ts";
import { type CorpusEntry, parseCorpus } from "./corpus/truth.ts";
import { inspectFile } from "./inspect-file.ts";
import { nodePlatform } from "./platform.ts";
import type { InvoiceReport } from "./report.ts";

/** Values whose silent error costs money: shown wrong they must come with a contradiction or a finding. */
const CRITICAL: readonly ComparedField[] = ["number", "total", "issuedOn"];

const print = console.log;
console.log = console.error; // libraries warn about foreign files with console.log

const [folder, ...flags] = process.argv.slice(2);
const index = folder === undefined ? undefined : join(folder, "corpus.json");
if (folder === undefined || index === undefined || !existsSync(index)) {
	print(`skipped: no corpus.json in ${folder ?? "(no folder given)"}`);
	process.exit(0);
}
const verbose = flags.includes("--verbose");
const now = new Date();
const today = makeDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
if (today === undefined) throw new Error("the clock of this machine is not set");

interface Tally {
	right: number;
	of: number;
}
const tables = { form: new Map<string, Tally>(), kind: new Map<string, Tally>(), field: new Map<string, Tally>() };
const items = new Map<string, Tally>();
const qr = new Map<string, Tally>();
const negative: Tally = { right: 0, of: 0 };
const silent: string[] = [];
const wrong: string[] = [];

for (const entry of parseCorpus(readFileSync(index, "utf8"))) {
	const reports = await inspectFile(join(folder, entry.file), { platform: nodePlatform, today });
	const invoices = reports.filter((report) => "fields" in report);
	if (entry.truth.notInvoice !== undefined) {
		count(negative, invoices.length === 0, `${entry.file}: taken for an invoice`);
		continue;
	}
	scoreQr(entry, invoices);
	const invoice = invoices[0];
	if (entry.form === "image") continue; // text in pictures is not read, only their QR
	scoreFields(entry, invoice);
	scoreItems(entry, invoice);
}

printTables();

function scoreFields(entry: CorpusEntry, invoice: InvoiceReport | undefined): void {
	for (const field of Object.keys(comparedFields) as ComparedField[]) {
		const outcome: FieldOutcome | undefined = invoice
			? compareField(field, invoice, entry.truth)
			: missingField(field, entry);
		if (outcome === undefined) continue;
		const right = outcome === "right";
		tally(tables.form, entry.form, right);
		tally(tables.kind, `${entry.form} ${entry.kind}`, right);
		tally(tables.field, `${entry.form} ${field}`, right);
		if (!right) wrong.push(`${entry.file}: ${field} ${outcome}`);
		if (
			invoice &&
			(outcome === "wrong" || outcome === "extra") &&
			CRITICAL.includes(field) &&
			!isDoubted(invoice, field)
		) {
			silent.push(`${entry.file}: ${field}`);
		}
	}
}

function missingField(field: ComparedField, entry: CorpusEntry): FieldOutcome | undefined {
	return entry.truth[comparedFields[field]] === undefined ? undefined : "missing";
}

/** Whether a reader of the verdict is told that this value may be wrong. */
function isDoubted(invoice: InvoiceReport, field: ComparedField): boolean {
	return (
		invoice.contradictions.some((contradiction) => contradiction.field === field) ||
		invoice.findings.some(
			(finding) => finding.outcome === "found" && finding.severity !== "note" && finding.fields.includes(field),
		)
	);
}

function scoreItems(entry: CorpusEntry, invoice: InvoiceReport | undefined): void {
	if (!entry.truth.items || entry.truth.items.length === 0) return;
	const mistakes = invoice ? compareItems(invoice, entry.truth.items) : ["nothing read"];
	tally(items, entry.form, mistakes.length === 0);
	wrong.push(...mistakes.map((mistake) => `${entry.file}: ${mistake}`));
}

function scoreQr(entry: CorpusEntry, invoices: readonly InvoiceReport[]): void {
	if (!entry.qrText) return;
	const expected = plainQr(entry.qrText);
	const right = invoices.some((invoice) => invoice.qr.some((text) => plainQr(text) === expected));
	tally(qr, entry.form, right);
	if (!right) wrong.push(`${entry.file}: QR not read`);
}

function plainQr(text: string): string {
	return text.replace(/\s/g, "").replace(/,$/, "");
}

function tally(table: Map<string, Tally>, key: string, right: boolean): void {
	const cell = table.get(key) ?? { right: 0, of: 0 };
	table.set(key, cell);
	count(cell, right);
}

function count(cell: Tally, right: boolean, message?: string): void {
	cell.of += 1;
	if (right) cell.right += 1;
	else if (message) wrong.push(message);
}

function printTables(): void {
	for (const [name, table] of Object.entries({ ...tables, "line items (documents)": items, "QR (files)": qr })) {
		print(`\nby ${name}`);
		for (const [key, cell] of table) print(`  ${key.padEnd(44)} ${line(cell)}`);
	}
	print(`\nfiles that are no invoice                       ${line(negative)}`);
	print(`number, total or date wrong without any doubt   ${silent.length}`);
	if (verbose) for (const message of [...wrong, ...silent.map((message) => `SILENT ${message}`)]) print(`  ${message}`);
}

function line({ right, of }: Tally): string {
	return `${String(right).padStart(4)} / ${String(of).padEnd(4)} ${of === 0 ? "-" : `${((100 * right) / of).toFixed(1)} %`}`;
}
