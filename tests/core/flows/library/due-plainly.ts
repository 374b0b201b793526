import type { RecordRow } from "#core/flows/app.ts";
import type { Listed } from "#core/flows/library/summary.ts";
import type { DueSettings } from "#core/flows/watch/due.ts";
import { dueAt, type SellerFacts } from "#core/watch/due.ts";

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
					askable: watched.askable,
					...(watched.answered && { answered: { ...watched.answered, at: Date.parse(watched.answered.at) } }),
					...(watched.triedAt && { triedAt: Date.parse(watched.triedAt) }),
					...(issuedOn && { issuedOn }),
					...(total !== undefined && { total }),
					...(claimedAt && { claimedAt: Date.parse(claimedAt) }),
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
