import { type Outcome, outcomes } from "#core/model/answer.ts";
import type { QueueItem, QueueReason, QueueState } from "#core/model/queue.ts";
import { t } from "./i18n/index.ts";
import type { Tone } from "./mark.tsx";
import { formatInstant } from "./value.tsx";

/** How a queue stands, as far as its words go. */
interface Progress {
	readonly held?: "paused" | "offline" | "no_provider" | "slowed" | "not_before" | "storage_full";
	readonly heldReason?: QueueReason;
	/** ISO 8601. */
	readonly heldUntil?: string;
	/** Answers a minute. */
	readonly perMinute?: number;
	readonly timeLeftMs?: number;
}

/** Only what calls for a person is marked: that there is an answer says nothing about the invoice. */
export const queueTone: Partial<Record<QueueState, Tone>> = { needs_person: "caution", given_up: "caution" };

/** Where an item stands, in a word or two; of one that waits for its time, when that is. */
export function standingText({ state, notBefore }: Pick<QueueItem, "state" | "notBefore">, now: Date): string {
	if (state === "not_before" && notBefore) return t("queue.from", { at: timeText(notBefore, now) });
	return t(`queue.state.${state}`);
}

/** Why an item is not answered, and what happens or is to be done next. Nothing where there is nothing to say. */
export function reasonText({ reason, state }: Pick<QueueItem, "reason" | "state">): string {
	if (!reason || state === "answered") return "";
	return isOutcome(reason) ? t(`outcome.${reason}`) : t(`queue.reason.${reason}`);
}

/** Why nothing is asked though something waits. */
export function holdText({ held, heldReason, heldUntil }: Progress, now: Date): string {
	if (!held) return "";
	if (held === "no_provider" && heldReason) return reasonText({ reason: heldReason, state: "waiting" });
	return t(`queue.held.${held}`, { at: heldUntil ? timeText(heldUntil, now) : "" });
}

/** `10:32` today, else with the day. */
function timeText(iso: string, now: Date): string {
	const text = formatInstant(iso);
	return text.slice(0, 10) === formatInstant(now.toISOString()).slice(0, 10) ? text.slice(11) : text.slice(5);
}

/** How fast it goes and how long it takes. */
export function paceText({ perMinute, timeLeftMs }: Progress): string {
	if (!perMinute || timeLeftMs === undefined) return "";
	const rate = perMinute >= 10 ? Math.round(perMinute) : perMinute.toFixed(1);
	const minutes = Math.ceil(timeLeftMs / 60_000);
	const left =
		timeLeftMs < 90_000
			? t("summary.seconds", { n: Math.ceil(timeLeftMs / 1_000) })
			: minutes < 100
				? t("summary.minutes", { n: minutes })
				: t("queue.hours", { n: (minutes / 60).toFixed(1) });
	return timeLeftMs > 0 ? t("queue.pace", { rate, left }) : "";
}

function isOutcome(reason: QueueReason): reason is Outcome {
	return (outcomes as readonly string[]).includes(reason);
}
