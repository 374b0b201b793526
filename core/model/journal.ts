import type { Fen } from "#core/base/fen.ts";
import type { InvoiceState, Outcome } from "./answer.ts";
import type { KindId } from "./kinds/index.ts";

/**
 * One question in the history (查验记录), with what came of it. What the invoice was called is kept as it was then;
 * the record may have changed since.
 */
export interface JournalEntry {
	/** When it was asked, ISO 8601. */
	readonly at: string;
	readonly kind?: KindId;
	readonly code: string;
	readonly number: string;
	readonly sellerName?: string;
	readonly total?: Fen;
	readonly provider: string;
	readonly sample: boolean;
	/** `kept`: an answer that was here already was given again, and nobody was asked. */
	readonly how: "asked" | "kept";
	/** Absent when no answer came; then `problem` is the code of why. */
	readonly outcome?: Outcome;
	readonly problem?: string;
	readonly status?: number;
	readonly state: InvoiceState;
	/** The answer told of a turn for the worse. */
	readonly change?: { readonly from: string; readonly to: string; readonly claimedOn?: string };
	/** Hash of the question before it about this invoice (`line-chain.ts`); absent for the first, and for those of old. */
	readonly previous?: string;
	/** The user's own marks: 已处理, and a note. */
	readonly doneAt?: string;
	readonly note?: string;
	/** Since when each mark is as it is, where it does not say so itself (`line-marks.ts`). */
	readonly marked?: { readonly done?: string; readonly note?: string };
}

/** What came of a question, in the groups people look through. */
export const journalClasses = ["good", "reversed", "mismatch", "not_found", "no_answer"] as const;
export type JournalClass = (typeof journalClasses)[number];

export function classOf({ outcome, state }: Pick<JournalEntry, "outcome" | "state">): JournalClass {
	if (outcome === "mismatch" || outcome === "not_found") return outcome;
	if (outcome !== "match") return "no_answer";
	return state === "normal" || state === "unknown" ? "good" : "reversed";
}
