import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Kept } from "#core/flows/library/workspace.ts";
import { instantAfter, namesOf } from "#core/model/labels.ts";
import { givenNow, saidBy } from "#core/model/readings.ts";
import type { InvoiceRecord, StoredReading } from "#core/model/record.ts";
import type { RecordStep } from "./app.ts";

type RowStep = Extract<RecordStep, { what: "row" }>;

/**
 * Leads back from a row of a ledger that was just kept; `now` is the record as it is with it. Nothing does where two
 * records became one, or rows that do not open were mended.
 */
export function rowStepsBack({ id, how, was, mended }: Kept, now: InvoiceRecord | undefined): readonly RecordStep[] {
	if (!now || mended || (was && was.id !== id)) return [];
	const row = rowOnlyIn(now, was);
	const step = row && ({ what: "row", recordId: id, readAt: row.readAt } as const);
	if (how === "new") return step ? [{ ...step, made: true }] : [];
	const before = was && rowOnlyIn(was, now);
	return [
		...(step ? [{ ...step, ...(before && { before }) }] : []),
		...(was?.trashedAt
			? [{ what: "mark" as const, recordId: id, mark: "trashedAt" as const, before: was.trashedAt }]
			: []),
	];
}

function rowOnlyIn(record: InvoiceRecord, other: InvoiceRecord | undefined): StoredReading | undefined {
	const held = new Set(other?.readings.map(canonicalJson));
	return record.readings.find((one) => one.form === "ledger" && !one.gone && !held.has(canonicalJson(one)));
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
	return typed.length === 0 && !claimedAt && !(category?.by === "user" && category.name) && !marked && !note?.text;
}

/** The row made the record, and there is nothing else by which anybody would know the invoice. */
export function isAllThereIs({ readings }: InvoiceRecord, { readAt, made }: RowStep): boolean {
	return made === true && readings.every((one) => one.gone || isRow(one, readAt));
}

/**
 * The record as it was without the row. `now`: when it was taken back, ISO 8601. The row before comes back, unless another
 * vault has brought it already; it is dated behind a taking back of what says the same, so that it holds in every vault.
 */
export function withoutRow(record: InvoiceRecord, { readAt, before }: RowStep, now: string): InvoiceRecord {
	const readings = record.readings.map((one) =>
		isRow(one, readAt) ? ({ ...one, gone: true, readAt: instantAfter(now, readAt) } as const) : one,
	);
	if (!before) return { ...record, readings };
	const alike = readings.find((one) => saidBy(one) === saidBy(before));
	if (alike && !alike.gone) return { ...record, readings };
	return { ...record, readings: [...readings.filter((one) => one !== alike), givenNow(before, readings)] };
}

function isRow({ form, readAt, gone }: StoredReading, at: string): boolean {
	return form === "ledger" && readAt === at && !gone;
}
