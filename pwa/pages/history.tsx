import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App } from "#core/flows/app.ts";
import type { HistoryRow } from "#core/flows/history/app.ts";
import { HistoryBar } from "#pwa/history/bar.tsx";
import { HistoryGrid, type HistoryRows } from "#pwa/history/grid.tsx";
import { MarksDialog } from "#pwa/history/marks-dialog.tsx";
import { filterFromUrl, historyUrl } from "#pwa/history/url.ts";
import { t } from "#pwa/i18n/index.ts";
import { RecordPanel } from "#pwa/record-panel.tsx";
import { opening, revision } from "#pwa/state/library.ts";
import { Pieces } from "#pwa/state/pieces.ts";
import { freshNews, news } from "#pwa/state/watch.ts";

/** 记录: every question ever asked; the address holds what is searched, filtered and open. */
export function HistoryPage({ id }: { id?: string }) {
	const { query } = useLocation();
	const library = opening.value;
	const app = library.state === "open" ? library.app : undefined;
	return (
		<div class={`split${id ? " with-panel" : ""}${id && query.view === "full" ? " full" : ""}`}>
			<main id="content" class="page scroll library" tabIndex={-1}>
				{app ? <History app={app} openId={id} /> : <h1>{t("history.title")}</h1>}
			</main>
			{app && id && <RecordPanel app={app} id={id} base="/history" closeTo={historyUrl(filterFromUrl(query))} />}
		</div>
	);
}

function History({ app, openId }: { app: App; openId: string | undefined }) {
	const location = useLocation();
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const [marking, setMarking] = useState<HistoryRow>();
	const visit = useVisit(app);
	const filter = filterFromUrl(location.query);
	const address = historyUrl(filter);
	// Answers come by themselves while the page is open.
	const version = `${revision.value} ${news.value?.seq}`;
	const rows = useMemo(
		(): HistoryRows =>
			new Pieces(
				(offset, limit) => app.history({ ...filter, offset, limit }),
				() => redraw(0),
			),
		[app, address, version],
	);
	const last = useRef(rows);
	if (rows.page) last.current = rows;
	// While new rows come the old ones stay, so that nothing jumps.
	const shown = rows.page ? rows : last.current;
	const page = shown.page;

	useEffect(() => void rows.want(0, 1), [rows]);

	return (
		<>
			<HistoryBar filter={filter} page={page} />
			{visit.news > 0 && (
				<p class="notice" role="status">
					{t("history.news", { count: visit.news })}
				</p>
			)}
			{page?.count === 0 ? (
				<Empty all={page.all} />
			) : (
				<HistoryGrid
					rows={shown}
					filter={filter}
					since={visit.since}
					openId={openId}
					onOpen={(recordId) => location.route(historyUrl(filter, recordId))}
					onMark={setMarking}
				/>
			)}
			{page && page.count > 0 && (
				<footer class="totals">
					<span>{t("history.count", { count: page.count })}</span>
				</footer>
			)}
			{marking && <MarksDialog app={app} row={marking} onClose={() => setMarking(undefined)} />}
		</>
	);
}

/** What was new when the page was opened stays marked until it is left. */
function useVisit(app: App): { readonly since: string | undefined; readonly news: number } {
	const [visit, setVisit] = useState<{ since: string | undefined; news: number }>({ since: undefined, news: 0 });
	useEffect(() => {
		let here = true;
		const begin = async () => {
			const count = await app.historyNews();
			const since = await app.visitHistory();
			if (here) setVisit({ since, news: since === undefined ? 0 : count });
			await freshNews(app);
		};
		void begin();
		return () => {
			here = false;
			// What came while the page was open has been seen.
			void app.visitHistory().then(() => freshNews(app));
		};
	}, [app]);
	return visit;
}

function Empty({ all }: { all: number }) {
	return (
		<div class="empty">
			<h2>{t(all === 0 ? "history.empty" : "history.none")}</h2>
			<p class="muted">{t(all === 0 ? "history.empty.next" : "history.none.next")}</p>
			{all === 0 ? (
				<a class="button primary" href="/">
					{t("nav.check")}
				</a>
			) : (
				<a class="button" href="/history">
					{t("library.clear")}
				</a>
			)}
		</div>
	);
}
