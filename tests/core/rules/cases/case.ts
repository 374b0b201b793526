import type { Source } from "#core/model/evidence.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Severity } from "#core/model/finding.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { Line } from "#core/model/line.ts";
import type { Form, Reading } from "#core/model/reading.ts";
import type { CheckContext } from "#core/rules/check.ts";
import { settle } from "#core/settle/settle.ts";
import { makeReading, says } from "#tests/core/settle/make.ts";
import { day, decimal, yuan } from "#tests/core/settle/values.ts";

/** What a check must answer: quiet, not run for want of these, or a hit of this weight with this sentence. */
export type Gives = "clear" | { readonly without: readonly string[] } | readonly [Severity, sentence: string];

export interface Case {
	readonly check: string;
	readonly label: string;
	readonly invoice: Invoice;
	readonly context?: Partial<CheckContext>;
	readonly gives: Gives;
}

export const context: CheckContext = { today: day("20261122"), ownCompanies: [] };

export const ownCompany = { name: "演示科技有限公司", taxId: "91990100MA0000015X" };

interface Around extends Partial<Omit<Reading, "lines">> {
	readonly source?: Source;
	readonly lines?: readonly Line[];
	readonly form?: Form;
}

/** An invoice settled from one file that says this. */
export function face(fields: Partial<FieldValues>, around: Around = {}): Invoice {
	const { source = "text", form = "pdf", lines = [], ...more } = around;
	return settle([makeReading(form, says(source, fields), { lines: [{ source, items: lines }], ...more })]);
}

/** A line in short: amounts in yuan, the rest as printed. */
export function line(
	name: string,
	values: {
		readonly amount?: string;
		readonly tax?: string;
		readonly rate?: string;
		readonly quantity?: string;
		readonly price?: string;
		readonly unit?: string;
	} = {},
): Line {
	const { amount, tax, quantity, price, rate, unit } = values;
	return {
		name,
		...(amount === undefined ? {} : { amount: yuan(amount) }),
		...(tax === undefined ? {} : { tax: yuan(tax) }),
		...(quantity === undefined ? {} : { quantity: decimal(quantity) }),
		...(price === undefined ? {} : { price: decimal(price) }),
		...(rate === undefined ? {} : { rate }),
		...(unit === undefined ? {} : { unit }),
	};
}
