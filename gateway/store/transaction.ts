import { setTimeout as wait } from "node:timers/promises";

import type { Kysely, Transaction } from "kysely";

const TRIES = 10;

/**
 * Runs `work` in a transaction, again when the database gave it up in favour of another one: PostgreSQL on a deadlock,
 * CockroachDB and YugabyteDB whenever transactions cross. So `work` must have no effect but in the database.
 */
export function inTransaction<DB, T>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
	return untilUncrossed(() => db.transaction().execute(work));
}

/** The same for a statement that is a transaction by itself. */
export async function untilUncrossed<T>(work: () => Promise<T>): Promise<T> {
	for (let turn = 1; ; turn++) {
		try {
			return await work();
		} catch (cause) {
			if (turn === TRIES || !isCrossing(cause)) throw cause;
			await wait(2 ** turn * Math.random());
		}
	}
}

/** Serialization failure, deadlock, or SQLite's lock not gained in time. */
function isCrossing(cause: unknown): boolean {
	if (!(cause instanceof Error) || !("code" in cause)) return false;
	return ["40001", "40P01", "SQLITE_BUSY"].includes(String(cause.code));
}
