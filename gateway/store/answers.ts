import type { Kysely } from "kysely";

import type { Answer } from "#core/model/answer.ts";
import type { Answers, Question } from "./store.ts";
import type { Tables } from "./tables.ts";

export function createAnswers(db: Kysely<Tables>): Answers {
	return {
		find: (question) => findAnswer(db, question),
		async trim(before) {
			const { numDeletedRows } = await db
				.deleteFrom("answers")
				.where("asked_at", "<", before.getTime())
				.executeTakeFirst();
			return Number(numDeletedRows);
		},
	};
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
