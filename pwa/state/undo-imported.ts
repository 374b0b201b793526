import type { App } from "#core/flows/app.ts";
import type { LedgerImported } from "#core/flows/ledger/app.ts";

import { backMany } from "./bulk.ts";
import { unask } from "./unask.ts";
import type { Action } from "./undo.ts";

/** Takes back what came of a ledger: the records first, in batches, then the questions that are not asked yet. */
export function backImported(
	app: App,
	words: string,
	{ undo: way, queued }: Pick<LedgerImported, "undo" | "queued">,
): Action["undo"] {
	const questions = () => unask(app, queued);
	if (way.length === 0) return questions;
	const thenQuestions =
		(records: Action["undo"]): Action["undo"] =>
		async () => {
			const { how, rest } = await records();
			if (how !== "done") return { how, ...(rest && { rest: { words, undo: thenQuestions(rest.undo) } }) };
			const left = queued.length > 0 ? await questions() : { how };
			// The records are back, whatever was asked meanwhile.
			return left.how === "storage_full" ? { how: left.how, rest: { words, undo: questions } } : { how };
		};
	return thenQuestions(backMany(app, words, way));
}
