import type { QueueCommand, QueueProgress } from "#core/flows/queue/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { countAll, countEnded, countOpen } from "#pwa/state/queue.ts";
import { Progress } from "#ui/progress.tsx";
import { holdText, paceText } from "#ui/queue-words.ts";

interface Props {
	readonly progress: QueueProgress;
	readonly onSteer: (command: QueueCommand) => Promise<void>;
}

/** How far it is, how fast, how long yet, and why it stands still if it does. Its lines keep their place. */
export function QueueProgressCard({ progress, onSteer }: Props) {
	const { paused, held } = progress;
	const [done, all, open] = [countEnded(progress), countAll(progress), countOpen(progress)];
	const share = all > 0 ? done / all : 1;
	const hold = open > 0 ? holdText(progress, new Date()) : "";
	return (
		<section class="queue-card" aria-label={t("queue.progress")}>
			<div class="queue-line">
				<p>
					<strong>{open > 0 ? t("queue.done", { done, all }) : t("queue.over", { all })}</strong>
					{!hold && open > 0 && <span class="muted"> · {paceText(progress) || t("queue.measuring")}</span>}
				</p>
				{paused ? (
					<button type="button" class="button primary" onClick={() => void onSteer({ what: "resume" })}>
						{t("queue.resume")}
					</button>
				) : (
					<button type="button" class="button" disabled={open === 0} onClick={() => void onSteer({ what: "pause" })}>
						{t("queue.pause")}
					</button>
				)}
			</div>
			<Progress share={share} label={t("queue.progress")} />
			<p class={`queue-hold ${held && held !== "paused" ? "caution" : "muted"}`} aria-live="polite">
				{hold}
				{held === "no_provider" && open > 0 && (
					<>
						{" "}
						<a href="/settings">{t("record.verify.setup")}</a>
					</>
				)}
			</p>
		</section>
	);
}
