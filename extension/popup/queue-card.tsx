import { useState } from "preact/hooks";
import { t } from "#extension/i18n/index.ts";
import { Mark, type Tone } from "#ui/mark.tsx";
import { Progress } from "#ui/progress.tsx";
import { holdText, paceText } from "#ui/queue-words.ts";
import type { Popup } from "./popup.ts";
import { isFresh, queueStanding } from "./queue-standing.ts";

const columns = [
	{ key: "matched", tone: "good" },
	{ key: "voidOrRed", tone: "stop" },
	{ key: "mismatched", tone: "stop" },
	{ key: "notFound", tone: "stop" },
	{ key: "noAnswer", tone: "caution" },
	{ key: "needsPerson", tone: "caution" },
] as const satisfies readonly { key: string; tone: Tone }[];

/** How far 全部查验 is, also after the popup was closed meanwhile; for a while, what came of it. */
export function QueueCard({ popup }: { popup: Popup }) {
	const [hidden, setHidden] = useState<string>();
	const queue = popup.running.queue.value;
	if (!queue) return null;
	const { open, done, all } = queueStanding(queue);
	const { summary } = queue;
	if (open === 0 && (!isFresh(summary.endedAt, popup.now()) || hidden === summary.endedAt)) return null;
	const { paused, held } = queue;
	const hold = open > 0 ? holdText(queue, popup.now()) : "";
	return (
		<section class="queue" aria-label={t("queue.progress")}>
			<div class="queue-head">
				<p>
					<strong>{open > 0 ? t("queue.done", { done, all }) : t("queue.summary")}</strong>
				</p>
				{open > 0 ? (
					<Steer popup={popup} what={paused ? "resume" : "pause"} />
				) : (
					<button type="button" class="link" onClick={() => setHidden(summary.endedAt)}>
						{t("ext.dismiss")}
					</button>
				)}
			</div>
			{open > 0 && <Progress share={all > 0 ? done / all : 0} label={t("queue.progress")} />}
			<p class="queue-columns">
				{columns
					.filter(({ key }) => summary[key] > 0)
					.map(({ key, tone }) => (
						<span key={key} class={`mark-word ${tone}`}>
							<Mark tone={tone} />
							{t(`queue.summary.${key}`)} {summary[key]}
						</span>
					))}
			</p>
			{open > 0 && (
				<p class={hold && !paused ? "caution small" : "muted small"} role="status">
					{hold || paceText(queue) || t("queue.measuring")}
					{held === "no_provider" && (
						<>
							{" "}
							<button type="button" class="link" onClick={() => popup.openOptions()}>
								{t("ext.setup")}
							</button>
						</>
					)}
				</p>
			)}
			{open > 0 && <p class="muted small">{t(paused ? "ext.rests" : "ext.goesOn")}</p>}
		</section>
	);
}

/** One button in one place, so that the focus stays on it whatever it says. */
function Steer({ popup, what }: { popup: Popup; what: "pause" | "resume" }) {
	const action = t(`queue.${what}`);
	return (
		<button
			type="button"
			class="button small-button"
			aria-label={t("ext.name", { action, name: t("queue.progress") })}
			onClick={() => void popup.running.steer(what)}
		>
			{action}
		</button>
	);
}
