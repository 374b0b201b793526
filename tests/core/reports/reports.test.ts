import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { accountingReport } from "#core/reports/accounting.ts";
import { inputTaxParts, inputTaxReport } from "#core/reports/input-tax.ts";
import { boxOfCell, type Report, type ReportRow } from "#core/reports/report.ts";
import { createEngine } from "#core/search/engine.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { countAll } from "#core/stats/group.ts";
import { within } from "#core/stats/statistics.ts";
import { anyHistory, engineOf, idsOf, play, searchable } from "#tests/core/search/support.ts";

const today = "20260914" as Day;
const partNames = Object.keys(inputTaxParts) as (keyof typeof inputTaxParts)[];

function rowsOf({ tables }: Report, id: string, role?: ReportRow["role"]): readonly ReportRow[] {
	const rows = tables.find((table) => table.id === id)?.rows ?? [];
	return rows.filter((row) => !role || row.role === role);
}

/** Adds up cells of rows from a column on; what is not exact in one is not exact in the sum. */
function sums(rows: readonly ReportRow[], from: number): readonly number[] {
	const width = rows[0]?.cells.length ?? from;
	return Array.from({ length: width - from }, (_, at) =>
		rows.reduce((sum, { cells }) => sum + Number(cells[from + at] ?? Number.NaN), 0),
	);
}

/** A record as most of them are: all of it known, and nothing against it. */
function good(id: string, more: Partial<Searchable> = {}): Searchable {
	return searchable(id, {
		authenticity: "confirmed",
		state: "normal",
		lines: [{ name: "*餐饮服务*餐费", rate: "13%", amount: fen(10_000), tax: fen(1_300) }],
		...more,
		fields: {
			kind: "digital_special",
			issuedOn: "20260801" as Day,
			amount: fen(10_000),
			tax: fen(1_300),
			total: fen(11_300),
			...more.fields,
		},
	});
}

describe("the report for accounting", () => {
	it("adds up: groups to months, months to all, and with what is left out to everything", () => {
		fc.assert(
			fc.property(anyHistory, fc.constantFrom("kind", "category"), ({ steps }, by) => {
				const engine = play(createEngine(), steps);
				const hits = engine.find([]);
				const report = accountingReport(engine, hits, { by, basis: "issuedOn", today });
				const total = rowsOf(report, "counted", "total");

				if (rowsOf(report, "counted", "row").length > 0) {
					expect(sums(rowsOf(report, "counted", "row"), 2)).toEqual(sums(total, 2));
					expect(sums(rowsOf(report, "counted", "subtotal"), 2)).toEqual(sums(total, 2));
				}
				const left = rowsOf(report, "left_out").filter(({ cells }) => cells[0] !== "no_total");
				expect(Number(total[0]?.cells[2]) + (sums(left, 1)[0] ?? 0)).toBe(countAll(engine, hits).count);
			}),
		);
	});

	it("leaves out what is void or contradicted, and says so", () => {
		const engine = engineOf([
			good("a"),
			good("b", { state: "void" }),
			good("c", { state: "void", authenticity: "contradicted" }),
			good("d", { authenticity: "contradicted" }),
			good("e", { fields: { total: fen(-2_260), amount: fen(-2_000), tax: fen(-260) } }),
		]);

		const report = accountingReport(engine, engine.find([]), { by: "kind", basis: "issuedOn", today });

		expect(rowsOf(report, "counted").map(({ cells }) => cells)).toEqual([
			["202608", "digital_special", 2, 11_300, 1, -2_260, 8_000, 1_040, 9_040],
			["202608", "", 2, 11_300, 1, -2_260, 8_000, 1_040, 9_040],
			["", "", 2, 11_300, 1, -2_260, 8_000, 1_040, 9_040],
		]);
		expect(rowsOf(report, "left_out").map(({ cells }) => cells.slice(0, 2))).toEqual([
			["void", 2],
			["contradicted", 1],
			["no_total", 0],
		]);
	});
});

