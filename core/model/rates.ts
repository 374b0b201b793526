import Big from "big.js";

import type { Day } from "#core/base/day.ts";
import { type Decimal, parseDecimal, sameDecimal } from "#core/base/decimal.ts";

/** A tax rate (税率) or levy rate (征收率) and the days of issue it belongs to, both included (domain §5.3). */
export interface RateWindow {
	/** As a fraction: `0.13`. */
	readonly fraction: Decimal;
	readonly from: Day;
	/** Absent while in force. */
	readonly to?: Day;
	readonly use: { readonly zh: string; readonly en: string };
	/** Law or notice, in Chinese. */
	readonly legalBasis?: string;
}

export type RateCheck =
	| { readonly allowed: true; readonly window: RateWindow }
	/** `nearest`: the window of this rate closest to the day, when the rate exists at all. */
	| { readonly allowed: false; readonly nearest?: RateWindow };

/** A rate as faces and files write it. `fraction` is absent for words: 免税, 不征税, `***`. */
export interface Rate {
	/** The form lines carry: `13%`, or the word. */
	readonly text: string;
	readonly fraction?: Decimal;
}

/** 营改增: before this day other taxes and rates applied, and we know no windows. */
const FIRST_DAY = "20160501" as Day;

const GENERAL = { zh: "税率", en: "tax rate" };
const LEVY = { zh: "征收率", en: "levy rate" };
const ZERO = { zh: "零税率", en: "zero rate" };
const REAL_ESTATE = { zh: "不动产、劳务派遣等 5% 征收率", en: "5 % on real estate and similar" };
const USED_ASSETS = { zh: "销售使用过的固定资产，3% 减按 2%", en: "sale of used fixed assets, 3 % reduced to 2 %" };
const HOMES = { zh: "个人出租住房，5% 减按 1.5%", en: "individuals letting homes, 5 % reduced to 1.5 %" };
const SMALL = { zh: "小规模纳税人，3% 减按 1%", en: "small taxpayers, 3 % reduced to 1 %" };
const USED_CARS = { zh: "二手车经销减按 0.5%", en: "used car dealers, reduced to 0.5 %" };

/** General rates by period: first and last day, percents, legal basis. */
const PERIODS = [
	["20160501", "20170630", ["17", "13", "11", "6"], "财税〔2016〕36号"],
	["20170701", "20180430", ["17", "11", "6"], "财税〔2017〕37号"],
	["20180501", "20190331", ["16", "10", "6"], "财税〔2018〕32号"],
	["20190401", "20251231", ["13", "9", "6"], "财政部 税务总局 海关总署公告2019年第39号"],
	["20260101", undefined, ["13", "9", "6"], "增值税法第十条"],
] as const;

/** Levy and special rates. Those without a legal basis have none in the domain reference. */
const SPECIAL = [
	["20160501", "20251231", "0", ZERO, undefined],
	["20260101", undefined, "0", ZERO, "增值税法第十条"],
	["20160501", "20251231", "3", LEVY, undefined],
	["20260101", undefined, "3", LEVY, "增值税法第十一条"],
	["20160501", "20251231", "5", REAL_ESTATE, undefined],
	["20260101", undefined, "5", REAL_ESTATE, "财政部 税务总局公告2026年第10号"],
	["20160501", undefined, "2", USED_ASSETS, undefined],
	["20160501", undefined, "1.5", HOMES, undefined],
	["20200301", "20220331", "1", SMALL, undefined],
	["20230101", "20251231", "1", SMALL, undefined],
	["20260101", "20271231", "1", SMALL, "财政部 税务总局公告2026年第10号"],
	["20200501", "20271231", "0.5", USED_CARS, undefined],
] as const;

export const rateWindows: readonly RateWindow[] = [
	...PERIODS.flatMap(([from, to, percents, basis]) => percents.map((one) => windowOf(from, to, one, GENERAL, basis))),
	...SPECIAL.map(([from, to, percent, use, basis]) => windowOf(from, to, percent, use, basis)),
];

/**
 * Whether an invoice of this day may carry this rate. `undefined`: older than the windows we know. A rate outside is
 * a hint only, since red invoices and late issue rightly use a former rate (domain §5.3).
 */
export function rateAllowed(fraction: Decimal, day: Day): RateCheck | undefined {
	if (day < FIRST_DAY) return undefined;
	const ofRate = rateWindows.filter((entry) => sameDecimal(entry.fraction, fraction));
	const inside = ofRate.find((entry) => entry.from <= day && (entry.to === undefined || day <= entry.to));
	if (inside) return { allowed: true, window: inside };
	const ended = ofRate.filter((entry) => entry.to !== undefined && entry.to < day).at(-1);
	const nearest = ended ?? ofRate[0];
	return nearest ? { allowed: false, nearest } : { allowed: false };
}

/**
 * Reads a rate from a face (`13%`, `免税`, `***`) or a file (`0.13`, `13.00%`). A bare number below 0.5 is a fraction,
 * above it a percentage. Lists of several rates are `undefined`.
 */
export function parseRate(text: string): Rate | undefined {
	const plain = text.normalize("NFKC").replace(/\s/g, "");
	if (/^\*+$/.test(plain)) return { text: plain.length === 1 ? "*" : "***" };
	if (/零税率/.test(plain)) return { text: "零税率", fraction: "0" as Decimal };
	if (/^不征(?:增值)?税?$/.test(plain)) return { text: "不征税" };
	if (/^免征?(?:增值)?税?$/.test(plain)) return { text: "免税" };

	const number = parseDecimal(plain.replace(/%$/, ""));
	if (number === undefined || number.startsWith("-")) return undefined;
	const written = new Big(number);
	const percent = plain.endsWith("%") || written.gte("0.5") ? written : written.times(100);
	if (percent.gt(100)) return undefined;
	return { text: `${percent.toFixed()}%`, fraction: percent.div(100).toFixed() as Decimal };
}

function windowOf(
	from: string,
	to: string | undefined,
	percent: string,
	use: RateWindow["use"],
	legalBasis: string | undefined,
): RateWindow {
	return {
		fraction: new Big(percent).div(100).toFixed() as Decimal,
		from: from as Day, // constants of this file; a test reads them as days
		...(to && { to: to as Day }),
		use,
		...(legalBasis && { legalBasis }),
	};
}
