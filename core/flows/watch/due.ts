import { foldText } from "#core/base/text.ts";
import type { RecordRow, Settings } from "#core/flows/app.ts";
import type { Listed } from "#core/flows/library/summary.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { queryOf } from "#core/model/query.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { newestEvidenceAnswer } from "#core/settle/answers.ts";
import { dueAt, type SellerFacts, type WatchFacts } from "#core/watch/due.ts";

/** What the watch must know of a record beside its row; kept with the row, so that no record need be opened. */
export interface Watched extends Pick<WatchFacts, "askable" | "answered" | "triedAt"> {
	/** By what its seller is known. */
	readonly seller?: string;
}

export function watchedOf(record: InvoiceRecord, { fields }: Invoice): Watched {
	const seller = fields.sellerTaxId ?? fields.sellerName;
	const answer = newestEvidenceAnswer(record.answers);
	const tries = record.events.flatMap(({ what, at }) => (what === "asked" ? at : []));
	const triedAt = tries.toSorted().at(-1);
	return {
		askable: queryOf(fields).ok,
		...(answer && { answered: { at: answer.askedAt, outcome: answer.outcome } }),
		...(triedAt && { triedAt }),
		...(seller && { seller: foldText(seller) }),
	};
}

export type DueSettings = Pick<Settings, "watch" | "provider">;

export interface DueRecord {
	readonly id: string;
	/** Since when, as milliseconds since 1970. */
	readonly at: number;
	readonly sample: boolean;
	readonly kind?: RecordRow["kind"];
}

/** Records due at this instant with since when, the most overdue first. */
export function dueRecords(
	all: readonly Listed[],
	{ watch, provider }: DueSettings,
	now: number,
): readonly { readonly row: RecordRow; readonly at: number }[] {
	if (!watch.on) return [];
	const sellers = sellersOf(all);
	return all
		.flatMap(({ row, watched }) => {
			const { issuedOn, total, claimedAt, state, sample, trashedAt } = row;
			// 演示 is asked about by the sample authority or not at all: real questions cost money.
			if (trashedAt !== undefined || (sample && provider.mode !== "sample")) return [];
			const seller = sellers.get(watched.seller ?? "") ?? { invoices: 1, reversed: 0 };
			const at = dueAt(
				{
					...watched,
					...(issuedOn && { issuedOn }),
					...(total !== undefined && { total }),
					...(claimedAt && { claimedAt }),
					state,
					seller,
				},
				watch,
				now,
			);
			return at !== undefined && at <= now ? [{ row, at }] : [];
		})
		.sort((a, b) => a.at - b.at);
}

function sellersOf(all: readonly Listed[]): ReadonlyMap<string, SellerFacts> {
	const sellers = new Map<string, { invoices: number; reversed: number }>();
	for (const { row, watched } of all) {
		if (!watched.seller || row.trashedAt !== undefined) continue;
		const facts = sellers.get(watched.seller) ?? { invoices: 0, reversed: 0 };
		facts.invoices++;
		if (row.state !== "normal" && row.state !== "unknown") facts.reversed++;
		sellers.set(watched.seller, facts);
	}
	return sellers;
}
