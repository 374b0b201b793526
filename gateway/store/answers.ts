import DataLoader from "dataloader";
import type { Kysely } from "kysely";

import type { Answer } from "#core/model/answer.ts";
import type { Answers, Question } from "./store.ts";
import type { Tables } from "./tables.ts";

const MOST_TOGETHER = 64;

/** Answers wanted in one turn of the event loop are read together: a way to the database costs more than a row. */
export function createAnswers(db: Kysely<Tables>): Answers {
	const together = new DataLoader((wanted: readonly Question[]) => findAnswers(db, wanted), {
		cache: false,
		maxBatchSize: MOST_TOGETHER,
		batchScheduleFn: (read) => setImmediate(read),
	});
	return {
		find: (question) => together.load(question),
		async trim(before) {
			const { numDeletedRows } = await db
				.deleteFrom("answers")
				.where("asked_at", "<", before.getTime())
				.executeTakeFirst();
			return Number(numDeletedRows);
		},
	};
}

/** In the order of the questions. */
async function findAnswers(db: Kysely<Tables>, wanted: readonly Question[]): Promise<(Answer | undefined)[]> {
	const rows = await db
		.selectFrom("answers")
		.select(["invoice", "question", "answer"])
		.where(
			"invoice",
			"in",
			wanted.map(({ invoice }) => invoice),
		)
		.execute();
	const texts = new Map(rows.map((row) => [keyOf(row), row.answer]));
	return wanted.map((question) => {
		const text = texts.get(keyOf(question));
		return text === undefined ? undefined : (JSON.parse(text) as Answer); // written below and by nobody else
	});
}

function keyOf({ invoice, question }: Question): string {
	return `${invoice} ${question}`;
}

export async function findAnswer(db: Kysely<Tables>, { invoice, question }: Question): Promise<Answer | undefined> {
	const row = await db
		.selectFrom("answers")
		.select("answer")
		.where("invoice", "=", invoice)
		.where("question", "=", question)
		.executeTakeFirst();
	return row && (JSON.parse(row.answer) as Answer); // written below and by nobody else
}

/** Keeps an answer unless a newer one is there: a process that was held up may come late. */
export async function keepAnswer(db: Kysely<Tables>, { invoice, question }: Question, answer: Answer): Promise<void> {
	const told = { asked_at: Date.parse(answer.askedAt), supplier: answer.provider, answer: JSON.stringify(answer) };
	await db
		.insertInto("answers")
		.values({ invoice, question, ...told })
		.onConflict((c) =>
			c.columns(["invoice", "question"]).doUpdateSet(told).where("answers.asked_at", "<=", told.asked_at),
		)
		.execute();
}
