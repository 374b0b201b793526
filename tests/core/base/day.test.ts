import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addDays, type Day, daysBetween, formatDay, makeDay, parseDay } from "#core/base/day.ts";

const day = fc
	.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
	.map(([year, month, date]) => makeDay(year, month, date))
	.filter((value): value is Day => value !== undefined);

describe("parseDay", () => {
	it.each([
		["20260914"],
		["20260914125103"],
		["20260914125103000"],
		["20260914 12:51:03"],
		["2026-09-14"],
		["2026-9-14"],
		["2026/09/14"],
		["2026.09.14"],
		["2026年09月14日"],
		["2026年9月14日"],
		["2026 年 09 月 14 日"],
		["2026  09  14"],
		["２０２６年０９月１４日"],
		["2026年09⽉14⽇"],
		["2026-09-14 12:51:03"],
		["2026-09-14T12:51:03+08:00"],
	])("reads %s", (text) => {
		expect(parseDay(text)).toBe("20260914");
	});

	it.each([
		"",
		"2026",
		"202609",
		"2026-13-01",
		"2026-02-29",
		"20260230",
		"2026-00-10",
		"26-09-14",
		"18991231",
		"2026-09",
	])("refuses %s", (text) => {
		expect(parseDay(text)).toBeUndefined();
	});

	it("knows leap years", () => {
		expect(parseDay("20240229")).toBe("20240229");
		expect(parseDay("20000229")).toBe("20000229");
		expect(parseDay("21000229")).toBeUndefined();
	});

	it("reads back every day it writes", () => {
		fc.assert(
			fc.property(day, (value) => {
				expect(parseDay(value)).toBe(value);
				expect(parseDay(formatDay(value))).toBe(value);
			}),
		);
	});

	it("gives a day of the calendar or nothing for any text", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[-/.年月日 \d]{0,12}$/)), (text) => {
				const value = parseDay(text);
				if (value !== undefined) expect(parseDay(formatDay(value))).toBe(value);
			}),
		);
	});
});

describe("addDays", () => {
	it("is what daysBetween counts", () => {
		fc.assert(
			fc.property(day, day, (a, b) => {
				expect(addDays(a, daysBetween(a, b))).toBe(b);
			}),
		);
	});
});

describe("daysBetween", () => {
	it("counts over months, leap days and backwards", () => {
		expect(daysBetween("20240228" as Day, "20240301" as Day)).toBe(2);
		expect(daysBetween("20251231" as Day, "20260101" as Day)).toBe(1);
		expect(daysBetween("20260101" as Day, "20251231" as Day)).toBe(-1);
	});

	it("adds up", () => {
		fc.assert(
			fc.property(day, day, day, (a, b, c) => {
				expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
			}),
		);
	});
});
