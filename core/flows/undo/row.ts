import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Kept } from "#core/flows/library/workspace.ts";
import { instantAfter } from "#core/model/labels.ts";
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
	const before = was?.readings.find((one) => one.form === "ledger" && !kept.has(canonicalJson(one)));
	return [
		...(row ? [{ what: "row" as const, recordId: id, readAt, ...(before && { before }) }] : []),
		...(was?.trashedAt
			? [{ what: "mark" as const, recordId: id, mark: "trashedAt" as const, before: was.trashedAt }]
			: []),
	];
}

export function rowStands({ readings, trashedAt }: InvoiceRecord, { readAt, made }: RowStep): boolean {
	return readings.some((one) => isRow(one, readAt)) && !(made && trashedAt);
}

/** The row made the record, and there is nothing else by which anybody would know the invoice. */
export function isAllThereIs({ readings }: InvoiceRecord, { readAt, made }: RowStep): boolean {
	return made === true && readings.every((one) => one.gone || isRow(one, readAt));
}

/** The record as it was without the row. `now`: when it was taken back, ISO 8601. */
export function withoutRow(record: InvoiceRecord, { readAt, before }: RowStep, now: string): InvoiceRecord {
	const gone = record.readings.map((one) =>
		isRow(one, readAt) ? ({ ...one, gone: true, readAt: instantAfter(now, readAt) } as const) : one,
	);
	return { ...record, readings: before ? [...gone, before] : gone };
}

function isRow({ form, readAt, gone }: StoredReading, at: string): boolean {
	return form === "ledger" && readAt === at && !gone;
}
