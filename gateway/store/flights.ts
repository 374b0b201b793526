import { randomUUID } from "node:crypto";

import { type Kysely, sql, type Transaction } from "kysely";

import { ok } from "#core/base/result.ts";
import { isEvidence } from "#core/model/answer.ts";
import { CHECKS_A_DAY, chinaDate } from "#core/providers/count.ts";
import { findAnswer, keepAnswer } from "./answers.ts";
import type { CountEnd, Flights, Landing, Question, Take, Taken, Ticket } from "./store.ts";
import type { Tables } from "./tables.ts";
import { inTransaction } from "./transaction.ts";

/** How long the end of a flight is told to those who wait, and how many days of counts are kept. */
const TOLD_MS = 10 * 60_000;
const COUNTED_MS = 3 * 86_400_000;

type Trx = Transaction<Tables>;

/** Rolls the transaction back and hands its outcome on. */
class Refusal extends Error {
	readonly taken: Taken;
	constructor(taken: Taken) {
		super(taken.what);
		this.taken = taken;
	}
}

export function createFlights(db: Kysely<Tables>): Flights {
	return {
		async take(request) {
			try {
				return await inTransaction(db, (trx) => take(trx, request));
			} catch (cause) {
				if (cause instanceof Refusal) return cause.taken;
				throw cause;
			}
		},
		reserve: (ticket) => reserve(db, ticket, ticket.day),
		async extend(ticket, until) {
			await ofTicket(db, ticket).set({ expires_at: until.getTime() }).execute();
		},
		land: (ticket, landing, count, now) => inTransaction(db, (trx) => land(trx, ticket, landing, count, now)),
		async asking(question, now) {
			const flight = await findFlight(db, question);
			return flight !== undefined && isUnderWay(flight, now);
		},
		async used(invoice, day) {
			const row = await db
				.selectFrom("counts")
				.select("used")
				.where("invoice", "=", invoice)
				.where("day", "=", day)
				.executeTakeFirst();
			return row?.used ?? 0;
		},
		async trim(now) {
			const over = now.getTime() - TOLD_MS;
			await db.deleteFrom("flights").where("expires_at", "<", over).execute();
			await db
				.deleteFrom("counts")
				.where("day", "<", chinaDate(new Date(now.getTime() - COUNTED_MS)))
				.execute();
		},
	};
}

/**
 * The row of the question is compared and set by its owner and fence: of two processes that saw the same row, one gets
 * it. The answer is looked for only afterwards, so one that was kept in between is seen. The order flights, counts,
 * answers is that of `land`, lest the two lock crosswise.
 */
async function take(trx: Trx, request: Take): Promise<Taken> {
	const { now, since, usable } = request;
	const seen = await findFlight(trx, request);
	if (seen && isUnderWay(seen, now)) return { what: "busy" };
	if (seen?.done_at != null && seen.done_at >= since.getTime()) {
		const landing = await landingOf(trx, request, seen.result);
		if (landing) return { what: "landed", landing };
	}
	const ticket = await claim(trx, request, seen);
	if (!ticket) return { what: "busy" };
	const kept = usable && (await findAnswer(trx, request));
	if (kept && usable(kept)) throw new Refusal({ what: "kept", answer: kept });
	if (!(await reserve(trx, request, ticket.day))) throw new Refusal({ what: "limit", used: CHECKS_A_DAY });
	return { what: "taken", ticket };
}

async function claim(
	trx: Trx,
	{ invoice, question, now, leaseMs }: Take,
	seen: Awaited<ReturnType<typeof findFlight>>,
): Promise<Ticket | undefined> {
	const mine = {
		owner: randomUUID(),
		fence: (seen?.fence ?? 0) + 1,
		expires_at: now.getTime() + leaseMs,
		done_at: null,
		result: null,
	};
	const got = seen
		? await ofTicket(trx, { invoice, question, ...seen })
				.set(mine)
				.executeTakeFirst()
		: await trx
				.insertInto("flights")
				.values({ invoice, question, ...mine })
				.onConflict((c) => c.columns(["invoice", "question"]).doNothing())
				.executeTakeFirst();
	const rows = "numUpdatedRows" in got ? got.numUpdatedRows : (got.numInsertedOrUpdatedRows ?? 0n);
	return rows > 0n ? { invoice, question, owner: mine.owner, fence: mine.fence, day: chinaDate(now) } : undefined;
}

/** Evidence stands among the answers, not twice. */
async function landingOf(trx: Trx, question: Question, result: string | null): Promise<Landing | undefined> {
	if (result !== null) return JSON.parse(result) as Landing; // written by `land`
	const answer = await findAnswer(trx, question);
	return answer && ok(answer);
}

async function land(trx: Trx, ticket: Ticket, landing: Landing, count: CountEnd, now: Date): Promise<void> {
	const evidence = landing.ok && isEvidence(landing.value.outcome) ? landing.value : undefined;
	await ofTicket(trx, ticket)
		.set({ done_at: now.getTime(), result: evidence ? null : JSON.stringify(landing) })
		.execute();
	await settleCount(trx, ticket, count);
	// Even when somebody else took the question over in the meantime: an answer is never thrown away.
	if (evidence) await keepAnswer(trx, ticket, evidence);
}

async function settleCount(trx: Trx, { invoice, day }: Ticket, count: CountEnd): Promise<void> {
	if (count === "used") return;
	const used = count === "given_back" ? sql<number>`used - 1` : ALL_USED;
	await trx
		.updateTable("counts")
		.set({ used })
		.where("invoice", "=", invoice)
		.where("day", "=", day)
		.where("used", ">", 0)
		.execute();
}

/** More than any limit, so that giving back what others had reserved leaves none. */
const ALL_USED = 1_000;

/** One more check of the day, unless all are used. */
async function reserve(db: Kysely<Tables>, { invoice }: Pick<Question, "invoice">, day: string): Promise<boolean> {
	const rows = await db
		.insertInto("counts")
		.values({ invoice, day, used: 1 })
		.onConflict((c) =>
			c
				.columns(["invoice", "day"])
				.doUpdateSet({ used: sql<number>`counts.used + 1` })
				.where("counts.used", "<", CHECKS_A_DAY),
		)
		.returning("used")
		.execute();
	return rows.length > 0;
}

function findFlight(db: Kysely<Tables>, { invoice, question }: Question) {
	return db
		.selectFrom("flights")
		.select(["owner", "fence", "expires_at", "done_at", "result"])
		.where("invoice", "=", invoice)
		.where("question", "=", question)
		.executeTakeFirst();
}

function isUnderWay(flight: Pick<Tables["flights"], "done_at" | "expires_at">, now: Date): boolean {
	return flight.done_at === null && flight.expires_at > now.getTime();
}

/** The row as long as it is this ticket's, to be changed. */
function ofTicket(db: Kysely<Tables>, { invoice, question, owner, fence }: Omit<Ticket, "day">) {
	return db
		.updateTable("flights")
		.where("invoice", "=", invoice)
		.where("question", "=", question)
		.where("owner", "=", owner)
		.where("fence", "=", fence);
}
