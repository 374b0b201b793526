import type { Evidence } from "#core/model/evidence.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { byReadAt, saidBy } from "#core/model/readings.ts";
import type { InvoiceRecord, StoredReading } from "#core/model/record.ts";
import { mergeLabels } from "#core/sync/labels.ts";
import { mergeTyped } from "#core/sync/typed.ts";
import { canonicalJson } from "./events.ts";

/** A record with more in it; `added` counts what was not known before. */
export interface Merged {
	readonly record: InvoiceRecord;
	readonly added: number;
}

/**
 * Adds readings. One from the same place in the same file takes the place of the older: readers get better. Of two that
 * say the same, one of them taken back, the newer holds, as between vaults.
 */
export function mergeReadings(record: InvoiceRecord, readings: readonly StoredReading[]): Merged {
	let merged = record.readings;
	let added = 0;
	for (const reading of readings) {
		const other = reading.sha256 ? undefined : merged.find((one) => !one.sha256 && saidBy(one) === saidBy(reading));
		if (other && (!(other.gone || reading.gone) || byReadAt(other, reading) >= 0)) continue;
		if (other) merged = merged.filter((one) => one !== other);
		const index = reading.gone ? -1 : merged.findIndex((one) => !one.gone && placeOf(one) === placeOf(reading));
		const held = merged[index];
		if (!held) added++;
		if (!held) merged = [...merged, reading];
		else if (saidBy(held) !== saidBy(reading)) merged = merged.with(index, reading);
	}
	return { record: merged === record.readings ? record : { ...record, readings: merged }, added };
}

/**
 * Adds typed values that say something new about the invoice, or that settle what its sources dispute; a later one
 * takes the place of the earlier.
 */
export function withTyped({ record, added }: Merged, typed: readonly Evidence[], invoice: Invoice): Merged {
	const news = typed.filter(({ field, value }) => {
		if (record.typed.some((one) => one.field === field && one.value === value)) return false;
		return invoice.fields[field] !== value || invoice.contradictions.some((one) => one.field === field);
	});
	if (news.length === 0) return { record, added };
	return { record: { ...record, typed: replaceTyped(record.typed, news) }, added: added + news.length };
}

export function replaceTyped(typed: readonly Evidence[], news: readonly Evidence[]): readonly Evidence[] {
	return [...typed.filter(({ field }) => !news.some((one) => one.field === field)), ...news];
}

/**
 * Everything of `from` in `into`. The chain of `from` comes first and stays whole; what the user did with either of
 * them holds for the one that is left.
 */
export function mergeRecords(into: InvoiceRecord, from: InvoiceRecord): InvoiceRecord {
	const claims = [into.claimedAt, from.claimedAt].filter((at) => at !== undefined).toSorted();
	const { trashedAt: _, claimedAt: __, ...kept } = into;
	return {
		...mergeReadings({ ...kept, readings: into.readings }, from.readings).record,
		typed: mergeTyped(into, from),
		answers: once([...from.answers, ...into.answers]).toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1)),
		events: once([...from.events, ...into.events]),
		...(claims[0] && { claimedAt: claims[0] }),
		...(into.trashedAt && from.trashedAt && { trashedAt: into.trashedAt }),
		...mergeLabels(into, from),
	};
}

/** Both may have come from one vault: what they have in common stands once. */
function once<T>(all: readonly T[]): readonly T[] {
	return [...new Map(all.map((one) => [canonicalJson(one), one])).values()];
}

function placeOf({ sha256, part, form, qr, page, evidence }: StoredReading): string {
	if (sha256) return `${sha256}#${part}`;
	if (page) {
		// The same page may have another query when it is opened again; where it says something else, both are kept.
		const said = evidence.map(({ field, value }) => [field, value]);
		return `${form}:${page.url.replace(/[?#].*$/, "")}:${JSON.stringify(said)}`;
	}
	return `${form}:${qr.map(({ text }) => text).join("\n")}`;
}
