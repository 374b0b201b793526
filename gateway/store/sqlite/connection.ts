import { Worker } from "node:worker_threads";

import type { DatabaseConnection, QueryResult } from "kysely";

import { Thread } from "#gateway/store/thread/thread.ts";
import type { Ran, Statement } from "./database.ts";

/** Runs statements on a connection to the file. */
interface Runner {
	run(statement: Statement): Ran | Promise<Ran>;
	close(): void | Promise<void>;
}

/** What Kysely needs of a connection. */
export class SqliteConnection implements DatabaseConnection {
	readonly #runner: Runner;

	constructor(runner: Runner) {
		this.#runner = runner;
	}

	async executeQuery<R>({ sql, parameters }: Statement): Promise<QueryResult<R>> {
		const { rows, changes } = await this.#runner.run({ sql, parameters });
		return { rows: rows as R[], numAffectedRows: BigInt(changes) }; // Kysely's caller knows its rows
	}

	// biome-ignore lint/correctness/useYield: Kysely wants the method; large results are read in pages
	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error("read in pages");
	}

	async close(): Promise<void> {
		await this.#runner.close();
	}
}

/**
 * SQLite on a thread of its own: `node:sqlite` is synchronous, and neither a flush to disk nor the wait for another
 * process's lock may hold up the requests of everybody else.
 */
export function openThread(file: string): Runner {
	const thread = new Thread<Statement, Ran>(new URL("./sqlite.worker.ts", import.meta.url), file);
	return { run: (statement) => thread.ask(statement), close: () => thread.close() };
}

/** Moves the log into the file beside what is asked; to be begun once the file is there. Tells how to end it. */
export function moveLog(file: string): () => Promise<void> {
	const mover = new Worker(new URL("./checkpoint.worker.ts", import.meta.url), { workerData: file });
	mover.unref();
	const gone = new Promise<void>((resolve) => {
		mover.once("exit", () => resolve());
		mover.once("error", () => resolve()); // the other threads move the log themselves when it has grown
	});
	return () => {
		mover.ref();
		mover.postMessage("close");
		return gone;
	};
}
