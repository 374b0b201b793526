import { type Day, parseDay } from "#core/base/day.ts";
import { chinaDate } from "#core/providers/count.ts";

/** The day in China at an instant: invoices, limits and claims all live by Beijing time, wherever the user is. */
export function chinaDay(instant: Date): Day {
	const day = parseDay(chinaDate(instant));
	if (!day) throw new RangeError("the clock is outside the calendar");
	return day;
}
