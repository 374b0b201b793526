import type { HistoryColumn } from "#core/exchange/history-table.ts";
import type { HistoryRow } from "#core/flows/history/app.ts";
import type { JournalClass, JournalEntry } from "#core/model/journal.ts";
import { t, tMaybe } from "#pwa/i18n/index.ts";
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

export function failedWord(problem: string): string {
	return tMaybe(`history.failed.${problem}`) ?? t("history.failed.other");
}

/** What the columns of an exported history are called. */
export const columnWords = {
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
