import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fen } from "#core/base/fen.ts";
import { compare, compareFaces } from "#core/diagnose/compare.ts";
import type { Relation } from "#core/diagnose/values.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { digitalFace, makeAnswer } from "../settle/make.ts";
import { day, decimal, yuan } from "../settle/values.ts";

type Fields = Partial<FieldValues>;

const side = (fields: Fields, lines: readonly Line[] = []) => ({ fields, sources: {}, lines });

const laptop: Line = {
	name: "*电子计算机*演示笔记本电脑",
	spec: "YS-14",
	unit: "台",
	quantity: decimal("3"),
	price: decimal("4424.7787610619"),
	rate: "13%",
	amount: yuan("13274.34"),
	tax: yuan("1725.66"),
};
const discount: Line = { name: laptop.name, rate: "13%", amount: yuan("-274.34"), tax: yuan("-35.66") };
const meal: Line = { name: "*餐饮服务*餐费", rate: "6%", amount: yuan("100.00"), tax: yuan("6.00") };

describe("one field", () => {
	it.each<[string, Fields, Fields, FieldName, Relation, string | undefined]>([
		["written alike", { total: yuan("113") }, { total: yuan("113") }, "total", "equal", undefined],
		[
			"with other spacing",
			{ sellerName: "示例 商贸（上海）公司" },
			{ sellerName: "示例商贸(上海)公司" },
			"sellerName",
			"equal",
			"layout",
		],
		[
			"in small letters",
			{ buyerTaxId: "91990100ma0000015x" },
			{ buyerTaxId: "91990100MA0000015X" },
			"buyerTaxId",
			"equal",
			"layout",
		],
		[
			"hidden by the authority",
			{ buyerName: "演示科技有限公司" },
			{ buyerName: "演**限公司" },
			"buyerName",
			"equal",
			"hidden",
		],
		[
			"cut on the page",
			{ sellerName: "示例餐饮管理有" },
			{ sellerName: "示例餐饮管理有限公司" },
			"sellerName",
			"equal",
			"cut",
		],
		[
			"the last six of the check code",
			{ checkCode: "12345678901234567890" },
			{ checkCode: "567890" },
			"checkCode",
			"equal",
			"part",
		],
		[
			"words with 元 for 圆",
			{ totalInWords: "壹佰圆整" },
			{ totalInWords: "壹佰元" },
			"totalInWords",
			"equal",
			"meaning",
		],
		[
			"one digit off",
			{ number: "26992000000000000017" },
			{ number: "26992000000000000019" },
			"number",
			"differs",
			"one_digit",
		],
		[
			"one digit lost",
			{ number: "2699200000000000001" },
			{ number: "26992000000000000017" },
			"number",
			"differs",
			"one_missing",
		],
		["two digits swapped", { total: yuan("1310.00") }, { total: yuan("1130.00") }, "total", "differs", "swapped"],
		["the point moved", { total: yuan("11.30") }, { total: yuan("1130.00") }, "total", "differs", "moved_point"],
		["the sign lost", { total: yuan("113") }, { total: yuan("-113") }, "total", "differs", "sign"],
		[
			"with tax against without",
			{ amount: yuan("113") },
			{ amount: yuan("100"), total: yuan("113") },
			"amount",
			"differs",
			"tax_side",
		],
		[
			"without tax against with",
			{ total: yuan("100"), amount: yuan("100") },
			{ amount: yuan("100"), total: yuan("113") },
			"total",
			"differs",
			"tax_side",
		],
		[
			"day and month changed over",
			{ issuedOn: day("20260309") },
			{ issuedOn: day("20260903") },
			"issuedOn",
			"differs",
			"day_month",
		],
		["another company", { sellerName: "演示甲公司" }, { sellerName: "示例乙丙厂" }, "sellerName", "differs", "other"],
		["another remark", { remark: "合同一" }, { remark: "演示。合同一" }, "remark", "differs", "free_text"],
		["only with us", { drawer: "样张员", buyerName: "演示科技有限公司" }, {}, "buyerName", "ours_only", undefined],
		["only with the authority", {}, { checkCode: "12345678901234567890" }, "checkCode", "theirs_only", undefined],
	])("%s", (_, ours, theirs, field, relation, how) => {
		const found = compareFaces(side(ours), side(theirs)).fields.find((one) => one.field === field);

		expect([found?.relation, found?.how]).toEqual([relation, how]);
	});

	it("does not list what answers never tell", () => {
		const { fields } = compareFaces(side({ title: "电子发票", drawer: "样张员" }), side({}));

		expect(fields).toEqual([]);
	});

	it("does not count remarks as differing", () => {
		expect(compareFaces(side({ remark: "甲" }), side({ remark: "乙" })).differing).toBe(0);
	});
});

