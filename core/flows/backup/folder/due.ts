import type { Span } from "./app.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** From the first change to the copy: files that are read one after the other make one copy, not one each. */
const SETTLE_MS = 10 * MINUTE_MS;
/** From a copy that failed to the next try. */
const RETRY_MS = 60 * MINUTE_MS;

const SPAN_MS: Readonly<Record<Span, number>> = { change: 0, day: DAY_MS, week: 7 * DAY_MS };

export interface DueFacts {
	readonly every: Span;
	/** The last copy. */
	readonly lastAt?: string;
	/** The first change since. */
	readonly changedAt?: string;
	/** The last try that failed since. */
	readonly failedAt?: string;
}

/**
 * When the next copy is to be made (milliseconds since 1970); `undefined` while nothing changed. What lies after `now`
 * was noted by a clock that was set back since: nobody knows how long ago that was, so it counts as long enough.
 */
export function nextCopyAt({ every, lastAt, changedAt, failedAt }: DueFacts, now: number): number | undefined {
	if (changedAt === undefined) return undefined;
	const after = (at: string | undefined, span: number) => {
		const noted = at === undefined ? Number.NaN : Date.parse(at);
		return noted <= now ? noted + span : now;
	};
	// The first copy shows at once that all of it works.
	const usual = lastAt === undefined ? now : Math.max(after(lastAt, SPAN_MS[every]), after(changedAt, SETTLE_MS));
	return failedAt === undefined ? usual : Math.max(usual, after(failedAt, RETRY_MS));
}
