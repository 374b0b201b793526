import type { Result } from "#core/base/result.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import { type Hash, hashAnswer } from "#core/flows/library/events.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import type { RecordEvent } from "#core/model/record.ts";
import type { AskProblem } from "#core/providers/provider.ts";
import { noticeChange } from "#core/watch/change.ts";

/** A question that was asked, whatever came of it. */
export interface Question {
	readonly recordId: string;
	readonly invoice: Invoice;
	readonly query: Query;
	readonly provider: string;
	readonly sample: boolean;
	readonly askedAt: string;
	readonly result: Result<Answer, AskProblem>;
}

/**
 * Keeps the answer with the events it makes and its line in the history, all in one write: what an answer tells of a
 * turn for the worse can never be lost between two of them.
 */
export async function keepQuestion(workspace: Workspace, question: Question, hash: Hash): Promise<string | undefined> {
	const { recordId, provider, result } = question;
	const before = await workspace.get(recordId);
	if (!before) return undefined;
	const id = await workspace.change(
		recordId,
		(record) => (result.ok ? { ...record, answers: [...record.answers, result.value] } : record),
		{ what: "asked", facts: await factsOf(provider, result, hash) },
	);
	const { claimedAt } = before;
	const noticed = result.ok && noticeChange(before.answers, result.value, { claimed: claimedAt !== undefined });
	const change = noticed && { ...noticed, ...(claimedAt && { claimedOn: chinaDay(new Date(claimedAt)) }) };
	if (id !== undefined && change) {
		await workspace.change(id, (record) => record, { what: "changed", facts: change });
	}
	workspace.log(id ?? recordId, { ...entryOf(question, "asked"), ...(change && { change }) });
	return id;
}

/** The line in the history. */
export function entryOf(question: Question, how: JournalEntry["how"]): JournalEntry {
	const { invoice, query, provider, sample, askedAt, result } = question;
	const { sellerName, total } = invoice.fields;
	const { kind, code, number } = query;
	return {
		at: askedAt,
		kind,
		code,
		number,
		...(sellerName !== undefined && { sellerName }),
		...(total !== undefined && { total }),
		provider,
		sample,
		how,
		...(result.ok
			? { outcome: result.value.outcome, state: result.value.state }
			: { problem: result.error.code, ...statusOf(result.error), state: "unknown" }),
	};
}

async function factsOf(provider: string, result: Question["result"], hash: Hash): Promise<RecordEvent["facts"]> {
	if (!result.ok) return { provider, problem: result.error.code, ...statusOf(result.error) };
	const { outcome, state, sample } = result.value;
	return { provider, outcome, state, sample: Number(sample), answer: await hashAnswer(result.value, hash) };
}

function statusOf({ status }: AskProblem): { readonly status?: number } {
	return typeof status === "number" ? { status } : {};
}
