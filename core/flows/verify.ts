import type { Result } from "#core/base/result.ts";
import { err, ok } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { kindFor, queryOf } from "#core/model/query.ts";
import type { InvoiceRecord, RecordEvent } from "#core/model/record.ts";
import { usableAnswer } from "#core/providers/cache.ts";
import { CHECKS_A_DAY, checksUsed } from "#core/providers/count.ts";
import type { AskProblem, Provider } from "#core/providers/provider.ts";
import type { App, VerifyProblem } from "./app.ts";
import type { Context } from "./context.ts";
import { abortable } from "./jobs.ts";
import { settleRecord } from "./summary.ts";

type Verified = Result<Answer, VerifyProblem>;
export type Verify = (recordId: string, options: { readonly fresh: boolean }, signal: AbortSignal) => Promise<Verified>;

/** Asks about one record and keeps what was answered. Two calls for one record at a time ask once. */
export function createVerify(context: Context): Verify {
	const running = new Map<string, Promise<Verified>>();
	return (recordId, options, signal) => {
		const same = running.get(recordId);
		if (same) return abortable(same, signal, err({ code: "aborted" as const }));
		const verified = verifyRecord(context, recordId, options, signal).finally(() => running.delete(recordId));
		running.set(recordId, verified);
		return verified;
	};
}

export function verifyFlow(context: Context, verify: Verify): Pick<App, "verify"> {
	return {
		verify: (job, recordId, options) => context.jobs.run(job, (signal) => verify(recordId, options, signal)),
	};
}

async function verifyRecord(
	context: Context,
	recordId: string,
	{ fresh }: { readonly fresh: boolean },
	signal: AbortSignal,
): Promise<Verified> {
	const { vault } = await context.open();
	const held = await vault.record(recordId);
	if (!held) return err({ code: "no_record" });
	const { record } = held;
	const invoice = settleRecord(record);
	const query = askable(invoice);
	if (!query.ok) return query;
	const known = fresh ? undefined : usableAnswer(record.answers, query.value, context.deps.now());
	if (known) return ok(known.answer);
	const provider = await whoToAsk(context, record, query.value);
	if (!provider.ok) return provider;
	const used = checksUsed(record.answers, context.deps.now());
	if (used >= CHECKS_A_DAY) return err({ code: "daily_limit", used });
	return askAndKeep(context, record, provider.value, query.value, signal);
}

function askable({ fields }: Invoice): Result<Query, VerifyProblem> {
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
	provider: Provider,
	query: Query,
	signal: AbortSignal,
): Promise<Verified> {
	if (signal.aborted) return err({ code: "aborted" });
	const { ask, now } = context.deps;
	const asking = provider.ask(query, { ...ask, now }, signal);
	const asked = await abortable<Result<Answer, AskProblem>, Result<Answer, AskProblem>>(
		asking,
		signal,
		err({ code: "aborted" }),
	);
	// 演示: whoever answered, an invented invoice is never confirmed by a tax authority.
	const result = asked.ok && sample ? ok({ ...asked.value, sample: true }) : asked;
	const facts: RecordEvent["facts"] = result.ok
		? {
				provider: provider.id,
				outcome: result.value.outcome,
				state: result.value.state,
				sample: Number(result.value.sample),
			}
		: {
				provider: provider.id,
				problem: result.error.code,
				...(typeof result.error.status === "number" && { status: result.error.status }),
			};
	const kept = await context.transact((workspace) =>
		workspace.change(id, (record) => (result.ok ? { ...record, answers: [...record.answers, result.value] } : record), {
			what: "asked",
			facts,
		}),
	);
	if (!kept.ok) return kept;
	return result;
}
