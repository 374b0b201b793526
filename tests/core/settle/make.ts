import type { Answer } from "#core/model/answer.ts";
import { type Evidence, evidence, type Source } from "#core/model/evidence.ts";
import { type FieldValues, fieldNames } from "#core/model/fields.ts";
import type { Form, Reading } from "#core/model/reading.ts";
import { day, yuan } from "./values.ts";

/** An invented invoice of the sample region 99. */
export const digitalFace = {
	kind: "digital_ordinary",
	number: "26992000000000000017",
	issuedOn: day("20260914"),
	buyerName: "演示科技有限公司",
	buyerTaxId: "91990100MA0000015X",
	sellerName: "示例餐饮管理有限公司",
	sellerTaxId: "91990100MA0000023Q",
	amount: yuan("100.00"),
	tax: yuan("13.00"),
	total: yuan("113.00"),
	totalInWords: "壹佰壹拾叁圆整",
} as const satisfies Partial<FieldValues>;

export function says(source: Source, fields: Partial<FieldValues>): Evidence[] {
	return fieldNames.flatMap((field) => {
		const value = fields[field];
		return value === undefined ? [] : [evidence(field, value, source)];
	});
}

export function makeReading(form: Form, found: readonly Evidence[], more: Partial<Reading> = {}): Reading {
	return { form, evidence: found, lines: [], qr: [], notes: [], ...more };
}

export function makeAnswer(more: Partial<Answer> = {}): Answer {
	return {
		provider: "fpcy",
		sample: false,
		outcome: "match",
		state: "normal",
		askedAt: "2026-11-21T02:32:00Z",
		query: {
			kind: "digital_ordinary",
			code: "",
			number: digitalFace.number,
			issuedOn: digitalFace.issuedOn,
			checkValue: "113.00",
		},
		fields: digitalFace,
		lines: [],
		raw: "{}",
		...more,
	};
}
