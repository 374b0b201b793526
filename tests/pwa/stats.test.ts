import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "#core/base/day.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { choicesOf } from "#core/search/box/choices.ts";
import { parseBox } from "#core/search/box/parse.ts";
import { queryFromUrl } from "#pwa/library/url.ts";
import { monthsBetween } from "#pwa/stats/months.ts";
import { bases, listUrl, measures, periods, splits, statsFromUrl, statsUrl, views } from "#pwa/stats/url.ts";
import { groupName, roughMoney, share } from "#pwa/stats/words.ts";

const paramsOf = (url: string) => Object.fromEntries(new URL(url, "http://localhost").searchParams);
const today = "20260914" as Day;

describe("the address of the statistics", () => {
	const asked = fc.record(
		{
			filter: fc.record({
				text: fc.string(),
				where: fc.constantFrom("library" as const, "trash" as const),
				state: fc.constantFrom(...invoiceStates),
			}),
			view: fc.constantFrom(...views),
			basis: fc.constantFrom(...bases),
			measure: fc.constantFrom(...measures),
			by: fc.constantFrom(...splits),
			period: fc.constantFrom(...periods, "2026", "2026-08"),
		},
		{ requiredKeys: ["filter", "view", "basis", "measure", "by"] },
	);

	it("comes back as what it was made from", () => {
		fc.assert(
			fc.property(asked, (one) => {
				expect(statsFromUrl(paramsOf(statsUrl(one)), one.view)).toEqual(one);
			}),
		);
	});

	it("holds nothing that is the default, and is as if empty where it is not understood", () => {
		expect(statsUrl(statsFromUrl({}, undefined))).toBe("/stats");
		expect(statsFromUrl({ basis: "x", show: "y", by: "z", period: "<b>" }, "none")).toEqual(
			statsFromUrl({}, undefined),
		);
	});

	it("of a list behind a number asks for its words and those of the filter", () => {
		const filter = { text: '"酒店', where: "library", kind: "rail" } as const;

		const query = queryFromUrl(paramsOf(listUrl({ filter }, "演示:否", '销方:="云泽"')));

		expect(query).toMatchObject({ kind: "rail", where: "library", text: '演示:否 销方:="云泽" "酒店' });
	});

	it.each(periods)("%s is a stretch of days to the search box", (period) => {
		expect(parseBox(`日期:${period}`, today)).toMatchObject([{ what: "days" }]);
	});
});

describe("months on an axis", () => {
	it("have no gap, and none before the first or after the last", () => {
		expect(monthsBetween(["202602", "", "202511"])).toEqual(["202511", "202512", "202601", "202602"]);
		expect(monthsBetween(["", ""])).toEqual([]);
		expect(monthsBetween(["190001", "202602"])).toEqual(["190001", "202602"]);
	});
});

describe("words of the statistics", () => {
	it("name every value that there is", () => {
		for (const by of ["kind", "region", "state", "risk", "authenticity"] as const) {
			for (const { value } of choicesOf(by)) expect(groupName(by, { key: value, label: value }), value).not.toBe(value);
			expect(groupName(by, { key: "", label: "" })).not.toBe("");
		}
	});

	it("say amounts on an axis in the unit people count in", () => {
		expect([0, 99_900, 1_000_000, -123_456_700, 1_000_000_000_000].map(roughMoney)).toEqual([
			"0",
			"999",
			"1 万",
			"−123 万",
			"100 亿",
		]);
	});

	it("tell no share of nothing", () => {
		expect([share(1, 3), share(0, 5), share(0, 0)]).toEqual(["33.3%", "0.0%", ""]);
	});
});