describe("the report of input tax", () => {
	it("has every invoice in one part, and only one", () => {
		fc.assert(
			fc.property(anyHistory, ({ steps }) => {
				const engine = play(createEngine(), steps);
				const hits = engine.find([]);

				const ids = partNames.flatMap((name) => idsOf(engine, within(engine, hits, inputTaxParts[name], today)));

				expect(ids.toSorted()).toEqual(idsOf(engine, hits));
			}),
			{ numRuns: 300 },
		);
	});

	it("counts as deductible only what the authority confirmed, of kinds that allow it, with nothing against it", () => {
		fc.assert(
			fc.property(anyHistory, ({ steps, held }) => {
				const engine = play(createEngine(), steps);

				const ready = idsOf(engine, within(engine, engine.find([]), inputTaxParts.ready, today));

				const expected = held.filter(
					({ fields, state, authenticity, risk }) =>
						fields.kind !== undefined &&
						kindById(fields.kind).special &&
						state === "normal" &&
						authenticity === "confirmed" &&
						(risk === "none" || risk === "note") &&
						fields.tax !== undefined &&
						(fields.total ?? fields.amount ?? 0) >= 0,
				);
				expect(ready).toEqual(expected.map(({ id }) => id).toSorted());
			}),
			{ numRuns: 300 },
		);
	});

	it("adds up by rates to the faces, with what their lines do not say apart", () => {
		const lines = [
			{ name: "a", rate: "13%", amount: fen(6_000), tax: fen(780) },
			{ name: "b", rate: "6%", amount: fen(4_000), tax: fen(240) },
		];
		const engine = engineOf([
			good("a"),
			good("b", { lines, fields: { tax: fen(1_020), total: fen(11_020) } }),
			good("c", { lines: [], fields: { issuedOn: "20260915" as Day } }),
			good("d", { fields: { total: fen(-11_300), amount: fen(-10_000), tax: fen(-1_300) }, lines: [] }),
		]);
		const options = { basis: "issuedOn", today, ownCompanies: true } as const;

		const report = inputTaxReport(engine, engine.find([]), options);

		expect(rowsOf(report, "ready").map(({ cells }) => cells)).toEqual([
			["202608", "13%", 2, 16_000, 2_080],
			["202608", "6%", 1, 4_000, 240],
			["202608", "", 2, 20_000, 2_320],
			["202609", "unassigned", undefined, 10_000, 1_300],
			["202609", "", 1, 10_000, 1_300],
			["", "", 3, 30_000, 3_620],
		]);
		expect(rowsOf(report, "red", "total").map(({ cells }) => cells)).toEqual([["", "", 1, -10_000, -1_300]]);
		expect(report.notes).toEqual(["by_issue_day", "use_unknown", "red_by_notice", "lines_differ", "samples_left_out"]);
	});

	it("gives each number the box of what it counts, also of one rate, and none to what lines do not say", () => {
		const lines = [
			{ name: "a", rate: "13%", amount: fen(6_000), tax: fen(780) },
			{ name: "b", rate: "6%", amount: fen(4_000), tax: fen(240) },
		];
		const engine = engineOf([
			good("a"),
			good("b", { lines, fields: { tax: fen(1_020), total: fen(11_020) } }),
			good("c", { lines: [], fields: { issuedOn: "20260915" as Day } }),
			good("d", { state: "void" }),
		]);
		const hits = engine.find([]);

		const { tables } = inputTaxReport(engine, hits, { basis: "issuedOn", today, ownCompanies: true });

		const ready = tables.find(({ id }) => id === "ready");
		const found = ready?.rows.map((row) =>
			ready.columns.map((_, at) => {
				const box = boxOfCell(ready.columns, row, at);
				return box === undefined ? "" : idsOf(engine, within(engine, hits, box, today)).join("");
			}),
		);
		expect(found).toEqual([
			["", "", "ab", "ab", "ab"],
			["", "", "b", "b", "b"],
			["", "", "ab", "ab", "ab"],
			["", "", "", "", ""],
			["", "", "c", "c", "c"],
			["", "", "abc", "abc", "abc"],
		]);
	});

	it("says when nobody compared the buyer", () => {
		const engine = engineOf([good("a")]);

		const { notes } = inputTaxReport(engine, engine.find([]), { basis: "savedOn", today, ownCompanies: false });

		expect(notes).toEqual(["by_saved_day", "use_unknown", "no_own_company", "samples_left_out"]);
	});
});
