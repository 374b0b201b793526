import { type Day, makeDay } from "#core/base/day.ts";

/** The calendar day on this machine's clock. */
export function dayOf(now: Date): Day {
	const day = makeDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
	if (day === undefined) throw new Error("the clock of this machine is not set");
	return day;
}
