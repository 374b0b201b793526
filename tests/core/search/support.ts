import fc from "fast-check";

import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { fen } from "#core/base/fen.ts";
import { invoiceStates } from "#core/model/answer.ts";
import type { Line } from "#core/model/line.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { createEngine, type Engine } from "#core/search/engine.ts";
import type { Hits } from "#core/search/match.ts";
import type { Searchable } from "#core/search/searchable.ts";

/** An invented record; what is not given is absent. */
export function searchable(id: string, { fields = {}, lines = [], ...rest }: Partial<Searchable> = {}): Searchable {
	return {
		id,
		fields,
		lines,
		state: "unknown",
		authenticity: "unknown",
		claimable: "unknown",
		risk: "none",
		savedOn: "20260901" as Day,
		createdAt: "2026-09-01T00:00:00.000Z",
		flags: {},
		...rest,
	};
}

export function engineOf(records: readonly Searchable[]): Engine {
	const engine = createEngine();
	for (const one of records) engine.put(one);
	return engine;
}

export function idsOf({ columns }: Engine, hits: Hits): readonly string[] {
	return Array.from(hits.keys())
		.filter((row) => hits[row])
		.map((row) => columns.ids.text(row))
		.toSorted();
}

/** Few characters, so that texts overlap in every way. */
export const text = fc.string({ unit: fc.constantFrom(..."公司公务有限（）() aA1２·-\n\u0001"), maxLength: 8 });
const day = fc
	.tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
	.map(([year, month, date]) => String(year * 10_000 + month * 100 + date) as Day);
const money = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constantFrom(1e15, -1e15, 2 ** 31, -(2 ** 31))).map(fen);
const decimal = fc.constantFrom("1", "1.50", "1.5", "0.10", "20", "200").map((one) => one as Decimal);

const line: fc.Arbitrary<Line> = fc.record(
	{
		name: text,
		spec: text,
		unit: fc.constantFrom("台", "个"),
		rate: fc.constantFrom("13%", "6%", "免税"),
		quantity: decimal,
		price: decimal,
		amount: money,
		tax: money,
	},
	{ requiredKeys: ["name"] },
);

/** Any record; ids are few, so that one often takes the place of another. */
const anySearchable: fc.Arbitrary<Searchable> = fc.record(
	{
		id: fc.integer({ min: 1, max: 12 }).map((n) => `id-${n}`),
		fields: fc.record(
			{
				kind: fc.constantFrom("digital_ordinary", "digital_special", "rail"),
				number: fc.stringMatching(/^2[0-9](99|11)[0-9]{16}$/),
				sellerName: text,
				buyerName: text,
				remark: text,
				issuedOn: day,
				amount: money,
				tax: money,
				total: money,
			},
			{ requiredKeys: [] },
		),
		lines: fc.array(line, { maxLength: 4 }),
		state: fc.constantFrom(...invoiceStates),
		authenticity: fc.constantFrom(...authenticities),
		claimable: fc.constantFrom(...claimables),
		risk: fc.constantFrom("none", "note", "look", "stop"),
		savedOn: day,
		claimedOn: day,
		createdAt: fc.integer({ min: 0, max: 3 }).map((n) => new Date(n * 1000).toISOString()),
		category: text,
		tags: fc.array(text, { maxLength: 2 }),
		flags: fc.record({ sample: fc.boolean(), trashed: fc.boolean() }, { requiredKeys: [] }),
	},
	{
		requiredKeys: [
			"id",
			"fields",
			"lines",
			"state",
			"authenticity",
			"claimable",
			"risk",
			"savedOn",
			"createdAt",
			"flags",
		],
	},
);

/** Records put and removed in some order, and those that are there in the end. */
export const anyHistory = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: anySearchable },
			fc.integer({ min: 1, max: 12 }).map((n) => `id-${n}`),
		),
		{
			maxLength: 30,
		},
	)
	.map((steps) => {
		const held = new Map<string, Searchable>();
		for (const step of steps) {
			if (typeof step === "string") held.delete(step);
			else held.set(step.id, step);
		}
		return { steps, held: [...held.values()] };
	});

export function play(engine: Engine, steps: readonly (Searchable | string)[]): Engine {
	for (const step of steps) {
		if (typeof step === "string") engine.remove(step);
		else engine.put(step);
	}
	return engine;
}
