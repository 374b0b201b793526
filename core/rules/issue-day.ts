import { type Day, formatDay } from "#core/base/day.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "issue_day";

/** 增值税专用发票 began with the tax reform of 1994. */
const FIRST_DAY = "19940101" as Day; // a day the calendar has

export const issueDay: Check = {
	id,
	name: { zh: "开票日期是否可能", en: "Possible day of issue" },
	basis: "domain §9",
	sentences: {
		future: {
			zh: "开票日期 {issuedOn} 晚于今天 {today}。发票不能预先开具，可能读错、被改动，或本机时钟不准。请对照原件和本机日期。",
			en: "The day of issue {issuedOn} is after today, {today}. No invoice is issued in advance: it was misread or altered, or the clock of this machine is wrong. Compare with the original and the clock.",
		},
		too_old: {
			zh: "开票日期 {issuedOn} 早于增值税发票开始使用的 1994 年，多半读错了。请对照原件。",
			en: "The day of issue {issuedOn} is before VAT invoices began in 1994; it was probably misread. Compare with the original.",
		},
	},
	run(invoice, { today }) {
		const { issuedOn } = invoice.fields;
		if (issuedOn === undefined) return notRun(id, "issuedOn");
		if (issuedOn > today)
			return found(id, "look", ["issuedOn"], {
				sentence: "future",
				issuedOn: formatDay(issuedOn),
				today: formatDay(today),
			});
		if (issuedOn < FIRST_DAY)
			return found(id, "look", ["issuedOn"], { sentence: "too_old", issuedOn: formatDay(issuedOn) });
		return clear(id);
	},
};
