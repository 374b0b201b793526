import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Day, parseDay } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { parseRate, rateAllowed, rateWindows } from "#core/model/rates.ts";

describe("parseRate", () => {
	it.each([
		["13%", "13%", "0.13"],
		["13.00%", "13%", "0.13"],
		["13 ％", "13%", "0.13"],
		["１３％", "13%", "0.13"],
		["0.13", "13%", "0.13"],
		["0.130000", "13%", "0.13"],
		["13", "13%", "0.13"],
		["0.01", "1%", "0.01"],
		["1", "1%", "0.01"],
		["1.5%", "1.5%", "0.015"],
		["0.015", "1.5%", "0.015"],
		["0.5%", "0.5%", "0.005"],
		["0.005", "0.5%", "0.005"],
		["0%", "0%", "0"],
		["0.00", "0%", "0"],
		["零税率", "零税率", "0"],
		["普通零税率", "零税率", "0"],
		["免税", "免税", undefined],
		["免征增值税", "免税", undefined],
		["不征税", "不征税", undefined],
		["***", "***", undefined],
		["＊＊＊", "***", undefined],
		["*", "*", undefined],
	])("reads %s as %s", (text, expected, fraction) => {
		expect(parseRate(text)).toEqual(fraction === undefined ? { text: expected } : { text: expected, fraction });
	});

	it.each(["", "13%,9%", "13%/9%", "-13%", "130%", "abc", "%"])("refuses %j", (text) => {
		expect(parseRate(text)).toBeUndefined();
	});

	it("reads its own text to the same rate", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
				const once = parseRate(`${hundredths / 100}%`);
				expect(once).toBeDefined();
				expect(parseRate(once?.text ?? "")).toEqual(once);
			}),
		);
	});
});

describe("rateAllowed", () => {
	it.each([
		["0.17", "20170101", true],
		["0.17", "20180430", true],
		["0.17", "20180501", false],
		["0.13", "20170630", true],
		["0.13", "20170701", false],
		["0.13", "20190331", false],
		["0.13", "20190401", true],
		["0.130", "20260914", true],
		["0.11", "20180430", true],
		["0.11", "20180501", false],
		["0.16", "20180501", true],
		["0.16", "20190401", false],
		["0.10", "20190331", true],
		["0.09", "20190331", false],
		["0.09", "20260101", true],
		["0.06", "20160501", true],
		["0.03", "20200601", true],
		["0.05", "20260601", true],
		["0.015", "20200601", true],
		["0.02", "20200601", true],
		["0.01", "20200229", false],
		["0.01", "20200301", true],
		["0.01", "20220401", false],
		["0.01", "20230101", true],
		["0.01", "20271231", true],
		["0.01", "20280101", false],
		["0.005", "20200430", false],
		["0.005", "20200501", true],
		["0", "20260914", true],
		["0.12", "20260914", false],
	])("a rate of %s on %s: %s", (fraction, day, expected) => {
		expect(rateAllowed(fraction as Decimal, day as Day)?.allowed).toBe(expected);
	});

	it("does not judge days before the windows it knows", () => {
		expect(rateAllowed("0.17" as Decimal, "20160430" as Day)).toBeUndefined();
	});

	it("names the law where the reference names it", () => {
		expect(rateAllowed("0.13" as Decimal, "20260914" as Day)).toMatchObject({
			window: { legalBasis: "增值税法第十条", from: "20260101" },
		});
	});

	it("names the last window a former rate had, and none for a rate that never was", () => {
		expect(rateAllowed("0.16" as Decimal, "20260914" as Day)).toMatchObject({ nearest: { to: "20190331" } });
		expect(rateAllowed("0.16" as Decimal, "20170101" as Day)).toMatchObject({ nearest: { from: "20180501" } });
		expect(rateAllowed("0.12" as Decimal, "20260914" as Day)).toEqual({ allowed: false });
	});

	it("has windows of real days in order that do not overlap for one rate", () => {
		for (const one of rateWindows) {
			expect(parseDay(one.from)).toBe(one.from);
			if (one.to !== undefined) expect(parseDay(one.to)).toBe(one.to);
			expect(one.to === undefined || one.from <= one.to).toBe(true);
			const others = rateWindows.filter((other) => other !== one && other.fraction === one.fraction);
			for (const other of others) {
				const apart = (one.to ?? "9") < other.from || (other.to ?? "9") < one.from;
				expect(apart, `${one.fraction} ${one.from} ${other.from}`).toBe(true);
			}
		}
	});
});