describe("rows", () => {
	const one = (ours: readonly Line[], theirs: readonly Line[]) =>
		compareFaces(side({}, ours), side({}, theirs)).lines.map(({ relation, how }) => [relation, how]);

	it.each<[string, readonly Line[], readonly Line[], unknown]>([
		[
			"alike",
			[laptop, meal],
			[laptop, meal],
			[
				["equal", undefined],
				["equal", undefined],
			],
		],
		[
			"in another order",
			[laptop, meal],
			[meal, laptop],
			[
				["equal", undefined],
				["equal", undefined],
			],
		],
		["with less told", [laptop], [{ name: laptop.name, amount: laptop.amount }], [["equal", undefined]]],
		["with a shorter unit price", [laptop], [{ ...laptop, price: decimal("4424.77876106") }], [["equal", "rounded"]]],
		["with trailing zeros", [laptop], [{ ...laptop, quantity: decimal("3.00") }], [["equal", "layout"]]],
		[
			"a discount row taken off",
			[laptop, discount],
			[{ name: laptop.name, amount: yuan("13000"), tax: yuan("1690") }],
			[["equal", "merged"]],
		],
		[
			"a discount row of its own name",
			[laptop, { ...discount, name: "折扣行数1(2%)" }],
			[{ name: laptop.name, amount: yuan("13000") }],
			[["equal", "merged"]],
		],
		["equal goods added up", [meal, meal], [{ ...meal, amount: yuan("200"), tax: yuan("12") }], [["equal", "merged"]]],
		["a list of goods", [{ name: "(详见销货清单)", amount: yuan("13374.34") }], [laptop, meal], [["equal", "list"]]],
		[
			"a list with another sum",
			[{ name: "(详见销货清单)", amount: yuan("13374.35") }],
			[laptop, meal],
			[["differs", "other"]],
		],
		[
			"roll tickets with tax inside",
			[{ ...meal, amount: yuan("106"), tax: undefined }],
			[meal],
			[["differs", "tax_side"]],
		],
		["another amount", [meal], [{ ...meal, amount: yuan("101.00") }], [["differs", "one_digit"]]],
		["another name, same amount", [meal], [{ ...meal, name: "*餐饮服务*餐饮" }], [["differs", "one_digit"]]],
		[
			"one more with us",
			[meal, laptop],
			[meal],
			[
				["equal", undefined],
				["ours_only", undefined],
			],
		],
		[
			"one more with the authority",
			[meal],
			[laptop, meal],
			[
				["equal", undefined],
				["theirs_only", undefined],
			],
		],
		["none with us", [], [meal], [["theirs_only", undefined]]],
	])("%s", (_, ours, theirs, expected) => {
		expect(one(ours, theirs)).toEqual(expected);
	});
});

describe("an answer", () => {
	const own = side(digitalFace);

	it("that is no match tells nothing to compare", () => {
		expect(compare(own, makeAnswer({ outcome: "mismatch", fields: {} }))).toBeUndefined();
	});

	it("without any invoice in it tells nothing to compare", () => {
		expect(compare(own, makeAnswer({ fields: {} }))).toBeUndefined();
	});

	it("confirms what was asked where it does not repeat it", () => {
		const found = compare(own, makeAnswer({ fields: { total: digitalFace.total } }));

		expect(found?.fields.filter(({ relation }) => relation === "equal").map(({ field }) => field)).toEqual([
			"number",
			"issuedOn",
			"total",
		]);
	});

	it("with the 20 digits split in two is about the same number", () => {
		const { number } = digitalFace;
		const told = { ...digitalFace, code: number.slice(0, 12), number: number.slice(12) };

		expect(compare(own, makeAnswer({ fields: told }))?.differing).toBe(0);
	});

	it("with the digital number of a paper invoice is compared with that", () => {
		const paper = {
			kind: "digital_paper_special",
			code: "9900251130",
			number: "00000109",
			digitalNumber: digitalFace.number,
		} as const;
		const query = {
			kind: "digital_paper_special",
			code: paper.code,
			number: paper.number,
			issuedOn: day("20250610"),
			checkValue: "1",
		} as const;

		const found = compare(side(paper), makeAnswer({ query, fields: { number: digitalFace.number } }));

		expect(found?.differing).toBe(0);
		expect(found?.fields.find(({ field }) => field === "digitalNumber")?.relation).toBe("equal");
	});
});

