import { beforeAll, describe, expect, test } from "vitest";

import { makeDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import type { App, ListFilter } from "#core/flows/app.ts";
import type { StatsQuery } from "#core/flows/stats/app.ts";
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

	test.each([
		["accounting", "kind"],
		["accounting", "category"],
		["input_tax", "kind"],
	] as const)("reports for %s by %s count lists as well", async (id, by) => {
		for (const filter of everyFilter) {
			const query = { filter, basis: "issuedOn", id, by } as const;
			const { report, scope } = await app.report(query);

			for (const { columns, rows } of report.tables) {
				const at = columns.findIndex(({ id: name }) => name === "count");
				for (const { cells, box } of rows) {
					if (box === undefined) continue;
					expect(await listed(filter, scope, box), box).toBe(cells[at]);
				}
			}
		}
	});
});
