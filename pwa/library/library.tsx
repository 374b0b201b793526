import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { ListQuery, RecordRow, RowCell } from "#core/flows/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { ChangeBanner } from "#pwa/change-banner.tsx";
import { t } from "#pwa/i18n/organise.ts";
import { KeepingLine } from "#pwa/keeping.tsx";
import { account } from "#pwa/state/account.ts";
import { chosenColumns, loadColumns } from "#pwa/state/columns.ts";
import { revision } from "#pwa/state/library.ts";
import { PagedRows } from "#pwa/state/rows.ts";
import { narrow } from "#pwa/state/screen.ts";
import { trashWithUndo } from "#pwa/state/trash.ts";
import { useSelection } from "#pwa/use-selection.ts";
import { rowName } from "#ui/words.ts";
import { LibraryBar } from "./bar.tsx";
import { cellsOf } from "./column-list.ts";
import { DueBar } from "./due-bar.tsx";
import { emptyWords } from "./empty.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { LibraryGrid } from "./grid.tsx";
import { JudgingNote } from "./judging-note.tsx";
import { NearNote } from "./near-note.tsx";
import { LibraryTotals } from "./totals.tsx";
import { libraryUrl, queryFromUrl } from "./url.ts";
import "#pwa/style/organise.css";

/** The list with all that stands above and below it. */
export function Library({ app, openId }: { app: HostedApp; openId: string | undefined }) {
	const location = useLocation();
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const [erasing, setErasing] = useState<readonly string[]>();
	const asked = queryFromUrl(location.query);
	const address = libraryUrl(asked);
	const cells = narrow.value ? "" : cellsOf(chosenColumns.value ?? []).join(" ");
	const version = revision.value;
	const before = useRef<{ readonly address: string; readonly rows: PagedRows }>(undefined);
	const rows = useMemo(() => {
		// The same list again, since something in it changed: what is shown stays until its new piece is here.
		const old = before.current?.address === address ? before.current.rows : undefined;
		const beside = cells ? { cells: cells.split(" ") as RowCell[] } : {}; // as they were joined
		return new PagedRows(app, { ...asked, ...beside }, () => redraw(0), { before: old });
	}, [app, address, version, cells]);
	before.current = { address, rows };
	useEffect(() => void loadColumns(app), [app]);
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
			<LibraryBar app={app} asked={asked} page={page} />
			<KeepingLine app={app} />
			{page && page.count > 0 && <NearNote near={page.near} count={page.count} />}
			{asked.where === "due" && page && page.count > 0 && <DueBar app={app} query={asked} count={page.count} />}
			{page && page.count === 0 ? (
				<Empty
					where={asked.where}
					all={page.all}
					judging={page.judging}
					filtered={address !== libraryUrl({ ...asked, text: "", ...noFilter })}
				/>
			) : (
				chosenColumns.value && (
					<LibraryGrid
						app={app}
						rows={shown}
						asked={asked}
						openId={openId}
						selection={selection}
						onSelectAll={() => void selectAll()}
						onOpen={open}
						onDelete={(row) => asked.where !== "trash" && void trashWithUndo(app, [row.id])}
					/>
				)
			)}
			{page && page.count > 0 && (
				<LibraryTotals
					app={app}
					asked={asked}
					page={page}
					selection={selection}
					onSelectAll={() => void selectAll()}
					onErase={setErasing}
				/>
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
				<a class={account.value?.profile.filling ? "button" : "button primary"} href="/">
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