describe("whatever the faces", () => {
	const amount = fc.integer({ min: -30, max: 30 }).map((value) => fen(value));
	const line: fc.Arbitrary<Line> = fc.record(
		{
			name: fc.constantFrom("*甲*一", "*甲*二", "折扣"),
			amount,
			tax: amount,
			rate: fc.constantFrom("13%", "6%"),
			quantity: fc.constantFrom(decimal("1"), decimal("1.0"), decimal("2")),
		},
		{ requiredKeys: ["name"] },
	);
	const digits = (length: number) =>
		fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(""));
	const fields: fc.Arbitrary<Fields> = fc.record(
		{
			number: digits(20),
			code: digits(12),
			checkCode: digits(20),
			issuedOn: fc.constantFrom(day("20260309"), day("20260903"), day("20260910")),
			sellerName: fc.constantFrom("示例餐饮管理有限公司", "示例餐饮管理有", "示**公司", "演示公司"),
			buyerTaxId: fc.constantFrom("91990100MA0000015X", "9199********0015X"),
			amount,
			total: amount,
		},
		{ requiredKeys: [] },
	);
	const face = fc.record({ fields, sources: fc.constant({}), lines: fc.array(line, { maxLength: 5 }) });

	it("one is equal to itself", () => {
		fc.assert(
			fc.property(face, (one) => {
				const { fields: found, lines, differing } = compareFaces(one, one);
				expect(differing).toBe(0);
				expect([...found, ...lines].filter(({ relation }) => relation !== "equal" && relation !== "ours_only")).toEqual(
					[],
				);
				expect(lines.flatMap(({ ours }) => ours)).toHaveLength(one.lines.length);
			}),
		);
	});

	it("the other side sees the same", () => {
		const sources = { sellerName: "text", buyerTaxId: "text" } as const;
		const mirrored = {
			equal: "equal",
			differs: "differs",
			ours_only: "theirs_only",
			theirs_only: "ours_only",
		} as const;
		fc.assert(
			fc.property(face, face, (a, b) => {
				const there = compareFaces({ ...a, sources }, { ...b, sources });
				const back = compareFaces({ ...b, sources }, { ...a, sources });
				const flat = (all: typeof there.fields) =>
					all.filter((one) => one.relation === "equal" || one.relation === "differs");
				expect(flat(back.fields).map(({ field, relation, how }) => [field, relation, how])).toEqual(
					flat(there.fields).map(({ field, relation, how }) => [field, relation, how]),
				);
				const rows = (all: typeof there.lines, flip: boolean) =>
					all
						.map(({ relation, how, ours, theirs }) =>
							JSON.stringify(flip ? [mirrored[relation], how, theirs, ours] : [relation, how, ours, theirs]),
						)
						.sort();
				expect(rows(back.lines, true)).toEqual(rows(there.lines, false));
			}),
		);
	});

	it("every row of both sides is there once", () => {
		fc.assert(
			fc.property(face, face, (a, b) => {
				const { lines } = compareFaces(a, b);
				expect(lines.flatMap(({ ours }) => ours)).toHaveLength(a.lines.length);
				expect(lines.flatMap(({ theirs }) => theirs)).toHaveLength(b.lines.length);
			}),
		);
	});

	it("one changed digit is found, and called that", () => {
		fc.assert(
			fc.property(digits(20), fc.nat(19), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
				const changed = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1);
				const [found] = compareFaces(side({ number }), side({ number: changed })).fields;
				expect([found?.relation, found?.how]).toEqual(["differs", "one_digit"]);
			}),
		);
	});

	it("one fen more in any row is found", () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
				fc.nat(),
				(all, pick) => {
					const lines = all.map((value, at) => ({ name: `*甲*${at}`, amount: fen(value * 100) }));
					const at = pick % lines.length;
					const changed = lines.map((one, index) => (index === at ? { ...one, amount: fen(one.amount + 1) } : one));
					expect(compareFaces(side({}, lines), side({}, changed)).differing).toBe(1);
				},
			),
		);
	});
});
