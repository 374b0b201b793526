import type { Day } from "#core/base/day.ts";
import { foldText } from "#core/base/text.ts";
import type { Context } from "#core/flows/context.ts";
import type { WatchApp } from "#core/flows/watch/app.ts";
import { classOf, type JournalClass, journalClasses } from "#core/model/journal.ts";
import type { HeldEntry } from "#core/vault/journal.ts";
import type { HistoryApp, HistoryFilter, HistoryPage, HistoryRow } from "./app.ts";
import { createHeldJournal, type HeldJournal } from "./held-journal.ts";

/** Kept under this name: when the history was last visited. */
const VISIT = "history";

const EIGHT_HOURS = 8 * 3_600_000;

export function historyFlows(context: Context): HistoryApp & Pick<WatchApp, "acknowledgeChanges"> {
	let opening: Promise<HeldJournal> | undefined;
	function journal(): Promise<HeldJournal> {
		opening ??= context.open().then(({ vault }) => createHeldJournal(vault));
		return opening;
	}

	async function lastVisit(): Promise<string | undefined> {
		const kept = (await (await context.open()).vault.setting(VISIT)) as { seenAt?: string } | undefined; // by `visitHistory`
		return kept?.seenAt;
	}

	return {
		async history(query) {
			const held = await journal();
			return page(held, await held.entries(), query, query);
		},
		async historyNews() {
			const { vault } = await context.open();
			return vault.countJournalAfter((await lastVisit()) ?? "");
		},
		async visitHistory() {
			const { vault } = await context.open();
			const before = await lastVisit();
			// Without room for it the same entries are new once more: nothing to stop anybody for.
			await vault.saveSetting(VISIT, { seenAt: context.deps.now().toISOString() });
			return before;
		},
		async markHistory(ids, marks) {
			const { markEntries } = await import("./marks.ts");
			return markEntries(context, await journal(), ids, marks);
		},
		async acknowledgeChanges(recordIds) {
			const { acknowledgeAll } = await import("./marks.ts");
			return acknowledgeAll(context, await journal(), recordIds);
		},
	};
}

function page(
	held: HeldJournal,
	all: readonly HeldEntry[],
	filter: HistoryFilter,
	{ offset, limit }: { readonly offset: number; readonly limit: number },
): HistoryPage {
	const terms = filter.text.split(/\s+/).map(foldText).filter(Boolean);
	const [from, to] = [filter.from && startOf(filter.from), filter.to && startOf(filter.to, 1)];
	const groups = Object.fromEntries(journalClasses.map((one) => [one, 0])) as Record<JournalClass, number>; // each once
	const providers = new Set<string>();
	const rows: HistoryRow[] = [];
	let count = 0;
	for (const one of all) {
		const { entry } = one;
		providers.add(entry.provider);
		if ((from && entry.at < from) || (to && entry.at >= to)) continue;
		if (!matches(entry, filter)) continue;
		if (terms.length > 0 && !terms.every((term) => held.textOf(one).includes(term))) continue;
		const group = classOf(entry);
		groups[group]++;
		if (filter.group && group !== filter.group) continue;
		if (count >= offset && count < offset + limit) {
			const { marked: _, ...shown } = entry;
			rows.push({ ...shown, id: one.id, recordId: one.recordId, group });
		}
		count++;
	}
	return { rows, count, groups, providers: [...providers].sort(), all: all.length };
}

function matches(entry: HeldEntry["entry"], { provider, state, withoutSamples, open }: HistoryFilter): boolean {
	if (withoutSamples && entry.sample) return false;
	if (provider && entry.provider !== provider) return false;
	if (state && (entry.outcome !== "match" || entry.state !== state)) return false;
	return !open || (needsAttention(entry) && entry.doneAt === undefined);
}

/** Bad news; a good answer and a try that failed on the way call for nothing. */
function needsAttention(entry: HeldEntry["entry"]): boolean {
	const group = classOf(entry);
	return group !== "good" && group !== "no_answer" && entry.how === "asked";
}

/** The instant a day begins in China, or the day so many days later. */
function startOf(day: Day, later = 0): string {
	const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)) + later);
	return new Date(at - EIGHT_HOURS).toISOString();
}
