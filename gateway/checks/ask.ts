import { err, ok } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import { CHECKS_A_DAY } from "#core/providers/count.ts";
import type { CountEnd, Landing, SupplierState, SupplierStates } from "#gateway/store/store.ts";
import type { Supplier } from "./check.ts";
import { type End, endOf, passes, pauseMs } from "./end.ts";
import { watchSending } from "./never-sent.ts";

export interface AskingDeps {
	readonly states: SupplierStates;
	readonly fetch: typeof fetch;
	readonly now: () => Date;
	readonly timeoutMs: number;
	/** For a supplier that keeps answers itself. */
	readonly fresh: boolean;
	/** One more check of the day; `false` when there is none left. */
	readonly reserve: () => Promise<boolean>;
	readonly observe: (supplier: string, end: string, ms: number) => void;
}

export interface Asked {
	readonly landing: Landing;
	/** What becomes of the check that was reserved last. */
	readonly count: CountEnd;
}

/** As long as the queue waits after a first failure on the way (`core/providers/retry.ts`). */
const RETRY_MS = 60_000;

/**
 * Asks one supplier after the other, in their order, until one has an answer. One check of the day is reserved when it
 * begins; every further supplier needs another one if the check before may have been used.
 */
export async function askSuppliers(query: Query, suppliers: readonly Supplier[], deps: AskingDeps): Promise<Asked> {
	const states = new Map((await deps.states.list()).map((state) => [state.id, state]));
	let spent = false;
	let word: Answer | undefined;
	const reasons: string[] = [];
	for (const supplier of suppliers) {
		const state = states.get(supplier.id);
		if (state && state.notBefore > deps.now()) {
			reasons.push(state.reason);
			continue;
		}
		if (spent && !(await deps.reserve())) {
			return { landing: err({ code: "daily_limit", used: CHECKS_A_DAY }), count: "used" };
		}
		const { answer, end } = await askOne(query, supplier, state, deps);
		spent = end.reached;
		if (answer && end.go === "answer") return { landing: ok(answer), count: countOf(answer, spent) };
		if (end.go === "over") return { landing: err({ code: "no_supplier", retryAfterMs: RETRY_MS }), count: "used" };
		if (answer?.outcome === "upstream" || answer?.outcome === "unsupported") word = answer;
		if (end.blame) reasons.push(end.blame.reason);
	}
	const count = spent ? "used" : "given_back";
	// What speaks of the authority is worth telling; what speaks of our account is not the asker's business.
	if (word) return { landing: ok(word), count };
	const retryAfterMs = reasons.some(passes) ? await nextTryMs(suppliers, deps) : undefined;
	return { landing: err({ code: "no_supplier", ...(retryAfterMs !== undefined && { retryAfterMs }) }), count };
}

async function askOne(
	query: Query,
	supplier: Supplier,
	state: SupplierState | undefined,
	deps: AskingDeps,
): Promise<{ readonly answer: Answer | undefined; readonly end: End }> {
	const { now, timeoutMs, fresh, states } = deps;
	const sending = watchSending(deps.fetch);
	const started = performance.now();
	// Nobody can end it: it is paid for, and its answer is for everybody.
	const signal = new AbortController().signal;
	const reply = await supplier.ask(query, { fetch: sending.fetch, now, timeoutMs, fresh }, signal);
	const end = endOf(reply, sending.neverSent());
	deps.observe(supplier.id, reply.ok ? reply.value.outcome : reply.error.code, performance.now() - started);
	const { blame } = end;
	if (blame) await states.fail(supplier.id, blame.reason, now(), (failures) => pauseMs(blame.how, failures));
	else if (state && reply.ok) await states.succeed(supplier.id);
	return { answer: reply.ok ? reply.value : undefined, end };
}

function countOf({ outcome }: Answer, spent: boolean): CountEnd {
	if (outcome === "limit") return "all_used";
	return spent ? "used" : "given_back";
}

/** Until the first of these suppliers may be asked again. */
async function nextTryMs(suppliers: readonly Supplier[], { states, now }: AskingDeps): Promise<number> {
	const known = await states.list();
	const waits = suppliers
		.map(({ id }) => known.find((state) => state.id === id))
		.filter((state) => state === undefined || passes(state.reason))
		.map((state) => (state?.notBefore.getTime() ?? 0) - now().getTime());
	const first = Math.min(...waits);
	return first > 0 && Number.isFinite(first) ? Math.max(1_000, first) : RETRY_MS;
}
