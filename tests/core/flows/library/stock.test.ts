import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { SHAPE } from "#core/flows/library/open.ts";
import { createStock, openStock, type Stock } from "#core/flows/library/stock/stock.ts";
import {
	isCurrent,
	type Judging,
	type Listed,
	type Marks,
	SUMMARY_SHAPE,
	type Summary,
} from "#core/flows/library/summary.ts";
import { createTies, type Shared } from "#core/flows/library/ties.ts";
import { invoiceStates } from "#core/model/answer.ts";
import type { Identity } from "#core/model/identity.ts";
import type { Line } from "#core/model/line.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { fromNames } from "#core/search/columns.ts";
import { lineTexts, textColumns } from "#core/search/searchable.ts";
import { watchDefaults } from "#core/watch/settings.ts";
import { dueRecords } from "./due-plainly.ts";

const word = fc.string({ unit: fc.constantFrom(...'公司（有()aA·\n\\"|:1\ud800'), maxLength: 6 });
/** By what an invoice is called; never nothing. */
const name = word.filter((one) => one !== "");
const day = fc.constantFrom("20251231", "20260914", "20261120", "20270101").map((one) => one as Day);
const instant = fc
	.integer({ min: 0, max: 400 })
	.map((days) => new Date(Date.UTC(2025, 10, 1) + days * 86_400_000).toISOString());
/** What comes from another vault may be written otherwise. */
const anyInstant = fc.oneof(instant, fc.constantFrom("2026-09-01", "not an instant", "2026-09-01T08:00:00+08:00"));
const id = fc.integer({ min: 1, max: 8 }).map((n) => `id-${n}`);
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const money = fc.constantFrom(0, 113, -113, 2 ** 31, 1_000_000, 1e14).map(fen);

const marks: fc.Arbitrary<Omit<Marks, "id">> = fc
	.record({
		identity: some(name.map((one) => one as Identity)),
		keys: fc.uniqueArray(fc.oneof(name, fc.constantFrom("k1", "k2", "k3")), { maxLength: 3 }),
		parts: fc.array(fc.constantFrom("f1#0", "f1#1", "f2#0"), { maxLength: 2 }),
		near: fc.array(fc.oneof(word, fc.constantFrom("甲|113|20260914", "乙|113|20260914", "甲|5|x")), { maxLength: 2 }),
		savedOn: day,
		claimedOn: some(day),
		apart: some(fc.array(word, { maxLength: 2 })),
		trashed: fc.boolean(),
	})
	.map(defined);

const summary = fc
	.record({
		id,
		judgedOn: day,
		changesOn: day,
		fields: fc.record(
			{
				kind: fc.constantFrom("rail", "digital_special"),
				number: word,
				code: word,
				issuedOn: day,
				sellerName: word,
				total: money,
			},
			{ requiredKeys: [] },
		),
		otherName: some(word),
		state: fc.constantFrom(...invoiceStates),
		authenticity: fc.constantFrom(...authenticities),
		claimable: fc.constantFrom(...claimables),
		risk: fc.constantFrom("none", "note", "look", "stop"),
		sample: fc.boolean(),
		needsPerson: fc.boolean(),
		createdAt: anyInstant,
		claimedAt: some(instant),
		trashedAt: some(anyInstant),
		changed: some(fc.record({ at: instant, what: fc.constantFrom("void", "red_full") })),
		forms: fc.array(fc.constantFrom("pdf", "xml", "typed"), { maxLength: 2 }),
		watched: fc.record(
			{
				askable: fc.boolean(),
				answered: fc.record({ at: instant, outcome: fc.constantFrom("match", "not_found") }),
				triedAt: instant,
				seller: word,
			},
			{ requiredKeys: ["askable"] },
		),
		marks,
	})
	.map((one): Summary => {
		const { fields, state, authenticity, claimable, sample, needsPerson, createdAt, forms, changed } = one;
		const { claimedAt, trashedAt, otherName } = one;
		const { kind, number, code, issuedOn, sellerName, total } = fields;
		const why = { authenticity: "a", claimable: "" };
		const row = { id: one.id, kind, number, code, issuedOn, sellerName: otherName ?? sellerName, total };
		const standing = {
			forms,
			authenticity,
			state,
			claimable,
			why,
			sample,
			needsPerson,
			alerts: forms.length,
			createdAt,
		};
		return {
			shape: SUMMARY_SHAPE,
			judgedOn: one.judgedOn,
			changesOn: one.changesOn,
			row: defined({ ...row, ...standing, claimedAt, trashedAt, changed }),
			face: { fields: defined(fields), lines: [] },
			risk: one.risk,
			marks: { id: one.id, ...one.marks },
			watched: defined(one.watched),
		} as Summary; // of arbitrary words
	});

