import type { Day } from "#core/base/day.ts";
import type { Context } from "#core/flows/context.ts";
import { judgeAll } from "#core/flows/library/judge-all.ts";
import type { Library } from "#core/flows/library/library.ts";
import { keysOf, namesOf } from "#core/flows/library/names.ts";
import { type Listed, settleRecord } from "#core/flows/library/summary.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import { type EvidenceOf, evidence } from "#core/model/evidence.ts";
import type { FieldName } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";
import { isKept, type LedgerEntry } from "#core/readers/ledger/rows.ts";
import { agree, comparedFields, isBlank } from "#core/settle/agree.ts";
import type { Period, Reconciled, ReconciledRow, ReconcileState } from "./app.ts";

/** What is compared, in the order it matters to who reconciles. */
const telling: readonly FieldName[] = [
	...new Set<FieldName>([
		"total",
		"amount",
		"tax",
		"issuedOn",
		"sellerName",
		"sellerTaxId",
		"buyerName",
		...comparedFields,
	]),
];

/** Records taken out of the vault at a time. */
const BATCH = 200;

/** A ledger beside the library, before a period is chosen. */
export interface Compared {
	/** Rows of the ledger, in its order. */
	readonly rows: readonly ReconciledRow[];
	/** Records that a row of the ledger names. */
	readonly named: ReadonlySet<string>;
	/** The days of the ledger; absent where it has none. */
	readonly span?: Period;
	/** The ledger holds 演示 invoices: only then those of the library belong beside it. */
	readonly withSamples: boolean;
	/** Rows that name no invoice, or repeat another: they are compared with nothing. */
	readonly leftOut: number;
}

/** Looks every row of a ledger up in the library and compares the two. `undefined` when the signal came first. */
export async function compareLedger(
	context: Context,
	entries: readonly LedgerEntry[],
	signal: AbortSignal,
): Promise<Compared | undefined> {
	const library = await judgeAll(context, signal);
	if (!library) return undefined;
	const kept = entries.filter(isKept);
	const rows: ReconciledRow[] = [];
	const named = new Set<string>();
	for (let start = 0; start < kept.length; start += BATCH) {
		if (signal.aborted) return undefined;
		const batch = kept.slice(start, start + BATCH).map((entry) => ({ entry, here: hereOf(entry, library) }));
		const invoices = await settled(
			context,
			batch.flatMap(({ here }) => (here ? here.row.id : [])),
		);
		for (const { entry, here } of batch) {
			const invoice = here && invoices.get(here.row.id);
			if (here) named.add(here.row.id);
			rows.push(here && invoice ? pairOf(entry, here, invoice) : alone(entry, library));
		}
	}
	const days = kept.flatMap(({ fields }) => fields.issuedOn ?? []).toSorted();
	const [from, to] = [days[0], days.at(-1)];
	return {
		rows,
		named,
		...(from && to && { span: { from, to } }),
		withSamples: kept.some(({ fields }) => isSampleIdentity(fields)),
		leftOut: entries.length - kept.length,
	};
}

/**
 * Both sides of a period. Rows of the ledger are all there, whatever their day; what is only in the library is asked
 * for within the period, else it would be the whole library.
 */
