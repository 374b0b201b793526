import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App, ListQuery, RecordRow } from "#core/flows/app.ts";
import { ChangeBanner } from "#pwa/change-banner.tsx";
import { t } from "#pwa/i18n/index.ts";
import { KeepingLine } from "#pwa/keeping.tsx";
import { LibraryBar } from "#pwa/library/bar.tsx";
import { DueBar } from "#pwa/library/due-bar.tsx";
import { emptyWords } from "#pwa/library/empty.ts";
import { EraseDialog } from "#pwa/library/erase-dialog.tsx";
import { LibraryGrid } from "#pwa/library/grid.tsx";
import { JudgingNote } from "#pwa/library/judging-note.tsx";
import { LibraryTotals } from "#pwa/library/totals.tsx";
import { libraryUrl, queryFromUrl } from "#pwa/library/url.ts";
import { RecordPanel } from "#pwa/record-panel.tsx";
import { opening, revision } from "#pwa/state/library.ts";
import { PagedRows } from "#pwa/state/rows.ts";
import { trashWithUndo } from "#pwa/state/trash.ts";
import { useSelection } from "#pwa/use-selection.ts";
import { rowName } from "#ui/words.ts";

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
	const [erasing, setErasing] = useState<readonly string[]>();
	const asked = queryFromUrl(location.query);
	const address = libraryUrl(asked);
	const version = revision.value;
	const before = useRef<{ readonly address: string; readonly rows: PagedRows }>(undefined);
	const rows = useMemo(() => {
		// The same list again, since something in it changed: what is shown stays until its new piece is here.
		const old = before.current?.address === address ? before.current.rows : undefined;
		return new PagedRows(app, asked, () => redraw(0), { before: old });
	}, [app, address, version]);
	before.current = { address, rows };
	const last = useRef<PagedRows>(rows);
	if (rows.page) last.current = rows;
	// While new rows come the old ones stay, so that nothing jumps.
	const shown = rows.page ? rows : last.current;
	const page = shown.page;

	useEffect(() => void rows.want(0, 1), [rows]);
	const selection = useSelection<RecordRow>(shown, idOf);
	useEffect(selection.clear, [address]);
	const selectAll = async () => {
		if (!page) return;
		if (selection.rows.size === page.count) selection.clear();
		else selection.replace((await app.list({ ...asked, offset: 0, limit: page.count })).rows);
	};

	const open = (recordId: string) => location.route(libraryUrl(asked, recordId));
	return (
		<>
			<ChangeBanner />
			<LibraryBar asked={asked} page={page} />
			<KeepingLine app={app} />
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
					selection={selection}
					onSelectAll={() => void selectAll()}
					onOpen={open}
					onDelete={(row) => asked.where !== "trash" && void trashWithUndo(app, [row.id])}
				/>
			)}
			{page && page.count > 0 && (
				<LibraryTotals app={app} asked={asked} page={page} selection={selection} onErase={setErasing} />
			)}
			{erasing && (
				<EraseDialog
					app={app}
					recordIds={erasing}
					names={erasing.flatMap((key) => selection.rows.get(key) ?? []).map(rowName)}
					onClose={() => {
						setErasing(undefined);
						selection.clear();
					}}
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
				<JudgingNote judging={judging} usual={words.next} />
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

function idOf({ id }: RecordRow): string {
	return id;
}
