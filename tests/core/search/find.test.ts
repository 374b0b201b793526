import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { fen } from "#core/base/fen.ts";
import { fieldNames } from "#core/model/fields.ts";
import type { Clause } from "#core/search/clause.ts";
import { createEngine } from "#core/search/engine.ts";
import { foldForSearch } from "#core/search/fold.ts";
import { countHits } from "#core/search/match.ts";
import { lineTexts, type Searchable, textColumns } from "#core/search/searchable.ts";
import { anyHistory, engineOf, idsOf, play, searchable, text } from "./support.ts";

/** Every text of a record, found in the plainest way. */
function textsOf({ fields, lines, particulars = {}, category, note, tags = [] }: Searchable): readonly string[] {
	const face = Object.entries(fields).flatMap(([name, value]) =>
		(textColumns as readonly string[]).includes(name) ? String(value) : [],
	);
	return [
		...face,
		category ?? "",
		note ?? "",
		...tags,
		...Object.values(particulars).flat(),
		...lines.flatMap((one) => lineTexts.map((name) => one[name] ?? "")),
	];
}

function naive(held: readonly Searchable[], meets: (one: Searchable) => boolean): readonly string[] {
	return held
		.filter(meets)
		.map(({ id }) => id)
		.toSorted();
}

describe("a search", () => {
	it("finds by text exactly what a scan of every text finds, whatever was put and removed before", () => {
		fc.assert(
			fc.property(anyHistory, text.map(foldForSearch).filter(Boolean), ({ steps, held }, needle) => {
				const engine = play(createEngine(), steps);

				const found = idsOf(engine, engine.find([{ what: "text", text: needle }]));

				expect(found).toEqual(naive(held, (one) => textsOf(one).some((each) => foldForSearch(each).includes(needle))));
				expect(engine.size).toBe(held.length);
			}),
			{ numRuns: 400 },
		);
	});

	it("finds by amounts, days, words, tags and flags what a plain filter finds, and every mixture of them", () => {
		type Asked = readonly [Clause, (one: Searchable) => boolean];
		const clause = fc.oneof(
			fc
				.tuple(fc.integer({ min: -600, max: 600 }), fc.constantFrom(100, 1e15))
				.map(
					([from, size]): Asked => [
						{ what: "money", columns: ["total", "tax"], from, to: from + size },
						({ fields: { total, tax } }) =>
							[total, tax].some((one) => one !== undefined && one >= from && one <= from + size),
					],
				),
			fc
				.integer({ min: 20240101, max: 20261231 })
				.map(
					(from): Asked => [
						{ what: "day", column: "issuedOn", from },
						({ fields }) => Number(fields.issuedOn ?? 0) >= from,
					],
				),
			fc
				.integer({ min: 20240101, max: 20261231 })
				.map(
					(to): Asked => [
						{ what: "day", column: "issuedOn", to },
						({ fields }) => fields.issuedOn !== undefined && Number(fields.issuedOn) <= to,
					],
				),
			fc
				.constantFrom("digital_ordinary", "rail", "")
				.map(
					(kind): Asked => [
						{ what: "in", column: "kind", values: [kind, "air"] },
						({ fields }) => (fields.kind ?? "") === kind,
					],
				),
			fc
				.boolean()
				.map((is): Asked => [{ what: "flag", flag: "trashed", is }, ({ flags }) => Boolean(flags.trashed) === is]),
			text
				.map(foldForSearch)
				.filter(Boolean)
				.map((tag): Asked => [{ what: "tag", tag }, ({ tags = [] }) => tags.some((one) => foldForSearch(one) === tag)]),
			fc
				.constantFrom(["1.5", 150], ["20", 2000], ["2", 200])
				.map(
					([decimal, value]): Asked => [
						{ what: "lineNumber", decimal: String(decimal), fen: Number(value) },
						({ lines }) =>
							lines.some(
								({ quantity, price, amount, tax }) =>
									amount === value ||
									tax === value ||
									[quantity, price].some((one) => one && Number(one) === Number(decimal)),
							),
					],
				),
			fc
				.uniqueArray(fc.constantFrom("id-1", "id-2", "id-99"))
				.map((ids): Asked => [{ what: "ids", ids }, ({ id }) => ids.some((one) => one === id)]),
		);
		const mixed = fc.array(
			fc.tuple(clause, clause, fc.constantFrom("one", "not", "any", "all")).map(([[a, isA], [b, isB], how]) => {
				if (how === "one") return [a, isA] as const;
				if (how === "not") return [{ what: "not", clause: a } as Clause, (one: Searchable) => !isA(one)] as const;
				if (how === "any")
					return [{ what: "any", clauses: [a, b] } as Clause, (one: Searchable) => isA(one) || isB(one)] as const;
				return [{ what: "all", clauses: [a, b] } as Clause, (one: Searchable) => isA(one) && isB(one)] as const;
			}),
			{ maxLength: 3 },
		);
		fc.assert(
			fc.property(anyHistory, mixed, ({ steps, held }, asked) => {
				const engine = play(createEngine(), steps);

				const hits = engine.find(asked.map(([one]) => one));

				const expected = naive(held, (one) => asked.every(([, meets]) => meets(one)));
				expect(idsOf(engine, hits)).toEqual(expected);
				expect(countHits(hits)).toBe(expected.length);
			}),
			{ numRuns: 500 },
		);
	});

	it("finds every field of the face, and everything of a line", () => {
		const fields = {
			kind: "digital_special",
			title: "电子发票",
			code: "990026113001",
			number: "26992000000000000017",
			digitalNumber: "26992000000000000025",
			issuedOn: "20260914" as Day,
			checkCode: "99123456789012345678",
			machineNumber: "991234567890",
			buyerName: "购方甲",
			buyerTaxId: "99BUYER",
			sellerName: "销方乙",
			sellerTaxId: "99SELLER",
			amount: fen(40_000),
			tax: fen(5_200),
			total: fen(45_200),
			totalInWords: "肆佰伍拾贰圆整",
			originalCode: "990026113002",
			originalNumber: "10000001",
			redNoticeNumber: "9900112233",
			remark: "三楼装修",
			payee: "收款丙",
			reviewer: "复核丁",
			drawer: "开票戊",
		} as const;
		const line = {
			name: "*纸制品*复印纸",
			spec: "70克",
			unit: "包",
			quantity: "20.000" as Decimal,
			price: "19.9900" as Decimal,
			rate: "13%",
			amount: fen(39_980),
			tax: fen(5_197),
		};
		const engine = engineOf([
			searchable("a", { fields, lines: [line], note: "下月报", category: "办公" }),
			searchable("b"),
		]);
		const clauses: Clause[] = [
			...textColumns.flatMap((name): Clause[] =>
				name in fields ? [{ what: "text", text: String(fields[name as keyof typeof fields]) }] : [],
			),
			...["复印", "70克", "包", "13%", "下月", "办公"].map((one): Clause => ({ what: "text", text: one })),
			{ what: "in", column: "kind", values: ["digital_special"] },
			{ what: "day", column: "issuedOn", from: 20260914, to: 20260914 },
			{ what: "money", columns: ["amount"], from: 40_000, to: 40_000 },
			{ what: "money", columns: ["tax"], from: 5_200, to: 5_200 },
			{ what: "money", columns: ["total"], from: 45_200, to: 45_200 },
			{ what: "lineNumber", decimal: "20" },
			{ what: "lineNumber", decimal: "19.99" },
			{ what: "lineNumber", decimal: "399.8", fen: 39_980 },
			{ what: "lineNumber", decimal: "51.97", fen: 5_197 },
		];

		expect(Object.keys(fields).toSorted()).toEqual(fieldNames.toSorted());
		for (const clause of clauses) expect(idsOf(engine, engine.find([clause])), JSON.stringify(clause)).toEqual(["a"]);
	});

	it("looks for a word only in the places named", () => {
		const engine = engineOf([
			searchable("seller", { fields: { sellerName: "云泽酒店" } }),
			searchable("line", { lines: [{ name: "酒店住宿", rate: "6%" }] }),
		]);

		expect(idsOf(engine, engine.find([{ what: "text", text: "酒店", places: ["sellerName"] }]))).toEqual(["seller"]);
		expect(idsOf(engine, engine.find([{ what: "text", text: "酒店", places: ["lines"] }]))).toEqual(["line"]);
		expect(idsOf(engine, engine.find([{ what: "exact", text: "6%", places: ["rates"] }]))).toEqual(["line"]);
		expect(idsOf(engine, engine.find([{ what: "exact", text: "6", places: ["rates"] }]))).toEqual([]);
	});

	it("keeps many more texts than one piece holds", () => {
		const records = Array.from({ length: 9_000 }, (_, n) =>
			searchable(`id-${n}`, { fields: { remark: `备注第${n}号`, sellerName: `第${n % 300}家店` } }),
		);
		const engine = engineOf(records);

		expect(idsOf(engine, engine.find([{ what: "text", text: "第8999号" }]))).toEqual(["id-8999"]);
		expect(countHits(engine.find([{ what: "text", text: "备注" }]))).toBe(9_000);
		expect(countHits(engine.find([{ what: "text", text: "第29家" }]))).toBe(30);
	});
});
