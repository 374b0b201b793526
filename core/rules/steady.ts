import { addDays, type Day } from "#core/base/day.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { CheckContext } from "./check.ts";

/**
 * The first day after today on which a check may come to something else, were nothing else to change: until then a
 * library need not judge again. Days in facts may still grow older. A check that looks at `today` must fit in here.
 */
export function changesOn({ fields }: Invoice, { today, claimWithinDays }: CheckContext): Day {
	const { issuedOn } = fields;
	const days = [
		...yearly(today),
		...(issuedOn === undefined ? [] : [issuedOn]), // no longer in the future
		...(issuedOn === undefined || claimWithinDays === undefined ? [] : [addDays(issuedOn, claimWithinDays + 1)]),
	].filter((day) => day > today);
	return days.reduce((first, day) => (day < first ? day : first));
}

/** A new year, for numbers and days of an earlier one; and the day after 汇算清缴 ends. */
function yearly(today: Day): readonly Day[] {
	const year = Number(today.slice(0, 4));
	return [`${year}0601` as Day, `${year + 1}0101` as Day]; // days of every year
}
