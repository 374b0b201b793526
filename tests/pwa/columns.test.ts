import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rowCells } from "#core/flows/app.ts";
import { choiceColumns, dayColumns, moneyColumns, textColumns } from "#core/search/searchable.ts";
import {
	type ColumnFacts,
	cellsOf,
	columnGroups,
	columns,
	fitColumns,
	templateOf,
	usualColumns,
} from "#pwa/library/column-list.ts";

const choice = fc.uniqueArray(
	fc.record({
		id: fc.constantFrom(...columns.map(({ id }): string => id), "gone"),
		width: fc.option(fc.integer({ min: 20, max: 900 }), { nil: undefined }),
	}),
	{ selector: ({ id }) => id, minLength: 1 },
);
const withoutAbsent = ({ id, width }: { id: string; width: number | undefined }) => ({
	id,
	...(width !== undefined && { width }),
});

const facts: readonly ColumnFacts[] = columns;

describe("columns of a list", () => {
	it("offer everything that rows are sorted by, but for what no list has room for", () => {
		const leftOut = ["title", "totalInWords", "originalCode", "redNoticeNumber"];
		const particulars = ["buyerContact", "sellerContact", "vehicle", "journey", "business"];
		const twice = ["savedOn"]; // the day of `createdAt`
		const sortable = [...textColumns, ...choiceColumns, ...moneyColumns, ...dayColumns, "createdAt"];
		expect(new Set([...facts.flatMap(({ sort }) => sort ?? []), ...leftOut, ...particulars, ...twice])).toEqual(
			new Set(sortable),
		);
		expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
		expect(new Set(facts.map(({ group }) => group))).toEqual(new Set(columnGroups));
	});

	it("ask for what stands beside a row, and for nothing while none of it is shown", () => {
		expect(cellsOf(usualColumns)).toEqual([]);
		expect(new Set(cellsOf(facts))).toEqual(new Set(rowCells));
	});

	it("fit the room they have, in the chosen order, but for those that always stay", () => {
		fc.assert(
			fc.property(choice, fc.integer({ min: 200, max: 3_000 }), (chosen, room) => {
				const shown = fitColumns(chosen.map(withoutAbsent), room);

				const order = chosen.map(({ id }) => id);
				const places = shown.map(({ id }) => order.indexOf(id));
				expect(places).toEqual(places.toSorted((a, b) => a - b));
				const taken = shown.reduce((sum, { width }) => sum + width + 12, 24 + 24);
				expect(taken <= room || shown.every(({ facts }) => facts.rank === 0)).toBe(true);
			}),
		);
	});

	it("all show where there is room, each no narrower than it can be read", () => {
		fc.assert(
			fc.property(choice, (chosen) => {
				const shown = fitColumns(chosen.map(withoutAbsent), 100_000);
				expect(shown.map(({ id }) => id)).toEqual(chosen.map(({ id }) => id).filter((id) => id !== "gone"));
				for (const { width, facts } of shown) expect(width).toBeGreaterThanOrEqual(facts.least);
			}),
		);
	});

	it("leave one of them what room there is", () => {
		expect(templateOf(fitColumns([{ id: "number" }, { id: "sellerName" }, { id: "total", width: 90 }], 900))).toBe(
			"24px 188px minmax(92px, 1fr) 90px",
		);
		expect(templateOf(fitColumns([{ id: "number" }, { id: "total" }], 900))).toBe("24px 188px minmax(104px, 1fr)");
	});

	it("show at least seller, verdict and total beside an open record", () => {
		const ids = fitColumns(usualColumns, 646).map(({ id }) => id);
		expect(ids).toEqual(["authenticity", "claimable", "issuedOn", "sellerName", "total"]);
	});
});
