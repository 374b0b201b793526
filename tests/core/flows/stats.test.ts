import { beforeAll, describe, expect, test } from "vitest";

import { makeDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import type { App, ListFilter } from "#core/flows/app.ts";
import type { StatsQuery } from "#core/flows/stats/app.ts";
import { boxOfCell, UNASSIGNED } from "#core/reports/report.ts";
import { boxOfSide } from "#core/stats/sides.ts";
import { capture, digital, everything, type Fields, file, makeApp, makeReading, unmarked } from "./support.ts";

const COUNT = 300;
const sellers = ["演示酒店有限公司", "演示酒店", '示例"出行"、（上海）', "演示文具店", undefined];
const rates = ["13%", "6%", "免税", undefined];

/** The n-th of many invoices that differ in everything they can be grouped by; each tenth is 演示. */
function many(n: number): Fields {
	const make = n % 10 === 0 ? digital : unmarked;
	return make(n, {
		kind: (["digital_special", "digital_ordinary", "rail", undefined] as const)[n % 4],
		issuedOn: n % 13 === 0 ? undefined : makeDay(2025 + (n % 2), 1 + (n % 12), 1 + (n % 28)),
		sellerName: sellers[n % sellers.length],
		sellerTaxId: undefined,
		total: n % 17 === 0 ? undefined : fen((n % 11 === 0 ? -1 : 1) * n * 113),
		tax: n % 17 === 0 ? undefined : fen((n % 11 === 0 ? -1 : 1) * n * 13),
		amount: n % 19 === 0 ? undefined : fen((n % 11 === 0 ? -1 : 1) * n * 100),
	});
}

const filters: readonly Partial<ListFilter>[] = [
	{},
	{ text: "酒店" },
	{ text: '>100 销方:"演示' },
	{ kind: "rail" },
	{ authenticity: "confirmed", state: "normal" },
	{ where: "trash" },
	{ where: "due" },
	{ where: "needs_person" },
];
/** Columns of each report that have a number with a link here, where the authority confirmed nothing that is no 演示. */
const linked = {
	accounting: [
		...["amount", "count", "gross", "red", "reds", "tax", "total"].map((name) => `counted.${name}`),
		...["amount", "count", "tax", "total"].map((name) => `left_out.${name}`),
	],
	input_tax: [
		...["amount", "count", "tax", "total"].map((name) => `open.${name}`),
		...["amount", "count", "tax"].map((name) => `red.${name}`),
	],
};
const everyFilter = filters.map((one) => ({ text: "", where: "library", ...one }) as const);

describe("statistics of a library", () => {
	let app: App;

	beforeAll(async () => {
		const fake = await makeApp({ sampleProvider: false });
		const readings = Array.from({ length: COUNT }, (_, n) => {
			const rate = rates[n % rates.length];
			const items = [
				{ name: "*住宿服务*房费", ...(rate && { rate }), amount: fen(n * 60), tax: fen(n * 6) },
				{ name: "*餐饮服务*餐费", rate: "6%", amount: fen(n * 40), tax: fen(n * 7) },
			];
			const lines = n % 7 === 0 ? [] : [{ source: "text" as const, items }];
			return makeReading(many(n), "pdf", "text", { member: `${n}.pdf`, lines });
		});
		fake.files.set("zip", ok(readings));
		const needsPerson = { notes: [{ code: "needs_person", reason: "no_text" } as const] };
		fake.files.set("unread", ok([makeReading({}, "image", "qr", needsPerson)]));
		const { outcomes } = await capture(fake.app, [file("zip"), file("unread")]);
		app = fake.app;
		const ids = outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : []));
		await app.trash(ids.filter((_, index) => index % 23 === 3));
		for (const id of ids.filter((_, index) => index % 5 === 0)) await app.verify(`v-${id}`, id, { fresh: false });
		for (const id of ids.filter((_, index) => index % 6 === 0)) await app.setClaimed([id], true);
	}, 60_000);

	/** How many a list of the filter shows when these words are put before its own. */
	async function listed(filter: ListFilter, ...boxes: readonly string[]): Promise<number> {
		const text = [...boxes, filter.text].filter(Boolean).join(" ");
		return (await app.list({ ...everything, ...filter, text, limit: 0 })).count;
	}

	const statistics = (query: StatsQuery, top = 2) => app.statistics({ ...query, measure: "total", top });

	test.each(everyFilter)("of $text $where $kind $state count what the list shows", async (filter) => {
		const { statistics: found, scope, samples, records } = await statistics({ filter, basis: "issuedOn" });

		expect(records).toBe(COUNT + 1);
		expect(found.all.count).toBeGreaterThan(0);
		expect(await listed(filter)).toBe(found.all.count + samples.count);
		expect(await listed(filter, scope)).toBe(found.all.count);
		expect(await listed(filter, samples.box)).toBe(samples.count);
		expect(await listed(filter, scope, "红蓝:红字")).toBe(found.all.reds);
		expect(samples.count > 0).toBe(scope !== "");
	});

	test.each(["issuedOn", "savedOn", "claimedOn"] as const)(
		"open the list that each number counts, by %s",
		async (basis) => {
			for (const filter of everyFilter) {
				const { statistics: found, scope } = await statistics({ filter, basis });
				const { sellers: bySeller, buyers, all, ...groups } = found;
				const linked = [...Object.values(groups).flat(), ...bySeller.first, ...buyers.first];

				for (const group of [...linked, ...(bySeller.rest ? [bySeller.rest] : [])]) {
					expect(group.box).toBeDefined();
					expect(await listed(filter, scope, group.box ?? ""), group.box).toBe(group.count);
				}
				expect(bySeller.first.reduce((sum, { count }) => sum + count, bySeller.rest?.count ?? 0)).toBe(all.count);
			}
		},
	);

	test("are of the period that is asked for, by the day that is asked for", async () => {
		const filter = everyFilter[0] as ListFilter;
		const issued = await statistics({ filter, basis: "issuedOn", period: "2025" });
		const saved = await statistics({ filter, basis: "savedOn", period: "2025" });

		expect(issued.statistics.months.map(({ key }) => key.slice(0, 4))).toEqual(
			issued.statistics.months.map(() => "2025"),
		);
		expect(issued.statistics.all.count).toBe(await listed(filter, issued.scope));
		expect(issued.statistics.all.count).toBeGreaterThan(0);
		expect(saved.statistics.all.count).toBe(0);
	});

	/** What the list behind a number comes to, asked by nothing but what stands in its address. */
	function createLists(filter: ListFilter, basis: StatsQuery["basis"]) {
		const asked = new Map<string, ReturnType<typeof open>>();
		async function open(text: string) {
			const query = { ...everything, ...filter, text };
			const { count, total, tax } = await app.list({ ...query, limit: 0 });
			const { statistics: found } = await statistics({ filter: query, basis });
			expect([found.all.count, found.all.net.total, found.all.net.tax]).toEqual([count, total, tax]);
			return { count, total, tax, amount: found.all.net.amount, rates: found.rates };
		}
		return (...boxes: readonly string[]) => {
			const text = [...boxes, filter.text].filter(Boolean).join(" ");
			const list = asked.get(text) ?? open(text);
			asked.set(text, list);
			return list;
		};
	}

	test.each(["issuedOn", "savedOn", "claimedOn"] as const)(
		"open the blue and the red ones of a month apart, and their sums, by %s",
		async (basis) => {
			const seen = { all: 0, blue: 0, red: 0 };
			for (const filter of everyFilter) {
				const listOf = createLists(filter, basis);
				const { statistics: found, scope } = await statistics({ filter, basis });
				for (const month of found.months) {
					const { count, reds, gross, red, net } = month;
					const numbers = { all: [count, net], blue: [count - reds, gross], red: [reds, red] } as const;
					for (const side of ["all", "blue", "red"] as const) {
						const [invoices, sums] = numbers[side];
						const box = boxOfSide(month, side);
						expect(box !== undefined, side).toBe(invoices > 0);
						if (box === undefined) continue;
						seen[side]++;
						expect(await listOf(scope, box), box).toMatchObject({ count: invoices, ...sums });
					}
				}
			}
			expect(Math.min(seen.all, seen.blue, seen.red)).toBeGreaterThan(0);
		},
	);

	test.each([
		["accounting", "kind", "issuedOn"],
		["accounting", "category", "claimedOn"],
		["input_tax", "kind", "issuedOn"],
		["input_tax", "kind", "savedOn"],
	] as const)("every number with a link in the report for %s by %s, %s, is of its list", async (id, by, basis) => {
		const seen = new Set<string>();
		for (const filter of everyFilter) {
			const listOf = createLists(filter, basis);
			const { report, scope } = await app.report({ filter, basis, id, by });

			for (const { id: table, columns, rows } of report.tables) {
				const rateAt = columns.findIndex((column) => column.id === "rate");
				for (const row of rows) {
					for (const [at, { id: name, type }] of columns.entries()) {
						const box = boxOfCell(columns, row, at);
						const value = row.cells[at];
						if (box === undefined) {
							// Only words, nothing at all, and what no list is of go without.
							const counted = row.cells[columns.findIndex((column) => column.id === "count")];
							const none = type !== "count" && type !== "money";
							const beyond = row.cells[rateAt] === UNASSIGNED;
							if (!none && !beyond && counted !== 0) expect(value, `${table} ${name}`).toBe(0);
							continue;
						}
						seen.add(`${table}.${name}`);
						const list = await listOf(scope, box);
						const ofRate = row.role === "row" && rateAt >= 0;
						const rate = String(row.cells[rateAt] ?? "");
						const lines = list.rates.find(({ label }) => label === rate);
						const sums = ofRate ? { ...lines?.net, count: lines?.count } : list;
						const said = { count: sums.count, reds: sums.count, gross: sums.total, red: sums.total };
						expect({ ...sums, ...said }, box).toMatchObject({ [name]: value });
						expect(list.count).toBeGreaterThan(0);
					}
				}
			}
		}
		expect([...seen].toSorted()).toEqual(linked[id]);
	});
});
