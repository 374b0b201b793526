import { err, ok, type Result } from "#core/base/result.ts";
import { type Answer, isEvidence, type Query } from "#core/model/answer.ts";
import { usableAnswer } from "#core/providers/cache.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";
import { createFront } from "#gateway/store/front.ts";
import type { Question, Store } from "#gateway/store/store.ts";
import { askSuppliers } from "./ask.ts";
import type { Caller, Checked, CheckProblem, CheckService, Supplier } from "./check.ts";
import { fly, type Landed } from "./flight.ts";
import { questionOf } from "./question.ts";
import { createSlots } from "./slots.ts";

export interface CheckServiceOptions {
	readonly store: Store;
	readonly suppliers: readonly Supplier[];
	readonly now?: () => Date;
	readonly fetch?: typeof fetch;
	/** How long a supplier may take. */
	readonly timeoutMs?: number;
	/** How long a question belongs to a process that gives no sign of life. */
	readonly leaseMs?: number;
	/** How long a kept answer is served without looking whether another process has a newer one. */
	readonly frontMs?: number;
	/** Told what happened, for metrics and logs; never holds what an invoice says. */
	readonly observe?: (event: CheckEvent) => void;
}

export type CheckEvent =
	| {
			readonly what: "checked";
			readonly how?: Checked["how"];
			readonly end: Answer["outcome"] | CheckProblem["code"];
			readonly ms: number;
	  }
	/** A supplier was asked; `end` is the outcome or the code of the problem. */
	| { readonly what: "asked"; readonly supplier: string; readonly end: string; readonly ms: number }
	/** The question or its audit entry failed after its caller had gone. */
	| { readonly what: "failed"; readonly cause: unknown };

type Ends = Result<Checked, CheckProblem>;

/** Questions under way in one process: beyond it neither a supplier nor the database gets faster. */
const FLIGHTS_AT_ONCE = 100;
const TRIM_EVERY_MS = 10 * 60_000;

