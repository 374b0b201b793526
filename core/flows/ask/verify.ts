import type { Result } from "#core/base/result.ts";
import { err, ok } from "#core/base/result.ts";
import type { StorageFull, VerifyProblem } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { abortable } from "#core/flows/jobs.ts";
import { keysOf, namesOf } from "#core/flows/library/names.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { kindFor, queryOf } from "#core/model/query.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { usableAnswer } from "#core/providers/cache.ts";
import { CHECKS_A_DAY, checksUsed } from "#core/providers/count.ts";
import type { AskProblem, Provider } from "#core/providers/provider.ts";
import { entryOf, keepQuestion, type Question } from "./question.ts";

export type Verified = Result<Answer, VerifyProblem>;
/** How a question is asked. */
export interface Manner {
	/** Neither our own kept answers nor those of whom we ask will do. */
	readonly fresh: boolean;
	/** Of our own answers these will do all the same: those to questions after this instant. */
	readonly since?: string;
	/** Called when it goes out; nothing is sent unless this is kept. */
	begin(): Promise<Result<unknown, StorageFull>>;
	/** Adds what else changes with the end to the write that keeps it. */
	end(workspace: Workspace, recordId: string, end: Verified): Promise<void>;
	/** Waits until there may be room to keep an answer again; without it an answer without room is lost. */
	untilRoom?(): Promise<void>;
}

/** Asks about one record and keeps what was answered, whatever it was. */
export async function verifyRecord(
	context: Context,
	recordId: string,
	manner: Manner,
	signal: AbortSignal,
): Promise<Verified> {
	const { vault } = await context.open();
	const held = await vault.record(recordId);
	if (!held) return err({ code: "no_record" });
	const { record } = held;
	const invoice = settleRecord(record);
	const query = askable(invoice);
	if (!query.ok) return query;
	const known = usableAnswer(standing(record, manner), query.value, context.deps.now());
	if (known) {
		await noteKept(context, { recordId, invoice, query: query.value, answer: known.answer }, manner);
		return ok(known.answer);
	}
	const provider = await whoToAsk(context, record, query.value);
	if (!provider.ok) return provider;
	const used = checksUsed(record.answers, context.deps.now());
	if (used >= CHECKS_A_DAY) return err({ code: "daily_limit", used });
	return askAndKeep(context, record, invoice, provider.value, { query: query.value, manner }, signal);
}

/** Answers that may stand for a new one. */
function standing({ answers }: InvoiceRecord, { fresh, since }: Manner): readonly Answer[] {
	if (!fresh) return answers;
	return since === undefined ? [] : answers.filter(({ askedAt }) => askedAt >= since);
}

/** That no room was left for a line of the history changes nothing about the answer. */
async function noteKept(
	context: Context,
	{ recordId, invoice, query, answer }: Pick<Question, "recordId" | "invoice" | "query"> & { readonly answer: Answer },
	manner: Manner,
): Promise<void> {
	const { provider, sample } = answer;
	const askedAt = context.deps.now().toISOString();
	const question = { recordId, invoice, query, provider, sample, askedAt, result: ok(answer) };
	await context.transact(async (workspace) => {
		workspace.log(recordId, entryOf(question, "kept"));
		await manner.end(workspace, recordId, ok(answer));
	});
}

/** What would be asked, or why nothing can be. */
export function askable({ fields }: Invoice): Result<Query, VerifyProblem> {
	const query = queryOf(fields);
	if (query.ok) return query;
	const kind = kindFor(fields);
	if (query.error.code === "unsupported_kind" && kind) return err({ code: "unsupported_kind", kind });
	return err({ code: "missing_fields", fields: query.error.fields });
}

async function whoToAsk(
	context: Context,
	{ sample }: InvoiceRecord,
	{ kind }: Query,
): Promise<Result<Provider, VerifyProblem>> {
	const provider = context.deps.provider((await context.settings()).provider);
	if (!provider) return err({ code: "not_set" });
	if (provider.sample && !sample) return err({ code: "sample_only" });
	if (!provider.supports(kind)) return err({ code: "unsupported_kind", kind });
	return ok(provider);
}

async function askAndKeep(
	context: Context,
	{ id, sample }: InvoiceRecord,
	invoice: Invoice,
	provider: Provider,
	{ query, manner }: { readonly query: Query; readonly manner: Manner },
	signal: AbortSignal,
): Promise<Verified> {
	if (signal.aborted) return err({ code: "aborted" });
	const begun = await manner.begin();
	if (!begun.ok) return begun;
	const { ask, now } = context.deps;
	const { fresh } = manner;
	const askedAt = now().toISOString();
	const asking = provider.ask(query, { ...ask, now, fresh }, signal);
	const asked = await abortable<Result<Answer, AskProblem>, Result<Answer, AskProblem>>(
		asking,
		signal,
		err({ code: "aborted" }),
	);
	// 演示: whoever answered, an invented invoice is never confirmed by a tax authority.
	const result = asked.ok && sample ? ok({ ...asked.value, sample: true }) : asked;
	const question = {
		recordId: id,
		invoice,
		query,
		provider: provider.id,
		sample: result.ok ? result.value.sample : provider.sample || sample,
		askedAt: result.ok ? result.value.askedAt : askedAt,
		result,
	};
	for (;;) {
		const kept = await context.transact(async (workspace) => {
			const asking = { ...question, recordId: await whereabouts(context, workspace, question) };
			const at = await keepQuestion(workspace, asking, context.deps.hash);
			await manner.end(workspace, at ?? id, result);
		});
		if (kept.ok) return result;
		if (!manner.untilRoom) return kept;
		await manner.untilRoom();
	}
}

/** The record that was asked about, or the one it became part of while the question was out. */
async function whereabouts(context: Context, workspace: Workspace, { recordId, invoice }: Question): Promise<string> {
	if (await workspace.get(recordId)) return recordId;
	const { library } = await context.open();
	const [other] = library.neighbours({ keys: keysOf(namesOf(invoice.fields)) });
	return other?.id ?? recordId;
}
