import { setTimeout as wait } from "node:timers/promises";

import { err, ok } from "#core/base/result.ts";
import type { Answer } from "#core/model/answer.ts";
import type { Flights, Landing, Question, Ticket } from "#gateway/store/store.ts";
import type { Asked } from "./ask.ts";
import type { Checked } from "./check.ts";

export interface FlightDeps {
	readonly flights: Flights;
	readonly now: () => Date;
	readonly ask: (ticket: Ticket) => Promise<Asked>;
	/** Whether a kept answer may stand for a new one; absent when only a new one will do. */
	readonly usable?: (answer: Answer) => boolean;
	/** How long a question belongs to a process that gives no sign of life. */
	readonly leaseMs: number;
}

export interface Landed {
	readonly landing: Landing;
	readonly how: Checked["how"];
}

const FIRST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 500;
const LAND_TRIES = 6;

/** Gets a question answered once over all processes: asks, or waits for the process that does. */
export async function fly(question: Question, deps: FlightDeps): Promise<Landed> {
	const { flights, now, usable, leaseMs } = deps;
	const since = now();
	for (;;) {
		const taken = await flights.take({
			...question,
			now: now(),
			since,
			leaseMs,
			...(usable && { usable }),
		});
		switch (taken.what) {
			case "kept":
				return { landing: ok(taken.answer), how: "kept" };
			case "landed":
				return { landing: taken.landing, how: "joined" };
			case "limit":
				return { landing: err({ code: "daily_limit", used: taken.used }), how: "asked" };
			case "taken":
				return { landing: await askAndLand(taken.ticket, deps), how: "asked" };
			case "busy":
				await untilOver(question, deps);
		}
	}
}

/** Asks with growing pauses whether the other process is done, or has died. */
async function untilOver(question: Question, { flights, now }: FlightDeps): Promise<void> {
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.6, LONGEST_PAUSE_MS)) {
		await wait(pause * (0.75 + Math.random() / 2)); // lest many processes ask in step
		if (!(await flights.asking(question, now()))) return;
	}
}

async function askAndLand(ticket: Ticket, { flights, now, ask, leaseMs }: FlightDeps): Promise<Landing> {
	const over = new AbortController();
	const signs = giveSigns(over.signal);
	try {
		const { landing, count } = await ask(ticket);
		await persistently(() => flights.land(ticket, landing, count, now()));
		return landing;
	} catch (cause) {
		// A bug or a database that is gone: those who wait are let go at once where possible, else when the lease ends.
		await flights.land(ticket, err({ code: "no_supplier" }), "used", now()).catch(() => undefined);
		throw cause;
	} finally {
		over.abort();
		await signs;
	}

	/** One after the other: a database that is slow already must not get them faster than it can take them. */
	async function giveSigns(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			await wait(leaseMs / 3, undefined, { signal }).catch(() => undefined); // the end of the flight
			if (signal.aborted) return;
			// One that fails is made up for by the next; when all fail, another process may ask, as if this one had died.
			await flights.extend(ticket, new Date(now().getTime() + leaseMs)).catch(() => undefined);
		}
	}
}

/** An answer that was paid for is not lost to a database that restarts. */
async function persistently(work: () => Promise<void>): Promise<void> {
	for (let turn = 1; ; turn++) {
		try {
			return await work();
		} catch (cause) {
			if (turn === LAND_TRIES) throw cause;
			await wait(100 * 2 ** turn);
		}
	}
}
