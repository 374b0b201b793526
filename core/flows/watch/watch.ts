import type { Settings } from "#core/flows/app.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { HistoryApp } from "#core/flows/history/app.ts";
import type { Library } from "#core/flows/library/library.ts";
import type { QueueApp } from "#core/flows/queue/app.ts";
import type { ChangedRow, WatchApp, WatchNews } from "./app.ts";
import type { DueRecord } from "./due.ts";

/** Kept under these names: how much was asked today, and up to when changes were told. */
const ROUNDS = "watch";
const TOLD = "watch-told";

/** Held while a round goes on, in whichever tab. */
const LOCK = "yanpiao/watch";

const DAY_MS = 86_400_000;

/** While nothing is written, what is due changes with the hours only. */
const KNOWN_MS = 60_000;

export function watchFlows(
	context: Context,
	queue: Pick<QueueApp, "enqueue">,
	history: Pick<HistoryApp, "historyNews">,
): Omit<WatchApp, "acknowledgeChanges"> {
	const { deps } = context;
	let known: { readonly at: number; readonly news: WatchNews } | undefined;

	/** After an upgrade records may have no summary yet; what nobody judged would never be due. */
	async function judgeMissing(library: Library): Promise<void> {
		await library.catchUp();
		if (library.judged === library.size) return;
		while ((await context.judgeSome()).stale > 0);
	}

	async function round(vault: AppVault, library: Library) {
		await judgeMissing(library);
		const settings = await context.settings();
		const due = library.due(settings, deps.now().getTime()).records;
		const today = chinaDay(deps.now());
		const kept = (await vault.setting(ROUNDS)) as Rounds | undefined; // written below
		const sofar = kept?.day === today ? kept.queued : 0;
		const ids = due.filter(askable(settings)).map(({ id }) => id);
		const chosen = (await notRefused(vault, ids)).slice(0, Math.max(0, settings.watch.mostADay - sofar));
		const added = chosen.length > 0 ? await queue.enqueue(chosen, "watch", { fresh: true }) : undefined;
		const queued = added?.ok ? added.value.added : 0;
		if (queued > 0) await vault.saveSetting(ROUNDS, { day: today, queued: sofar + queued } satisfies Rounds);
		return { due: due.length, queued };
	}

	/** Whether anybody is set who may be asked about it. */
	function askable(settings: Settings): (due: DueRecord) => boolean {
		const provider = deps.provider(settings.provider);
		return ({ sample, kind }) =>
			provider !== undefined && kind !== undefined && (sample || !provider.sample) && provider.supports(kind);
	}

	/** Without those that wait already, and those the queue gave up within a day or a person took out of it. */
	async function notRefused(vault: AppVault, ids: readonly string[]): Promise<readonly string[]> {
		const since = new Date(deps.now().getTime() - DAY_MS).toISOString();
		const busy = (await vault.queue.items(ids)).filter(({ item }) => {
			if (item.state === "answered") return false;
			return item.endedAt === undefined || item.endedAt > since;
		});
		const out = new Set(busy.map(({ item }) => item.recordId));
		return ids.filter((id) => !out.has(id));
	}

	return {
		async watch() {
			const { vault, library } = await context.open();
			const done = await deps.shared.locks.tryHold(LOCK, () => round(vault, library));
			return done ?? { due: 0, queued: 0 };
		},
		async watchNews() {
			const { vault, library } = await context.open();
			const { seq } = await vault.head();
			const now = deps.now().getTime();
			if (known?.news.seq === seq && now - known.at < KNOWN_MS) return known.news;
			await library.catchUp();
			const changed = changedRows(library);
			const [newest] = changed;
			const news = {
				seq,
				due: library.due(await context.settings(), now).records.length,
				changed: changed.length,
				...(newest && { newest }),
				history: await history.historyNews(),
			};
			known = { at: now, news };
			return news;
		},
		async untoldChanges() {
			const { vault, library } = await context.open();
			await library.catchUp();
			const told = (await vault.setting(TOLD)) as { readonly until: string } | undefined; // written below
			const untold = changedRows(library).filter(({ changed }) => changed.at > (told?.until ?? ""));
			const until = untold[0]?.changed.at;
			if (until === undefined) return [];
			const kept = await vault.saveSetting(TOLD, { until });
			return kept.ok ? untold : []; // else they would be told every few seconds
		},
	};
}

interface Rounds {
	readonly day: string;
	readonly queued: number;
}

/** The newest first. */
function changedRows(library: Library): readonly ChangedRow[] {
	return library
		.changed()
		.flatMap(({ row }) => (row.changed && row.trashedAt === undefined ? [{ ...row, changed: row.changed }] : []))
		.sort((a, b) => (a.changed.at < b.changed.at ? 1 : -1));
}
