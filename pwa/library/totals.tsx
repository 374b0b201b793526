import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App, ListPage, RecordRow } from "#core/flows/app.ts";
import { ExportButton } from "#pwa/exchange/export-button.tsx";
import { t } from "#pwa/i18n/organise.ts";
import { askMany, claimMany, labelMany, restoreMany, trashMany } from "#pwa/state/bulk.ts";
import { bulk } from "#pwa/state/bulk-run.ts";
import { opening } from "#pwa/state/library.ts";
import type { Selection } from "#pwa/use-selection.ts";
import { Money } from "#ui/value.tsx";

import { BulkInPage } from "./bulk-progress.tsx";
import { JudgingNote } from "./judging-note.tsx";
import { LabelDialog } from "./label-dialog.tsx";
import { type LibraryQuery, libraryUrl } from "./url.ts";

interface Props {
	readonly app: App;
	readonly asked: LibraryQuery;
	readonly page: ListPage;
	readonly selection: Selection<RecordRow>;
	readonly onSelectAll: () => void;
	readonly onErase: (recordIds: readonly string[]) => void;
}

/** Sums at the foot of the list, of everything that matches or of what is selected, and what can be done with it. */
export function LibraryTotals(props: Props) {
	return (
		<footer class="totals" aria-live={bulk.value ? "off" : "polite"}>
			{bulk.value ? (
				<BulkInPage {...bulk.value} />
			) : props.selection.rows.size > 0 ? (
				<Selected {...props} />
			) : (
				<Matching {...props} />
			)}
		</footer>
	);
}

function Selected({ app, asked, page, selection, onSelectAll, onErase }: Props) {
	const { route } = useLocation();
	const rows = [...selection.rows.values()];
	const ids = [...selection.rows.keys()];
	const [labelling, setLabelling] = useState(false);
	const then = (work: Promise<unknown>) => void work.then(selection.clear);
	return (
		<>
			<span>
				{t("library.selected", { count: rows.length })}{" "}
				{rows.length < page.count && (
					<button type="button" class="link" onClick={onSelectAll}>
						{t("bulk.selectAll", { count: page.count })}
					</button>
				)}
			</span>
			<span class="totals-sum">
				{t("library.selectedTotal")} <Money value={sum(rows)} />
			</span>
			{rows.some((row) => row.sample) && <span class="muted small">{t("library.noSamples")}</span>}
			<span class="bar">
				<ExportButton of={{ what: "invoices", ids }} />
				{asked.where === "trash" ? (
					<>
						<button type="button" class="button" onClick={() => then(restoreMany(app, ids))}>
							{t("action.restore")}
						</button>
						<button type="button" class="button danger" onClick={() => onErase(ids)}>
							{t("action.erase")}
						</button>
					</>
				) : (
					<>
						{canAsk() && (
							<button type="button" class="button primary" onClick={() => then(askMany(app, ids, route))}>
								{t("queue.ask", { count: ids.length })}
							</button>
						)}
						<button type="button" class="button" onClick={() => setLabelling(true)}>
							{t("bulk.label")}
						</button>
						<button type="button" class="button" onClick={() => then(claimMany(app, rows))}>
							{t("action.claim")}
						</button>
						<button type="button" class="button danger" onClick={() => then(trashMany(app, ids))}>
							{t("action.trash")}
						</button>
					</>
				)}
				<button type="button" class="button quiet" onClick={selection.clear}>
					{t("library.unselect")}
				</button>
			</span>
			{labelling && (
				<LabelDialog
					app={app}
					rows={rows}
					onKeep={(change) => then(labelMany(app, ids, change))}
					onClose={() => setLabelling(false)}
				/>
			)}
		</>
	);
}

function Matching({ app, asked, page }: Props) {
	const { route } = useLocation();
	const askAll = async () => {
		const { rows } = await app.list({ ...asked, offset: 0, limit: page.count });
		const ids = rows.map(({ id }) => id);
		await askMany(app, ids, route);
	};
	return (
		<>
			<span>{t("library.count", { count: page.count })}</span>
			<span class="totals-sum">
				{t("library.total")} <Money value={page.total} />
			</span>
			<span class="totals-sum">
				{t("library.tax")} <Money value={page.tax} />
			</span>
			<span class="muted small">
				<JudgingNote judging={page.judging} usual="library.noSamples" />
			</span>
			<span class="bar">
				<a class="totals-stats" href={libraryUrl(asked).replace("/library", "/stats")}>
					{t("nav.stats")}
				</a>
				{asked.where === "library" && canAsk() && (
					<button type="button" class="button" onClick={() => void askAll()}>
						{t("queue.ask", { count: page.count })}
					</button>
				)}
				<ExportButton of={{ what: "invoices", query: asked }} />
			</span>
		</>
	);
}

function canAsk(): boolean {
	const library = opening.value;
	return library.state === "open" && library.settings.provider.mode !== "none";
}

/** Samples never count, here as in the totals. */
function sum(rows: readonly RecordRow[]): RecordRow["total"] {
	return rows.reduce((total, row) => total + (row.sample ? 0 : (row.total ?? 0)), 0) as RecordRow["total"]; // fen + fen
}
