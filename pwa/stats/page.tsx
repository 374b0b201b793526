import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App } from "#core/flows/app.ts";
import type { ReportFound, StatisticsFound } from "#core/flows/stats/app.ts";
import { opening, revision } from "#pwa/state/library.ts";

import { StatsBar } from "./bar.tsx";
import { Overview } from "./overview.tsx";
import { ReportView } from "./report.tsx";
import "#pwa/style/stats.css";
import "#pwa/style/stats-tables.css";
import "#pwa/style/report.css";
import { type StatsAsked, statsFromUrl, statsUrl } from "./url.ts";
import { t } from "./words.ts";

/** Sellers and buyers that are named. */
const TOP = 10;

/** Between two counts while records are being judged again. */
const COUNT_AGAIN_MS = 1_000;

/** 统计: what a filter of the library comes to; the address holds the filter and what is looked at. */
export function Stats({ view }: { view?: string | undefined }) {
	const library = opening.value;
	const { query } = useLocation();
	const asked = statsFromUrl(query, view);
	return library.state === "open" ? <Counted app={library.app} asked={asked} /> : <h1>{t("stats.title")}</h1>;
}

function Counted({ app, asked }: { app: App; asked: StatsAsked }) {
	const { found, failed, retry } = useFound(app, asked);
	return (
		<>
			<StatsBar asked={asked} found={found} />
			{failed ? (
				<div class="empty" role="alert">
					<p>{t("stats.failed")}</p>
					<button type="button" class="button" onClick={retry}>
						{t("action.retry")}
					</button>
				</div>
			) : (
				found && <Shown found={found} asked={asked} />
			)}
		</>
	);
}

type Found = StatisticsFound | ReportFound;

function Shown({ found, asked }: { found: Found; asked: StatsAsked }) {
	const count = countOf(found);
	if (found.records === 0 || (count === 0 && found.samples.count === found.records)) {
		return (
			<Empty title={t("stats.empty")} next={t("stats.empty.next")}>
				<a class="button primary" href="/">
					{t("stats.empty.go")}
				</a>
			</Empty>
		);
	}
	if (count === 0) {
		return (
			<Empty title={t("stats.none")} next={t("stats.none.next")}>
				<a class="button" href={statsUrl({ view: asked.view, filter: { text: "", where: "library" } })}>
					{t("stats.clear")}
				</a>
			</Empty>
		);
	}
	return "statistics" in found ? <Overview found={found} asked={asked} /> : <ReportView found={found} asked={asked} />;
}

/** Records that the numbers are about; a report says it in the row that adds up everything, and in those left out. */
function countOf(found: Found): number {
	if ("statistics" in found) return found.statistics.all.count;
	return found.report.tables.reduce((sum, { columns, rows }) => {
		const at = columns.findIndex(({ id }) => id === "count");
		const counted = rows.filter(({ role }) => role !== "subtotal").map(({ cells }) => Number(cells[at] ?? 0));
		return sum + counted.reduce((all, one) => all + one, 0);
	}, 0);
}

function Empty({ title, next, children }: { title: string; next: string; children: ComponentChildren }) {
	return (
		<div class="empty">
			<h2>{title}</h2>
			<p class="muted">{next}</p>
			{children}
		</div>
	);
}

interface Latest {
	readonly of: string;
	readonly found: Found;
}

/** Counted anew with every change of the address and of what is kept; what is shown stays until the next is there. */
function useFound(app: App, asked: StatsAsked) {
	const [latest, setLatest] = useState<Latest>();
	const [failed, setFailed] = useState(false);
	const [tries, setTries] = useState(0);
	const address = statsUrl(asked);
	const turn = useRef(0);
	const judging = latest?.found.judging ?? 0;
	const kept = revision.value;
	useEffect(() => {
		const mine = ++turn.current;
		setFailed(false);
		count(app, asked).then(
			(found) => mine === turn.current && setLatest({ of: asked.view, found }),
			() => mine === turn.current && setFailed(true),
		);
	}, [app, address, kept, tries]);
	// What still shows as judged on another day is judged now, and counted again from time to time until all is.
	useEffect(() => {
		if (judging === 0) return;
		const stay = { here: true };
		judgeFor(app, COUNT_AGAIN_MS, stay).then(
			() => stay.here && setTries((times) => times + 1),
			() => stay.here && setFailed(true),
		);
		return () => {
			stay.here = false;
		};
	}, [latest]);
	const found: Found | undefined = latest?.of === asked.view ? latest.found : undefined;
	return { found, failed, retry: () => setTries((times) => times + 1) };
}

async function judgeFor(app: App, milliseconds: number, stay: { readonly here: boolean }): Promise<void> {
	const until = performance.now() + milliseconds;
	while (stay.here && performance.now() < until && (await app.judgeSome()) > 0);
}

function count(app: App, { view, ...asked }: StatsAsked): Promise<Found> {
	if (view === "overview") return app.statistics({ ...asked, top: TOP });
	return app.report({ ...asked, id: view === "accounting" ? "accounting" : "input_tax" });
}
