import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

import type { Reply, Request, Statement, Together } from "./messages.ts";

/** More texts than the gateway has; batches come in a few sizes. */
const KEPT_STATEMENTS = 500;

const database = new DatabaseSync(String(workerData), { timeout: 5_000 });
// FULL: an answer that was paid for and the audit entry about it survive a power cut as well.
database.exec("pragma synchronous = full; pragma foreign_keys = on");
useLog();
// Another thread moves the log into the file (checkpoint.worker.ts); this one does so only if the log has grown large.
database.exec("pragma wal_autocheckpoint = 20000");

const statements = new Map<string, { readonly statement: StatementSync; readonly reads: boolean }>();

parentPort?.on("message", (asked: Request) => {
	if (asked === "close") {
		database.close();
		parentPort?.close();
	} else {
		parentPort?.postMessage(answer(asked));
	}
});

/** Two that open a new file at once get in each other's way here, and SQLite does not wait by itself as it does elsewhere. */
function useLog(): void {
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

function isBusy(cause: unknown): boolean {
	return cause instanceof Error && "errcode" in cause && Number(cause.errcode) % 256 === 5;
}

function answer(asked: Statement | Together): Reply {
	try {
		return "sql" in asked ? run(asked) : runTogether(asked);
	} catch (cause) {
		return { ok: false, message: String(cause), code: isBusy(cause) ? "SQLITE_BUSY" : "SQLITE" };
	}
}

function runTogether({ statements: [first, ...rest], safe }: Together): Reply {
	if (!safe) database.exec("pragma synchronous = normal"); // in the log, but not flushed: the next flush takes it along
	database.exec("begin immediate");
	try {
		const changes = first ? run(first).changes : 0;
		if (changes > 0) for (const statement of rest) run(statement);
		database.exec("commit");
		return { ok: true, rows: [], changes };
	} catch (cause) {
		database.exec("rollback");
		throw cause;
	} finally {
		if (!safe) database.exec("pragma synchronous = full");
	}
}

function run({ sql, parameters }: Statement): Extract<Reply, { ok: true }> {
	const { statement, reads } = prepared(sql);
	const values = parameters as SQLInputValue[]; // the tables hold nothing else
	if (reads) return { ok: true, rows: statement.all(...values), changes: 0 };
	return { ok: true, rows: [], changes: Number(statement.run(...values).changes) };
}

function prepared(sql: string) {
	const known = statements.get(sql);
	if (known) return known;
	const statement = database.prepare(sql);
	const fresh = { statement, reads: statement.columns().length > 0 };
	if (statements.size >= KEPT_STATEMENTS) statements.clear();
	statements.set(sql, fresh);
	return fresh;
}
