import { nextChinaDay } from "#core/providers/count.ts";
import type { QuestionEnd } from "./end.ts";

/** How fast the user lets the queue ask. */
export interface Asking {
	/** Questions on their way at the same time. */
	readonly atOnce: number;
	readonly perMinute: number;
}

/** How the supplier has been lately; kept, so that a reload does not hurry one that asked to be left alone. */
export interface Pace {
	/** Ends in a row that were the supplier's trouble. */
	readonly troubles: number;
	/** Pauses in a row without an answer in between. */
	readonly pauses: number;
	/** Nobody is asked before; ISO 8601. */
	readonly slowedUntil?: string;
}

export const steadyPace: Pace = { troubles: 0, pauses: 0 };

/** This many in a row are no accident: with one question in ten failing by itself, once in a hundred thousand. */
const BURST = 5;

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** The pace after one more end. A supplier that asks to slow down is heard at once, others when they keep failing. */
export function paceAfter(pace: Pace, end: QuestionEnd, now: Date): Pace {
	const tone = toneOf(end);
	if (tone === "barred") return { troubles: 0, pauses: 0, slowedUntil: nextChinaDay(now).toISOString() };
	if (tone === "well") return steadyPace;
	if (tone === "silent") return pace;
	const troubles = pace.troubles + 1;
	const slowed = pace.slowedUntil !== undefined && pace.slowedUntil > now.toISOString();
	// Questions that were out when it began say nothing new.
	if (slowed || (tone === "trouble" && troubles < BURST)) return { ...pace, troubles };
	const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** pace.pauses);
	return { troubles: 0, pauses: pace.pauses + 1, slowedUntil: new Date(now.getTime() + pause).toISOString() };
}

function toneOf(end: QuestionEnd): "well" | "slower" | "trouble" | "barred" | "silent" {
	if (!end.ok) {
		const { code, status } = end.error;
		if (code === "http" && status === 429) return "slower";
		if (code === "timeout" || code === "offline" || code === "http") return "trouble";
		return "silent";
	}
	switch (end.value.outcome) {
		case "rate_limited":
			return "slower";
		case "upstream":
			return "trouble";
		case "blocked":
			return "barred"; // 行为异常: to go on would make it worse
		case "auth":
			return "silent"; // holds the queue by itself
		default:
			return "well";
	}
}

/** Questions that may go out at once after a rest: ten seconds' worth. */
export function burstOf({ perMinute }: Asking): number {
	return Math.max(1, Math.floor(perMinute / 6));
}

/** A bucket of questions that fills with time. */
export interface Allowance {
	readonly left: number;
	/** Milliseconds of the clock. */
	readonly at: number;
}

export function refill({ left, at }: Allowance, asking: Asking, now: number): Allowance {
	const gained = (Math.max(0, now - at) * asking.perMinute) / 60_000;
	return { left: Math.min(burstOf(asking), left + gained), at: now };
}

/** Milliseconds until one more question may go out; 0 when it may now. */
export function waitFor({ left }: Allowance, { perMinute }: Asking): number {
	return left >= 1 ? 0 : Math.ceil(((1 - left) * 60_000) / perMinute);
}