type Step =
	| { readonly what: "put"; readonly summary: Summary; readonly basis: string; readonly seq: number | undefined }
	| { readonly what: "unjudged" | "remark"; readonly id: string; readonly marks: Omit<Marks, "id"> }
	| { readonly what: "outdate" | "remove"; readonly id: string };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			what: fc.constant("put" as const),
			summary,
			basis: fc.constantFrom("b1", "b2", '["\\n"]'),
			seq: some(fc.nat(9)),
		}),
	},
	fc.record({ what: fc.constantFrom("unjudged" as const, "remark" as const), id, marks }),
	fc.record({ what: fc.constantFrom("outdate" as const, "remove" as const), id }),
);
const steps = fc.array(step, { maxLength: 25 });

interface Known {
	readonly seq: number | undefined;
	readonly basis: string;
	readonly marks: Marks;
	readonly summary?: Summary;
}

/** What a stock stands for, in the plainest way. */
type Model = Map<string, Known>;

function play(stock: Stock, model: Model, all: readonly Step[]): void {
	for (const one of all) {
		if (one.what === "put") {
			const { id: about } = one.summary.row;
			const entry = { seq: one.seq, basis: one.basis, marks: one.summary.marks, summary: one.summary };
			stock.put(about, entry);
			model.set(about, entry);
		} else if (one.what === "unjudged") {
			const entry = { seq: undefined, basis: "", marks: { id: one.id, ...one.marks } };
			stock.put(one.id, entry);
			model.set(one.id, entry);
		} else if (one.what === "remark") {
			const known = model.get(one.id);
			const next = { id: one.id, ...one.marks };
			stock.remark(one.id, next);
			if (known) model.set(one.id, { ...known, marks: next });
		} else if (one.what === "outdate") {
			const known = model.get(one.id);
			stock.outdate(one.id, 99);
			if (known) model.set(one.id, { ...known, seq: 99, basis: "" });
		} else {
			stock.remove(one.id);
			model.delete(one.id);
		}
	}
}

const judging = (basis: string): Judging => ({ today: "20261120" as Day, basis, settings: { ownCompanies: [] } });
const settings = { watch: watchDefaults, provider: { mode: "none" as const } };
const NOW = Date.parse("2026-11-20T02:00:00Z");

function expectSame(stock: Stock, model: Model): void {
	const listed = [...model.values()].flatMap((known) => (known.summary ? listedOf(known, known.summary) : []));
	expect(stock.size).toBe(model.size);
	expect(stock.judged).toBe(listed.length);
	expect(stock.knownIds().toSorted()).toEqual([...model.keys()].toSorted());
	expect(byId(stock.all())).toEqual(byId(listed));
	const ties = createTies();
	for (const [one, known] of model) {
		expect(stock.seq(one)).toBe(known.seq);
		expect(stock.marks(one)).toEqual(known.marks);
		ties.add(one, known.marks);
	}
	const changed = listed.filter(({ row }) => row.changed).map(({ row }) => row.id);
	expect(
		stock
			.changed()
			.map(({ row }) => row.id)
			.toSorted(),
	).toEqual(changed.toSorted());
	for (const { marks: own } of model.values()) {
		expect(
			stock
				.neighbours(own)
				.map((one) => one.id)
				.toSorted(),
		).toEqual(ties.find(own).toSorted());
		const except = new Set([own.id]);
		expect(
			stock
				.neighbours(own, except)
				.map((one) => one.id)
				.toSorted(),
		).toEqual(ties.find(own, except).toSorted());
		for (const near of own.near) expect(stock.countAlike(near)).toBe(ties.countAlike(near));
	}
	expect(plainly(stock.shared())).toEqual(plainly(ties.shared()));
	for (const basis of ["b1", "b2", '["\\n"]']) {
		const stale = [...model].filter(([, known]) => {
			return known.basis !== basis || !known.summary || !isCurrent(known.summary, judging(basis));
		});
		expect(stock.stale(judging(basis)).toSorted()).toEqual(stale.map(([one]) => one).toSorted());
		expect(stock.stale(judging(basis), 1)).toHaveLength(Math.min(1, stale.length));
	}
	const due = dueRecords(listed, settings, NOW).map(({ row, at }) => ({ id: row.id, at }));
	const found = stock.due(settings, NOW).map(({ id: one, at }) => ({ id: one, at }));
	expect(found.toSorted(order)).toEqual(due.toSorted(order));
}

