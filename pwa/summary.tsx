import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { askAll, askable, asking, stopAsking } from "#pwa/state/ask-all.ts";
import { cancelCapture, clearLines, keptRows, run, running, summary } from "#pwa/state/capture.ts";
import { opening } from "#pwa/state/library.ts";
import { say } from "#pwa/state/toast.ts";
import { Progress } from "#ui/progress.tsx";

/** How far the reading is, and what came of it. */
export function Summary({ app }: { app: App | undefined }) {
	const { files, invoices, failed, needsPerson, alerts } = summary.value;
	const current = run.value;
	const busy = running.value && current;
	const share = current && current.total > 0 ? current.done / current.total : 1;
	return (
		<div class="summary">
			<div class="summary-line">
				<p aria-live="polite">
					<strong>
						{busy
							? progressText(current, performance.now())
							: current?.cancelled
								? t("summary.cancelled", { done: current.done, files: current.total, invoices })
								: t("summary.done", { files, invoices, failed })}
					</strong>
					{!busy && needsPerson > 0 && <span class="muted"> · {t("summary.needsPerson", { count: needsPerson })}</span>}
					{!busy && alerts > 0 && <span class="muted"> · {t("summary.alerts", { count: alerts })}</span>}
				</p>
				{busy ? (
					<button type="button" class="button" onClick={() => app && cancelCapture(app)}>
						{t("action.cancel")}
					</button>
				) : (
					<span class="bar">
						{app && <AskAll app={app} />}
						<button type="button" class="button quiet" onClick={clearLines}>
							{t("action.clearList")}
						</button>
					</span>
				)}
			</div>
			<Progress share={busy ? share : undefined} label={t("summary.progress")} />
		</div>
	);
}

/** One press asks about everything in the list that is still open; it can be stopped. */
function AskAll({ app }: { app: App }) {
	const library = opening.value;
	const current = asking.value;
	if (current) {
		return (
			<>
				<span role="status">{t("summary.asking", { done: current.done, total: current.total })}</span>
				<button type="button" class="button" onClick={() => void stopAsking(app)}>
					{t("action.cancel")}
				</button>
			</>
		);
	}
	const open = library.state === "open" ? askable(keptRows.value, library.settings.provider.mode) : [];
	if (open.length === 0) return null;
	const ask = async () => {
		const failed = await askAll(app, open);
		if (failed > 0) say({ text: t("summary.notAnswered", { count: failed }) });
	};
	return (
		<button type="button" class="button" onClick={ask}>
			{t("action.verifyAll", { count: open.length })}
		</button>
	);
}

/** Rate and time left once there is enough to tell them from. */
export function progressText(current: { done: number; total: number; startedAt: number }, now: number): string {
	const { done, total, startedAt } = current;
	const seconds = (now - startedAt) / 1000;
	if (done < 5 || seconds < 1) return t("summary.starting", { done, total });
	const rate = done / seconds;
	const left = (total - done) / rate;
	return t("summary.running", {
		done,
		total,
		rate: rate >= 10 ? Math.round(rate) : rate.toFixed(1),
		left: left < 90 ? t("summary.seconds", { n: Math.ceil(left) }) : t("summary.minutes", { n: Math.ceil(left / 60) }),
	});
}
