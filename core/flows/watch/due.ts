import { foldText } from "#core/base/text.ts";
import type { RecordRow, Settings } from "#core/flows/app.ts";
import type { Outcome } from "#core/model/answer.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { queryOf } from "#core/model/query.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { newestEvidenceAnswer } from "#core/settle/answers.ts";

/** What the watch must know of a record beside its row; kept with the row, so that no record need be opened. */
export interface Watched {
	/** There is enough to ask with. */
	readonly askable: boolean;
	/** The answer that counts; instants are ISO 8601 text. */
	readonly answered?: { readonly at: string; readonly outcome: Outcome };
	readonly triedAt?: string;
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
