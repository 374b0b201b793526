import { formatDay } from "#core/base/day.ts";
import { parseRate, type RateWindow, rateAllowed } from "#core/model/rates.ts";
import type { Check } from "./check.ts";
import { absent, isRed } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "rate_window";

export const rateWindow: Check = {
	id,
	name: { zh: "税率与开票日期", en: "Rate and day of issue" },
	basis: "domain §5.3",
	sentences: {
		never: {
			zh: "第 {line} 行的税率 {rate} 不是 2016 年 5 月以来任何时期的法定税率或征收率。可能读错，也可能票面有误。请对照原件，以查验结果为准。",
			en: "Line {line} has the rate {rate}, which has not been a lawful rate at any time since May 2016. It was misread or the face is wrong. Compare with the original and ask the authority.",
		},
		other_time: {
			zh: "第 {line} 行的税率 {rate} 适用于 {from} 至 {to}，开票日期是 {issuedOn}。补开以前的业务可以用原税率，请向经办人了解业务发生的时间。",
			en: "Line {line} has the rate {rate}, lawful from {from} to {to}; the invoice is of {issuedOn}. Late issue for earlier business may rightly use it: ask when the business took place.",
		},
	},
	run(invoice) {
		const { issuedOn } = invoice.fields;
		if (invoice.lines.length === 0) return notRun(id, "lines");
		if (issuedOn === undefined) return notRun(id, ...absent(invoice, "issuedOn"));
		const checked = invoice.lines.flatMap((line, index) => {
			const rate = line.rate === undefined ? undefined : parseRate(line.rate);
			const result = rate?.fraction === undefined ? undefined : rateAllowed(rate.fraction, issuedOn);
			return rate && result ? [{ index, rate: rate.text, result }] : [];
		});
		if (checked.length === 0) return notRun(id, "line_rates");
		const outside = checked.flatMap(({ index, rate, result }) =>
			result.allowed ? [] : [{ index, rate, nearest: result.nearest }],
		);
		const never = outside.find((one) => one.nearest === undefined);
		if (never) return found(id, "look", [], { sentence: "never", line: never.index + 1, rate: never.rate });
		const other = outside[0];
		if (!other?.nearest || isRed(invoice)) return clear(id); // red invoices rightly repeat the former rate
		return found(id, "note", ["issuedOn"], {
			sentence: "other_time",
			line: other.index + 1,
			rate: other.rate,
			issuedOn: formatDay(issuedOn),
			...span(other.nearest),
		});
	},
};

function span({ from, to }: RateWindow): { from: string; to: string } {
	return { from: formatDay(from), to: to ? formatDay(to) : "—" };
}
