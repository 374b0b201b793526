import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Kept } from "#core/flows/library/workspace.ts";
import { instantAfter, namesOf } from "#core/model/labels.ts";
import { saidBy } from "#core/model/readings.ts";
import type { InvoiceRecord, StoredReading } from "#core/model/record.ts";
import type { RecordStep } from "./app.ts";

type RowStep = Extract<RecordStep, { what: "row" }>;

/**
 * Leads back from a row of a ledger that was just kept, read at `readAt`; `now` is the record as it is with it. Nothing
 * does where two records became one, or rows that do not open were mended.
 */
export function rowStepsBack(
	{ id, how, was, mended }: Kept,
	now: InvoiceRecord | undefined,
	readAt: string,
): readonly RecordStep[] {
	const row = now?.readings.find((one) => isRow(one, readAt));
	if (!now || mended || (was && was.id !== id)) return [];
	if (how === "new") return row ? [{ what: "row", recordId: id, readAt, made: true }] : [];
	const kept = new Set(now.readings.map(canonicalJson));
	const before = was?.readings.find((one) => one.form === "ledger" && !one.gone && !kept.has(canonicalJson(one)));
	return [
		...(row ? [{ what: "row" as const, recordId: id, readAt, ...(before && { before }) }] : []),
		...(was?.trashedAt
			? [{ what: "mark" as const, recordId: id, mark: "trashedAt" as const, before: was.trashedAt }]
			: []),
	];
}

/** One way back from two rows of a ledger, the earlier first, that were kept of one record. */
export function bothBack(first: readonly RecordStep[], then: readonly RecordStep[]): readonly RecordStep[] {
	const last = then.find(isRowStep);
	if (!last || !first.some(isRowStep)) return [...first, ...then];
	// The later took the place of the earlier: there is one row in the record, and what was there before either of them.
	return first.map((step) => (isRowStep(step) ? { ...step, readAt: last.readAt } : step));
}

function isRowStep(step: RecordStep): step is RowStep {
	return step.what === "row";
}

/** What goes to the trash as a whole must be as the ledger made it: nobody's later work goes there unsaid. */
export function rowStands(record: InvoiceRecord, step: RowStep): boolean {
	if (!record.readings.some((one) => isRow(one, step.readAt)) || (step.made && record.trashedAt)) return false;
	return !isAllThereIs(record, step) || isUntouched(record);
}

/** The user has said nothing of it that still holds. What the authority answered goes along, and comes back with it. */
function isUntouched({ typed, claimedAt, category, tags, note, apart }: InvoiceRecord): boolean {
	const marked = namesOf(tags).length + namesOf(apart).length > 0;
	return typed.length === 0 && !claimedAt && category?.by !== "user" && !marked && !note?.text;
}

/** The row made the record, and there is nothing else by which anybody would know the invoice. */
export function isAllThereIs({ readings }: InvoiceRecord, { readAt, made }: RowStep): boolean {
	return made === true && readings.every((one) => one.gone || isRow(one, readAt));
}

/**
 * The record as it was without the row. `now`: when it was taken back, ISO 8601. The row before comes back unless there
 * is word of it: another vault has brought it back already, or has taken it back as well.
 */
export function withoutRow(record: InvoiceRecord, { readAt, before }: RowStep, now: string): InvoiceRecord {
	const gone = record.readings.map((one) =>
		isRow(one, readAt) ? ({ ...one, gone: true, readAt: instantAfter(now, readAt) } as const) : one,
	);
	const again = before && !gone.some((one) => saidBy(one) === saidBy(before));
	return { ...record, readings: again ? [...gone, before] : gone };
}

function isRow({ form, readAt, gone }: StoredReading, at: string): boolean {
	return form === "ledger" && readAt === at && !gone;
}
