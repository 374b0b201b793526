import type { Invoice } from "#core/model/invoice.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";
import { type Names, namesOf } from "./names.ts";
import { settleRecord } from "./summary.ts";

/** A record with what its evidence comes to. */
export interface Settled {
	readonly record: InvoiceRecord;
	readonly names: Names;
	readonly invoice: Invoice;
}

const settledOnce = new WeakMap<InvoiceRecord, Settled>();

/** Who takes a record over looks at it before it is put: it is settled once. */
export function settled(record: InvoiceRecord): Settled {
	const before = settledOnce.get(record) ?? settle(record);
	settledOnce.set(record, before);
	return before;
}

function settle(record: InvoiceRecord): Settled {
	const invoice = settleRecord(record);
	const names = namesOf(invoice.fields);
	return { record: { ...record, identity: names.identity, sample: isSampleIdentity(invoice.fields) }, names, invoice };
}
