import { useEffect, useId, useMemo, useReducer, useRef, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { LedgerRow, LedgerRowState, LedgerView } from "#core/flows/ledger/app.ts";
import { isKindId, kindById, kinds } from "#core/model/kinds/index.ts";
import { t } from "#pwa/i18n/index.ts";
import {
	choiceFor,
	choose,
	closeLedger,
	importLedger,
	type LedgerState,
	ledgerUses,
	useLedgerFor,
} from "#pwa/state/ledger.ts";
import { Pieces } from "#pwa/state/pieces.ts";
import { lazyComponent } from "#ui/lazy.tsx";
import { Mark } from "#ui/mark.tsx";
import { kindName } from "#ui/words.ts";

import { ColumnsTable } from "./columns-table.tsx";
import { LedgerRowsGrid } from "./rows-grid.tsx";
import { StateGroups } from "./state-groups.tsx";
import { rowStateTone } from "./words.ts";

type Open = Extract<LedgerState, { readonly at: "open" }>;

const shownStates = [undefined, "ready", "lacking", "left_out"] as const;

/** Seldom needed at first paint, and with words of its own. */
const Reconcile = lazyComponent(() => import("./reconcile.tsx").then((module) => module.Reconcile), {
	waiting: null,
	failed: (retry) => (
		<p class="bar" role="alert">
			{t("original.failed")}
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</p>
	),
});

/** An open ledger: what its columns are, and then what it is good for. */
export function LedgerPreview({ app, state }: { app: App; state: Open }) {
	const { opened, choice, use } = state;
	const sheet = opened.sheets[choice.sheet];
	return (
		<>
			<SheetBar state={state} />
			{sheet && <ColumnsTable sheet={sheet} choice={choice} />}
			<Uses use={use} />
			{use === "import" ? <Outcome app={app} state={state} /> : <Reconcile app={app} state={state} />}
		</>
	);
}

function Uses({ use }: Pick<Open, "use">) {
	const id = useId();
	return (
		<fieldset class="ledger-uses">
			<legend class="visually-hidden">{t("ledger.use")}</legend>
			<div class="segments">
				{ledgerUses.map((one) => (
					<label key={one}>
						<input type="radio" name={`${id}-use`} checked={use === one} onChange={() => useLedgerFor(one)} />
						{t(`ledger.use.${one}`)}
					</label>
				))}
			</div>
		</fieldset>
	);
}

/** What importing makes of each row. */
function Outcome({ app, state }: { app: App; state: Open }) {
	const { job, opened, choice } = state;
	const [only, setOnly] = useState<LedgerRowState>();
	const [ask, setAsk] = useState(true);
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const pieces: Pieces<LedgerRow, LedgerView> = useMemo(
		() =>
			new Pieces(
				(offset, limit) => app.viewLedger(job, choice, { offset, limit, ...(only && { only }) }),
				() => redraw(0),
			),
		[app, job, choice, only],
	);
	const last = useRef(pieces);
	if (pieces.page) last.current = pieces;
	// While another choice is looked at the rows of the one before stay, so that nothing jumps.
	const shown = pieces.page ? pieces : last.current;
	const view = shown.page;
	const sheet = opened.sheets[choice.sheet];
	useEffect(() => void pieces.want(0, 1), [pieces]);
	const kept = view ? view.counts.ready + view.counts.lacking : 0;

	return (
		<>
			{sheet && view && (
				<section class="ledger-outcome" aria-label={t("ledger.outcome")}>
					<h2>{t("ledger.outcome")}</h2>
					<StateGroups
						label={t("ledger.outcome")}
						states={shownStates}
						only={only}
						onChange={setOnly}
						name={(state) => t(`ledger.state.${state}`)}
						count={(state) => (state ? view.counts[state] : kept + view.counts.left_out)}
						tone={(state) => rowStateTone[state]}
					/>
					<Warnings view={view} byLine={sheet.byLine} />
					<LedgerRowsGrid pieces={shown} />
				</section>
			)}
			<footer class="totals">
				<label class="check-line">
					<input type="checkbox" checked={ask} onChange={() => setAsk(!ask)} />
					<span>{t("ledger.ask")}</span>
				</label>
				<span class="bar">
					<button
						type="button"
						class="button primary"
						disabled={kept === 0}
						onClick={() => void importLedger(app, { ask })}
					>
						{t("ledger.import", { count: kept })}
					</button>
					<button type="button" class="button" onClick={() => void closeLedger(app)}>
						{t("ledger.close")}
					</button>
				</span>
			</footer>
		</>
	);
}

/** Which sheet, and what invoices are that do not say it. */
function SheetBar({ state: { opened, choice } }: { state: Open }) {
	const id = useId();
	const sheet = opened.sheets[choice.sheet];
	const kindless = !choice.columns.includes("kind");
	return (
		<section class="ledger-sheet">
			<h2 class="clip" title={opened.name}>
				{opened.name}
			</h2>
			<p class="muted">
				{[t("ledger.rows", { count: sheet?.rows ?? 0 }), sheet?.remembered && t("ledger.remembered")]
					.filter(Boolean)
					.join(" · ")}
			</p>
			<div class="form-grid">
				{opened.sheets.length > 1 && (
					<div class="field">
						<label for={`${id}-sheet`}>{t("ledger.sheet")}</label>
						<select
							id={`${id}-sheet`}
							class="input"
							value={String(choice.sheet)}
							onChange={(event) => choose(choiceFor(opened, Number(event.currentTarget.value)))}
						>
							{opened.sheets.map(({ name, rows }, index) => (
								<option key={index} value={String(index)}>
									{t("ledger.sheet.option", { name, count: rows })}
								</option>
							))}
						</select>
					</div>
				)}
				{kindless && (
					<div class="field">
						<label for={`${id}-kind`}>{t("ledger.kind")}</label>
						<select
							id={`${id}-kind`}
							class="input"
							value={choice.digitalKind ?? ""}
							aria-describedby={`${id}-kind-hint`}
							onChange={(event) => {
								const { digitalKind: _, ...rest } = choice;
								const { value } = event.currentTarget;
								choose(isKindId(value) ? { ...rest, digitalKind: value } : rest);
							}}
						>
							<option value="">{t("ledger.kind.none")}</option>
							{kinds
								.filter(({ id: kind }) => kindById(kind).digital && kindById(kind).code === "none")
								.map(({ id: kind }) => (
									<option key={kind} value={kind}>
										{kindName(kind)}
									</option>
								))}
						</select>
						<span id={`${id}-kind-hint`} class="hint">
							{t("ledger.kind.hint")}
						</span>
					</div>
				)}
			</div>
		</section>
	);
}

function Warnings({ view, byLine }: { view: LedgerView; byLine: boolean }) {
	const { damaged, repeated, known } = view;
	return (
		<ul class="ledger-notes">
			{damaged > 0 && (
				<li class="ledger-note caution">
					<Mark tone="caution" />
					<span>{t("ledger.damaged", { count: damaged })}</span>
				</li>
			)}
			{byLine && <li class="muted">{t("ledger.byLine")}</li>}
			{repeated > 0 && <li class="muted">{t("ledger.repeated", { count: repeated })}</li>}
			{known > 0 && <li class="muted">{t("ledger.known", { count: known })}</li>}
		</ul>
	);
}
