import { Worker } from "node:worker_threads";

import type { Reply } from "./serve.ts";

/** A thread that answers questions in their order; it keeps the process alive only while something is asked. */
export class Thread<Question, Answer> {
	readonly #worker: Worker;
	readonly #waiting: { resolve(answer: Answer): void; reject(cause: Error): void }[] = [];
	#dead: Error | undefined;

	/** `script` calls `serve`; `data` is its `workerData`. */
	constructor(script: URL, data: unknown) {
		this.#worker = new Worker(script, { workerData: data });
		this.#worker.unref();
		this.#worker.on("message", (reply: Reply<Answer>) => this.#end(reply)); // in the order of the questions
		this.#worker.on("error", (cause) => this.#die(cause instanceof Error ? cause : new Error(String(cause))));
		this.#worker.on("exit", () => this.#die(new Error("the database is closed")));
	}

	/** Rejects with the thread's failure, its `code` kept, and when the thread has ended. */
	ask(question: Question): Promise<Answer> {
		if (this.#dead) return Promise.reject(this.#dead);
		return new Promise((resolve, reject) => {
			if (this.#waiting.push({ resolve, reject }) === 1) this.#worker.ref();
			this.#worker.postMessage({ question });
		});
	}

	/** Resolves when all questions are answered and what the thread held is closed. */
	async close(): Promise<void> {
		if (this.#dead) return;
		await new Promise<void>((resolve) => {
			this.#worker.once("exit", () => resolve());
			this.#worker.ref();
			this.#worker.postMessage("close");
		});
	}

	#end(reply: Reply<Answer>): void {
		const first = this.#waiting.shift();
		if (this.#waiting.length === 0) this.#worker.unref();
		if (reply.ok) first?.resolve(reply.answer);
		else first?.reject(Object.assign(new Error(reply.message), { code: reply.code }));
	}

	#die(cause: Error): void {
		this.#dead ??= cause;
		for (const { reject } of this.#waiting.splice(0)) reject(this.#dead);
	}
}
