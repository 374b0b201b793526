import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import { createEngine } from "#core/search/engine.ts";
import { countHits } from "#core/search/match.ts";
import { boxOfGroup } from "#core/stats/box-of-group.ts";
import { countAll, groupBy } from "#core/stats/group.ts";
import { anyHistory, engineOf, play, searchable } from "#tests/core/search/support.ts";

const today = "20260914" as Day;
const groupings = [
	...(["month", "year", "category", "seller", "buyer", "rate"] as const),
	...(["kind", "region", "state", "risk", "authenticity", "claimable"] as const),
];

describe("the search box for a group", () => {
	it("finds as many as were counted, whatever the names are", () => {
		fc.assert(
			fc.property(
				anyHistory,
				fc.constantFrom(...groupings),
				fc.constantFrom("issuedOn", "savedOn", "claimedOn"),
				({ steps }, by, basis) => {
					const engine = play(createEngine(), steps);

					for (const group of groupBy(engine, engine.find([]), by, { basis })) {
						const box = boxOfGroup(by, group, basis);

						expect(box, `${by} ${group.key}`).toBeDefined();
						const found = countHits(ask(engine, parseBox(box ?? "", today)).hits);
						expect(found, box).toBe(group.count);
					}
				},
			),
			{ numRuns: 600 },
		);
	});

	it.each(['云泽"样品"', "云泽、样品，二部", "无", "=云泽", "云泽 样品", "“云”「泽」"])(
		"takes %s as it is written",
		(sellerName) => {
			const engine = engineOf([
				searchable("a", { fields: { sellerName } }),
				searchable("b", { fields: { sellerName: `${sellerName}分店` } }),
				searchable("c"),
			]);
			const groups = groupBy(engine, engine.find([]), "seller", { basis: "issuedOn" });
			const group = groups.find(({ label }) => label === sellerName);

			const box = boxOfGroup("seller", group ?? { key: "", label: "" }, "issuedOn");

			const { hits } = ask(engine, parseBox(box ?? "", today));
			expect(engine.page(hits, { by: "number", direction: "up" }, 0, 9)).toEqual(["a"]);
		},
	);

	it("is none where a name is longer than the box", () => {
		const name = "云".repeat(1_000);

		expect(boxOfGroup("seller", { key: name, label: name }, "issuedOn")).toBeUndefined();
	});

	it("has words for red invoices, samples, and what is missing", () => {
		fc.assert(
			fc.property(anyHistory, ({ steps, held }) => {
				const engine = play(createEngine(), steps);
				const count = (box: string) => countHits(ask(engine, parseBox(box, today)).hits);
				const { reds } = countAll(engine, engine.find([]));

				expect([count("红蓝:红字"), count("红蓝:蓝字"), count("-红蓝:蓝字")]).toEqual([reds, held.length - reds, reds]);
				expect(count("演示:是")).toBe(held.filter(({ flags }) => flags.sample).length);
				expect(count("演示:否")).toBe(held.filter(({ flags }) => !flags.sample).length);
				expect(count("税额:无")).toBe(held.filter(({ fields }) => fields.tax === undefined).length);
			}),
		);
	});
});
