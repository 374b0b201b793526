import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type InspectDeps, inspectFile } from "../inspect-file.ts";
import type { InvoiceReport } from "../report.ts";
import { type ComparedField, comparedFields, compareField, compareItems } from "./compare.ts";
import { type CorpusEntry, parseCorpus } from "./truth.ts";

/** Values whose silent error costs money: shown wrong they must come with a contradiction or a finding. */
const CRITICAL: readonly ComparedField[] = ["number", "total", "issuedOn"];

export interface Tally {
	right: number;
	of: number;
}

/** How much of a corpus came out right. Tables are keyed by what they count, e.g. `pdf total`. */
export interface Score {
	readonly byForm: ReadonlyMap<string, Tally>;
	readonly byKind: ReadonlyMap<string, Tally>;
	readonly byField: ReadonlyMap<string, Tally>;
	/** Documents whose line items are all right, by form; only those whose truth lists them. */
	readonly items: ReadonlyMap<string, Tally>;
	/** Files whose QR was read, by form; only those whose text is known. */
	readonly qr: ReadonlyMap<string, Tally>;
	/** Files that are no invoice and were not taken for one. */
	readonly negative: Tally;
	/** Wrong numbers, totals and dates that nothing casts doubt on. */
	readonly silent: readonly string[];
	/** Everything that is not right, as `file: what`. */
	readonly mistakes: readonly string[];
}

/** Reads every file that `corpus.json` in the folder names and compares it with the truth there. */
export async function scoreCorpus(folder: string, deps: InspectDeps): Promise<Score> {
	const score = emptyScore();
	for (const entry of parseCorpus(readFileSync(join(folder, "corpus.json"), "utf8"))) {
		const reports = await inspectFile(join(folder, entry.file), deps);
		const invoices = reports.filter((report) => "fields" in report);
		if (entry.truth.notInvoice !== undefined) {
			count(score.negative, invoices.length === 0);
			if (invoices.length > 0) score.mistakes.push(`${entry.file}: taken for an invoice`);
			continue;
		}
		scoreQr(score, entry, invoices);
		if (entry.form === "image") continue; // text in pictures is not read, only their QR
		scoreFields(score, entry, invoices[0]);
		scoreItems(score, entry, invoices[0]);
	}
	return score;
}

function emptyScore() {
	return {
		byForm: new Map<string, Tally>(),
		byKind: new Map<string, Tally>(),
		byField: new Map<string, Tally>(),
		items: new Map<string, Tally>(),
		qr: new Map<string, Tally>(),
		negative: { right: 0, of: 0 },
		silent: [] as string[],
		mistakes: [] as string[],
	};
}
type Open = ReturnType<typeof emptyScore>;

function scoreFields(score: Open, entry: CorpusEntry, invoice: InvoiceReport | undefined): void {
	for (const field of Object.keys(comparedFields) as ComparedField[]) {
		if (entry.truth[comparedFields[field]] === undefined) continue;
		const outcome = invoice ? compareField(field, invoice, entry.truth) : "missing";
		if (outcome === undefined) continue;
		const right = outcome === "right";
		tally(score.byForm, entry.form, right);
		tally(score.byKind, `${entry.form} ${entry.kind}`, right);
		tally(score.byField, `${entry.form} ${field}`, right);
		if (right) continue;
		score.mistakes.push(`${entry.file}: ${field} ${outcome}`);
		const shown = invoice && outcome !== "missing";
		if (shown && CRITICAL.includes(field) && !isDoubted(invoice, field)) score.silent.push(`${entry.file}: ${field}`);
	}
}

/** Whether a reader of the verdict is told that this value may be wrong. */
function isDoubted({ contradictions, findings }: InvoiceReport, field: ComparedField): boolean {
	return (
		contradictions.some((contradiction) => contradiction.field === field) ||
		findings.some(
			(finding) => finding.outcome === "found" && finding.severity !== "note" && finding.fields.includes(field),
		)
	);
}

function scoreItems(score: Open, entry: CorpusEntry, invoice: InvoiceReport | undefined): void {
	if (!entry.truth.items || entry.truth.items.length === 0) return;
	const mistakes = invoice ? compareItems(invoice, entry.truth.items) : ["nothing read"];
	tally(score.items, entry.form, mistakes.length === 0);
	score.mistakes.push(...mistakes.map((mistake) => `${entry.file}: ${mistake}`));
}

function scoreQr(score: Open, entry: CorpusEntry, invoices: readonly InvoiceReport[]): void {
	if (!entry.qrText) return;
	const expected = plainQr(entry.qrText);
	const right = invoices.some((invoice) => invoice.qr.some((text) => plainQr(text) === expected));
	tally(score.qr, entry.form, right);
	if (!right) score.mistakes.push(`${entry.file}: QR not read`);
}

function plainQr(text: string): string {
	return text.replace(/\s/g, "").replace(/,$/, "");
}

function tally(table: Map<string, Tally>, key: string, right: boolean): void {
	const cell = table.get(key) ?? { right: 0, of: 0 };
	table.set(key, cell);
	count(cell, right);
}

function count(cell: Tally, right: boolean): void {
	cell.of += 1;
	if (right) cell.right += 1;
}
