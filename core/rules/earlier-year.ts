import { formatDay } from "#core/base/day.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "earlier_year";

/** 汇算清缴 of a year ends on 31 May of the next. */
const SETTLEMENT_ENDS = "0531";

export const earlierYear: Check = {
	id,
	name: { zh: "跨年发票", en: "Invoice of an earlier year" },
	basis: "税务总局公告2018年第28号; domain §9",
	sentences: {
		last_year: {
			zh: "开票日期是上一年的 {issuedOn}。在 5 月 31 日汇算清缴结束前仍可作为上年费用的凭证。请确认费用属于哪一年。",
			en: "It was issued last year, on {issuedOn}. Until the settlement ends on 31 May it can still support an expense of that year. Make sure which year the expense belongs to.",
		},
		settled: {
			zh: "开票日期是 {issuedOn}，那一年的汇算清缴已经结束。费用属于那一年的，可能要作专项申报。请与会计确认能否入账。",
			en: "It was issued on {issuedOn}, and the settlement of that year is closed. An expense of that year may need a special declaration. Ask the accountant whether it can be booked.",
		},
	},
	run(invoice, { today }) {
		const { issuedOn } = invoice.fields;
		if (issuedOn === undefined) return notRun(id, "issuedOn");
		const years = Number(today.slice(0, 4)) - Number(issuedOn.slice(0, 4));
		if (years <= 0) return clear(id);
		const open = years === 1 && today.slice(4) <= SETTLEMENT_ENDS;
		return found(id, open ? "note" : "look", ["issuedOn"], {
			sentence: open ? "last_year" : "settled",
			issuedOn: formatDay(issuedOn),
		});
	},
};
