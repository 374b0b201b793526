import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App } from "#core/flows/app.ts";
import type { QueueCommand, QueuePage as QueuePart } from "#core/flows/queue/app.ts";
import type { QueueState } from "#core/model/queue.ts";
import { t } from "#pwa/i18n/index.ts";
import { QueueActions } from "#pwa/queue/actions.tsx";
import { QueueGrid, type QueueRow } from "#pwa/queue/grid.tsx";
import { QueueProgressCard } from "#pwa/queue/progress-card.tsx";
import { QueueSummaryCard } from "#pwa/queue/summary-card.tsx";
import { RecordPanel } from "#pwa/record-panel.tsx";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { opening } from "#pwa/state/library.ts";
import { Pieces } from "#pwa/state/pieces.ts";
import { countAll, queue, queueUrl, queueViews, stateFromUrl } from "#pwa/state/queue.ts";
import { useSelection } from "#pwa/use-selection.ts";
import { Mark } from "#ui/mark.tsx";
import { queueTone } from "#ui/queue-words.ts";

/** 查验队列: what is being asked, what waits and until when, and what came of it. */
export function QueuePage({ id }: { id?: string }) {
	const { query } = useLocation();
	const library = opening.value;
	const app = library.state === "open" ? library.app : undefined;
	return (
		<div class={`split${id ? " with-panel" : ""}${id && query.view === "full" ? " full" : ""}`}>
			<main id="content" class="page scroll library queue-page" tabIndex={-1}>
				{app ? <Queue app={app} openId={id} /> : <h1>{t("queue.title")}</h1>}
			</main>
			{app && id && <RecordPanel app={app} id={id} base="/queue" closeTo={queueUrl(stateFromUrl(query))} />}
		</div>
	);
}

type Part = QueuePart & { readonly rows: readonly QueueRow[] };

function Queue({ app, openId }: { app: App; openId: string | undefined }) {
	const { query, route } = useLocation();
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const state = stateFromUrl(query);
	const progress = queue.value;
	const pieces = useMemo(
		() =>
			new Pieces<QueueRow, Part>(
				async (offset, limit) => {
					const page = await app.queuePage({ offset, limit, ...(state && { states: [state] }) });
					return { ...page, rows: page.items };
				},
				() => redraw(0),
			),
		[app, state],
	);
	const last = useRef(pieces);
	if (pieces.page) last.current = pieces;
	const shown = pieces.page ? pieces : last.current;
	const selection = useSelection<QueueRow>(shown, ({ item }) => item.recordId);
	useEffect(() => void pieces.refresh(), [pieces, progress]);
	useEffect(selection.clear, [state]);

	const steer = async (command: QueueCommand) => {
		if (!sayUnlessKept(await app.steerQueue(command))) return;
		selection.clear();
		void shown.refresh();
	};
	const selectAll = async () => {
		const page = await app.queuePage({ offset: 0, limit: shown.page?.count ?? 0, ...(state && { states: [state] }) });
		if (selection.rows.size === page.items.length) selection.clear();
		else selection.replace(page.items);
	};

	return (
		<>
			<header class="library-head">
				<h1>{t("queue.title")}</h1>
				{progress && countAll(progress) > 0 && (
					<>
						<QueueProgressCard progress={progress} onSteer={steer} />
						<QueueSummaryCard progress={progress} />
						<nav class="groups" aria-label={t("queue.groups")}>
							<a class="group" href={queueUrl(undefined)} aria-current={state === undefined ? "true" : undefined}>
								{t("queue.state.all")} <span class="count">{countAll(progress)}</span>
							</a>
							{queueViews.map((one) => (
								<View key={one} view={one} count={progress.counts[one]} here={state === one} />
							))}
						</nav>
					</>
				)}
			</header>
			{progress && countAll(progress) === 0 ? (
				<div class="empty">
					<h2>{t("queue.empty")}</h2>
					<p class="muted">{t("queue.empty.next")}</p>
					<div class="bar">
						<a class="button primary" href="/library">
							{t("ledger.toLibrary")}
						</a>
						<a class="button" href="/ledger">
							{t("action.ledger")}
						</a>
					</div>
				</div>
			) : shown.page?.count === 0 ? (
				<p class="empty muted">{t("queue.none")}</p>
			) : (
				<QueueGrid
					pieces={shown}
					state={state}
					openId={openId}
					selection={selection}
					onSelectAll={() => void selectAll()}
					onOpen={(recordId) => route(queueUrl(state, recordId))}
				/>
			)}
			{progress && countAll(progress) > 0 && (
				<QueueActions progress={progress} selection={selection} onSteer={(command) => void steer(command)} />
			)}
		</>
	);
}

function View({ view, count, here }: { view: QueueState; count: number; here: boolean }) {
	const tone = count > 0 ? queueTone[view] : undefined;
	return (
		<a class="group" href={queueUrl(view)} aria-current={here ? "true" : undefined}>
			{tone && <Mark tone={tone} />}
			{t(`queue.state.${view}`)} <span class="count">{count}</span>
		</a>
	);
}
