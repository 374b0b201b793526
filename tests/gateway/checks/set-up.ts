import { questionOf } from "#gateway/checks/question.ts";
import { type CheckEvent, type CheckServiceOptions, createCheckService } from "#gateway/checks/service.ts";
import type { Store } from "#gateway/store/store.ts";
import type { TestDatabase } from "#tests/gateway/databases.ts";
import { makeQuery, makeSupplier } from "./make.ts";

export const START = new Date("2026-11-22T04:00:00Z");
export const never = new AbortController().signal;
export const reader = { keyId: "key-2", role: "reader" } as const;

/** A service over a database, with a clock that is set by hand. */
export async function setUp(create: () => Promise<TestDatabase>, options: Partial<CheckServiceOptions> = {}) {
	const database = await create();
	const clock = { at: START };
	const now = () => clock.at;
	const store = await database.open({ now });
	const events: CheckEvent[] = [];
	const open = (over: Store = store) =>
		createCheckService({
			store: over,
			suppliers: [makeSupplier()],
			now,
			frontMs: 0,
			observe: (event) => events.push(event),
			...options,
		});
	const later = (ms: number) => {
		clock.at = new Date(clock.at.getTime() + ms);
	};
	return { database, store, service: open(), open, later, events, now };
}

export function used(store: Store, n: number): Promise<number> {
	return store.flights.used(questionOf(makeQuery(n)).invoice, "2026-11-22");
}

export function gate() {
	return Promise.withResolvers<void>();
}
