import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { fen, MAX_FEN } from "#core/base/fen.ts";
import { createEngine } from "#core/search/engine.ts";
import { foldForSearch } from "#core/search/fold.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { countAll, type Group, type GroupBy, groupBy, groupByMonth } from "#core/stats/group.ts";
import { anyHistory, engineOf, play, searchable } from "#tests/core/search/support.ts";

const money = ["amount", "tax", "total"] as const;
type Money = Partial<Record<(typeof money)[number], number>>;

function isRed({ fields }: Searchable): boolean {
	return (fields.total ?? fields.amount ?? 0) < 0;
}

/** Keys of a record, each with the amounts it adds to that key. */
function keysOf(
	one: Searchable,
	by: GroupBy,
	basis: "issuedOn" | "savedOn",
): readonly (readonly [string, readonly Money[]])[] {
	const { fields, lines } = one;
	const day = basis === "issuedOn" ? fields.issuedOn : one.savedOn;
	const whole = (key: string | undefined) => [[key ?? "", [fields]]] as const;
	if (by === "month") return whole(day?.slice(0, 6));
	if (by === "year") return whole(day?.slice(0, 4));
	if (by === "seller") return whole(fields.sellerName && foldForSearch(fields.sellerName));
	if (by === "buyer") return whole(fields.buyerName && foldForSearch(fields.buyerName));
	if (by === "category") return whole(one.category && foldForSearch(one.category));
	if (by === "kind") return whole(fields.kind);
	if (by === "region") return whole(fields.number && `${fields.number.slice(2, 4)}00`);
	if (by === "tag") {
		const tags = [...new Set((one.tags ?? []).map(foldForSearch).filter(Boolean))];
		return (tags.length > 0 ? tags : [""]).map((key) => [key, [fields]]);
	}
	if (by === "rate") {
		return [...new Set(lines.map(({ rate }) => rate ?? ""))].map((key) => [
			key,
			lines
				.filter(({ rate }) => (rate ?? "") === key)
				.map(({ amount, tax }) => ({
					...(amount !== undefined && { amount }),
					...(tax !== undefined && { tax }),
					total: (amount ?? 0) + (tax ?? 0),
				})),
		]);
	}
	return whole(one[by]);
}

function naive(held: readonly Searchable[], by: GroupBy, basis: "issuedOn" | "savedOn") {
	const groups = new Map<string, { count: number; reds: number; gross: bigint[]; red: bigint[] }>();
	for (const one of held) {
		for (const [key, amounts] of keysOf(one, by, basis)) {
			const group = groups.get(key) ?? { count: 0, reds: 0, gross: [0n, 0n, 0n], red: [0n, 0n, 0n] };
			groups.set(key, group);
			group.count++;
			if (isRed(one)) group.reds++;
			if (one.flags.sample) continue;
			const sums = isRed(one) ? group.red : group.gross;
			for (const amount of amounts) {
				for (const [index, name] of money.entries()) sums[index] = (sums[index] ?? 0n) + BigInt(amount[name] ?? 0);
			}
		}
	}
	const named = ([amount = 0n, tax = 0n, total = 0n]: bigint[]) => ({
		amount: Number(amount),
		tax: Number(tax),
		total: Number(total),
	});
	return Array.from(groups, ([key, { count, reds, gross, red }]) => ({
		key,
		count,
		reds,
		gross: named(gross),
		red: named(red),
		net: named(gross.map((sum, index) => sum + (red[index] ?? 0n))),
	})).toSorted(byKey);
}

function addedUp(groups: readonly Omit<Group, "key" | "label">[]) {
	const add = (of: (group: Omit<Group, "key" | "label">) => number | undefined) =>
		groups.reduce((sum, group) => sum + (of(group) ?? Number.NaN), 0);
	const sums = (of: "gross" | "red" | "net") => money.map((name) => add((group) => group[of][name]));
	return {
		count: add(({ count }) => count),
		reds: add(({ reds }) => reds),
		gross: sums("gross"),
		red: sums("red"),
		net: sums("net"),
	};
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
	return a.key === "" ? 1 : b.key === "" ? -1 : a.key < b.key ? -1 : 1;
}

const groupings: readonly GroupBy[] = [
	...(["month", "year", "category", "seller", "buyer", "tag", "rate"] as const),
	...(["kind", "region", "state", "risk", "authenticity", "claimable"] as const),
];

