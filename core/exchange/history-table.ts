import { classOf, type JournalEntry } from "#core/model/journal.ts";
import { chinaTime } from "#core/providers/count.ts";
import type { Cell, ColumnType, Table } from "./table.ts";
import type { NameCode } from "./words.ts";

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

/** The history as a table, one question a row. */
export function historyTable(
	entries: readonly JournalEntry[],
	columns: readonly HistoryColumn[],
	name: NameCode,
): Table {
	return {
		name: name("table", "history"),
		columns: columns.map((id) => ({
			key: id,
			title: name("column", id),
			type: types[id] ?? "text",
			width: widths[id] ?? 14,
		})),
		rows: entries.map((entry) => columns.map((id) => cellOf(id, entry, name))),
	};
}

function cellOf(id: HistoryColumn, entry: JournalEntry, name: NameCode): Cell {
	const { change, outcome, problem } = entry;
	switch (id) {
		case "at":
			return inChina(entry.at);
		case "kind":
			return entry.kind && name("kind", entry.kind);
		case "seller":
			return entry.sellerName;
		case "provider":
			return name("provider", entry.provider);
		case "sample":
			return entry.sample ? name("sample", "yes") : undefined;
		case "how":
			return name("how", entry.how);
		case "group":
			return name("group", classOf(entry));
		case "outcome":
			return outcome ? name("outcome", outcome) : name("problem", problem ?? "");
		case "state":
			return outcome === "match" ? name("state", entry.state) : undefined;
		case "change":
			return change && `${name("standing", change.from)} → ${name("standing", change.to)}`;
		case "done":
			return entry.doneAt && inChina(entry.doneAt);
		default:
			return entry[id];
	}
}

function inChina(instant: string): string {
	return chinaTime(new Date(instant));
}

const types: Partial<Record<HistoryColumn, ColumnType>> = { total: "money" };

const widths: Partial<Record<HistoryColumn, number>> = {
	at: 20,
	kind: 26,
	number: 23,
	seller: 32,
	provider: 24,
	change: 24,
	done: 20,
	note: 40,
};
