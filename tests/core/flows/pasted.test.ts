import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { formatDay, makeDay } from "#core/base/day.ts";
import { fen, formatFen, formatMoney } from "#core/base/fen.ts";
import { parsePasted } from "#core/flows/capture/pasted.ts";

const N20 = "26990000000000000018";
const CHECK = "12345678901234567890";

describe("a pasted line", () => {
	test.each([
		[`${N20} 20260914 1130.00`, { number: N20, issuedOn: "20260914", total: 113_000 }],
		[`${N20}\t2026-09-14\t1,130.00`, { number: N20, issuedOn: "20260914", total: 113_000 }],
		[`¥1130 ${N20} 2026年9月14日`, { number: N20, issuedOn: "20260914", total: 113_000 }],
		[`${N20},2026/9/14 12:51:03,-20.5`, { number: N20, issuedOn: "20260914", total: -2_050 }],
		[`2026.09.14 ${N20}`, { number: N20, issuedOn: "20260914" }],
		[
			`发票号码：${N20} 开票日期：2026年09月14日 价税合计（小写）：￥1,130.00`,
			{ number: N20, issuedOn: "20260914", total: 113_000 },
		],
		[
			`099002500111 00000018 20250914 ${CHECK}`,
			{ code: "099002500111", number: "00000018", issuedOn: "20250914", checkCode: CHECK },
		],
		[
			"099002500111 00000018 2025-09-14 123456",
			{ code: "099002500111", number: "00000018", issuedOn: "20250914", checkCode: "123456" },
		],
		["20250914 099002500111 00000018", { code: "099002500111", number: "00000018", issuedOn: "20250914" }],
		[
			"9900254130 00000018 20250914 1000.00",
			{ code: "9900254130", number: "00000018", issuedOn: "20250914", amount: 100_000 },
		],
		[
			"9900254130 00000018 20250914 1000.00 130.00 1130.00",
			{ code: "9900254130", number: "00000018", issuedOn: "20250914", amount: 100_000, tax: 13_000, total: 113_000 },
		],
		[
			"发票代码:099002500111 发票号码:00000018 开票日期:20250914 校验码后六位:123 456",
			{ code: "099002500111", number: "00000018", issuedOn: "20250914", checkCode: "123456" },
		],
		[
			"不含税金额 1000.00 税额 130.00 价税合计 1130.00 发票代码 9900254130 号码 20250102 日期 20250914",
			{
				code: "9900254130",
				number: "20250102",
				issuedOn: "20250914",
				amount: 100_000,
				tax: 13_000,
				total: 113_000,
			},
		],
		[
			"０９９００２５００１１１　０００００018　２０２５0914",
			{ code: "099002500111", number: "00000018", issuedOn: "20250914" },
		],
	])("%s is read", (text, expected) => {
		expect(parsePasted(text)).toEqual(expected);
	});

	test.each([
		["no number", "2026-09-14 1130.00"],
		["eight digits alone", "00000018"],
		["two invoices", `${N20} ${N20.replace("18", "26")}`],
		["two codes", "099002500111 9900254130 00000018"],
		["a telephone number and a date", "13800138000 2026-09-14"],
		["too much text", `${N20} ${"x".repeat(3_000)}`],
	])("with %s is refused", (_, text) => {
		expect(parsePasted(text)).toBeUndefined();
	});

	test("leaves out an amount when it cannot say which one it is", () => {
		expect(parsePasted(`${N20} 2026-09-14 12.00 13.00`)).toEqual({ number: N20, issuedOn: "20260914" });
		expect(parsePasted("099002500111 00000018 20250914 100.00")).not.toHaveProperty("amount");
	});

	test("is read the same in any order and with any separator", () => {
		const day = fc
			.tuple(fc.integer({ min: 2015, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
			.map(([year, month, date]) => makeDay(year, month, date))
			.filter((one) => one !== undefined);
		const total = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(fen);
		const number = fc.stringMatching(/^2[0-9]99[0-9]{16}$/);
		fc.assert(
			fc.property(
				number,
				day,
				total,
				fc.constantFrom(" ", "\t", " , ", "；", "  "),
				fc.boolean(),
				fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
				(digits, issuedOn, amount, separator, grouped, order) => {
					const words = [digits, formatDay(issuedOn), grouped ? formatMoney(amount) : formatFen(amount)];

					const actual = parsePasted(order.map((index) => words[index]).join(separator));

					expect(actual).toEqual({ number: digits, issuedOn, total: amount });
				},
			),
		);
	});

	test("never throws, and what it gives always names an invoice", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 ,.\-/年月日¥码号]{0,60}$/)), (text) => {
				const fields = parsePasted(text);
				if (!fields) return;
				expect(fields.number).toMatch(fields.code ? /^\d{8}$|^\d{20}$/ : /^\d{20}$/);
			}),
		);
	});
});
