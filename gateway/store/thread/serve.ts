import { parentPort } from "node:worker_threads";

export type Reply<Answer> =
	| { readonly ok: true; readonly answer: Answer }
	| { readonly ok: false; readonly message: string; readonly code: string | undefined };

/** Answers the questions of a `Thread` in their order, and closes what is held when it is told to end. */
export function serve<Question, Answer>(held: {
	readonly answer: (question: Question) => Answer | Promise<Answer>;
	readonly close: () => void | Promise<void>;
}): void {
	let turn: Promise<void> = Promise.resolve();
	parentPort?.on("message", (message: { readonly question: Question } | "close") => {
		const answering = message === "close" ? undefined : reply(message.question);
		turn = turn.then(async () => {
			if (answering) return parentPort?.postMessage(await answering);
			await held.close();
			parentPort?.close();
		});
	});

	async function reply(question: Question): Promise<Reply<Answer>> {
		try {
			return { ok: true, answer: await held.answer(question) };
		} catch (cause) {
			const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
			return { ok: false, message: String(cause), code };
		}
	}
}
