import type { Answer } from "#core/model/answer.ts";

/** The authority answers five checks of one invoice a day (domain §3.5). */
export const CHECKS_A_DAY = 5;

const EIGHT_HOURS = 8 * 3_600_000;

/** Checks of one invoice used up today in China, by our own count. An answer 超过次数 of today means all of them. */
export function checksUsed(answers: readonly Answer[], now: Date): number {
	const today = chinaDate(now);
	const ofToday = answers.filter((answer) => chinaDate(new Date(answer.askedAt)) === today);
	if (ofToday.some((answer) => answer.outcome === "limit")) return CHECKS_A_DAY;
	return Math.min(CHECKS_A_DAY, ofToday.filter(countsAtAuthority).length);
}

export function checksLeft(answers: readonly Answer[], now: Date): number {
	return CHECKS_A_DAY - checksUsed(answers, now);
}

/** Start of the next day in China, when the count begins anew. */
export function nextChinaDay(now: Date): Date {
	return new Date(Date.parse(chinaDate(now)) + 24 * 3_600_000 - EIGHT_HOURS);
}

/** `2026-11-22` at that instant in China (UTC+8, no summer time). */
export function chinaDate(instant: Date): string {
	return chinaTime(instant).slice(0, 10);
}

/** `2026-11-22 10:32:05` at that instant in China. */
export function chinaTime(instant: Date): string {
	return new Date(instant.getTime() + EIGHT_HOURS).toISOString().slice(0, 19).replace("T", " ");
}

/** Replies of the supplier itself (授权, 频繁 …) never reached the authority; a doubtful one counts. */
export function countsAtAuthority({ outcome }: Answer): boolean {
	return !["auth", "rate_limited", "bad_input", "unsupported", "blocked", "captcha_wrong", "captcha_expired"].includes(
		outcome,
	);
}