describe("statistics", () => {
	it("come to what adding record after record comes to, by everything and over any filter", () => {
		fc.assert(
			fc.property(
				anyHistory,
				fc.constantFrom(...groupings),
				fc.constantFrom("issuedOn", "savedOn"),
				fc.boolean(),
				({ steps, held }, by, basis, filtered) => {
					const engine = play(createEngine(), steps);
					const hits = engine.find(filtered ? [{ what: "in", column: "risk", values: ["look", "stop"] }] : []);

					const groups = groupBy(engine, hits, by, { basis });

					const some = held.filter(({ risk }) => !filtered || risk === "look" || risk === "stop");
					const expected = naive(some, by, basis);
					const ordered = by === "month" || by === "year" ? groups : groups.toSorted(byKey);
					expect(ordered.map(({ label: _, ...rest }) => rest)).toEqual(expected);
				},
			),
			{ numRuns: 600 },
		);
	});

	it("add up over all that was found", () => {
		fc.assert(
			fc.property(anyHistory, ({ steps, held }) => {
				const engine = play(createEngine(), steps);
				const [all] = naive(
					held.map((one) => ({ ...one, category: "" })),
					"category",
					"issuedOn",
				);

				const { count, reds, net } = countAll(engine, engine.find([]));

				expect({ count, reds, net }).toEqual({
					count: all?.count ?? 0,
					reds: all?.reds ?? 0,
					net: all?.net ?? { amount: 0, tax: 0, total: 0 },
				});
			}),
		);
	});

	it("add up from their groups to what all of it comes to", () => {
		const inOneGroup = groupings.filter((by) => by !== "tag" && by !== "rate");
		fc.assert(
			fc.property(anyHistory, fc.constantFrom(...inOneGroup), ({ steps }, by) => {
				const engine = play(createEngine(), steps);
				const hits = engine.find([]);

				const groups = groupBy(engine, hits, by, { basis: "savedOn" });

				expect(addedUp(groups)).toEqual(addedUp([countAll(engine, hits)]));
			}),
		);
	});

	it("by month and something else come to what each month alone comes to", () => {
		const crossed = ["category", "rate", "kind", "authenticity"] as const;
		fc.assert(
			fc.property(
				anyHistory,
				fc.constantFrom(...crossed),
				fc.constantFrom("issuedOn", "savedOn"),
				({ steps }, by, basis) => {
					const engine = play(createEngine(), steps);
					const months = groupBy(engine, engine.find([]), "month", { basis }).map(({ key }) => key);

					const groups = groupByMonth(engine, engine.find([]), by, { basis });

					const expected = months.flatMap((month) => {
						const from = Number(month) * 100;
						const day = { what: "day", column: basis, ...(month && { from, to: from + 31 }) } as const;
						const hits = engine.find([month ? day : { what: "not", clause: day }]);
						return groupBy(engine, hits, by, { basis }).map((group) => ({ month, ...group }));
					});
					expect(groups).toEqual(expected);
				},
			),
		);
	});

	it("tell no sum that would not be exact", () => {
		const most = searchable("a", { fields: { total: fen(MAX_FEN), amount: fen(1) } });
		const engine = engineOf(Array.from({ length: 10 }, (_, n) => ({ ...most, id: `id-${n}` })));

		const { gross, net } = countAll(engine, engine.find([]));
		const nine = countAll(engine, engine.find([{ what: "ids", ids: Array.from({ length: 9 }, (_, n) => `id-${n}`) }]));

		expect([gross.total, net.total, gross.amount]).toEqual([undefined, undefined, 10]);
		expect(nine.gross.total).toBe(9 * MAX_FEN);
	});

	it("count a record once in each of its rates, however many rates there are", () => {
		const lines = Array.from({ length: 80 }, (_, n) => ({
			name: "a",
			rate: `${n % 40}%`,
			amount: fen(1),
			tax: fen(2),
		}));
		const engine = engineOf([searchable("a", { lines }), searchable("b", { lines: lines.slice(0, 1) })]);

		const groups = groupBy(engine, engine.find([]), "rate", { basis: "issuedOn" });

		expect(groups).toHaveLength(40);
		expect(groups.map(({ key, count, net }) => [count, net.amount, net.total, key])).toEqual(
			groups.map(({ key }) => (key === "0%" ? [2, 3, 9, key] : [1, 2, 6, key])),
		);
	});

	it("show names as they were written", () => {
		const fields = { sellerName: "云泽（Sample）", issuedOn: "20260801" as Day };
		const engine = engineOf([
			searchable("a", { fields, tags: ["待 办"] }),
			searchable("b", { fields: { sellerName: "云泽(SAMPLE)" } }),
		]);
		const hits = engine.find([]);

		expect(groupBy(engine, hits, "seller", { basis: "issuedOn" })).toMatchObject([
			{ label: "云泽（Sample）", count: 2 },
		]);
		expect(groupBy(engine, hits, "tag", { basis: "issuedOn" }).toSorted(byKey)).toMatchObject([
			{ label: "待 办", count: 1 },
			{ key: "", count: 1 },
		]);
	});
});
