import type { CauseCode } from "#core/diagnose/cause.ts";
import { type DiagnoseContext, type Diagnosis, diagnose, type End } from "#core/diagnose/diagnose.ts";
import type { Query } from "#core/model/answer.ts";
import type { Source } from "#core/model/evidence.ts";
import type { FieldValues } from "#core/model/fields.ts";
import type { Line } from "#core/model/line.ts";
import { queryOf } from "#core/model/query.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeReading, says } from "#tests/core/settle/make.ts";
import { day, yuan } from "#tests/core/settle/values.ts";

export type Fields = Partial<FieldValues>;

/** How an invoice was read and asked, and how that ended: a digital one read from its text, in a mismatch. */
export interface Given {
	/** The invoice, the digital one unless said otherwise. */
	readonly fields?: Fields;
	/** What is different about its fields. */
	readonly but?: Fields;
	readonly source?: Source;
	/** What a second source says. */
	readonly qr?: Fields;
	readonly qrText?: string;
	readonly lines?: readonly Line[];
	/** What is different about the question asked. */
	readonly query?: Partial<Query>;
	readonly context?: Partial<DiagnoseContext>;
	readonly end?: End;
}

/** A cause that must be among those found, what stands there, and the correction it must suggest. */
export type CauseCase = [code: CauseCode, what: string, given: Given, fits?: [field: string, value: unknown]];

/** A real invoice and a real authority, as of this day. */
export const context = { today: day("20261122"), sampleInvoice: false, sampleAuthority: false } as const;

const mismatch: End = { outcome: "mismatch", state: "unknown" };
export const notFound: End = { outcome: "not_found", state: "unknown" };
/** It could not even be asked. */
export const missingFields: End = { problem: "missing_fields", facts: {} };

/** An invented special invoice on paper, asked with its amount before tax. */
export const special: Fields = {
	kind: "special_paper",
	code: "9900261130",
	number: "00000104",
	issuedOn: day("20260820"),
	sellerTaxId: digitalFace.sellerTaxId,
	amount: yuan("1000.00"),
	tax: yuan("130.00"),
	total: yuan("1130.00"),
	totalInWords: "壹仟壹佰叁拾圆整",
};

/** An invented ordinary one, asked with its check code. */
export const ordinary: Fields = {
	kind: "ordinary_electronic",
	code: "099002600111",
	number: "00000201",
	issuedOn: day("20260715"),
	checkCode: "99201333333331591719",
};

/** A row that comes to the amount of the special one. */
export const goods: Line = { name: "*餐饮服务*餐费", rate: "13%", amount: yuan("1000.00"), tax: yuan("130.00") };

/** The number of a digital invoice of 2026 from this region. */
export const inRegion = (province: string) => `26${province}0000000000000001`;

/** The diagnosis of what is given. */
export function diagnosed(given: Given): Diagnosis {
	const { fields = digitalFace, but, source = "text", qr, qrText, lines = [], query, end = mismatch } = given;
	const invoice = settle([
		makeReading("pdf", [...says(source, { ...fields, ...but }), ...(qr ? says("qr", qr) : [])], {
			lines: lines.length > 0 ? [{ source, items: lines }] : [],
			qr: qrText === undefined ? [] : [{ text: qrText }],
		}),
	]);
	const asked = queryOf(invoice.fields);
	const current = asked.ok ? asked.value : undefined;
	const question = current && { ...current, ...query };
	return diagnose(invoice, question, end, { ...context, ...(current && { current }), ...given.context });
}
