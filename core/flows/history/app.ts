import type { Day } from "#core/base/day.ts";
import type { Result } from "#core/base/result.ts";
import type { StorageFull, Undoable } from "#core/flows/app.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { JournalClass, JournalEntry } from "#core/model/journal.ts";

/** The part of the `App` that shows every question ever asked (记录), newest first. */
export interface HistoryApp {
	history(query: HistoryQuery): Promise<HistoryPage>;
	/** How many questions were asked since the history was last visited. */
	historyNews(): Promise<number>;
	/** Notes a visit, and gives the instant of the one before: what came later is new. */
	visitHistory(): Promise<string | undefined>;
	/** The user's own marks on entries; `done` of an entry that told of a change settles that change as well. */
	markHistory(ids: readonly string[], marks: HistoryMarks): Promise<Result<Undoable, StorageFull>>;
}

export interface HistoryFilter {
	/** Words that must all occur in number, code, seller or note. */
	readonly text: string;
	/** Asked within these days in China, both included. */
	readonly from?: Day;
	readonly to?: Day;
	readonly group?: JournalClass;
	readonly provider?: string;
	readonly state?: InvoiceState;
	/** Without the questions of 演示. */
	readonly withoutSamples: boolean;
	/** Only what calls for somebody's attention and has had none. */
	readonly open: boolean;
}

export interface HistoryQuery extends HistoryFilter {
	readonly offset: number;
	readonly limit: number;
}

export interface HistoryRow extends JournalEntry {
	readonly id: string;
	readonly recordId: string;
	readonly group: JournalClass;
}

export interface HistoryPage {
	readonly rows: readonly HistoryRow[];
	readonly count: number;
	/** Of everything that matches but for the group asked for. */
	readonly groups: Readonly<Record<JournalClass, number>>;
	/** Everybody who was ever asked. */
	readonly providers: readonly string[];
	/** Questions everywhere, so that an empty page knows whether there were any. */
	readonly all: number;
}

export interface HistoryMarks {
	readonly done?: boolean;
	/** Empty takes it away. */
	readonly note?: string;
}
