declare const dayBrand: unique symbol;

/** A calendar day as `YYYYMMDD`, without a time zone: what is printed on an invoice (开票日期). */
export type Day = string & { readonly [dayBrand]: true };

const FORMS = [
	/^(\d{4})(\d{2})(\d{2})(?:\d{6}(?:\d{3})?|[T\s]\d{1,2}:\d{2}.*)?$/, // 20260914, 20260914125103, …125103000, 20260914 12:51
	/^(\d{4})[-/.年\s](\d{1,2})[-/.月\s](\d{1,2})日?(?:[T\s]?\d{1,2}:\d{2}.*)?$/,
];

/**
 * Reads a day in the forms invoices use (`20260914`, `2026-09-14 12:51:03`, `2026年09月14日`, `2019  05  08`).
 * A day that does not exist is `undefined`.
 */
export function parseDay(text: string): Day | undefined {
	if (/^\d{8}$/.test(text))
		return makeDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)));
	const plain = text
		.normalize("NFKC")
		.trim()
		.replace(/\s*([-/.年月日])\s*/g, "$1")
		.replace(/\s+/g, " ");
	for (const form of FORMS) {
		const match = form.exec(plain);
		if (match) return makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
	}
	return undefined;
}

/** The day of these numbers, `undefined` when the calendar has no such day or the year is not 1900–2199. */
export function makeDay(year: number, month: number, date: number): Day | undefined {
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || date < 1) return undefined;
	if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
	return `${year}${String(month).padStart(2, "0")}${String(date).padStart(2, "0")}` as Day;
}

/** `2026-09-14` */
export function formatDay(day: Day): string {
	return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
	return (utc(b) - utc(a)) / 86_400_000;
}

/** The day so many days later, earlier when negative. */
export function addDays(day: Day, days: number): Day {
	return new Date(utc(day) + days * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "") as Day; // a day of the calendar
}

function utc(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)));
}
