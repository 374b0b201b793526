import { Worker } from "node:worker_threads";

import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";

import type { Reply, Request, Statement } from "./messages.ts";

/**
 * SQLite on a thread of its own: `node:sqlite` is synchronous, and neither a flush to disk nor the wait for another
 * process's lock may hold up the requests of everybody else.
 */
export class ThreadConnection implements DatabaseConnection {
	readonly #worker: Worker;
	#mover: Worker | undefined;
	readonly #waiting: { resolve(reply: Reply): void; reject(cause: Error): void }[] = [];
	#dead: Error | undefined;

	constructor(file: string) {
		this.#worker = new Worker(new URL("./sqlite.worker.ts", import.meta.url), { workerData: file });
		this.#worker.unref();
		this.#worker.on("message", (reply: Reply) => this.#next()?.resolve(reply)); // replies come in the order of the questions
		this.#worker.on("error", (cause) => this.#die(cause instanceof Error ? cause : new Error(String(cause))));
		this.#worker.on("exit", () => this.#die(new Error("the database is closed")));
	}

	/** Begins to move the log into the file beside what is asked; once the file is there. */
	moveLog(file: string): void {
		this.#mover = new Worker(new URL("./checkpoint.worker.ts", import.meta.url), { workerData: file });
		this.#mover.unref();
		// Without it the other thread moves the log itself when it has grown.
		this.#mover.on("error", () => {
			this.#mover = undefined;
		});
	}

	async executeQuery<R>({ sql, parameters }: Pick<CompiledQuery, "sql" | "parameters">): Promise<QueryResult<R>> {
		const reply = await this.#ask({ sql, parameters });
		return { rows: reply.rows as R[], numAffectedRows: BigInt(reply.changes) }; // Kysely's caller knows its rows
	}

	/** One transaction in one message; `false`, and nothing is done, when the first statement changes no row. */
	async runTogether(statements: readonly Statement[], { safe }: { readonly safe: boolean }): Promise<boolean> {
		const plain = statements.map(({ sql, parameters }) => ({ sql, parameters }));
		const { changes } = await this.#ask({ statements: plain, safe });
		return changes > 0;
	}

	// biome-ignore lint/correctness/useYield: Kysely wants the method; large results are read in pages
	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error("read in pages");
	}

	async close(): Promise<void> {
		if (this.#dead) return;
		const threads = [this.#mover, this.#worker].filter((thread) => thread !== undefined);
		await Promise.all(threads.map(closeThread));
	}

	async #ask(request: Exclude<Request, "close">): Promise<Extract<Reply, { ok: true }>> {
		if (this.#dead) throw this.#dead;
		const reply = await new Promise<Reply>((resolve, reject) => {
			if (this.#waiting.push({ resolve, reject }) === 1) this.#worker.ref();
			this.#worker.postMessage(request);
		});
		if (!reply.ok) throw Object.assign(new Error(reply.message), { code: reply.code });
		return reply;
	}

	#next() {
		const first = this.#waiting.shift();
		if (this.#waiting.length === 0) this.#worker.unref();
		return first;
	}

	#die(cause: Error): void {
		this.#dead ??= cause;
		for (const { reject } of this.#waiting.splice(0)) reject(this.#dead);
	}
}

/** Its database is closed when it has gone. */
function closeThread(thread: Worker): Promise<void> {
	return new Promise((resolve) => {
		thread.once("exit", () => resolve());
		thread.ref();
		thread.postMessage("close");
	});
}
