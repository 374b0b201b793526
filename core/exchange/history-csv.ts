import { formatFen } from "#core/base/fen.ts";
import { classOf, type JournalEntry } from "#core/model/journal.ts";
import { digitsAsText, toCsv } from "./csv.ts";

export const historyColumns = [
	"at",
	"kind",
	"code",
	"number",
	"seller",
	"total",
	"provider",
	"sample",
	"how",
	"group",
	"outcome",
	"state",
	"change",
	"done",
	"note",
] as const;
export type HistoryColumn = (typeof historyColumns)[number];

/** Words for people by their code; a code without one stands for itself. */
export interface HistoryWords {
	readonly columns: Readonly<Record<HistoryColumn, string>>;
	readonly kinds: Readonly<Record<string, string>>;
	readonly providers: Readonly<Record<string, string>>;
	readonly how: Readonly<Record<string, string>>;
	readonly groups: Readonly<Record<string, string>>;
	/** Outcomes, and the codes of why no answer came. */
	readonly outcomes: Readonly<Record<string, string>>;
	/** States, and `mismatch` and `not_found` as an invoice stands. */
	readonly states: Readonly<Record<string, string>>;
	readonly sample: string;
}

/** The history as a table, one question a row. `time` says an instant as people of this device read it. */
export function historyCsv(
	entries: readonly JournalEntry[],
	words: HistoryWords,
	time: (instant: string) => string,
): string {
	const word = (list: Readonly<Record<string, string>>, code = "") => list[code] ?? code;
	const rows = entries.map((entry): Record<HistoryColumn, string> => {
		const { change, total } = entry;
		return {
			at: time(entry.at),
			kind: word(words.kinds, entry.kind),
			code: digitsAsText(entry.code),
			number: digitsAsText(entry.number),
			seller: entry.sellerName ?? "",
			total: total === undefined ? "" : formatFen(total),
			provider: word(words.providers, entry.provider),
			sample: entry.sample ? words.sample : "",
			how: word(words.how, entry.how),
			group: word(words.groups, classOf(entry)),
			outcome: word(words.outcomes, entry.outcome ?? entry.problem),
			state: entry.outcome === "match" ? word(words.states, entry.state) : "",
			change: change ? `${word(words.states, change.from)} → ${word(words.states, change.to)}` : "",
			done: entry.doneAt ? time(entry.doneAt) : "",
			note: entry.note ?? "",
		};
	});
	return toCsv(
		historyColumns.map((column) => words.columns[column]),
		rows.map((row) => historyColumns.map((column) => row[column])),
	);
}

/** The same as data for other programs: codes, not words; money as decimal text in yuan. */
export function historyJson(entries: readonly JournalEntry[]): string {
	const rows = entries.map(({ total, ...rest }) => ({
		...rest,
		...(total !== undefined && { total: formatFen(total) }),
		group: classOf(rest),
	}));
	return `${JSON.stringify(rows, undefined, "\t")}\n`;
}