export function reconcile(
	library: Library,
	compared: Compared,
	asked: Partial<Period>,
): Omit<Reconciled, "rows" | "count"> & { readonly all: readonly ReconciledRow[] } {
	const period = { ...compared.span, ...asked };
	const others = library
		.all()
		.filter(({ row }) => !row.trashedAt && !compared.named.has(row.id) && (compared.withSamples || !row.sample));
	const onlyHere = others
		.filter(({ row }) => row.issuedOn !== undefined && within(row.issuedOn, period))
		.map(({ row }): ReconciledRow => {
			const { id, kind, code, number, issuedOn, sellerName, total, sample } = row;
			const fields = { kind, code, number, issuedOn, sellerName, total };
			const side = { recordId: id, fields: defined(fields), ...(total !== undefined && { hereTotal: total }) };
			return { state: "only_here", ...side, differs: [], ...(sample && { sample }) };
		})
		.toSorted((a, b) => order(a).localeCompare(order(b)));
	const all = [...compared.rows, ...onlyHere];
	const counts = { only_ledger: 0, only_here: 0, differs: 0, same: 0 } satisfies Record<ReconcileState, number>;
	for (const { state } of all) counts[state]++;
	return {
		all,
		counts,
		...(compared.span && { span: compared.span }),
		period,
		undated: others.filter(({ row }) => row.issuedOn === undefined).length,
		leftOut: compared.leftOut,
	};
}

function within(day: Day, { from, to }: Partial<Period>): boolean {
	return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function order({ fields }: ReconciledRow): string {
	return `${fields.issuedOn ?? ""} ${fields.number ?? ""}`;
}

/** The record of the row's invoice; one in the trash is none. */
function hereOf({ fields }: LedgerEntry, library: Library): Listed | undefined {
	const marks = library.neighbours({ keys: keysOf(namesOf(fields)) });
	const found = marks.find(({ trashed }) => !trashed);
	return found && library.get(found.id);
}

async function settled(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Invoice>> {
	const { vault } = await context.open();
	return new Map((await vault.records(ids)).map(({ record }) => [record.id, settleRecord(record)]));
}

function alone(entry: LedgerEntry, library: Library): ReconciledRow {
	const trashed = library.neighbours({ keys: keysOf(namesOf(entry.fields)) }).some((one) => one.trashed);
	return { ...ledgerSide(entry), state: "only_ledger", differs: [], ...(trashed && { trashed }) };
}

function pairOf(entry: LedgerEntry, { row }: Listed, invoice: Invoice): ReconciledRow {
	const { total } = invoice.fields;
	const differs = [...stateThatDiffers(entry.state, row.state), ...fieldsThatDiffer(entry, invoice)];
	return {
		...ledgerSide(entry),
		state: differs.length > 0 ? "differs" : "same",
		recordId: row.id,
		...(total !== undefined && { hereTotal: total }),
		differs,
		...(row.sample && { sample: true }),
		...(row.forms.every((form) => form === "ledger") && { fromLedger: true }),
	};
}

function ledgerSide({ row, fields }: LedgerEntry): Pick<ReconciledRow, "row" | "fields" | "sample"> {
	return { row, fields, ...(isSampleIdentity(fields) && { sample: true }) };
}

/** What both sides have a value of, compared as two sources of one invoice are. */
function fieldsThatDiffer({ fields }: LedgerEntry, invoice: Invoice): ReconciledRow["differs"] {
	return telling.flatMap((field) => {
		const [ledger, here] = [fields[field], invoice.fields[field]];
		if (ledger === undefined || here === undefined || isBlank(ledger) || isBlank(here)) return [];
		const source = invoice.sources[field] ?? "typed";
		if (agree(said(field, here, source), said(field, ledger, "ledger"))) return [];
		return [{ field, ledger: String(ledger), here: String(here) }];
	});
}

function said(field: FieldName, value: string | number, source: EvidenceOf<FieldName>["source"]) {
	return evidence(field, value as never, source); // each value stands under its own field
}

/** What the library does not know differs only from bad news; a red invoice of unknown extent differs from none. */
function stateThatDiffers(ledger: InvoiceState | undefined, here: InvoiceState): ReconciledRow["differs"] {
	if (ledger === undefined || ledger === here) return [];
	if (here === "unknown" && ledger === "normal") return [];
	const red = (state: InvoiceState) => state.startsWith("red_");
	if (red(ledger) && red(here) && (ledger === "red_unknown" || here === "red_unknown")) return [];
	return [{ field: "state", ledger, here }];
}

function defined<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>; // only members left out
}
