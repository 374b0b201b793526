import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { multiplyToFen, timesFen } from "#core/base/decimal.ts";
import { type Fen, fen, formatFen } from "#core/base/fen.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { formatWords } from "#core/model/words.ts";
import { runChecks } from "#core/rules/index.ts";
import { day, decimal } from "#tests/core/settle/values.ts";
import { context, face } from "./cases/case.ts";

const ours = ["total_sum", "total_words", "line_sum", "line_tax_sum", "line_tax", "line_product", "rate_window"];
const arithmetic = [...ours, "exempt_tax", "discount_lines", "red_signs"];

interface Sheet {
	readonly fields: Partial<FieldValues> & { readonly amount: Fen; readonly tax: Fen; readonly total: Fen };
	readonly lines: readonly Line[];
}

/** What an issuing system prints: everything is computed from quantities, prices and rates. */
const sheets: fc.Arbitrary<Sheet> = fc
	.record({
		items: fc.array(
			fc.record({
				quantity: fc.integer({ min: 1, max: 9_999 }),
				price: fc.integer({ min: 1, max: 5_000_000 }),
				rate: fc.constantFrom("13", "9", "6", "3", "1"),
			}),
			{ minLength: 1, maxLength: 8 },
		),
		red: fc.boolean(),
	})
	.map(({ items, red }) => {
		const lines = items.map(({ quantity, price, rate }) => {
			const printed = { quantity: decimal(`${red ? -quantity : quantity}`), price: decimal(formatFen(fen(price))) };
			const amount = multiplyToFen(printed.quantity, printed.price) ?? fen(0);
			const tax = timesFen(amount, decimal(`0.${rate.padStart(2, "0")}`)) ?? fen(0);
			return { name: "*演示服务*示例", rate: `${rate}%`, ...printed, amount, tax };
		});
		const amount = fen(lines.reduce((sum, line) => sum + line.amount, 0));
		const tax = fen(lines.reduce((sum, line) => sum + line.tax, 0));
		const total = fen(amount + tax);
		const number = "26992000000000000017";
		const fields = { kind: "digital_special", number, issuedOn: day("20260914"), amount, tax, total } as const;
		return { fields: { ...fields, totalInWords: formatWords(total) }, lines };
	});

const hits = ({ fields, lines }: Sheet) =>
	runChecks(face(fields, { lines }), context)
		.filter((one) => one.outcome === "found")
		.map((one) => one.check);

describe("an invoice that was computed, blue or red", () => {
	test("has nothing found in its arithmetic", () => {
		fc.assert(
			fc.property(sheets, (sheet) => {
				expect(hits(sheet).filter((check) => arithmetic.includes(check))).toEqual([]);
			}),
		);
	});

	test.each(["amount", "tax", "total"] as const)("is found out when its %s is changed by two fen or more", (field) => {
		fc.assert(
			fc.property(sheets, fc.integer({ min: 2, max: 10_000_000 }), (sheet, more) => {
				const altered = { ...sheet, fields: { ...sheet.fields, [field]: fen(sheet.fields[field] + more) } };
				expect(hits(altered)).toContain("total_sum");
			}),
		);
	});

	test("is found out when amount and total are changed together", () => {
		fc.assert(
			fc.property(sheets, fc.integer({ min: 2, max: 10_000_000 }), ({ fields, lines }, more) => {
				const { amount, total } = fields;
				const altered = { lines, fields: { ...fields, amount: fen(amount + more), total: fen(total + more) } };
				expect(hits(altered)).toContain("total_words");
			}),
		);
	});

	test("is found out by its lines when amount, total and words are changed together", () => {
		fc.assert(
			fc.property(sheets, fc.integer({ min: 2, max: 10_000_000 }), ({ fields, lines }, more) => {
				const total = fen(fields.total + more);
				const changed = { amount: fen(fields.amount + more), total, totalInWords: formatWords(total) };
				// A red total may by chance become the sum of the lines; then they look like lines printed with tax.
				fc.pre(Math.abs(total - fields.amount) > 1);
				expect(hits({ lines, fields: { ...fields, ...changed } })).toContain("line_sum");
			}),
		);
	});
});
