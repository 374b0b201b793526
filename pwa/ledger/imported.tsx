import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { type LedgerState, stopLedger } from "#pwa/state/ledger.ts";
import { Progress } from "#ui/progress.tsx";

type At<K extends LedgerState["at"]> = Extract<LedgerState, { readonly at: K }>;

/** How far the import is. */
export function ImportingLedger({ app, state }: { app: App; state: At<"importing"> }) {
	const { done, total } = state.progress;
	const share = total > 0 ? done / total : 0;
	return (
		<section class="card">
			<h2>{state.name}</h2>
			<p role="status">{t("ledger.importing", { done, total })}</p>
			<Progress share={share} label={t("ledger.progress")} />
			<button type="button" class="button" onClick={() => stopLedger(app)}>
				{t("action.cancel")}
			</button>
		</section>
	);
}

/** What came of it, and where it goes on. */
export function ImportedLedger({ state }: { state: At<"done"> }) {
	const { new: fresh, known, leftOut, queue, cancelled } = state.imported;
	return (
		<section class="card" role="status">
			<h2>{state.name}</h2>
			<p>
				<strong>{t(cancelled ? "ledger.stopped" : "ledger.done", { count: fresh + known, fresh, known })}</strong>
				{leftOut > 0 && <span class="muted"> · {t("ledger.leftOut", { count: leftOut })}</span>}
			</p>
			{queue && (
				<p class="muted">
					{[
						t("ledger.queued", { count: queue.added + queue.already }),
						queue.notAskable > 0 && t("ledger.notAskable", { count: queue.notAskable }),
					]
						.filter(Boolean)
						.join(" · ")}
				</p>
			)}
			<div class="bar">
				{queue && (
					<a class="button primary" href="/queue">
						{t("ledger.toQueue")}
					</a>
				)}
				<a class={queue ? "button" : "button primary"} href="/library">
					{t("ledger.toLibrary")}
				</a>
			</div>
		</section>
	);
}
