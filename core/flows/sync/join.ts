import { hashEvent } from "#core/flows/library/events.ts";
import type { InvoiceRecord, RecordEvent } from "#core/model/record.ts";
import { mergeFacts } from "#core/sync/merge.ts";

/** Two histories of one invoice as one, under the id of the first. */
export async function joinRecords(
	own: InvoiceRecord,
	foreign: InvoiceRecord,
	hash: (bytes: Uint8Array) => Promise<string>,
): Promise<InvoiceRecord> {
	const events = [...own.events, ...foreign.events];
	const hashes = new Map<RecordEvent, string>();
	for (const event of events) hashes.set(event, await hashEvent(event, hash));
	return mergeFacts(own, foreign, (event) => hashes.get(event) ?? "");
}
