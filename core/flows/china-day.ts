import { type Day, makeDay } from "#core/base/day.ts";

const EIGHT_HOURS = 8 * 3_600_000;

/** The day in China (UTC+8) at an instant: invoices, limits and claims all live by Beijing time, wherever the user is. */
export function chinaDay(instant: Date): Day {
	const there = new Date(instant.getTime() + EIGHT_HOURS);
	const day = makeDay(there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate());
	if (!day) throw new RangeError("the clock is outside the calendar");
	return day;
}
