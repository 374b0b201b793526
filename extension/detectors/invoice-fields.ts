import type { FieldName } from "#core/model/fields.ts";
import type { PageContact } from "#core/model/particulars.ts";
import type { PageFields } from "#extension/protocol/candidate.ts";
import type { LabelId } from "./labels.ts";

/** Labelled values of one invoice, the first of each label. */
export type Labelled = ReadonlyMap<LabelId, string>;

/** Longest value that is passed on; no face has longer ones. */
const MAX_VALUE = 120;

/** Labels that show that numbers stand among invoices. */
export const TELLING: readonly LabelId[] = ["code", "checkCode", "issuedOn", "total", "tax", "billed"];

/** The fields of an invoice from its labels. */
export function fieldsOf(labelled: Labelled): PageFields {
	const fields: Partial<Record<FieldName | PageContact, string>> = {};
	for (const [id, value] of labelled) if (isField(id)) fields[id] = value.slice(0, MAX_VALUE);
	const billed = labelled.get("billed");
	if (billed !== undefined) {
		// What was paid, unless the tax or another sum is told apart from it.
		if (fields.tax === undefined && fields.total === undefined) fields.total = billed;
		else if (billed !== fields.total) fields.amount ??= billed;
	}
	const { digitalNumber, number } = fields;
	if (digitalNumber !== undefined && (number === undefined || number === digitalNumber)) {
		fields.number = digitalNumber; // only 数电纸质发票 have both
		delete fields.digitalNumber;
	}
	return fields;
}

/** Labels that stand for a field only together with what is around them. */
function isField(id: LabelId): id is FieldName | PageContact {
	return !["name", "taxId", "address", "account", "buyer", "seller", "billed", "sums", "other"].includes(id);
}
