import { addDays, type Day, daysBetween, makeDay } from "#core/base/day.ts";

/** Days from one to another, both included; an open end is absent. */
export interface DayRange {
	readonly from?: Day;
	readonly to?: Day;
}

interface WholeRange {
	readonly from: Day;
	readonly to: Day;
}

/** A Monday to count weeks from. */
const MONDAY = "20240101" as Day;

type Relative = (today: Day) => WholeRange | undefined;

/** Words for days as seen from today; the first name of each is the one suggested. */
export const relativeDays: readonly { readonly names: readonly string[]; readonly range: Relative }[] = [
	{ names: ["今天", "今日", "today"], range: (today) => ({ from: today, to: today }) },
	{ names: ["昨天", "昨日", "yesterday"], range: (today) => dayBefore(today, 1) },
	{ names: ["前天"], range: (today) => dayBefore(today, 2) },
	{ names: ["本周", "这周", "thisweek"], range: (today) => week(today, 0) },
	{ names: ["上周", "lastweek"], range: (today) => week(today, -1) },
	{ names: ["本月", "这个月", "当月", "thismonth"], range: (today) => monthFrom(today, 0) },
	{ names: ["上个月", "上月", "lastmonth"], range: (today) => monthFrom(today, -1) },
	{ names: ["本季度", "这个季度", "thisquarter"], range: (today) => quarter(today, 0) },
	{ names: ["上个季度", "上季度", "lastquarter"], range: (today) => quarter(today, -1) },
	{ names: ["今年", "本年", "thisyear"], range: (today) => year(yearOf(today)) },
	{ names: ["去年", "上年", "lastyear"], range: (today) => year(yearOf(today) - 1) },
	{ names: ["前年"], range: (today) => year(yearOf(today) - 2) },
];

/**
 * Reads a day, a month, a year, a stretch of them with `..` or 至, or a word as seen from today.
 * @example parseDays("2026-08", today) // { from: "20260801", to: "20260831" }
 */
export function parseDays(typed: string, today: Day): DayRange | undefined {
	const plain = typed.normalize("NFKC").replace(/\s/g, "").toLowerCase();
	const [low = "", high, ...more] = plain.split(/\.\.|~|至|到/);
	if (high === undefined) return parsePeriod(plain, today);
	if (more.length > 0 || (low === "" && high === "")) return undefined;
	const [a, b] = [parsePeriod(low, today), parsePeriod(high, today)];
	if ((low !== "" && !a) || (high !== "" && !b)) return undefined;
	if (!a || !b) return { ...(a && { from: a.from }), ...(b && { to: b.to }) };
	return a.from <= b.from ? { from: a.from, to: b.to } : { from: b.from, to: a.to };
}

/** Whether a text can hardly mean anything but days; `2026.08` may be an amount, `8月` a word, `20260801` a number. */
export function isPlainlyDays(typed: string): boolean {
	const plain = typed.normalize("NFKC").replace(/\s/g, "").toLowerCase();
	const parts = plain.split(/\.\.|~|至|到/).filter(Boolean);
	return parts.length > 0 && parts.every((part) => PLAIN.test(part) || relativeNamed(part) !== undefined);
}

const PLAIN =
	/^20\d{2}(?:年?|[-/年]\d{1,2}月?|[-/年]\d{1,2}[-/月]\d{1,2}日?|\.\d{1,2}\.\d{1,2})$|^(?:最近|近|过去)\d{1,3}(?:天|日|个月|月|年)$/;

function parsePeriod(plain: string, today: Day): WholeRange | undefined {
	const relative = relativeNamed(plain);
	if (relative) return relative(today);
	const recent = /^(?:最近|近|过去)(\d{1,3})(天|日|个月|月|年)$/.exec(plain);
	if (recent) return lately(today, Number(recent[1]), recent[2] ?? "");
	const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$|^(\d{4})(\d{2})(\d{2})$/.exec(plain);
	if (full) return oneDay(Number(full[1] ?? full[4]), Number(full[2] ?? full[5]), Number(full[3] ?? full[6]));
	const ofMonth = /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(plain);
	if (ofMonth) return month(Number(ofMonth[1]), Number(ofMonth[2] ?? ofMonth[3]));
	const ofYear = /^(\d{4})年?$/.exec(plain);
	if (ofYear) return year(Number(ofYear[1]));
	const short = /^(\d{1,2})月(?:(\d{1,2})[日号]?)?$/.exec(plain);
	if (!short) return undefined;
	return latest(today, Number(short[1]), short[2] === undefined ? undefined : Number(short[2]));
}

function relativeNamed(plain: string): Relative | undefined {
	return relativeDays.find(({ names }) => names.includes(plain))?.range;
}

/** `8月`, `8月15日`: the last one that has begun. */
function latest(today: Day, ofMonth: number, date: number | undefined): WholeRange | undefined {
	const at = (of: number) => (date === undefined ? month(of, ofMonth) : oneDay(of, ofMonth, date));
	const same = at(yearOf(today));
	return same && same.from <= today ? same : at(yearOf(today) - 1);
}

function lately(today: Day, count: number, unit: string): WholeRange | undefined {
	if (count === 0) return undefined;
	if (unit === "天" || unit === "日") return { from: addDays(today, 1 - count), to: today };
	const months = unit === "年" ? count * 12 : count;
	const [of, ofMonth] = monthsOn(today, -months);
	const last = month(of, ofMonth)?.to;
	if (!last) return undefined;
	// A month before 31 March is the last of February.
	const same = `${last.slice(0, 6)}${today.slice(6)}` as Day;
	return { from: addDays(same < last ? same : last, 1), to: today };
}

function dayBefore(today: Day, days: number): WholeRange {
	const day = addDays(today, -days);
	return { from: day, to: day };
}

function week(today: Day, weeks: number): WholeRange {
	const since = daysBetween(MONDAY, today);
	const from = addDays(today, weeks * 7 - (((since % 7) + 7) % 7));
	return { from, to: addDays(from, 6) };
}

function monthFrom(today: Day, months: number): WholeRange | undefined {
	return month(...monthsOn(today, months));
}

function quarter(today: Day, quarters: number): WholeRange | undefined {
	const first = Math.floor((monthOf(today) - 1) / 3) * 3 + 1;
	const [of, ofMonth] = monthsOn(today, first - monthOf(today) + quarters * 3);
	const [from, to] = [month(of, ofMonth)?.from, month(of, ofMonth + 2)?.to];
	return from && to && { from, to };
}

/** Year and month so many months later. */
function monthsOn(today: Day, months: number): [year: number, month: number] {
	const count = yearOf(today) * 12 + monthOf(today) - 1 + months;
	return [Math.floor(count / 12), (count % 12) + 1];
}

function month(of: number, ofMonth: number): WholeRange | undefined {
	const from = makeDay(of, ofMonth, 1);
	const next = ofMonth === 12 ? makeDay(of + 1, 1, 1) : makeDay(of, ofMonth + 1, 1);
	return from && next && { from, to: addDays(next, -1) };
}

function year(of: number): WholeRange | undefined {
	const [from, to] = [makeDay(of, 1, 1), makeDay(of, 12, 31)];
	return from && to && { from, to };
}

function oneDay(of: number, ofMonth: number, date: number): WholeRange | undefined {
	const day = makeDay(of, ofMonth, date);
	return day && { from: day, to: day };
}

function yearOf(day: Day): number {
	return Number(day.slice(0, 4));
}

function monthOf(day: Day): number {
	return Number(day.slice(4, 6));
}
