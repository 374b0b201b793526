import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App, ListQuery, RecordRow } from "#core/flows/app.ts";
import { ChangeBanner } from "#pwa/change-banner.tsx";
import { LibraryBar } from "#pwa/library/bar.tsx";
import { DueBar } from "#pwa/library/due-bar.tsx";
import { emptyWords } from "#pwa/library/empty.ts";
import { EraseDialog } from "#pwa/library/erase-dialog.tsx";
import { LibraryGrid } from "#pwa/library/grid.tsx";
import { libraryUrl, queryFromUrl } from "#pwa/library/url.ts";
import { RecordPanel } from "#pwa/record-panel.tsx";
import { opening, revision } from "#pwa/state/library.ts";
import { PagedRows } from "#pwa/state/rows.ts";
import { restore, trashWithUndo } from "#pwa/state/trash.ts";
import { rowName } from "#pwa/words.ts";
import { t, type WordKey } from "#ui/i18n/index.ts";
import { Money } from "#ui/value.tsx";

/** 发票库: everything kept; the address holds what is searched, filtered and open. */
export function LibraryPage({ id }: { id?: string }) {
	const { query } = useLocation();
	const library = opening.value;
	return (
		<div class={`split${id ? " with-panel" : ""}${id && query.view === "full" ? " full" : ""}`}>
			<main id="content" class="page scroll library" tabIndex={-1}>
				{library.state === "open" ? <Library app={library.app} openId={id} /> : <h1>{t("library.title")}</h1>}
			</main>
			{library.state === "open" && id && (
				<RecordPanel app={library.app} id={id} base="/library" closeTo={libraryUrl(queryFromUrl(query))} />
			)}
		</div>
	);
}

function Library({ app, openId }: { app: App; openId: string | undefined }) {
	const location = useLocation();
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const [selected, setSelected] = useState<ReadonlyMap<string, RecordRow>>(new Map());
	const [erasing, setErasing] = useState<readonly string[]>();
	const asked = queryFromUrl(location.query);
	const address = libraryUrl(asked);
	const version = revision.value;
	const rows = useMemo(() => new PagedRows(app, asked, () => redraw(0)), [app, address, version]);
	const last = useRef<PagedRows>(rows);
	if (rows.page) last.current = rows;
	// While new rows come the old ones stay, so that nothing jumps.
	const shown = rows.page ? rows : last.current;
	const page = shown.page;

	useEffect(() => void rows.want(0, 1), [rows]);
	useEffect(() => setSelected(new Map()), [address, version]);

	const open = (recordId: string) => location.route(libraryUrl(asked, recordId));
	const toggle = useCallback((row: RecordRow) => {
		setSelected((old) => {
			const next = new Map(old);
			if (!next.delete(row.id)) next.set(row.id, row);
			return next;
		});
	}, []);
	const ids = [...selected.keys()];

	return (
		<>
			<ChangeBanner />
			<LibraryBar asked={asked} page={page} />
			{asked.where === "due" && page && page.count > 0 && <DueBar app={app} query={asked} count={page.count} />}
			{page && page.count === 0 ? (
				<Empty
					where={asked.where}
					all={page.all}
					judging={page.judging}
					filtered={address !== libraryUrl({ ...asked, text: "", ...noFilter })}
				/>
			) : (
				<LibraryGrid
					rows={shown}
					asked={asked}
					openId={openId}
					selected={selected}
					onToggle={toggle}
					onOpen={open}
					onDelete={(row) => asked.where !== "trash" && void trashWithUndo(app, [row.id])}
				/>
			)}
			{page && page.count > 0 && (
				<footer class="totals" aria-live="polite">
					{selected.size > 0 ? (
						<>
							<span>{t("library.selected", { count: selected.size })}</span>
							<span class="totals-sum">
								{t("library.selectedTotal")} <Money value={sum([...selected.values()])} />
							</span>
							{[...selected.values()].some((row) => row.sample) && (
								<span class="muted small">{t("library.noSamples")}</span>
							)}
							<span class="bar">
								{asked.where === "trash" ? (
									<>
										<button type="button" class="button" onClick={() => void restore(app, ids)}>
											{t("action.restore")}
										</button>
										<button type="button" class="button danger" onClick={() => setErasing(ids)}>
											{t("action.erase")}
										</button>
									</>
								) : (
									<button type="button" class="button danger" onClick={() => void trashWithUndo(app, ids)}>
										{t("action.trash")}
									</button>
								)}
								<button type="button" class="button quiet" onClick={() => setSelected(new Map())}>
									{t("library.unselect")}
								</button>
							</span>
						</>
					) : (
						<>
							<span>{t("library.count", { count: page.count })}</span>
							<span class="totals-sum">
								{t("library.total")} <Money value={page.total} />
							</span>
							<span class="totals-sum">
								{t("library.tax")} <Money value={page.tax} />
							</span>
							<span class="muted small">
								<Note judging={page.judging} usual="library.noSamples" />
							</span>
						</>
					)}
				</footer>
			)}
			{erasing && (
				<EraseDialog
					app={app}
					recordIds={erasing}
					names={erasing.flatMap((key) => selected.get(key) ?? []).map(rowName)}
					onClose={() => setErasing(undefined)}
				/>
			)}
		</>
	);
}

const noFilter = {
	authenticity: undefined,
	state: undefined,
	claimable: undefined,
	kind: undefined,
	from: undefined,
	to: undefined,
};

/** Judging again that is over sooner is not spoken of. */
const SOON_MS = 800;

/** One place for both sentences, so that nothing moves when the second comes or goes; its count is not read aloud. */
function Note({ judging, usual }: { judging: number; usual: WordKey }) {
	const [long, setLong] = useState(false);
	const busy = judging > 0;
	useEffect(() => {
		setLong(false);
		if (!busy) return;
		const timer = setTimeout(() => setLong(true), SOON_MS);
		return () => clearTimeout(timer);
	}, [busy]);
	return <span aria-live="off">{busy && long ? t("library.judging", { count: judging }) : t(usual)}</span>;
}

function Empty({
	where,
	all,
	judging,
	filtered,
}: {
	where: ListQuery["where"];
	all: number;
	judging: number;
	filtered: boolean;
}) {
	const words = emptyWords(where, { all, filtered });
	return (
		<div class="empty">
			<h2>{t(words.title)}</h2>
			<p class="muted">
				<Note judging={judging} usual={words.next} />
			</p>
			{words.action === "add" && (
				<a class="button primary" href="/">
					{t("library.empty.go")}
				</a>
			)}
			{words.action === "clear" && (
				<a class="button" href={where === "library" ? "/library" : `/library?where=${where}`}>
					{t("library.clear")}
				</a>
			)}
		</div>
	);
}

/** Samples never count, here as in the totals. */
function sum(rows: readonly RecordRow[]): RecordRow["total"] {
	return rows.reduce((total, row) => total + (row.sample ? 0 : (row.total ?? 0)), 0) as RecordRow["total"]; // fen + fen
}
