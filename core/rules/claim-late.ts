import { daysBetween, formatDay } from "#core/base/day.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "claim_late";

export const claimLate: Check = {
	id,
	name: { zh: "报销期限", en: "Time to claim" },
	basis: "domain §9",
	sentences: {
		late: {
			zh: "开票日期 {issuedOn} 距今 {days} 天，超过本单位规定的 {limit} 天。请确认是否还能报销。",
			en: "It was issued on {issuedOn}, {days} days ago; your company accepts claims within {limit} days. Ask whether it can still be claimed.",
		},
	},
	run(invoice, { today, claimWithinDays }) {
		const { issuedOn } = invoice.fields;
		if (claimWithinDays === undefined) return notRun(id, "claim_within_days");
		if (issuedOn === undefined) return notRun(id, "issuedOn");
		const days = daysBetween(issuedOn, today);
		if (days <= claimWithinDays) return clear(id);
		const facts = { sentence: "late", issuedOn: formatDay(issuedOn), days, limit: claimWithinDays };
		return found(id, "look", ["issuedOn"], facts);
	},
};
