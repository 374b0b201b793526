import { useEffect, useId, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { type Day, formatDay, parseDay } from "#core/base/day.ts";
import type { App } from "#core/flows/app.ts";
import {
	type Period,
	type Reconciled,
	type ReconciledRow,
	type ReconcileState,
	reconcileStates,
} from "#core/flows/ledger/app.ts";
import { ExportButton } from "#pwa/exchange/export-button.tsx";
import { t } from "#pwa/i18n/reconcile.ts";
import { libraryUrl } from "#pwa/library/url.ts";
import { closeLedger, importLedger, type LedgerState } from "#pwa/state/ledger.ts";
import { Pieces } from "#pwa/state/pieces.ts";

import { PairDialog } from "./pair-dialog.tsx";
import { ReconciledGrid, reconcileTone } from "./reconcile-grid.tsx";
import { StateGroups } from "./state-groups.tsx";
import "#pwa/style/reconcile.css";

type Open = Extract<LedgerState, { readonly at: "open" }>;

/** 对账: what is only in the ledger, only in the library, different, or the same. */
export function Reconcile({ app, state }: { app: App; state: Open }) {
	const { job, choice } = state;
	const { route } = useLocation();
	const [only, setOnly] = useState<ReconcileState>();
	const [period, setPeriod] = useState<Partial<Period>>({});
	const [ask, setAsk] = useState(true);
	const [pair, setPair] = useState<ReconciledRow>();
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const pieces: Pieces<ReconciledRow, Reconciled> = useMemo(
		() =>
			new Pieces(
				(offset, limit) => app.reconcileLedger(job, choice, period, { offset, limit, ...(only && { only }) }),
				() => redraw(0),
			),
		[app, job, choice, period, only],
	);
	const last = useRef(pieces);
	if (pieces.page) last.current = pieces;
	// While something else is asked for the rows of before stay, so that nothing jumps.
	const shown = pieces.page ? pieces : last.current;
	const found = shown.page;
	useEffect(() => void pieces.want(0, 1), [pieces]);
	const missing = found?.counts.only_ledger ?? 0;

	return (
		<>
			<section class="ledger-outcome" aria-label={t("reconcile.title")}>
				<h2>{t("reconcile.title")}</h2>
				<p class="muted">{t("reconcile.lead")}</p>
				<PeriodFields period={period} found={found} onChange={setPeriod} />
				<Groups only={only} found={found} onChange={setOnly} />
				{found && <Notes found={found} />}
				{!found && <p role="status">{t("reconcile.comparing")}</p>}
				{found?.count === 0 && <p class="muted reconcile-none">{t("reconcile.none")}</p>}
				{found && found.count > 0 && (
					<ReconciledGrid
						pieces={shown}
						onOpen={(row) => {
							if (row.differs.length > 0) setPair(row);
							else if (row.recordId !== undefined) route(libraryUrl({}, row.recordId));
						}}
					/>
				)}
			</section>
			{pair && <PairDialog row={pair} onClose={() => setPair(undefined)} />}
			<footer class="totals">
				<label class="check-line">
					<input type="checkbox" checked={ask} onChange={() => setAsk(!ask)} />
					<span>{t("ledger.ask")}</span>
				</label>
				<span class="bar">
					<button
						type="button"
						class="button primary"
						disabled={missing === 0}
						onClick={() => void importLedger(app, { ask, missing: true })}
					>
						{t("reconcile.take", { count: missing })}
					</button>
					{found && found.count > 0 && (
						<ExportButton of={{ what: "reconciled", job, choice, period, ...(only && { only }) }} />
					)}
					<button type="button" class="button" onClick={() => void closeLedger(app)}>
						{t("ledger.close")}
					</button>
				</span>
			</footer>
		</>
	);
}

interface PeriodProps {
	readonly period: Partial<Period>;
	readonly found: Reconciled | undefined;
	readonly onChange: (period: Partial<Period>) => void;
}

/** Within which days what is only in the library counts; those of the ledger until others are chosen. */
function PeriodFields({ period, found, onChange }: PeriodProps) {
	const id = useId();
	const used = { ...found?.span, ...period };
	const changed = period.from !== undefined || period.to !== undefined;
	const change = (end: keyof Period, day: Day | undefined) => {
		const { [end]: _, ...rest } = period;
		onChange(day === undefined ? rest : { ...rest, [end]: day });
	};
	return (
		<fieldset class="reconcile-period">
			<legend>{t("reconcile.period")}</legend>
			<div class="bar">
				{(["from", "to"] as const).map((end) => (
					<label key={end} for={`${id}-${end}`}>
						<span>{t(`reconcile.${end}`)}</span>
						<input
							id={`${id}-${end}`}
							class="input"
							type="date"
							value={used[end] ? formatDay(used[end]) : ""}
							onChange={(event) => change(end, parseDay(event.currentTarget.value))}
						/>
					</label>
				))}
				{changed && (
					<button type="button" class="button quiet" onClick={() => onChange({})}>
						{t("reconcile.span")}
					</button>
				)}
			</div>
			{used.from && used.to && used.from > used.to && <p class="caution small">{t("reconcile.wrongPeriod")}</p>}
		</fieldset>
	);
}

interface GroupsProps {
	readonly only: ReconcileState | undefined;
	readonly found: Reconciled | undefined;
	readonly onChange: (only: ReconcileState | undefined) => void;
}

function Groups({ only, found, onChange }: GroupsProps) {
	const all = found && reconcileStates.reduce((sum, state) => sum + found.counts[state], 0);
	return (
		<StateGroups
			label={t("reconcile.table")}
			states={[undefined, ...reconcileStates]}
			only={only}
			onChange={onChange}
			name={(state) => t(`reconcile.state.${state}`)}
			count={(state) => (state ? found?.counts[state] : all)}
			tone={(state) => reconcileTone[state]}
		/>
	);
}

/** What was compared with nothing, so that no count is taken for more than it is. */
function Notes({ found: { span, period, undated, leftOut } }: { found: Reconciled }) {
	return (
		<ul class="ledger-notes muted">
			{!span && !period.from && !period.to && <li>{t("reconcile.noSpan")}</li>}
			{undated > 0 && <li>{t("reconcile.undated", { count: undated })}</li>}
			{leftOut > 0 && <li>{t("reconcile.leftOut", { count: leftOut })}</li>}
		</ul>
	);
}
