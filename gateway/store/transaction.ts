import { setTimeout as wait } from "node:timers/promises";

import { CompiledQuery, type Kysely, type Transaction } from "kysely";

const TRIES = 10;

/**
 * Runs `work` in a transaction, again when the database gave it up in favour of another one: PostgreSQL on a deadlock,
 * CockroachDB and YugabyteDB whenever transactions cross. So `work` must have no effect but in the database.
 */
export async function inTransaction<DB, T>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
	for (let turn = 1; ; turn++) {
		try {
			return await db.transaction().execute(work);
		} catch (cause) {
			if (turn === TRIES || !isCrossing(cause)) throw cause;
			await wait(2 ** turn * Math.random());
		}
	}
}

/**
 * Runs writes whose texts are known beforehand as one transaction. Resolves with `false`, and nothing is done, when the
 * first one changes no row: it compares and sets. Without `safe` a power cut may undo it, never a part of it.
 */
export type RunTogether = (statements: readonly CompiledQuery[], how: { readonly safe: boolean }) => Promise<boolean>;

/** The transaction need not wait for the disk. CockroachDB takes the setting and does not heed it. */
const NOT_SAFE = CompiledQuery.raw("set local synchronous_commit to off");

export function togetherInTransaction<DB>(db: Kysely<DB>): RunTogether {
	return ([first, ...rest], { safe }) =>
		inTransaction(db, async (trx) => {
			if (!safe) await trx.executeQuery(NOT_SAFE);
			const { numAffectedRows = 0n } = first ? await trx.executeQuery(first) : {};
			if (numAffectedRows === 0n) return false;
			for (const statement of rest) await trx.executeQuery(statement);
			return true;
		});
}

/** Serialization failure, deadlock, or SQLite's lock not gained in time. */
function isCrossing(cause: unknown): boolean {
	if (!(cause instanceof Error) || !("code" in cause)) return false;
	return ["40001", "40P01", "SQLITE_BUSY"].includes(String(cause.code));
}
