import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fen } from "#core/base/fen.ts";
import { createEngine } from "#core/search/engine.ts";
import { compareRows, type Sort, type SortColumn } from "#core/search/order.ts";
import { anyHistory, engineOf, idsOf, play, searchable } from "./support.ts";

const columns: readonly SortColumn[] = [
	"createdAt",
	"issuedOn",
	"total",
	"number",
	"sellerName",
	"kind",
	"state",
	"claimable",
	"category",
	"tags",
	"savedOn",
];
const sorts = columns.flatMap((by): Sort[] => [
	{ by, direction: "up" },
	{ by, direction: "down" },
]);

describe("pages", () => {
	it("follow each other without gap or overlap, in the order of two rows at a time, after every change", () => {
		fc.assert(
			fc.property(anyHistory, anyHistory, fc.constantFrom(...sorts), (first, then, sort) => {
				const engine = play(createEngine(), first.steps);
				const pagesOf = () => {
					const hits = engine.find([]);
					return [0, 3, 6, 9].flatMap((offset) => engine.page(hits, sort, offset, 3));
				};
				pagesOf(); // sorted once, and mended from then on
				for (const step of then.steps) {
					play(engine, [step]);
					const compare = compareRows(engine.columns, sort);
					const row = (id: string) => engine.columns.ids.find(id) ?? 0;

					const pages = pagesOf();

					expect(pages.toSorted()).toEqual(idsOf(engine, engine.find([])));
					expect(pages.every((id, at) => at === 0 || compare(row(pages[at - 1] ?? ""), row(id)) < 0)).toBe(true);
				}
			}),
			{ numRuns: 150 },
		);
	});

	it("come back the same when many records changed at once", () => {
		const records = Array.from({ length: 600 }, (_, n) =>
			searchable(`id-${n}`, { fields: { total: fen((n * 7919) % 601) } }),
		);
		const sort: Sort = { by: "total", direction: "up" };
		const engine = engineOf(records.slice(0, 200));
		engine.page(engine.find([]), sort, 0, 1);
		for (const one of records.slice(200)) engine.put(one);

		const ids = engine.page(engine.find([]), sort, 0, 600);

		expect(ids).toEqual(engineOf(records).page(engineOf(records).find([]), sort, 0, 600));
		expect(ids).toHaveLength(600);
	});

	it("show what has no value last both ways, and equals newest first", () => {
		const at = (second: number) => ({ createdAt: new Date(second * 1000).toISOString() });
		const engine = engineOf([
			searchable("none", at(9)),
			searchable("old", { ...at(1), fields: { total: fen(5) } }),
			searchable("new", { ...at(2), fields: { total: fen(5) } }),
			searchable("more", { ...at(1), fields: { total: fen(6) } }),
			searchable("minus", { ...at(1), fields: { total: fen(-6) } }),
		]);
		const hits = engine.find([]);

		expect(engine.page(hits, { by: "total", direction: "up" }, 0, 9)).toEqual(["minus", "new", "old", "more", "none"]);
		expect(engine.page(hits, { by: "total", direction: "down" }, 0, 9)).toEqual([
			"more",
			"new",
			"old",
			"minus",
			"none",
		]);
	});

	it("go by the way a name was first written, whatever comes later", () => {
		const named = (sellerName: string) => searchable(sellerName, { fields: { sellerName } });
		const engine = engineOf([named("(A店"), named("(a中"), named("(A和")]);
		const sort: Sort = { by: "sellerName", direction: "up" };
		const before = engine.page(engine.find([]), sort, 0, 9);
		for (const name of ["（a店", "（A 中", "（Ａ和"]) engine.put(named(name));
		const compare = compareRows(engine.columns, sort);

		const after = engine.page(engine.find([]), sort, 0, 9);

		expect(after.filter((name) => before.includes(name))).toEqual(before);
		const rows = after.map((name) => engine.columns.ids.find(name) ?? 0);
		expect(rows.every((row, at) => at === 0 || compare(rows[at - 1] ?? 0, row) < 0)).toBe(true);
		expect(engine.columns.texts.sellerName.labels?.get(1)).toBeUndefined();
	});

	it("bring Chinese names in the order of their pinyin", () => {
		const names = ["张三店", "阿福店", "李四店", "Sample"];
		const engine = engineOf(names.map((sellerName) => searchable(sellerName, { fields: { sellerName } })));

		const page = engine.page(engine.find([]), { by: "sellerName", direction: "up" }, 0, 9);

		expect(page).toEqual(names.toSorted(new Intl.Collator("zh-CN").compare));
	});
});
