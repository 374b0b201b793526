import { signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { ChangedRow, WatchNews } from "#core/flows/watch/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { notify, setBadge } from "#pwa/platform/notify.ts";
import { changeText, rowName } from "#ui/words.ts";

import { changed } from "./library.ts";

/** How the watch stands: what is due, what has changed, what is new in the history. */
export const news = signal<WatchNews | undefined>(undefined);

const ROUND_MS = 3_600_000;
const NEWS_MS = 5_000;

/** Repeats work and gives the way to stop it. */
export type Every = (milliseconds: number, work: () => void) => () => void;

export const everyInterval: Every = (milliseconds, work) => {
	const timer = setInterval(work, milliseconds);
	return () => clearInterval(timer);
};

/** One round now and one every hour; the news of it every few seconds. Gives the way to stop both. */
export function startWatch(app: App, every: Every = everyInterval): () => void {
	// A library that died says so itself wherever it is used; a round that fails is made up for by the next.
	const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
	const round = async () => {
		await app.watch();
		await freshNews(app);
	};
	quietly(freshNews(app).then(round));
	const stops = [every(ROUND_MS, () => quietly(round())), every(NEWS_MS, () => quietly(freshNews(app)))];
	return () => {
		for (const stop of stops) stop();
	};
}

/** Looks how things stand, and tells whoever is to be told. */
export async function freshNews(app: App): Promise<void> {
	const before = news.value;
	const next = await app.watchNews();
	if (JSON.stringify(before) === JSON.stringify(next)) return;
	news.value = next;
	// Answers come by themselves: lists that show what is due or has changed must not wait for a visit.
	if (before && (before.changed !== next.changed || before.due !== next.due)) changed();
	if (before?.changed !== next.changed) {
		setBadge(next.changed);
		tell(await app.untoldChanges());
	}
}

/** One notification, however many have changed at a time. */
function tell(rows: readonly ChangedRow[]): void {
	const [row] = rows;
	if (!row) return;
	const body =
		rows.length > 1
			? t("notify.more", { count: rows.length })
			: [row.sample && t("sample"), rowName(row), changeText(row.changed, new Date().toISOString())]
					.filter(Boolean)
					.join(" · ");
	const path = rows.length > 1 ? "/library?where=changed" : `/library/${row.id}`;
	void notify({ title: t("notify.title"), body, path, tag: `changed ${row.id} ${row.changed.at}` });
}
