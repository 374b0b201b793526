import { canonicalJson } from "#core/base/canonical-json.ts";
import { order } from "#core/base/order.ts";
import { type FieldName, fieldNames } from "#core/model/fields.ts";
import type { InvoiceRecord } from "#core/model/record.ts";

/** By field: what was typed last, also that a field was emptied; the events say when. */
export function mergeTyped(a: InvoiceRecord, b: InvoiceRecord): InvoiceRecord["typed"] {
	return fieldNames.flatMap((field) => {
		const [x, y] = [typedLast(a, field), typedLast(b, field)];
		return (order(x.at, y.at) || order(canonicalJson(x.typed), canonicalJson(y.typed))) < 0 ? y.typed : x.typed;
	});
}

/** Events that typed into the field name it in their fact `fields`. */
function typedLast({ typed, events }: InvoiceRecord, field: FieldName) {
	const times = events.flatMap(({ at, facts: { fields } }) =>
		typeof fields === "string" && fields.split(",").includes(field) ? at : [],
	);
	return { typed: typed.filter((one) => one.field === field), at: latest(times) };
}

/** The newest instant, empty of none. */
export function latest(times: readonly string[]): string {
	return times.reduce((newer, at) => (at > newer ? at : newer), "");
}
