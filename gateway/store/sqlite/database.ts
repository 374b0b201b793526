import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

export interface Statement {
	readonly sql: string;
	readonly parameters: readonly unknown[];
}

/** Rows, or the number of changed rows. */
export interface Ran {
	readonly rows: unknown[];
	readonly changes: number;
}

/** A connection to the file, for threads that serve nobody else meanwhile: every call waits for the disk and for locks. */
export interface Database {
	run(statement: Statement): Ran;
	/**
	 * One transaction; `false`, and nothing is done, when the first statement changes no row. Without `safe` it is in the
	 * log but not flushed, so a power cut may undo it; the next flush takes it along.
	 */
	runTogether(statements: readonly Statement[], how: { readonly safe: boolean }): boolean;
	close(): void;
}

/** More texts than the gateway has; batches come in a few sizes. */
const KEPT_STATEMENTS = 500;
const WAIT_MS = 5_000;

/** Opens the file, which is made when it is not there. Errors carry `SQLITE_BUSY` as code when a lock was not gained. */
export function openDatabase(file: string): Database {
	const database = new DatabaseSync(file, { timeout: WAIT_MS });
	// FULL: an answer that was paid for and the audit entry about it survive a power cut as well.
	database.exec("pragma synchronous = full; pragma foreign_keys = on");
	useLog(database);
	// Another thread moves the log into the file (checkpoint.worker.ts); this one does so only if the log has grown large.
	database.exec("pragma wal_autocheckpoint = 20000");
	const statements = new Map<string, { readonly statement: StatementSync; readonly reads: boolean }>();

	function prepared(sql: string) {
		const known = statements.get(sql);
		if (known) return known;
		const statement = database.prepare(sql);
		const fresh = { statement, reads: statement.columns().length > 0 };
		if (statements.size >= KEPT_STATEMENTS) statements.clear();
		statements.set(sql, fresh);
		return fresh;
	}

	function run({ sql, parameters }: Statement): Ran {
		const { statement, reads } = prepared(sql);
		const values = parameters as SQLInputValue[]; // the tables hold nothing else
		if (reads) return { rows: statement.all(...values), changes: 0 };
		return { rows: [], changes: Number(statement.run(...values).changes) };
	}

	function runTogether([first, ...rest]: readonly Statement[]): boolean {
		database.exec("begin immediate");
		try {
			const done = first !== undefined && run(first).changes > 0;
			if (done) for (const statement of rest) run(statement);
			database.exec("commit");
			return done;
		} catch (cause) {
			database.exec("rollback");
			throw cause;
		}
	}

	return {
		run: (statement) => named(() => run(statement)),
		runTogether: (together, { safe }) =>
			named(() => {
				if (safe) return runTogether(together);
				database.exec("pragma synchronous = normal");
				try {
					return runTogether(together);
				} finally {
					database.exec("pragma synchronous = full");
				}
			}),
		close: () => database.close(),
	};
}

/** Two that open a new file at once get in each other's way here, and SQLite does not wait by itself as it does elsewhere. */
function useLog(database: DatabaseSync): void {
	for (let tries = 1; ; tries++) {
		try {
			database.exec("pragma journal_mode = wal");
			return;
		} catch (cause) {
			if (tries === 100 || !isBusy(cause)) throw cause;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); // nothing else waits for this thread yet
		}
	}
}

function named<T>(work: () => T): T {
	try {
		return work();
	} catch (cause) {
		throw Object.assign(new Error(String(cause), { cause }), { code: isBusy(cause) ? "SQLITE_BUSY" : "SQLITE" });
	}
}

function isBusy(cause: unknown): boolean {
	return cause instanceof Error && "errcode" in cause && Number(cause.errcode) % 256 === 5;
}
