import { order } from "#core/base/order.ts";
import type { JournalEntry } from "./journal.ts";
import { instantAfter } from "./labels.ts";

/** The user's marks on a question of the history: 已处理, and a note. What is absent is not there. */
export interface LineMarks {
	readonly doneAt?: string;
	readonly note?: string;
}

/** One mark, and since when it is as it is; an empty instant sorts before all others. */
interface Since {
	readonly value: string | undefined;
	readonly at: string;
}

/**
 * The entry with these marks and no others. `now` is the instant of the change; where a clock was put back it is set
 * right behind what it changes, or another vault would undo it.
 */
export function withLineMarks(entry: JournalEntry, next: LineMarks, now: string): JournalEntry {
	const changed = (held: Since, value: string | undefined): Since =>
		held.value === value ? held : { value, at: instantAfter(now, held.at) };
	return entryWith(entry, changed(doneOf(entry), next.doneAt), changed(noteOf(entry), next.note));
}

/** The marks of two vaults on one question, in the entry as `said` has it: each as it was left last. */
export function joinLineMarks(said: JournalEntry, a: JournalEntry, b: JournalEntry): JournalEntry {
	return entryWith(said, later(doneOf(a), doneOf(b)), later(noteOf(a), noteOf(b)));
}

/** What was said of the question, without the user's marks, which come and go. */
export function withoutLineMarks(entry: JournalEntry): JournalEntry {
	const { doneAt: _, note: __, marked: ___, ...said } = entry;
	return said;
}

/** The mark itself says since when it is there, unless it came back or was taken away. */
function doneOf({ doneAt, marked }: JournalEntry): Since {
	return { value: doneAt, at: marked?.done ?? doneAt ?? "" };
}

/** Notes of older versions have no instant. */
function noteOf({ note, marked }: JournalEntry): Since {
	return { value: note, at: marked?.note ?? "" };
}

function entryWith(entry: JournalEntry, done: Since, note: Since): JournalEntry {
	const marked = {
		...(done.at !== (done.value ?? "") && { done: done.at }),
		...(note.at !== "" && { note: note.at }),
	};
	return {
		...withoutLineMarks(entry),
		...(done.value !== undefined && { doneAt: done.value }),
		...(note.value !== undefined && { note: note.value }),
		...(Object.keys(marked).length > 0 && { marked }),
	};
}

/** Of two that say the same instant, or none, the longer: nobody's words go. */
function later(a: Since, b: Since): Since {
	const [x, y] = [a.value ?? "", b.value ?? ""];
	return (order(a.at, b.at) || x.length - y.length || order(x, y)) < 0 ? b : a;
}
