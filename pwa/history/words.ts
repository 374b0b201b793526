import type { HistoryColumn, HistoryWords } from "#core/exchange/history-csv.ts";
import { historyColumns } from "#core/exchange/history-csv.ts";
import type { HistoryRow } from "#core/flows/history/app.ts";
import { invoiceStates, outcomes } from "#core/model/answer.ts";
import { type JournalClass, type JournalEntry, journalClasses } from "#core/model/journal.ts";
import { kinds } from "#core/model/kinds/index.ts";
import { askProblemCodes } from "#core/providers/provider.ts";
import { t, tMaybe } from "#pwa/i18n/index.ts";
import { pick } from "#ui/i18n/index.ts";
import type { Tone } from "#ui/mark.tsx";

export const groupTone: Record<JournalClass, Tone> = {
	good: "good",
	reversed: "stop",
	mismatch: "stop",
	not_found: "stop",
	no_answer: "unknown",
};

/** Who was asked, by the name people know. */
export function providerName(provider: string): string {
	return tMaybe(`answer.provider.${provider}`) ?? t("answer.provider.other", { provider });
}

/** What was answered, by itself: the state has a tone of its own. */
export function resultTone({ outcome, group }: Pick<HistoryRow, "outcome" | "group">): Tone {
	return outcome === "match" ? "good" : groupTone[group];
}

/** How a question ended, in a word or two. */
export function resultWord({ outcome, problem }: Pick<JournalEntry, "outcome" | "problem">): string {
	if (outcome) return t(`outcome.short.${outcome}`);
	return failedWord(problem ?? "");
}

function failedWord(problem: string): string {
	return tMaybe(`history.failed.${problem}`) ?? t("history.failed.other");
}

/** Every word a table of the history needs, in the language on screen. */
export function historyWords(providers: readonly string[]): HistoryWords {
	const list = <K extends string>(codes: readonly K[], word: (code: K) => string) =>
		Object.fromEntries(codes.map((code) => [code, word(code)]));
	return {
		columns: list(historyColumns, (column) => t(columnWords[column])) as HistoryWords["columns"], // a word for each
		kinds: Object.fromEntries(kinds.map(({ id, name }) => [id, pick(name)])),
		providers: list(providers, providerName),
		how: list(["asked", "kept"], (how) => t(`history.${how}`)),
		groups: list(journalClasses, (group) => t(`history.group.${group}`)),
		outcomes: { ...list(askProblemCodes, failedWord), ...list(outcomes, (outcome) => t(`outcome.short.${outcome}`)) },
		states: {
			...list(invoiceStates, (state) => t(`state.short.${state}`)),
			...list(["not_found", "mismatch"], (standing) => t(`change.${standing}`)),
		},
		sample: t("sample"),
	};
}

const columnWords = {
	at: "history.col.at",
	kind: "history.col.kind",
	code: "history.col.code",
	number: "history.col.number",
	seller: "history.col.seller",
	total: "history.col.total",
	provider: "history.col.provider",
	sample: "history.col.sample",
	how: "history.col.how",
	group: "history.col.group",
	outcome: "history.col.result",
	state: "history.col.state",
	change: "history.col.change",
	done: "history.col.done",
	note: "history.col.note",
} as const satisfies Record<HistoryColumn, string>;