export function createCheckService(options: CheckServiceOptions): CheckService {
	const { store, now = () => new Date(), fetch: fetchIt = fetch, timeoutMs = 30_000, leaseMs = 15_000 } = options;
	const { observe = () => undefined, frontMs = 3_000 } = options;
	const suppliers = options.suppliers.toSorted((a, b) => a.rank - b.rank || cost(a) - cost(b));
	const front = createFront<Answer>({ ttlMs: frontMs, size: 1_000 });
	const reading = new Map<string, Promise<Answer | undefined>>();
	const flying = new Map<string, Promise<Landed>>();
	const inSlot = createSlots(FLIGHTS_AT_ONCE);
	const working = new Set<Promise<Ends>>();
	let draining = false;
	let trimmedAt = now().getTime();

	/** The newest evidence, with one read for everybody who wants it now. */
	function newest(key: string, question: Question): Promise<Answer | undefined> {
		return once(reading, key, async () => {
			const found = await store.answers.find(question);
			if (found) front.set(key, found);
			return found;
		});
	}

	/** What is kept in this process's memory: most of all answers, so it costs as little as can be. */
	function remembered(query: Query, key: string): Checked | undefined {
		const known = front.get(key);
		return known && keptAnswer(known, query);
	}

	function keptAnswer(answer: Answer, query: Query): Checked | undefined {
		const usable = usableAnswer([answer], query, now());
		return usable && { answer, how: "kept", ageMs: usable.ageMs };
	}

	async function answer(query: Query, question: Question, caller: Caller, fresh: boolean): Promise<Ends> {
		const key = keyOf(question);
		const usable = (kept: Answer) => usableAnswer([kept], query, now()) !== undefined;
		if (!fresh || caller.role === "reader") {
			const found = front.get(key) ?? (await newest(key, question));
			const kept = found && keptAnswer(found, query);
			if (kept) return ok(kept);
		}
		if (caller.role === "reader") return err({ code: "not_allowed" });

		const candidates = suppliers.filter(({ sample }) => sample === isSampleIdentity(query));
		const able = candidates.filter((supplier) => supplier.supports(query.kind));
		if (candidates.length === 0) return err({ code: "no_supplier" });
		if (able.length === 0) return err({ code: "unsupported_kind", kind: query.kind });

		// A question that may be answered from what is kept does not do for one who wants a new answer.
		const flightKey = fresh ? `${key} fresh` : key;
		const mine = !flying.has(flightKey);
		if (mine && draining) return err({ code: "no_supplier", retryAfterMs: 1_000 });
		const landed = await once(flying, flightKey, async () => {
			const end = await inSlot(() =>
				fly(question, {
					flights: store.flights,
					now,
					leaseMs,
					...(!fresh && { usable }),
					ask: (ticket) =>
						askSuppliers(query, able, {
							states: store.suppliers,
							fetch: fetchIt,
							now,
							timeoutMs,
							fresh,
							reserve: () => store.flights.reserve(ticket),
							observe: (supplier, how, ms) => observe({ what: "asked", supplier, end: how, ms }),
						}),
				}),
			);
			if (end.landing.ok && isEvidence(end.landing.value.outcome)) front.set(key, end.landing.value);
			trimSometimes();
			return end;
		});
		return checked(mine || landed.how === "kept" ? landed : { ...landed, how: "joined" });
	}

	function checked({ landing, how }: Landed): Ends {
		if (!landing.ok) return landing;
		return ok({
			answer: landing.value,
			how,
			ageMs: Math.max(0, now().getTime() - Date.parse(landing.value.askedAt)),
		});
	}

	/** The answer and its audit entry. */
	async function answerAndRecord(query: Query, question: Question, caller: Caller, fresh: boolean): Promise<Ends> {
		const started = performance.now();
		const end = await answer(query, question, caller, fresh);
		if (end.ok && end.value.how === "kept") return recordKept(end.value, question, caller, started);
		const { invoice } = question;
		const about = end.ok ? told(end.value) : { problem: end.error.code };
		// Nobody is told what may have cost something before the audit has it for good.
		await store.audit.append({ what: "check", keyId: caller.keyId, invoice, ...about });
		const ms = performance.now() - started;
		if (end.ok) observe({ what: "checked", how: end.value.how, end: end.value.answer.outcome, ms });
		else observe({ what: "checked", end: end.error.code, ms });
		return end;
	}

	/** A look at what is kept costs nobody anything and need not wait for the database. */
	async function recordKept(kept: Checked, { invoice }: Question, { keyId }: Caller, started: number): Promise<Ends> {
		const { answer, how } = kept;
		const { outcome, state, provider: supplier } = answer;
		await store.audit.appendKept({ what: "check", keyId, invoice, how, outcome, state, supplier });
		observe({ what: "checked", how, end: outcome, ms: performance.now() - started });
		return ok(kept);
	}

	function trimSometimes(): void {
		const time = now();
		if (time.getTime() - trimmedAt < TRIM_EVERY_MS) return;
		trimmedAt = time.getTime();
		store.flights.trim(time).catch((cause: unknown) => observe({ what: "failed", cause }));
	}

	return {
		async check(query, caller, { fresh }, signal) {
			if (signal?.aborted) return err({ code: "aborted" });
			const question = questionOf(query);
			const kept = fresh && caller.role !== "reader" ? undefined : remembered(query, keyOf(question));
			if (kept) {
				const recorded = recordKept(kept, question, caller, performance.now());
				return signal ? untilAborted(recorded, signal) : recorded;
			}
			const work = answerAndRecord(query, question, caller, fresh);
			working.add(work);
			const forget = () => working.delete(work);
			work.then(forget, (cause: unknown) => {
				forget();
				if (signal?.aborted) observe({ what: "failed", cause });
			});
			return signal ? untilAborted(work, signal) : work;
		},
		async drain() {
			draining = true;
			while (working.size > 0) await Promise.allSettled(working);
			await store.audit.flush();
		},
	};
}

function keyOf({ invoice, question }: Question): string {
	return `${invoice} ${question}`;
}

function told({ answer, how }: Checked) {
	return { how, outcome: answer.outcome, state: answer.state, supplier: answer.provider };
}

function cost({ costFen = Number.POSITIVE_INFINITY }: Supplier): number {
	return Math.min(costFen, Number.MAX_SAFE_INTEGER); // of two unknown ones the difference is still a number
}

/** One piece of work under a name at a time; who comes meanwhile gets the same. */
function once<T>(under: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
	const known = under.get(key);
	if (known) return known;
	const fresh = work().finally(() => under.delete(key));
	under.set(key, fresh);
	return fresh;
}

/** The caller goes, the work goes on: it may have been paid for. */
function untilAborted(work: Promise<Ends>, signal: AbortSignal): Promise<Ends> {
	return new Promise((resolve, reject) => {
		const leave = () => resolve(err({ code: "aborted" }));
		signal.addEventListener("abort", leave, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
	});
}
