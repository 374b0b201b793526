import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { fen, formatFen, formatMoney } from "#core/base/fen.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import { engineOf, idsOf, searchable } from "./support.ts";

const today = "20260914" as Day;

const engine = engineOf([
	searchable("blue", { fields: { total: fen(113_000), number: "26990000000000000011", sellerName: "云泽酒店" } }),
	searchable("red", { fields: { total: fen(-113_000), number: "26990000000000000022" } }),
	searchable("line", { lines: [{ name: "复印纸", amount: fen(-113_000), price: "1.2345" as Decimal }] }),
	searchable("near", { fields: { total: fen(-1_113_000), issuedOn: "20260815" as Day } }),
	searchable("large", { fields: { total: fen(1_234_567_890) } }),
	searchable("words", { fields: { remark: "押金1130元，另付¥1,130.00，退-1130.00" } }),
]);
const found = (box: string) => idsOf(engine, ask(engine, parseBox(box, today)).hits).join(" ");
const every = "blue large line near red words";
const without = (...ids: readonly string[]) =>
	every
		.split(" ")
		.filter((id) => !ids.includes(id))
		.join(" ");

describe("an amount below zero", () => {
	it.each([
		"-1130.00",
		"-1,130.00",
		"-1130",
		"-1130.",
		"-1130元",
		"-¥1,130.00",
		"¥-1,130.00",
		"￥-1130",
		"-RMB1130",
		"-0.113万",
		"－1130.00",
		"－１１３０．００",
		"−1130.00",
		"−1130",
		"–1,130.00",
		"=-1130.00",
		"=−¥1,130.00",
	])("%s is found as that amount, and nothing else", (box) => {
		expect(found(box)).toBe("line red");
		expect(parseBox(box, today)).toMatchObject([
			{ what: "amount", not: false, value: box, amounts: { from: -113_000, to: -113_000 } },
		]);
	});

	it.each([
		["-酒店", without("blue")],
		["-状态:作废", every],
		["-2026", without("near")],
		["-202608", without("near")],
		["-20260815", without("near")],
		["-2026-08", without("near")],
		["-26990000000000000011", without("blue")],
		["-009", every],
		["-6%", every],
		['-"1130"', without("words")],
		["-=1130", without("blue")],
		["-=-1130", without("line", "red")],
		["-合计:1130", without("blue")],
		["-1130元酒店", every],
		["酒店 -1130.00", ""],
	])("%s", (box, expected) => {
		expect(found(box)).toBe(expected);
	});
});

describe("an amount as it is pasted", () => {
	it.each([
		["1130", "blue words"],
		["1130.00", "blue words"],
		["1,130.00", "blue words"],
		["¥1,130.00", "blue words"],
		["￥1130", "blue"],
		["¥1130.00", "blue"],
		["1130元", "blue words"],
		["1，130.00元", "blue"],
		["CNY1130", "blue"],
		["0.113万", "blue"],
		["0.113万元", "blue"],
		["１１３０．００", "blue words"],
		["12345678.90", "large"],
		["12345678.9", "large"],
		["¥12,345,678.90", "large"],
		["1.2345", "line"],
		["￥1.2345", "line"],
		["12345678", ""],
		["01130.00", ""],
		["1,13", "words"],
	])("%s is looked for as an amount and as text", (box, expected) => {
		expect(found(box)).toBe(expected);
		expect(parseBox(box, today)).toMatchObject([{ what: "word" }]);
	});

	it.each([
		["=¥1,130.00", "blue"],
		["=1130元", "blue"],
		[">￥12,345,678.89", "large"],
		[">=12345678.90", "large"],
		["<-¥11,129.99", "near"],
		["<=−11,130.00元", "near"],
		[">¥1万", "large"],
		["¥1,000..¥1,200", "blue"],
		["1000元..1200元", "blue"],
		["-¥1,200..-¥1,000", "red"],
		["-1200元..-1000元", "red"],
		["−1,200.00..−1,000.00", "red"],
		["－１２００..－１０００", "red"],
		["-0.12万..-0.1万", "red"],
		["合计:￥1130", "blue"],
		["合计:-1,130.00", "red"],
		["合计:−1130", "red"],
		["金额:>¥12,345,678.89", "large"],
	])("%s", (box, expected) => {
		expect(found(box)).toBe(expected);
	});

	it("finds what has that amount, however it is written and of whatever sign", () => {
		const written = fc.tuple(
			fc.integer({ min: -1e12, max: 1e12 }).filter((value) => value !== 0),
			fc.constantFrom(formatFen, formatMoney),
			fc.constantFrom("", "¥", "￥"),
			fc.constantFrom("", "元"),
			fc.constantFrom("-", "－", "−"),
		);
		fc.assert(
			fc.property(written, ([value, format, sign, unit, minus]) => {
				const held = engineOf([
					searchable("it", { fields: { total: fen(value) } }),
					searchable("opposite", { fields: { total: fen(-value) } }),
				]);
				const box = `${value < 0 ? minus : ""}${sign}${format(fen(Math.abs(value)))}${unit}`;

				expect(idsOf(held, ask(held, parseBox(box, today)).hits)).toEqual(["it"]);
			}),
		);
	});

	it("excludes words as before, whatever stands behind the minus", () => {
		const word = fc.stringMatching(/^[酒店a-z0-9元万¥.,%号-]{1,8}$/).filter((text) => /[酒店a-z%号]/.test(text));
		fc.assert(
			fc.property(word, (text) => {
				const [part] = parseBox(`-${text}`, today);
				fc.pre(!text.includes(".."));
				expect(part).toMatchObject({ not: true, value: text });
			}),
		);
	});
});
