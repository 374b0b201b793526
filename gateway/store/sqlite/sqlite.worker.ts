import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

import type { Reply, Request, Statement, Together } from "./messages.ts";

/** More texts than the gateway has; batches come in a few sizes. */
const KEPT_STATEMENTS = 500;

const database = new DatabaseSync(String(workerData), { timeout: 5_000 });
// FULL: an answer that was paid for and the audit entry about it survive a power cut as well.
database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");

const statements = new Map<string, { readonly statement: StatementSync; readonly reads: boolean }>();

parentPort?.on("message", (asked: Request) => {
	if (asked === "close") {
		database.close();
		parentPort?.close();
	} else {
		parentPort?.postMessage(answer(asked));
	}
});

function answer(asked: Statement | Together): Reply {
	try {
		return "sql" in asked ? run(asked) : runTogether(asked);
	} catch (cause) {
		const busy = cause instanceof Error && "errcode" in cause && Number(cause.errcode) % 256 === 5;
		return { ok: false, message: String(cause), code: busy ? "SQLITE_BUSY" : "SQLITE" };
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