function listedOf({ marks: own }: Known, { face: _, ...rest }: Summary): Listed {
	return { ...rest, marks: own };
}

function plainly(all: readonly Shared[]): readonly string[] {
	return all.map(({ why, key, ids }) => JSON.stringify([why, key, [...ids].toSorted()])).toSorted();
}

function byId(all: readonly Listed[]): readonly Listed[] {
	return all.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

function order(a: { id: string }, b: { id: string }): number {
	return a.id < b.id ? -1 : 1;
}

function bytesOf(stock: Stock): Uint8Array<ArrayBuffer> {
	const turns = stock.write(() => undefined);
	for (;;) {
		const turn = turns.next();
		if (turn.done) return turn.value;
	}
}

function reopened(stock: Stock): Stock {
	const read = openStock(bytesOf(stock));
	if (!read.ok) throw new Error(read.error.code);
	return read.value;
}

/** A summary with every text and line there can be, to be folded. */
function full(summary: Summary): Summary {
	const written = (name: string) => `（Ａ）演示 ${name}`;
	const line = {
		...fromNames(lineTexts, written),
		quantity: "1.50",
		price: "2",
		amount: fen(300),
		tax: fen(-9),
	} as Line; // decimals
	const fields = { ...fromNames(textColumns, written), ...summary.face.fields };
	const row = { ...summary.row, id: "full", category: "（Ｂ）类", note: "Ｎ", tags: ["Ｔ1", "T2"] };
	return {
		...summary,
		row,
		face: { fields, lines: [line, { name: "*住宿*" }] },
		marks: { ...summary.marks, id: "full" },
	};
}

/** Without the members that are `undefined`. */
function defined<T extends object>(values: T): T {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T; // only members left out
}

describe("a stock", () => {
	test("says of every record what was put, and by what it is tied, judged and due", () => {
		fc.assert(
			fc.property(steps, steps, (first, then) => {
				const stock = createStock();
				const model: Model = new Map();

				play(stock, model, first);
				expectSame(stock, model);
				play(stock, model, then);

				expectSame(stock, model);
			}),
			{ numRuns: 300 },
		);
	});

	test("opened from its bytes says the same, and takes changes as it does", () => {
		fc.assert(
			fc.property(steps, steps, (first, then) => {
				const stock = createStock();
				const model: Model = new Map();
				play(stock, model, first);

				const again = reopened(stock);

				expectSame(again, model);
				play(again, model, then);
				expectSame(again, model);
				expectSame(reopened(again), model);
			}),
			{ numRuns: 200 },
		);
	});

	test("keeps itself tidy when the ties of one record change thousands of times", () => {
		const stock = createStock();
		const model: Model = new Map();
		const own = (n: number): Omit<Marks, "id"> => ({
			keys: [`k${n % 7}`, "all"],
			parts: [],
			near: [`甲|${n % 5}|x`],
			savedOn: "20260914" as Day,
			trashed: n % 3 === 0,
		});
		play(
			stock,
			model,
			[1, 2, 3].map((n) => ({ what: "unjudged", id: `id-${n}`, marks: own(n) })),
		);
		expectSame(stock, model);

		for (let n = 0; n < 20_000; n++) play(stock, model, [{ what: "remark", id: `id-${1 + (n % 3)}`, marks: own(n) }]);

		expectSame(stock, model);
		expect(bytesOf(stock).length).toBeLessThan(100_000);
	});

	/**
	 * A snapshot is opened by later builds: its bytes must mean the same to them. Where this fails, columns come to
	 * something else: raise `STOCK_SHAPE` (or `SUMMARY_SHAPE`, `SNAPSHOT_VERSION`), and put here what it is now.
	 */
	test("of one shape has bytes of one meaning", async () => {
		const stock = createStock();
		const some = fc.sample(summary, { numRuns: 200, seed: 1 });
		for (const one of [...some, ...some.slice(0, 1).map(full)])
			stock.put(one.row.id, { seq: 7, basis: "b1", marks: one.marks, summary: one });

		const sha256 = await sha256Hex(bytesOf(stock));

		expect({ shape: SHAPE, sha256 }).toEqual({
			shape: "[1,5,3]",
			sha256: "441080feacd1111b13172d9ed4a4baa6d93f7fbfa5ad452cf2f681985731c2b0",
		});
	});
});
